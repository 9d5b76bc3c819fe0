import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** Frames after a key in which the place of the caret may still move: what comes into the window takes its true height. */
const SETTLING_FRAMES = 40;
/** Frames in which it stayed where it is: then it stays. */
const STEADY_FRAMES = 5;
/** The least room between the caret and what lies over the text at the edges of the window, in px. */
const ROOM = 24;

const CARET_KEYS: ReadonlySet<string> = new Set([
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
]);
const HANDS = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/**
 * Keeps the caret in the window after a key that moves it. The browser scrolls to where it guesses the caret to be: in
 * a long text that is drawn in stretches the heights on the way are guessed until they were drawn, and the caret ended
 * tens of thousands of pixels from what was seen.
 */
export const CaretInWindow = Extension.create({
  name: 'caretInWindow',
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('caret-in-window'),
      props: {
        handleDOMEvents: {
          keydown(view, event) {
            if (CARET_KEYS.has(event.key) && view.dom.querySelector('.cc-stretch') !== null) follow(view);
            return false;
          },
        },
      },
    }),
  ],
});

function follow(view: EditorView): void {
  let [left, steady] = [SETTLING_FRAMES, 0];
  let stop = false;
  const leave = () => {
    stop = true;
  };
  const look = () => {
    if (stop || left === 0 || steady === STEADY_FRAMES || view.isDestroyed) {
      for (const hand of HANDS) window.removeEventListener(hand, leave, true);
      return;
    }
    left -= 1;
    steady = intoWindow(view) ? 0 : steady + 1;
    requestAnimationFrame(look);
  };
  // The browser moves the caret after this event, and the view reads it then; whoever scrolls or types on meanwhile
  // goes where they want.
  requestAnimationFrame(() => {
    for (const hand of HANDS) window.addEventListener(hand, leave, { passive: true, capture: true });
    look();
  });
}

/** Scrolls as far as the caret lies outside; answers whether it did. */
function intoWindow(view: EditorView): boolean {
  const { top, bottom } = view.coordsAtPos(caretOf(view));
  const { above, below } = roomOf(view);
  if (top < above + ROOM) window.scrollBy({ top: top - above - ROOM, behavior: 'instant' });
  else if (bottom > below - ROOM) window.scrollBy({ top: bottom - below + ROOM, behavior: 'instant' });
  else return false;
  return true;
}

/** Where the browser has the caret now; the state of the view is told of it a moment later. */
function caretOf(view: EditorView): number {
  const selection = view.dom.ownerDocument.getSelection();
  const { head } = view.state.selection;
  if (selection?.focusNode == null || !view.dom.contains(selection.focusNode)) return head;
  const position = view.posAtDOM(selection.focusNode, selection.focusOffset);
  return position < 0 ? head : position;
}

/** From where to where the text is seen: what stays at the top or the bottom of the window lies over it. */
function roomOf(view: EditorView): { readonly above: number; readonly below: number } {
  const { left, width } = view.dom.getBoundingClientRect();
  const at = left + width / 2;
  const edge = (from: number, step: number): number => {
    let y = from;
    for (let n = 0; n < 20 && y > 0 && y < window.innerHeight; n++) {
      const over = document.elementFromPoint(at, y);
      if (over === null || view.dom.contains(over) || over.contains(view.dom)) return y;
      const { top, bottom } = over.getBoundingClientRect();
      y = step > 0 ? Math.max(bottom, y) + 1 : Math.min(top, y) - 1;
    }
    return from;
  };
  return { above: edge(1, 1), below: edge(window.innerHeight - 1, -1) };
}
