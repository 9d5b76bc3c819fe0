import { findDocument } from '../../../db/queries/documents';
import { listSnapshotRecords } from '../../../db/queries/snapshot-records';
import { listSnapshots } from '../../../db/queries/texts';
import { listMoves, listVersions } from '../../../db/queries/versions';
import { dayInWords } from '../../domain/london-time';
import { may } from '../../domain/permissions';
import type { Context } from '../context';
import { type News, newsIn } from '../history/snapshot-record';
import { loadWriterNames } from '../history/writer-names.server';
import type { WriterNames } from '../history/writer-words';
import { draftThing } from '../live/seat-facts.server';
import { besideWords } from './beside-words.server';
import { historyEvents } from './history-events.server';
import {
  choicesIn,
  foldByDay,
  type HistoryFilter,
  isShown,
  type LineNews,
  type MoveLine,
  type SnapshotLine,
} from './history-lines';
import { loadVersion } from './load-version.server';
import { isMandate } from './move-label';
import { byNumber } from './newest-version';
import { comparePath, textPath } from './version-address';
import { chainHeadOf } from './version-record.server';

/** The history of a version, newest first: where it moved, and each text that was frozen of it. */
export async function viewHistory(ctx: Context, reference: string, number: string, filter: HistoryFilter) {
  return await ctx.store.read(async (tx) => {
    const { standard, version, actor } = await loadVersion(tx, ctx, reference, number);
    const versions = await listVersions(tx, [standard.id]);
    const maySeeAutomatic = may(actor, 'freeze', { standardId: standard.id }).allowed;
    const automaticToo = maySeeAutomatic && filter.automaticToo;
    const shown = (await listSnapshots(tx, [version.id])).filter(
      ({ kind }) => kind !== 'automatic' || automaticToo,
    );
    const records = await listSnapshotRecords(
      tx,
      shown.map(({ id }) => id),
    );
    const news = new Map(records.map((record) => [record.snapshotId, newsIn(record)]));
    const named = [...news.values()].flatMap((one) =>
      one ? [...one.snapshot.people, ...one.milestone.people] : [],
    );
    const names = await loadWriterNames(tx, named);
    const snapshots = shown.map((snapshot, place): SnapshotLine => {
      // A milestone is told from the milestone before it, also where smaller steps stand in between.
      const milestone = snapshot.kind !== 'automatic';
      const before = shown.slice(place + 1).find(({ kind }) => !milestone || kind !== 'automatic');
      const recorded = news.get(snapshot.id);
      const { id, kind, name, hash, words, createdAt, createdByName } = snapshot;
      return {
        what: 'snapshot',
        key: id,
        at: createdAt,
        by: createdByName,
        id,
        kind,
        name,
        hash,
        words,
        growth: before ? words - before.words : null,
        news: recorded ? lineNews(milestone ? recorded.milestone : recorded.snapshot, names) : null,
        textPath: textPath(hash),
        comparePath: before && before.hash !== hash ? comparePath(reference, before.id, id) : null,
      };
    });
    const moves = (await listMoves(tx, [version.id])).map(
      (move): MoveLine => ({
        what: 'move',
        key: `move-${move.id}`,
        at: move.at,
        by: move.actorName,
        state: move.toState,
        mandate: isMandate(move),
        reason: move.reason,
        hash: move.snapshotHash,
      }),
    );
    const document = version.documentId === null ? undefined : await findDocument(tx, version.documentId);
    const mayRestore =
      document !== undefined &&
      may(actor, 'restore', { standardId: standard.id }).allowed &&
      may(actor, 'edit-draft', draftThing({ document, version, standard })).allowed;
    const events = await historyEvents(tx, version.id);
    const all = [...snapshots, ...moves.reverse(), ...events.reverse()].sort(
      (a, b) => b.at.getTime() - a.at.getTime(),
    );
    return {
      standard: { reference, title: standard.title },
      version: { id: version.id, number, state: version.state, documentId: version.documentId },
      lines: foldByDay(
        all.filter((line) => isShown(line, filter)),
        dayInWords,
      ),
      beside: await besideWords(tx, version),
      choices: choicesIn(all),
      otherVersions: versions
        .filter(({ id }) => id !== version.id)
        .sort(byNumber)
        .reverse()
        .map(({ number: other, state, publishedAt }) => ({ number: other, state, publishedAt })),
      /** The newest event of this version in the audit record. */
      chainHead: await chainHeadOf(tx, version.id),
      filter,
      may: {
        seeAutomatic: maySeeAutomatic,
        restore: mayRestore,
        name: maySeeAutomatic,
        seeLife:
          document !== undefined && may(actor, 'watch-draft', { hidden: standard.hiddenAt !== null }).allowed,
      },
    };
  });
}

function lineNews({ wordsAdded, wordsRemoved, clauses, people }: News, names: WriterNames): LineNews {
  return {
    wordsAdded,
    wordsRemoved,
    clauses: clauses.map(({ id, number, title }) => ({
      id,
      label: [number, title].filter((part) => part !== '').join(' ') || 'Before the first clause',
    })),
    people: people.map(({ personId, organisationId }) => {
      const organisation = organisationId === null ? undefined : names.organisations.get(organisationId);
      return {
        id: personId,
        name: names.people.get(personId) ?? 'Former member',
        organisation:
          organisation && organisationId !== null ? { id: organisationId, name: organisation.name } : null,
      };
    }),
  };
}
