import { listAnchors } from '../../../db/queries/comment-lists';
import type { VersionRow } from '../../../db/queries/versions';
import type { Context } from '../context';
import { placesIn, presentText } from './comment-places.server';

/**
 * The numbers of the standing comments on a version, by the id of the clause in which each stands in the version's
 * present text; one on a paragraph stands in the clause around it, one on removed text in none.
 */
export async function commentsByClause(
  ctx: Context,
  version: VersionRow,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const anchors = await ctx.store.read((tx) => listAnchors(tx, version.id));
  const on = anchors.filter(({ anchor }) => anchor.blockId !== null);
  const text = on.length === 0 ? null : await presentText(ctx, version);
  const places = await placesIn(
    ctx,
    text && { content: text.content, live: null },
    on.map(({ anchor }) => anchor),
  );
  return on.reduce((byClause, { number }, at) => {
    const clause = places[at]?.clauseId ?? '';
    return clause === '' ? byClause : byClause.set(clause, [...(byClause.get(clause) ?? []), number]);
  }, new Map<string, readonly number[]>());
}
