import { ComparisonView } from './comparison/comparison-view';
import type { Merged } from './comparison/merged';
import type { RenderContext } from './render';

/**
 * The later text with insertions and deletions where they happened. Each is an `ins` or `del` with a label in
 * words for those who do not see it; the first node of change 3 is preceded by an element with id `change-3`.
 */
export function renderComparison(root: Merged, context: RenderContext): string {
  const view = new ComparisonView(context);
  return root.children.map((child) => view.render(child)).join('\n');
}
