import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { shortened } from '../../document/comparison/shortened';
import { bringIntoView } from './bring-into-view';

/**
 * Lets somebody who reads, and so has no cursor, choose words by keyboard to comment on: up and down from block to
 * block, left and right from word to word, and with Shift more of either. What is chosen is the browser's own selection,
 * as if it had been drawn with a mouse.
 */
export const ChooseByKeys = Extension.create<{ tell: (words: string) => void }>({
  name: 'chooseByKeys',
  addOptions() {
    return { tell: () => undefined };
  },
  addProseMirrorPlugins() {
    const { tell } = this.options;
    let resting: ReturnType<typeof setTimeout> | undefined;
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            keydown(view, event) {
              if (view.editable || event.target !== view.dom) return false;
              clearTimeout(resting);
              if (event.ctrlKey || event.altKey || event.metaKey) return false;
              const chosen = chooseOn(view, event.key, event.shiftKey);
              if (!chosen) return false;
              event.preventDefault();
              resting = setTimeout(() => tell(chosenInWords(view)), REST);
              return true;
            },
          },
        },
        view: () => ({ destroy: () => clearTimeout(resting) }),
      }),
    ];
  },
});

/** Milliseconds without a key after which what is chosen is told: whoever goes on would only hear beginnings. */
const REST = 700;

/** What a screen reader says of a choice that it did not make itself; '' where nothing is chosen. */
function chosenInWords(view: EditorView): string {
  const words = view.dom.ownerDocument.getSelection()?.toString().replace(/\s+/g, ' ').trim() ?? '';
  if (words === '') return '';
  return `Chosen: “${shortened(words, 160)}”. To comment on it, press Ctrl+Alt+M.`;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Whether the key was one of these. */
function chooseOn(view: EditorView, key: string, more: boolean): boolean {
  const selection = view.dom.ownerDocument.getSelection();
  const way = WAYS[key];
  if (selection === null || way === undefined) return false;
  const blocks = blocksOf(view);
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  const isInside = focusNode !== view.dom && view.dom.contains(focusNode) && view.dom.contains(anchorNode);
  if (!isInside || anchorNode === null || focusNode === null) {
    const first = blocks.find(({ end }) => view.coordsAtPos(end).bottom > 0);
    if (first !== undefined) choose(view, selection, first.start, first.end);
    return true;
  }
  const anchor = view.posAtDOM(anchorNode, anchorOffset);
  const focus = view.posAtDOM(focusNode, focusOffset);
  const chosen = { start: Math.min(anchor, focus), end: Math.max(anchor, focus) };
  const things = way.by === 'block' ? blocks : blocks.flatMap((block) => wordsNear(view, block, chosen));
  // Words are counted from the beginning of a block that is chosen whole, everything else from where the choice ends.
  const into = way.by === 'word' && !more && isWholeBlock(view, blocks, chosen);
  const from = more ? focus : way.forward === into ? chosen.start : chosen.end;
  const next = way.forward
    ? things.find(({ start, end }) => (more ? end > from : start >= from))
    : things.findLast(({ start, end }) => (more ? start < from : end <= from));
  if (next === undefined) return true;
  if (more) choose(view, selection, anchor, way.forward ? next.end : next.start);
  else choose(view, selection, next.start, next.end);
  return true;
}

const WAYS: Readonly<Record<string, { readonly by: 'block' | 'word'; readonly forward: boolean }>> = {
  ArrowDown: { by: 'block', forward: true },
  ArrowUp: { by: 'block', forward: false },
  ArrowRight: { by: 'word', forward: true },
  ArrowLeft: { by: 'word', forward: false },
};

/** The blocks of text with words in them, from the first place in each to the last. */
function blocksOf({ state }: EditorView): Stretch[] {
  const blocks: Stretch[] = [];
  state.doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    if (node.textContent.trim() !== '') {
      blocks.push({ start: position + 1, end: position + 1 + node.content.size });
    }
    return false;
  });
  return blocks;
}

/** The words of a block; of one far from what is chosen, which holds neither the next word nor the one before, none. */
function wordsNear({ state }: EditorView, block: Stretch, chosen: Stretch): Stretch[] {
  if (block.end < chosen.start - FAR || block.start > chosen.end + FAR) return [];
  const said = state.doc.textBetween(block.start, block.end, undefined, ' ');
  return [...said.matchAll(/\S+/g)].map(({ index, 0: word }) => ({
    start: block.start + index,
    end: block.start + index + word.length,
  }));
}

/** Places between two words of a text at most, such as those of tables with empty cells. */
const FAR = 20_000;

function isWholeBlock({ state }: EditorView, blocks: readonly Stretch[], { start, end }: Stretch): boolean {
  const isWhole = blocks.some((block) => block.start === start && block.end === end);
  // A single word is chosen already.
  return isWhole && /\S\s+\S/.test(state.doc.textBetween(start, end, undefined, ' '));
}

function choose(view: EditorView, selection: Selection, anchor: number, focus: number): void {
  const [from, to] = [view.domAtPos(anchor), view.domAtPos(focus)];
  selection.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  const block = to.node instanceof Element ? to.node : to.node.parentElement;
  if (block === null) return;
  const { top, bottom } = block.getBoundingClientRect();
  if (top < 0 || bottom > window.innerHeight) bringIntoView(block, 'center');
}
