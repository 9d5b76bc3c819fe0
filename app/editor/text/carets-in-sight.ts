import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import * as Y from 'yjs';

/** Blocks before and after those on the screen whose carets are drawn too, at least. */
const LEAST_MARGIN = 5;
/** While the text is scrolled, it is looked again so often, in ms. */
const LOOK_EVERY_MS = 120;

/** From one block of the text to another, by their places in it. */
interface Span {
  readonly first: number;
  readonly last: number;
}

/**
 * Which carets are worth drawing: those in the blocks on the screen, and in as many before and after. In a long text
 * with many people most carets are far away, and each that is drawn has the browser lay out its paragraph anew.
 */
export class CaretsInSight {
  readonly #text: Y.XmlFragment;
  #view: EditorView | null = null;
  /** The blocks that were there at the last look, and those of them in sight; null while nothing can be seen. */
  #blocks: { readonly all: ReadonlySet<unknown>; readonly inSight: ReadonlySet<unknown> } | null = null;
  /** What was on the screen then. */
  #seen: Span | null = null;

  constructor(text: Y.XmlFragment) {
    this.#text = text;
  }

  /** Looks which part of the text is on the screen. */
  look(): void {
    const view = this.#view;
    const seen = view && blocksOnScreen(view);
    this.#seen = seen;
    if (!seen) {
      this.#blocks = null;
      return;
    }
    const all = this.#text.toArray();
    const margin = Math.max(LEAST_MARGIN, seen.last - seen.first + 1);
    const inSight = all.slice(Math.max(0, seen.first - margin), seen.last + margin + 1);
    this.#blocks = { all: new Set(all), inSight: new Set(inSight) };
  }

  /** Whether the caret of somebody with this state is to be drawn; in doubt it is. */
  sees(state: unknown): boolean {
    if (!this.#blocks) return true;
    const block = blockOf(this.#text, state);
    return block === null || this.#blocks.inSight.has(block) || !this.#blocks.all.has(block);
  }

  /** Lets it see the editor, and calls `moved` when other blocks have come on the screen. */
  plugin(moved: () => void): Plugin {
    return new Plugin({
      key: new PluginKey('carets-in-sight'),
      view: (view) => {
        this.#view = view;
        let timer: ReturnType<typeof setTimeout> | undefined;
        const later = () => {
          timer ??= setTimeout(() => {
            timer = undefined;
            const before = this.#seen;
            this.look();
            if (this.#seen?.first !== before?.first || this.#seen?.last !== before?.last) moved();
          }, LOOK_EVERY_MS);
        };
        // Whatever it is in that scrolls.
        const { defaultView: page } = view.dom.ownerDocument;
        page?.addEventListener('scroll', later, { capture: true, passive: true });
        page?.addEventListener('resize', later, { passive: true });
        return {
          destroy: () => {
            clearTimeout(timer);
            page?.removeEventListener('scroll', later, { capture: true });
            page?.removeEventListener('resize', later);
            this.#view = null;
          },
        };
      },
    });
  }
}

/** The first and the last block of which something is on the screen; null when nothing is, or nothing is drawn. */
function blocksOnScreen(view: EditorView): Span | null {
  const { left, right, top, bottom } = view.dom.getBoundingClientRect();
  const height = view.dom.ownerDocument.documentElement.clientHeight;
  const middle = (left + right) / 2;
  const from = view.posAtCoords({ left: middle, top: Math.max(top, 0) + 1 });
  const to = view.posAtCoords({ left: middle, top: Math.min(bottom, height) - 1 });
  if (!from || !to) return null;
  const { doc } = view.state;
  return { first: doc.resolve(from.pos).index(0), last: doc.resolve(to.pos).index(0) };
}

/** The block of the text in which somebody's cursor stands; null when that cannot be told. */
function blockOf(text: Y.XmlFragment, state: unknown): unknown {
  const cursor = field(state, 'cursor');
  const head = field(cursor, 'head');
  if (typeof head !== 'object' || head === null || text.doc === null) return null;
  const { store } = text.doc;
  const { item, type } = Y.createRelativePositionFromJSON(head);
  const id = item ?? type;
  if (id === null || Y.getState(store, id.client) <= id.clock) return null;
  const found = Y.getItem(store, id);
  if (!(found instanceof Y.Item)) return null;
  let at: unknown =
    item === null && found.content instanceof Y.ContentType ? found.content.type : found.parent;
  while (at instanceof Y.AbstractType && at._item !== null) {
    if (at._item.parent === text) return at;
    at = at._item.parent;
  }
  return null;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}
