import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import type { EditorState, Plugin, Transaction } from '@tiptap/pm/state';
import { type ProsemirrorBinding, updateYFragment, ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { changedBlocks } from './changed-blocks';
import { typeAtCursor } from './edit-at-cursor';
import { KeptMapping } from './kept-mapping';
import { bindingOf, liveSelection } from './live-places';

/** The selection before the edit that is under way, named while the live text still was as it was shown. */
const namedBefore = new WeakMap<ProsemirrorBinding, ReturnType<typeof liveSelection>>();

/**
 * Keeps what the binding (y-tiptap 3.0.9) does for each edit as small as the edit. It compares all blocks of the
 * text with the live text for each key, and replaces all of them for each edit of somebody else, which also makes
 * everybody who follows positions through changes lose them. Here only the blocks that changed are compared and
 * replaced; whatever is not as simple as that goes the binding's own way.
 *
 * @param shown the text as it is in both now
 */
export function quickenBinding(binding: ProsemirrorBinding, shown: Node): void {
  let inStep: Node | null = shown;
  const { doc } = binding;
  const state = (): EditorState => binding.prosemirrorView.state;

  doc.off('beforeAllTransactions', binding.beforeAllTransactions);
  binding.beforeAllTransactions = () => {
    // For an edit made here, what is remembered from before it is replaced in the next moment, below.
    if (binding.prosemirrorView === null || state().doc !== inStep) return;
    const selection = liveSelection(binding, state());
    namedBefore.set(binding, selection);
    binding.beforeTransactionSelection ??= selection;
  };
  doc.on('beforeAllTransactions', binding.beforeAllTransactions);

  binding._prosemirrorChanged = (now: Node) => {
    doc.transact(() => {
      const typed = inStep !== null && state().doc === now && typeAtCursor(binding, inStep, state());
      if (inStep === null || !updateSameBlocks(binding, inStep, now)) {
        updateYFragment(doc, binding.type, now, binding);
      }
      if (typed) typed();
      inStep = now;
      binding.beforeTransactionSelection = liveSelection(binding, state());
    }, ySyncPluginKey);
  };

  Object.defineProperty(binding, '_tr', {
    get: () => {
      const tr = state().tr.setMeta('addToHistory', false);
      return replacingOnlyWhatChanged(tr, (after) => {
        inStep = after;
      });
    },
  });
}

/** Brings the blocks up to date that were changed within, when nothing else happened; false when something did. */
function updateSameBlocks(binding: ProsemirrorBinding, before: Node, now: Node): boolean {
  const { doc, type, mapping } = binding;
  const { start, end } = changedBlocks(before, now);
  if (before.childCount !== now.childCount || !(mapping instanceof KeptMapping)) return false;
  const changes: (readonly [Y.XmlElement, Node])[] = [];
  for (let at = start; at < end; at += 1) {
    const [old, block] = [before.child(at), now.child(at)];
    if (old === block) continue;
    const part: unknown = mapping.partOf(old);
    const same = part instanceof Y.XmlElement && part.parent === type && part._item?.deleted === false;
    if (!same || part.nodeName !== block.type.name || old.attrs.id !== block.attrs.id) return false;
    changes.push([part, block]);
  }
  for (const [part, block] of changes) updateYFragment(doc, part, block, binding);
  return true;
}

/** Makes the replacement of a whole text that of the blocks which are not the same. */
function replacingOnlyWhatChanged(tr: Transaction, replaced: (after: Node) => void): Transaction {
  const replace = tr.replace.bind(tr);
  tr.replace = (from, to = from, slice = Slice.empty) => {
    const before = tr.doc;
    if (from !== 0 || to !== before.content.size || slice.openStart > 0 || slice.openEnd > 0) {
      return replace(from, to, slice);
    }
    const { start, end, oldEnd } = changedBlocks(before, slice.content);
    const at = (block: number, content: Node | Fragment) => {
      let position = 0;
      for (let place = 0; place < block; place += 1) position += content.child(place).nodeSize;
      return position;
    };
    const blocks: Node[] = [];
    for (let place = start; place < end; place += 1) blocks.push(slice.content.child(place));
    if (start < end || start < oldEnd) {
      replace(at(start, before), at(oldEnd, before), new Slice(Fragment.from(blocks), 0, 0));
    }
    replaced(tr.doc);
    return tr;
  };
  return tr;
}

/**
 * The undo plugin remembers the selection before each transaction; this finds it the quick way. Of what came from the
 * live text (something taken back, say) it was named before: the places of the old state have no names in the text as
 * it is now, and a redo would put the cursor as far beyond the words as they are long.
 */
export function quickenUndo(undo: Plugin | undefined): void {
  const kept = undo?.spec.state;
  if (kept === undefined) return;
  kept.apply = (tr, value, shown) => {
    // What a plugin adds to an edit, ids say, has no selection of its own before it.
    const appended = tr.getMeta('appendedTransaction') !== undefined;
    const binding = bindingOf(shown);
    const fromText = tr.getMeta(ySyncPluginKey)?.isChangeOrigin === true;
    const named = fromText && binding !== undefined ? namedBefore.get(binding) : undefined;
    const { undoManager } = value;
    return {
      undoManager,
      prevSel:
        binding === undefined ? null : appended ? value.prevSel : (named ?? liveSelection(binding, shown)),
      hasUndoOps: undoManager.undoStack.length > 0,
      hasRedoOps: undoManager.redoStack.length > 0,
    };
  };
}
