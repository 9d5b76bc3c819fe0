import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { textIndexOf } from './text/index-plugin';

/** Shows a place of the text at the top of the window and puts the cursor there. */
export function goToPosition(editor: Editor, position: number): void {
  const { state, view } = editor;
  const target = Math.min(position, state.doc.content.size);
  view.dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(target))));
  if (editor.isEditable) view.focus();
  const { node } = view.domAtPos(editor.state.selection.from);
  const element = node instanceof Element ? node : node.parentElement;
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  element?.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
}

/** Shows the block with this id; false when it is not in the text. */
export function goToBlock(editor: Editor, id: string): boolean {
  const position = textIndexOf(editor.state).positions.get(id);
  if (position === undefined) return false;
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const { state, view } = editor;
  view.dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(position + 1))));
  if (editor.isEditable) view.focus();
  const element = view.nodeDOM(position);
  if (element instanceof Element) {
    element.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' });
  }
  return true;
}
