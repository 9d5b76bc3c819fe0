import { listClients } from '../../../db/queries/live-text';
import {
  findSnapshotRecord,
  insertSnapshotRecord,
  listDocumentSnapshots,
  type SnapshotRecordRow,
} from '../../../db/queries/snapshot-records';
import { findCanonical, findSnapshot, type SnapshotRow } from '../../../db/queries/texts';
import { findVersionById } from '../../../db/queries/versions';
import { listInterests } from '../../../db/queries/writers';
import type { Tx } from '../../../db/store';
import type { Attribution } from '../../document/history/attribution';
import type { HistoryFacts } from '../../document/history/history-types';
import { textErrorCode } from '../../document/text-error';
import type { Context } from '../context';
import { loadHistory } from './load-history.server';
import type { Contributor, News, SnapshotNews } from './snapshot-record';

/**
 * Works out who wrote the words that stand in a snapshot and what is new in it, and keeps that with it. It comes
 * from the log up to the snapshot, which does not change any more: so it may be done at any time after, and done
 * again it says the same.
 */
export async function recordSnapshot(ctx: Context, snapshotId: string): Promise<void> {
  const found = await ctx.store.read(async (tx) => {
    const snapshot = await findSnapshot(tx, snapshotId);
    if (!snapshot || (await findSnapshotRecord(tx, snapshotId))) return null;
    const all = await listDocumentSnapshots(tx, snapshot.versionId, snapshot.documentId);
    const earlier = all.slice(all.findIndex(({ id }) => id === snapshotId) + 1);
    // A draft that was begun from the published text is new since that.
    const last = earlier.find(({ kind }) => kind !== 'automatic');
    const begunFrom = last ? undefined : await carriedText(tx, snapshot);
    const before = earlier.at(0) ?? begunFrom;
    const milestone = last ?? begunFrom;
    const canonicalOf = async (hash: string | undefined) =>
      hash === undefined ? undefined : await findCanonical(tx, hash);
    return {
      history: await loadHistory(tx, snapshot.documentId, snapshot.throughSeq),
      text: (await canonicalOf(snapshot.hash)) ?? '',
      before: before && { ...before, text: (await canonicalOf(before.hash)) ?? '' },
      milestone: milestone && { ...milestone, text: (await canonicalOf(milestone.hash)) ?? '' },
    };
  });
  if (!found) return;
  const { history, text, before, milestone } = found;
  const row = { snapshotId, createdAt: ctx.now() };
  let done: Omit<SnapshotRecordRow, 'snapshotId' | 'createdAt' | 'contributors'>;
  let attribution: Attribution;
  try {
    attribution = await ctx.texts.attribute(history);
    const news = (earlier: Earlier | undefined) => newsSince(ctx, earlier, text, history.facts);
    const since = await news(before);
    const sinceMilestone = milestone?.id === before?.id ? since : await news(milestone);
    const both: SnapshotNews = { snapshot: since, milestone: sinceMilestone };
    const { writers, lines } = attribution;
    done = { failure: null, passages: { writers, lines }, news: both };
  } catch (error) {
    const failure = textErrorCode(error);
    // Too little time is also what a portal has that is stopping. Anything else would end the same way again.
    if (failure === null || failure === 'timed-out') throw error;
    await ctx.store.tx((tx) =>
      insertSnapshotRecord(tx, { ...row, failure, contributors: [], passages: {}, news: {} }),
    );
    return;
  }
  await ctx.store.tx(async (tx) => {
    const ids = attribution.writers.flatMap(({ organisationId }) => organisationId ?? []);
    const interests = new Map((await listInterests(tx, ids)).map((one) => [one.id, one.interestCategory]));
    const contributors = attribution.contributions.flatMap(
      ({ writer, words, first, last }): Contributor[] => {
        const who = attribution.writers[writer];
        if (who === undefined) return [];
        const interestCategory = interests.get(who.organisationId ?? '') ?? null;
        return [{ ...who, words, first, last, interestCategory }];
      },
    );
    await insertSnapshotRecord(tx, { ...row, ...done, contributors });
  });
}

/** The published text that a draft was begun from, as the snapshot before its first one; it is not of its log. */
async function carriedText(tx: Tx, { versionId, documentId }: SnapshotRow) {
  const carried = (await listClients(tx, documentId)).some(({ origin }) => origin === 'carried');
  const basedOnId = carried ? (await findVersionById(tx, versionId))?.basedOnId : null;
  const base = basedOnId == null ? undefined : await findVersionById(tx, basedOnId);
  const published = base?.publishedSnapshotId;
  const snapshot = published == null ? undefined : await findSnapshot(tx, published);
  return snapshot && { id: snapshot.id, hash: snapshot.hash, throughSeq: 0 };
}

interface Earlier {
  readonly id: string;
  readonly throughSeq: number;
  readonly text: string;
}

const NOTHING = '{"type":"doc"}';

async function newsSince(
  ctx: Context,
  earlier: Earlier | undefined,
  text: string,
  facts: readonly HistoryFacts[],
): Promise<News> {
  const { changes, wordsAdded, wordsRemoved } = await ctx.texts.compare(earlier?.text ?? NOTHING, text);
  const clauses = new Map(changes.map(({ clause }) => [clause.id, clause]));
  const people = new Map<string, News['people'][number]>();
  for (const { throughSeq, personId, organisationId } of facts) {
    if (throughSeq <= (earlier?.throughSeq ?? 0) || personId === null) continue;
    people.set(`${personId} ${organisationId ?? ''}`, { personId, organisationId });
  }
  return {
    since: earlier?.id ?? null,
    wordsAdded,
    wordsRemoved,
    clauses: [...clauses.values()].map(({ id, number, title }) => ({ id, number, title })),
    people: [...people.values()],
  };
}
