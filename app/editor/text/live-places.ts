import { Node } from '@tiptap/pm/model';
import { type EditorState, TextSelection } from '@tiptap/pm/state';
import {
  absolutePositionToRelativePosition,
  getRelativeSelection,
  isMisresolvedTextPosition,
  type ProsemirrorBinding,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { textIndexOf } from './index-plugin';
import { KeptMapping } from './kept-mapping';

/**
 * Places in the text as Yjs names them, and back. The binding finds each by walking over all blocks before it,
 * several times for each key and twice for each caret of somebody else; in a long text that is most of what a key
 * costs. In a line of words the way leads through the tables that are kept anyway; elsewhere the binding is asked.
 */

/** The name that a position of the editor has in the live text. */
export function livePlace(
  state: EditorState,
  binding: ProsemirrorBinding,
  position: number,
): Y.RelativePosition {
  const $position = state.doc.resolve(position);
  return (
    placeInLine($position.parent, $position.parentOffset, binding) ??
    absolutePositionToRelativePosition(position, binding.type, binding.mapping)
  );
}

function placeInLine(line: Node, offset: number, { mapping }: ProsemirrorBinding): Y.RelativePosition | null {
  if (!line.isTextblock || !(mapping instanceof KeptMapping)) return null;
  const part: unknown = mapping.partOf(line);
  if (!(part instanceof Y.XmlElement) || part.length === 0) return null;
  let left = offset;
  for (const child of part.toArray()) {
    if (!(child instanceof Y.XmlText)) {
      if (left === 0) return null;
      left -= 1;
    } else if (left <= child.length) return Y.createRelativePositionFromTypeIndex(child, left, -1);
    else left -= child.length;
  }
  return null;
}

/** Where a place of the live text is in the editor; null when it is not there any more. */
export function editorPlace(
  state: EditorState,
  binding: ProsemirrorBinding,
  place: Y.RelativePosition,
): number | null {
  const { doc, type, mapping } = binding;
  const found = Y.createAbsolutePositionFromRelativePosition(place, doc);
  const element: unknown = found?.type instanceof Y.XmlText ? found.type.parent : null;
  const line: unknown = element instanceof Y.XmlElement ? mapping.get(element) : null;
  if (found === null || !(element instanceof Y.XmlElement) || !(line instanceof Node) || !line.isTextblock) {
    return relativePositionToAbsolutePosition(doc, type, place, mapping);
  }
  const start = textIndexOf(state).positions.get(String(line.attrs.id));
  if (start === undefined || state.doc.nodeAt(start) !== line) {
    return relativePositionToAbsolutePosition(doc, type, place, mapping);
  }
  let before = found.index;
  for (const child of element.toArray()) {
    if (child === found.type) break;
    before += child instanceof Y.XmlText ? child.length : 1;
  }
  const position = start + 1 + before;
  return isMisresolvedTextPosition(doc, place, position) ? null : position;
}

/** What the binding remembers of a selection to find it again after an edit. */
export function liveSelection(
  binding: ProsemirrorBinding,
  state: EditorState,
): ReturnType<typeof getRelativeSelection> {
  const { selection } = state;
  if (!(selection instanceof TextSelection)) return getRelativeSelection(binding, state);
  const anchor = livePlace(state, binding, selection.anchor);
  const head = selection.empty ? anchor : livePlace(state, binding, selection.head);
  const { anchor: absAnchor, head: absHead } = selection;
  return { type: 'text', depth: undefined, anchor, head, absAnchor, absHead };
}

/** The binding of an editor to its live text; undefined where there is none. */
export function bindingOf(state: EditorState): ProsemirrorBinding | undefined {
  return ySyncPluginKey.getState(state)?.binding;
}
