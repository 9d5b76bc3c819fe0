import { findSnapshotRecord } from '../../../db/queries/snapshot-records';
import type { OutlineEntry } from '../../document/text-types';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { textFacts } from '../versions/stored-text';
import { readableText } from '../versions/view-text.server';
import { type Contributions, contributionsOf } from './contributions';
import { attributionIn, contributorsIn } from './snapshot-record';
import { type WhoLine, whoLines } from './who-lines';
import { loadWriterNames } from './writer-names.server';

/** Who wrote what stands in a frozen text. */
export interface WhoInText {
  readonly hash: string;
  readonly title: string;
  readonly outline: readonly OutlineEntry[];
  /** Which clause is shown; null for the list of them. '' is what stands before the first. */
  readonly clauseId: string | null;
  /** Null when it is not recorded: not yet, or because it could not be worked out. */
  readonly contributions: Contributions | null;
  readonly lines: readonly WhoLine[];
}

/**
 * Who wrote a clause of a frozen text, or the whole of it.
 *
 * @param part the heading of a clause; `all` for every line; null for the contributions alone
 * @throws ServiceError `not-found` when there is no such text for this reader, or no such clause in it
 */
export async function viewWhoInText(ctx: Context, hash: string, part: string | null): Promise<WhoInText> {
  const found = await ctx.store.read(async (tx) => {
    const { row, occasions } = await readableText(tx, ctx, hash);
    const record = await firstRecord(tx, occasions);
    const attribution = attributionIn(record);
    return {
      title: occasions[0]?.title ?? 'Frozen text',
      canonical: row.canonical,
      outline: textFacts(row).outline,
      attribution,
      contributors: contributorsIn(record),
      names: await loadWriterNames(tx, attribution?.writers ?? []),
    };
  });
  const { title, outline, canonical, attribution, contributors, names } = found;
  if (part !== null && part !== 'all' && part !== '' && !holds(outline, part)) {
    throw new ServiceError(
      'not-found',
      'There is no such clause in this text. Choose one from its contents.',
    );
  }
  const lines =
    part === null || attribution === null
      ? []
      : await ctx.texts.passages(canonical, attribution, part === 'all' ? {} : { clauseId: part });
  return {
    hash,
    title,
    outline,
    clauseId: part,
    contributions: contributors === null ? null : contributionsOf(contributors, names),
    lines: whoLines(lines, attribution?.writers ?? [], names),
  };
}

/** The record of the first occasion that has one: the text is the same, and was written before any of them. */
async function firstRecord(
  tx: Parameters<typeof findSnapshotRecord>[0],
  occasions: ReadonlyArray<{ readonly snapshotId: string }>,
) {
  for (const { snapshotId } of occasions) {
    const record = await findSnapshotRecord(tx, snapshotId);
    if (record && record.failure === null) return record;
  }
  return undefined;
}

function holds(outline: readonly OutlineEntry[], id: string): boolean {
  return outline.some((entry) => entry.id === id || holds(entry.children, id));
}
