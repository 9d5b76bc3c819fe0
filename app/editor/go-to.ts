import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { bringIntoView } from './text/bring-into-view';
import { textIndexOf } from './text/index-plugin';

/** Shows a place of the text at the top of the window and puts the cursor there. */
export function goToPosition(editor: Editor, position: number): void {
  const { state, view } = editor;
  const target = Math.min(position, state.doc.content.size);
  view.dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(target))));
  if (editor.isEditable) view.focus();
  const { node } = view.domAtPos(editor.state.selection.from);
  const element = node instanceof Element ? node : node.parentElement;
  if (element !== null) bringIntoView(element, 'center');
}

/** Shows the block with this id; false when it is not in the text. */
export function goToBlock(editor: Editor, id: string): boolean {
  const position = textIndexOf(editor.state).positions.get(id);
  if (position === undefined) return false;
  const { state, view } = editor;
  view.dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(position + 1))));
  if (editor.isEditable) view.focus();
  const element = view.nodeDOM(position);
  if (element instanceof Element) bringIntoView(element, 'start');
  return true;
}
