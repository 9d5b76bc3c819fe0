import type { Comparison } from '../../document/comparison-types';
import type { Context } from '../context';
import { loadStandard } from '../standards/load-standard.server';
import { findSide, type Side, type SideName, sideChoices, usualSides } from './comparison-sides.server';

export const COMPARISON_VIEWS = ['text', 'side', 'list', 'requirements'] as const;
export type ComparisonWay = (typeof COMPARISON_VIEWS)[number];

/** What is compared and how it is shown; the whole of it stands in the address. */
export interface ComparisonSearch {
  readonly from: string;
  readonly to: string;
  readonly view: ComparisonWay;
  /** The change that is looked at, from 1. */
  readonly change: number;
}

export function readComparisonSearch(params: URLSearchParams): ComparisonSearch {
  const change = Number(params.get('change') ?? 1);
  const key = (name: string) =>
    /^[\w.-]{1,80}$/.test(params.get(name) ?? '') ? (params.get(name) ?? '') : '';
  return {
    from: key('from'),
    to: key('to'),
    view: COMPARISON_VIEWS.find((view) => view === params.get('view')) ?? 'text',
    change: Number.isSafeInteger(change) && change >= 1 ? change : 1,
  };
}

export interface ComparedTexts {
  readonly from: SideName & { readonly hash: string | null };
  readonly to: SideName & { readonly hash: string | null };
  readonly comparison: Comparison;
}

/**
 * Two texts of one standard beside each other. The comparing is done in the workshop, so that a long text
 * stalls nobody; with a side not chosen yet there is only the choice.
 */
export async function viewComparison(ctx: Context, reference: string, search: ComparisonSearch) {
  const found = await ctx.store.read(async (tx) => {
    const { standard, actor } = await loadStandard(tx, ctx, reference);
    const choices = await sideChoices(tx, standard.id, actor);
    const usual = usualSides(choices);
    const [to, from] = [search.to || usual.to, search.from || usual.from];
    const chosen = from !== '' && to !== '' && (search.from !== '' || search.to !== '');
    return {
      standard: { reference, title: standard.title },
      choices,
      search: { ...search, from, to },
      before: chosen ? await findSide(tx, standard.id, actor, from) : null,
      after: chosen ? await findSide(tx, standard.id, actor, to) : null,
    };
  });
  const { before, after, ...view } = found;
  const compared = before && after ? await compareSides(ctx, before, after) : null;
  /** Whether both sides are frozen, so that the same address always gives the same page. */
  const settled = before?.hash != null && after?.hash != null;
  return { ...view, compared, settled };
}

export type ComparisonView = Awaited<ReturnType<typeof viewComparison>>;

async function compareSides(ctx: Context, before: Side, after: Side): Promise<ComparedTexts> {
  const [earlier, later] = [await canonicalOf(ctx, before), await canonicalOf(ctx, after)];
  return {
    from: { key: before.key, label: before.label, hash: before.hash },
    to: { key: after.key, label: after.label, hash: after.hash },
    comparison: await ctx.texts.compare(earlier, later),
  };
}

async function canonicalOf(ctx: Context, side: Side): Promise<string> {
  return side.canonical ?? (await ctx.texts.freeze(side.updates)).canonical;
}
