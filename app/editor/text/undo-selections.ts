import type { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import { bindingOf, liveSelection } from './live-places';
import { OwnUndo, type StackItem } from './own-undo';

/** Under it a step keeps the selection that the way back from it leads to. */
const OTHER_END = Symbol('other end');

/**
 * Has the selection stand where an edit was begun when it is taken back, and where it ended when it is done again,
 * wherever the cursor was meanwhile. The undo plugin of y-tiptap 3.0.9 goes back to where it was before the last undo,
 * which after two undos is the place of another edit.
 */
export function keepBothEnds(undo: Plugin | undefined): void {
  const made = undo?.spec.view;
  if (undo === undefined || made === undefined) return;
  undo.spec.view = (view) => {
    const { undoManager } = yUndoPluginKey.getState(view.state);
    // The plugin's own first: it says where the selection was, and what is said here stands after it.
    const own = made.call(undo, view);
    if (!(undoManager instanceof OwnUndo)) return own;
    const added = ({ stackItem }: { stackItem: StackItem }) => {
      if (undoManager.popped === null) ended(view, stackItem);
      else turnRound(view, undoManager.popped, stackItem);
    };
    const updated = ({ stackItem }: { stackItem: StackItem }) => ended(view, stackItem);
    undoManager.on('stack-item-added', added);
    undoManager.on('stack-item-updated', updated);
    return {
      ...own,
      destroy() {
        undoManager.off('stack-item-added', added);
        undoManager.off('stack-item-updated', updated);
        own.destroy?.();
      },
    };
  };
}

/** An edit ends, for now, where the selection is. */
function ended({ state }: EditorView, step: StackItem): void {
  const binding = bindingOf(state);
  if (binding !== undefined) step.meta.set(OTHER_END, liveSelection(binding, state));
}

/** The step that leads back from another one leads from its one end to the other. */
function turnRound({ state }: EditorView, from: StackItem, step: StackItem): void {
  const binding = bindingOf(state);
  const to = from.meta.get(OTHER_END);
  if (binding === undefined || to === undefined) return;
  step.meta.set(OTHER_END, from.meta.get(binding));
  step.meta.set(binding, to);
}
