import type { Editor } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import { currentBlock } from './block-commands';

/** Words of a draft whose writers are asked for. */
export interface PassageAsked {
  readonly blockId: string;
  /** Places in the line, as the editor counts them; the whole block without. */
  readonly from?: number;
  readonly to?: number;
}

/** The selected words as far as they stand in one line, else the block at the cursor; null where there is none. */
export function selectedPassage(editor: Editor): PassageAsked | null {
  const { selection } = editor.state;
  const { $from, from, to } = selection;
  const line = $from.parent;
  const { id } = line.attrs;
  if (to > from && line.isTextblock && typeof id === 'string' && !(selection instanceof NodeSelection)) {
    const start = $from.parentOffset;
    return { blockId: id, from: start, to: Math.min(line.content.size, start + to - from) };
  }
  const block = currentBlock(editor);
  return block === null || block.id === '' ? null : { blockId: block.id };
}
