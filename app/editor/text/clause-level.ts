import type { Editor } from '@tiptap/core';
import { firstClauseLevel } from '../../document/outline';
import { textIndexOf } from './index-plugin';
import { clauseAt } from './text-index';

/**
 * The level of heading that a clause is at the cursor when it stands `depth` deep, 1 being the outermost. In a text
 * whose title is its only heading of level 1 the clauses begin at level 2: one of level 1 would take all after it
 * under itself.
 */
export function levelForDepth(editor: Editor, depth: number): number {
  return Math.min(6, outermostLevel(editor) + depth - 1);
}

/** How deep a heading of a level stands as a clause at the cursor; 0 for one above the clauses, such as a title. */
export function depthOfLevel(editor: Editor, level: number): number {
  return Math.max(0, level - outermostLevel(editor) + 1);
}

function outermostLevel({ state }: Editor): number {
  const index = textIndexOf(state);
  return firstClauseLevel(index.clauses, clauseAt(index, state.selection.from)?.id ?? '');
}
