import type { PluginView } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** The window is looked at when it has rested for so long, in ms. */
const REST_MS = 120;

/** Tells a position of the text that stands in the middle of the window, after each scrolling. */
export function followWindow(view: EditorView, tell: (position: number) => void): PluginView {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    const text = view.dom.getBoundingClientRect();
    const middle = { left: text.left + text.width / 2, top: window.innerHeight / 2 };
    const found = view.posAtCoords(middle);
    if (found !== null) tell(found.pos);
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(look, REST_MS);
  };
  window.addEventListener('scroll', soon, { passive: true });
  return {
    destroy() {
      clearTimeout(timer);
      window.removeEventListener('scroll', soon);
    },
  };
}
