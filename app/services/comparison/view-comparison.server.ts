import type { Tx } from '../../../db/store';
import type { Comparison } from '../../document/comparison-types';
import type { HistoryParts } from '../../document/history/history-types';
import type { Context } from '../context';
import { isServiceError } from '../errors';
import { loadHistory } from '../history/load-history.server';
import { loadStandard } from '../standards/load-standard.server';
import { type HandLine, nameHands } from './change-hands.server';
import type { ComparisonSearch } from './comparison-search';
import { findSide, type Side, type SidePlace } from './find-side.server';
import { readLentFile } from './lent-file.server';
import { type SideName, sideChoices, usualSides } from './side-choices.server';

export interface ComparedTexts {
  readonly from: SideName & { readonly hash: string | null };
  readonly to: SideName & { readonly hash: string | null };
  readonly comparison: Comparison;
  /** The version that comments on the later text are about; null where there is none. */
  readonly version: string | null;
  /** Who made each change, by its number; null where the history of the later text is not ours. */
  readonly hands: Readonly<Record<number, readonly HandLine[]>> | null;
}

/** What is wrong with a side, by its name in the address. */
export type SideFaults = Partial<Record<'from' | 'to', string>>;

/**
 * Two texts of one standard beside each other. The comparing is done in the workshop, so that a long text
 * stalls nobody; with a side not chosen yet, or one that names no text, there is only the choice.
 *
 * @throws ServiceError `not-found` for the standard, `sign-in-needed` for a file
 */
export async function viewComparison(ctx: Context, reference: string, search: ComparisonSearch) {
  const found = await ctx.store.read(async (tx) => {
    const { standard, actor } = await loadStandard(tx, ctx, reference);
    const groups = await sideChoices(tx, standard, actor);
    const usual = usualSides(groups);
    const [from, to] = [search.from || usual.from, search.to || usual.to];
    const chosen = from !== '' && to !== '' && (search.from !== '' || search.to !== '');
    const faults: SideFaults = {};
    const place = { standard, actor };
    const before = chosen ? await lookFor(tx, place, 'from', from, faults) : null;
    const after = chosen ? await lookFor(tx, place, 'to', to, faults) : null;
    return {
      standard: { reference, title: standard.title },
      groups,
      search: { ...search, from, to },
      faults,
      sides: before && after ? { before, after, past: await pastOf(tx, before, after) } : null,
    };
  });
  const { sides, ...view } = found;
  const compared = sides === null ? null : await compareSides(ctx, sides, view.faults);
  /** Whether both sides are frozen, so that the same address always gives the same page. */
  const settled = sides?.before.text.from === 'frozen' && sides.after.text.from === 'frozen';
  return { ...view, compared, settled };
}

export type ComparisonView = Awaited<ReturnType<typeof viewComparison>>;

async function lookFor(
  tx: Tx,
  place: SidePlace,
  name: keyof SideFaults,
  key: string,
  faults: SideFaults,
): Promise<Side | null> {
  try {
    return await findSide(tx, place, key);
  } catch (thrown) {
    if (!isServiceError(thrown) || thrown.code !== 'not-found') throw thrown;
    faults[name] = thrown.message;
    return null;
  }
}

/** How the later text came about since the earlier one, as the workshop takes it; null where nobody wrote it here. */
interface Past {
  readonly history: HistoryParts;
  readonly since: number;
}

async function pastOf(tx: Tx, before: Side, after: Side): Promise<Past | null> {
  if (after.log === null) return null;
  const { documentId, throughSeq } = after.log;
  const history = await loadHistory(tx, documentId, throughSeq);
  return { history, since: before.log?.documentId === documentId ? before.log.throughSeq : 0 };
}

async function compareSides(
  ctx: Context,
  { before, after, past }: { readonly before: Side; readonly after: Side; readonly past: Past | null },
  faults: SideFaults,
): Promise<ComparedTexts | null> {
  const earlier = await textOf(ctx, 'from', before, faults);
  const later = await textOf(ctx, 'to', after, faults);
  if (earlier === null || later === null) return null;
  const texts = [earlier.canonical, later.canonical] as const;
  const comparison =
    past === null
      ? await ctx.texts.compare(...texts)
      : await ctx.texts.compareInHistory(...texts, past.history, past.since);
  return {
    from: { key: before.key, label: earlier.label, hash: before.hash },
    to: { key: after.key, label: later.label, hash: after.hash },
    comparison,
    version: after.version,
    hands: past === null ? null : await nameHands(ctx, comparison.changes),
  };
}

async function textOf(
  ctx: Context,
  name: keyof SideFaults,
  { text, label }: Side,
  faults: SideFaults,
): Promise<{ readonly canonical: string; readonly label: string } | null> {
  if (text.from === 'frozen') return { canonical: text.canonical, label };
  if (text.from === 'live') return { canonical: (await ctx.texts.freeze(text.updates)).canonical, label };
  try {
    const { canonical, title, words } = await readLentFile(ctx, text.hash);
    const named = title === null ? label : `${label}: ${title}`;
    return { canonical, label: `${named} (${words.toLocaleString('en-GB')} words)` };
  } catch (thrown) {
    if (!isServiceError(thrown) || (thrown.code !== 'invalid' && thrown.code !== 'not-found')) throw thrown;
    faults[name] = thrown.message;
    return null;
  }
}
