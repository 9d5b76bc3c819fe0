import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';

interface Found {
  readonly from: number;
  readonly to: number;
}

interface Search {
  readonly words: string;
  readonly found: readonly Found[];
  /** Place of the one that is shown, from 0. */
  readonly current: number;
}

const NOTHING: Search = { words: '', found: [], current: 0 };
const MOST_FOUND = 2_000;

const key = new PluginKey<Search>('find-in-text');

export function searchOf(state: EditorState): Search {
  return key.getState(state) ?? NOTHING;
}

/** Marks what was looked for; the text itself is left alone. */
export const FindInText = Extension.create({
  name: 'findInText',
  addProseMirrorPlugins() {
    return [
      new Plugin<Search>({
        key,
        state: {
          init: () => NOTHING,
          apply(tr, search) {
            const next: Partial<Search> | undefined = tr.getMeta(key);
            if (next === undefined && (!tr.docChanged || search.words === '')) return search;
            const merged = { ...search, ...next };
            const found = occurrences(tr.doc, merged.words);
            return { ...merged, found, current: Math.min(merged.current, Math.max(0, found.length - 1)) };
          },
        },
        props: {
          decorations(state) {
            const { found, current } = searchOf(state);
            if (found.length === 0) return null;
            return DecorationSet.create(
              state.doc,
              found.map(({ from, to }, place) =>
                Decoration.inline(from, to, {
                  class: place === current ? 'cc-found cc-found--now' : 'cc-found',
                }),
              ),
            );
          },
        },
      }),
    ];
  },
});

/** Looks for words, in any case, within lines; the first at or after the cursor is the current one. */
export function find(view: EditorView, words: string): void {
  const found = occurrences(view.state.doc, words);
  const next = found.findIndex(({ from }) => from >= view.state.selection.from);
  view.dispatch(view.state.tr.setMeta(key, { words, current: Math.max(0, next) }));
  showCurrent(view);
}

export function findAnother(view: EditorView, step: 1 | -1): void {
  const { found, current } = searchOf(view.state);
  if (found.length === 0) return;
  view.dispatch(view.state.tr.setMeta(key, { current: (current + step + found.length) % found.length }));
  showCurrent(view);
}

export function endFinding(view: EditorView): void {
  view.dispatch(view.state.tr.setMeta(key, NOTHING));
}

function showCurrent(view: EditorView): void {
  const { found, current } = searchOf(view.state);
  const place = found[current];
  if (place === undefined) return;
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, place.from, place.to)));
  view.dom.querySelector('.cc-found--now')?.scrollIntoView({ block: 'center' });
}

/** Where the words stand in the lines of a text. */
export function occurrences(doc: Node, words: string): Found[] {
  const wanted = words.toLowerCase();
  const found: Found[] = [];
  if (wanted.trim() === '') return found;
  doc.descendants((node, position) => {
    if (found.length >= MOST_FOUND) return false;
    if (!node.isTextblock) return true;
    const line = node.textBetween(0, node.content.size, undefined, '\ufffc').toLowerCase();
    for (let at = line.indexOf(wanted); at >= 0; at = line.indexOf(wanted, at + wanted.length)) {
      found.push({ from: position + 1 + at, to: position + 1 + at + words.length });
    }
    return false;
  });
  return found;
}
