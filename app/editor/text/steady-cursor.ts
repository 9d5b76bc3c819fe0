import { Extension } from '@tiptap/core';
import type { ResolvedPos } from '@tiptap/pm/model';
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import { type ProsemirrorBinding, ySyncPluginKey } from '@tiptap/y-tiptap';
import { textIndexOf } from './index-plugin';

interface RememberedSelection {
  readonly absAnchor?: number;
  readonly absHead?: number;
}

/**
 * Leaves it to Yjs where the cursor stands after an edit of somebody else.
 *
 * The binding (y-tiptap 3.0.9) distrusts Yjs as soon as the words of the line have changed, and puts the cursor
 * back at its old distance from the start of the line. Two people in one line then type into each other's
 * words. It does so only when it remembers that distance, so the distance is taken out of what it remembers.
 */
export function trustYjsWithTheCursor(binding: ProsemirrorBinding): void {
  let remembered: RememberedSelection | null = binding.beforeTransactionSelection ?? null;
  Object.defineProperty(binding, 'beforeTransactionSelection', {
    configurable: true,
    get: () => remembered,
    set: (selection: RememberedSelection | null) => {
      if (selection === null) remembered = null;
      else {
        const { absAnchor: _anchor, absHead: _head, ...relative } = selection;
        remembered = relative;
      }
    },
  });
}

/**
 * What Yjs cannot know: a block that somebody else moved is a new one to it, and the cursor would stay behind
 * at the place the block left. The block's id tells where it went.
 */
export const SteadyCursor = Extension.create({
  name: 'steadyCursor',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey('steady-cursor'),
        appendTransaction(transactions, before, after) {
          const sync = transactions
            .map((tr) => tr.getMeta(ySyncPluginKey))
            .find((meta) => meta?.isChangeOrigin);
          if (sync === undefined || sync.isUndoRedoOperation) return null;
          const { $from, $to } = before.selection;
          const id = lineId($from);
          if (id === null || !$from.sameParent($to) || lineId(after.selection.$from) === id) return null;
          const position = textIndexOf(after).positions.get(id);
          const line = position === undefined ? null : after.doc.nodeAt(position);
          if (position === undefined || !line?.isTextblock) return null;
          const at = (offset: number) => position + 1 + Math.min(offset, line.content.size);
          return after.tr
            .setSelection(TextSelection.create(after.doc, at($from.parentOffset), at($to.parentOffset)))
            .setMeta('addToHistory', false);
        },
      }),
    ];
  },
});

function lineId($position: ResolvedPos): string | null {
  const { id } = $position.parent.attrs;
  return $position.parent.isTextblock && typeof id === 'string' ? id : null;
}
