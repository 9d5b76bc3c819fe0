import type { SideRow } from '../comparison-types';
import type { RenderContext } from '../render';
import { ComparisonView, isTouched, type Shown } from './comparison-view';
import type { Merged } from './merged';

/**
 * What differs, with the earlier wording and the later one as they are printed: one row for each block at the top of
 * the text in which something changed. What is the same on both sides is only counted.
 */
export function renderSides(root: Merged, context: RenderContext): SideRow[] {
  // Nothing on either side bears an id: both sides may hold the same block.
  const bare = { ...context, printed: null };
  const html = (shown: Shown, one: Merged) => new ComparisonView(bare, shown).render(one);
  const rows: SideRow[] = [];
  let same = 0;
  for (const one of root.children) {
    if (!isTouched(one)) {
      same += 1;
      continue;
    }
    const { id, number, title } = one.clause;
    rows.push({
      changes: changesIn(one),
      clause: { id, number, title },
      sameBefore: same,
      before: html('earlier', one),
      after: html('later', one),
    });
    same = 0;
  }
  return rows;
}

function changesIn(one: Merged): number[] {
  const numbers = [...(one.change === undefined ? [] : [one.change]), ...one.children.flatMap(changesIn)];
  return [...new Set(numbers)].sort((a, b) => a - b);
}
