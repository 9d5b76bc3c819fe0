import type { Editor } from '@tiptap/core';
import { Fragment, type Node, type ResolvedPos } from '@tiptap/pm/model';
import { NodeSelection, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';

/** The block that a menu acts on: the innermost list item, else the block of the body. */
export interface CurrentBlock {
  readonly node: Node;
  readonly position: number;
  readonly parent: Node;
  /** Place among its siblings. */
  readonly place: number;
  /** Id of the block; for a list item of the line inside. */
  readonly id: string;
}

export function currentBlock(editor: Editor): CurrentBlock | null {
  const { selection } = editor.state;
  if (selection instanceof NodeSelection && selection.$from.depth === 0) {
    return blockAt(editor, selection.from);
  }
  const depth = depthOfBlock(selection.$from);
  return depth === 0 ? null : describe(selection.$from, depth);
}

/** The block of the body that starts at a position. */
export function blockAt(editor: Editor, position: number): CurrentBlock | null {
  const { doc } = editor.state;
  const node = doc.nodeAt(position);
  if (node === null) return null;
  const place = doc.resolve(position).index(0);
  return { node, position, parent: doc, place, id: idOf(node) };
}

function depthOfBlock($from: ResolvedPos): number {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type.name === 'listItem') return depth;
  }
  return Math.min(1, $from.depth);
}

function describe($from: ResolvedPos, depth: number): CurrentBlock {
  const node = $from.node(depth);
  return {
    node,
    position: $from.before(depth),
    parent: $from.node(depth - 1),
    place: $from.index(depth - 1),
    id: idOf(node),
  };
}

function idOf(node: Node): string {
  const { id } = node.attrs;
  if (typeof id === 'string') return id;
  return node.firstChild === null ? '' : idOf(node.firstChild);
}

/** Puts a block before the one above it or after the one below; false when there is none. */
export function moveBlock(editor: Editor, block: CurrentBlock, direction: 'up' | 'down'): boolean {
  const other = block.parent.maybeChild(block.place + (direction === 'up' ? -1 : 1));
  if (other === null) return false;
  const { tr } = editor.state;
  const start = direction === 'up' ? block.position - other.nodeSize : block.position;
  const end = start + block.node.nodeSize + other.nodeSize;
  const pair = direction === 'up' ? [block.node, other] : [other, block.node];
  const moved = direction === 'up' ? start : start + other.nodeSize;
  const inside = Math.max(0, editor.state.selection.from - block.position);
  tr.replaceWith(start, end, Fragment.from(pair));
  selectInside(tr, moved, Math.min(inside, block.node.nodeSize - 1));
  editor.view.dispatch(tr.scrollIntoView());
  return true;
}

function selectInside(tr: Transaction, position: number, inside: number): void {
  const node = tr.doc.nodeAt(position);
  if (node?.isAtom) tr.setSelection(NodeSelection.create(tr.doc, position));
  else tr.setSelection(Selection.near(tr.doc.resolve(position + inside)));
}

export function deleteBlock(editor: Editor, block: CurrentBlock): void {
  const { tr } = editor.state;
  tr.delete(block.position, block.position + block.node.nodeSize);
  tr.setSelection(Selection.near(tr.doc.resolve(Math.min(block.position, tr.doc.content.size)), -1));
  editor.view.dispatch(tr.scrollIntoView());
}

/**
 * Puts a block where the cursor is: in place of an empty line, else after the block the cursor is in, and the
 * cursor into it.
 */
export function insertBlock(editor: Editor, block: Node): number {
  const { tr, selection } = editor.state;
  const { $from } = selection;
  const line = $from.parent;
  const onEmptyLine = line.type.name === 'paragraph' && line.content.size === 0 && $from.depth > 0;
  let position: number;
  if (onEmptyLine) {
    position = $from.before();
    tr.replaceWith(position, $from.after(), block);
  } else {
    position = $from.depth === 0 ? selection.to : $from.after(depthForInserting($from));
    tr.insert(position, block);
  }
  if (block.isAtom) tr.setSelection(NodeSelection.create(tr.doc, position));
  else tr.setSelection(TextSelection.near(tr.doc.resolve(position + 1)));
  editor.view.dispatch(tr.scrollIntoView());
  return position;
}

/** New blocks follow the whole table, list or box the cursor is in, not the line. */
function depthForInserting($from: ResolvedPos): number {
  for (let depth = 1; depth <= $from.depth; depth += 1) {
    if (!['tableCell', 'tableHeader', 'tableRow'].includes($from.node(depth).type.name)) return depth;
  }
  return 1;
}

/** Puts the lines of the selection into a box; or when they are in one of this kind, takes them out. */
export function toggleBox(
  editor: Editor,
  type: 'requirement' | 'callout' | 'definition' | 'blockquote',
): boolean {
  if (editor.isActive(type)) return editor.chain().focus().lift(type).run();
  return editor.chain().focus().wrapIn(type).run();
}
