import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/**
 * Lets somebody who reads, and so has no cursor, choose words by keyboard to comment on: up and down from block to
 * block, left and right from word to word, and with Shift more of either. What is chosen is the browser's own selection,
 * as if it had been drawn with a mouse.
 */
export const ChooseByKeys = Extension.create({
  name: 'chooseByKeys',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleDOMEvents: {
          keydown(view, event) {
            if (view.editable || event.target !== view.dom) return false;
            if (event.ctrlKey || event.altKey || event.metaKey) return false;
            const chosen = chooseOn(view, event.key, event.shiftKey);
            if (chosen) event.preventDefault();
            return chosen;
          },
        },
      },
    }),
  ],
});

/** Whether the key was one of these. */
function chooseOn(view: EditorView, key: string, more: boolean): boolean {
  const selection = view.dom.ownerDocument.getSelection();
  const forward = key === 'ArrowDown' || key === 'ArrowRight';
  const byBlock = key === 'ArrowDown' || key === 'ArrowUp';
  if (selection === null || !(forward || key === 'ArrowUp' || key === 'ArrowLeft')) return false;
  const { anchorNode, anchorOffset, focusNode } = selection;
  const isInside = focusNode !== null && view.dom.contains(focusNode) && focusNode !== view.dom;
  if (!isInside || (byBlock && !more)) {
    const from = isInside ? view.posAtDOM(focusNode, selection.focusOffset) : null;
    chooseBlock(view, selection, from, forward);
    return true;
  }
  if (!more) startAgain(view, selection, forward);
  selection.modify('extend', forward ? 'forward' : 'backward', byBlock ? 'line' : 'word');
  // Beyond the end of the text nothing can be chosen.
  if (anchorNode !== null && !view.dom.contains(selection.focusNode)) {
    selection.collapse(anchorNode, anchorOffset);
  }
  return true;
}

/** From the other end of what is chosen, or the next block; from the beginning of a block that is chosen whole. */
function startAgain(view: EditorView, selection: Selection, forward: boolean): void {
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  const from = view.posAtDOM(startContainer, startOffset);
  const to = view.posAtDOM(endContainer, endOffset);
  const isWhole = blocksOf(view).some(({ start, end }) => start === from && end === to);
  let at = forward === isWhole ? from : to;
  const beside = forward
    ? blocksOf(view).find(({ start, end }) => at <= start || at < end)?.start
    : blocksOf(view).findLast(({ start, end }) => at >= end || at > start)?.end;
  if (beside !== undefined) at = forward ? Math.max(at, beside) : Math.min(at, beside);
  const { node, offset } = view.domAtPos(at);
  selection.collapse(node, offset);
}

/** The blocks of text with words in them, from the first place in each to the last. */
function blocksOf({ state }: EditorView): { readonly start: number; readonly end: number }[] {
  const blocks: { start: number; end: number }[] = [];
  state.doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    if (node.content.size > 0) blocks.push({ start: position + 1, end: position + 1 + node.content.size });
    return false;
  });
  return blocks;
}

/** Chooses the next block, or the one before; without a place the first one in sight. */
function chooseBlock(view: EditorView, selection: Selection, from: number | null, forward: boolean): void {
  const next =
    from === null
      ? blocksOf(view).find(({ end }) => view.coordsAtPos(end).bottom > 0)
      : forward
        ? blocksOf(view).find(({ start }) => start > from)
        : blocksOf(view).findLast(({ end }) => end < from);
  if (next === undefined) return;
  const [start, end] = [view.domAtPos(next.start), view.domAtPos(next.end)];
  selection.setBaseAndExtent(start.node, start.offset, end.node, end.offset);
  const block = end.node instanceof Element ? end.node : end.node.parentElement;
  block?.scrollIntoView({ block: 'nearest' });
}
