import type { SideRow } from '../comparison-types';
import type { RenderContext } from '../render';
import { ComparisonView, isTouched, type Shown } from './comparison-view';
import type { Merged } from './merged';

/**
 * What differs, with the earlier wording and the later one as they are printed: one row for each block at the top of
 * the text in which something changed, or for several that changed as one. What is the same on both sides is only
 * counted.
 */
export function renderSides(root: Merged, context: RenderContext): SideRow[] {
  // Nothing on either side bears an id: both sides may hold the same block.
  const bare = { ...context, printed: null };
  const html = (shown: Shown, one: Merged) => new ComparisonView(bare, shown).render(one);
  const rows: SideRow[] = [];
  const told = new Set<number>();
  let same = 0;
  for (const one of root.children) {
    if (!isTouched(one)) {
      same += 1;
      continue;
    }
    const changes = changesIn(one);
    const news = changes.filter((number) => !told.has(number));
    for (const number of news) told.add(number);
    const [before, after] = [html('earlier', one), html('later', one)];
    const last = rows.at(-1);
    if (last !== undefined && same === 0 && changes.length > 0 && news.length === 0) {
      rows[rows.length - 1] = { ...last, before: last.before + before, after: last.after + after };
      continue;
    }
    const { id, number, title } = one.clause;
    rows.push({ changes: news, clause: { id, number, title }, sameBefore: same, before, after });
    same = 0;
  }
  return rows;
}

function changesIn(one: Merged): number[] {
  const numbers = [...(one.change === undefined ? [] : [one.change]), ...one.children.flatMap(changesIn)];
  return [...new Set(numbers)].sort((a, b) => a - b);
}
