import { Extension } from '@tiptap/core';
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import { type ProsemirrorBinding, ySyncPluginKey } from '@tiptap/y-tiptap';
import { textIndexOf } from './index-plugin';
import { OBJECT, placeIn } from './line-places';
import { bindingOf } from './live-places';
import { isPuttingBack } from './put-back';

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
 * What Yjs cannot know: a block that somebody else moved or gave another shape is a new one to it, and the cursor
 * would stay behind at the place the block left, or at the start of the new one. The block's id tells where it went,
 * and what it said where in it the cursor was. Words that are put back at the cursor were written before it.
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
          if (id === null || !$from.sameParent($to)) return null;
          const doc = bindingOf(before)?.doc;
          const putBack = doc !== undefined && isPuttingBack(doc);
          const stays = lineId(after.selection.$from) === id;
          // At the start of its own line, where it was not before, Yjs lost sight of it.
          const strayed = $from.parentOffset > 0 && after.selection.$from.parentOffset === 0;
          if (stays && !strayed && !putBack) return null;
          const position = textIndexOf(after).positions.get(id);
          const line = position === undefined ? null : after.doc.nodeAt(position);
          if (position === undefined || !line?.isTextblock) return null;
          const [was, now] = [lineText($from.parent), lineText(line)];
          const at = (offset: number) => position + 1 + placeIn(was, now, offset, putBack);
          const selection = TextSelection.create(after.doc, at($from.parentOffset), at($to.parentOffset));
          return selection.eq(after.selection)
            ? null
            : after.tr.setSelection(selection).setMeta('addToHistory', false);
        },
      }),
    ];
  },
});

/** What a line says, a character for each place of the cursor. */
function lineText(line: Node): string {
  return line.textBetween(0, line.content.size, OBJECT, OBJECT);
}

function lineId($position: ResolvedPos): string | null {
  const { id } = $position.parent.attrs;
  return $position.parent.isTextblock && typeof id === 'string' ? id : null;
}
