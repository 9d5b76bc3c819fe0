import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import { bringIntoView } from './bring-into-view';
import { type Found, finder, NO_QUERY, type Query } from './find-query';
import { followWindow } from './follow-window';

interface Search {
  readonly query: Query;
  readonly found: readonly Found[];
  /** Place of the one that is shown, from 0. */
  readonly current: number;
  /** A position in the window: places are marked around it. */
  readonly around: number;
  readonly look: ReturnType<typeof finder>;
}

const NOTHING: Search = { query: NO_QUERY, found: [], current: 0, around: 0, look: finder(NO_QUERY) };

/** So many places around the window are marked: marks cost for each block of the text, with every key. */
const MOST_MARKED = 400;

const key = new PluginKey<Search>('find-in-text');

type Change =
  | { readonly end: true }
  | { readonly query: Query }
  | { readonly current: number }
  | { readonly around: number };

export function searchOf(state: EditorState): Search {
  return key.getState(state) ?? NOTHING;
}

/** Marks what was looked for; the marks are no part of the text. */
export const FindInText = Extension.create({
  name: 'findInText',
  addProseMirrorPlugins: () => [findPlugin()],
});

export function findPlugin(): Plugin {
  return new Plugin<Search>({
    key,
    state: {
      init: () => NOTHING,
      apply: (tr, search) => {
        const change: Change | undefined = tr.getMeta(key);
        const moved = tr.docChanged && search.query.words !== '' ? afterEdit(search, tr) : search;
        return change === undefined ? moved : changedBy(moved, change, tr);
      },
    },
    props: { decorations: marks },
    view: (view) =>
      followWindow(view, (around) => {
        const search = searchOf(view.state);
        if (search.found.length > MOST_MARKED) view.dispatch(view.state.tr.setMeta(key, { around }));
      }),
  });
}

/** The places after an edit of anybody; the one that was shown stays the one that is shown. */
function afterEdit(search: Search, tr: Transaction): Search {
  const found = search.look(tr.doc);
  const at = tr.mapping.map(search.found[search.current]?.from ?? 0);
  return { ...search, found, around: tr.mapping.map(search.around), current: firstFrom(found, at) };
}

function changedBy(search: Search, change: Change, tr: Transaction): Search {
  if ('end' in change) return NOTHING;
  if ('around' in change) return { ...search, around: change.around };
  if ('current' in change) {
    return {
      ...search,
      current: change.current,
      around: search.found[change.current]?.from ?? search.around,
    };
  }
  const look = finder(change.query);
  const found = look(tr.doc);
  const { from } = tr.selection;
  return { query: change.query, look, found, around: from, current: firstFrom(found, from) };
}

/** Place of the first that stands at a position or after it; past the last one, the first of all. */
function firstFrom(found: readonly Found[], position: number): number {
  let [low, high] = [0, found.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((found[middle]?.from ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low === found.length ? 0 : low;
}

function marks(state: EditorState): DecorationSet | null {
  const { found, current, around } = searchOf(state);
  if (found.length === 0) return null;
  const near = Math.max(0, firstFrom(found, around) - MOST_MARKED / 2);
  const places = found.slice(near, near + MOST_MARKED);
  const shown = found[current];
  if (shown !== undefined && !places.includes(shown)) places.push(shown);
  return DecorationSet.create(
    state.doc,
    places.map((place) =>
      Decoration.inline(place.from, place.to, {
        class: place === shown ? 'cc-found cc-found--now' : 'cc-found',
      }),
    ),
  );
}

/** Looks for words; the first place at or after the cursor is shown. */
export function find(view: EditorView, query: Query): void {
  view.dispatch(view.state.tr.setMeta(key, { query } satisfies Change));
  showCurrent(view);
}

export function findAnother(view: EditorView, step: 1 | -1): void {
  const { found, current } = searchOf(view.state);
  if (found.length === 0) return;
  goTo(view, (current + step + found.length) % found.length);
}

export function endFinding(view: EditorView): void {
  view.dispatch(view.state.tr.setMeta(key, { end: true } satisfies Change));
}

/** Puts other words in the place that is shown, and shows the next; false when there is none or nobody may write. */
export function replaceCurrent(view: EditorView, words: string): boolean {
  const { found, current } = searchOf(view.state);
  const place = found[current];
  if (place === undefined || !view.editable) return false;
  const tr = asOneUndoStep(view, (now) => replaceIn(now, place, words));
  // Past what was put in: it may hold the words itself.
  const next = firstFrom(searchOf(view.state).found, tr.mapping.map(place.to));
  if (searchOf(view.state).found.length > 0) goTo(view, next);
  return true;
}

/** Puts other words in all places, as one step to undo; answers how many there were. */
export function replaceAll(view: EditorView, words: string): number {
  const { found } = searchOf(view.state);
  if (found.length === 0 || !view.editable) return 0;
  asOneUndoStep(view, (tr) => {
    for (const place of [...found].reverse()) replaceIn(tr, place, words);
  });
  return found.length;
}

/** Words take the style of those they replace; ids, references and numbers are no words and stay as they are. */
function replaceIn(tr: Transaction, { from, to }: Found, words: string): void {
  if (words === '') tr.delete(from, to);
  else tr.insertText(words, from, to);
}

function asOneUndoStep(view: EditorView, change: (tr: Transaction) => void): Transaction {
  const { tr } = view.state;
  change(tr);
  // Nobody typed an address; and to look for one compares each place with every other.
  tr.setMeta('preventAutolink', true);
  const undo = yUndoPluginKey.getState(view.state)?.undoManager;
  undo?.stopCapturing();
  view.dispatch(tr);
  undo?.stopCapturing();
  return tr;
}

function goTo(view: EditorView, current: number): void {
  view.dispatch(view.state.tr.setMeta(key, { current } satisfies Change));
  showCurrent(view);
}

function showCurrent(view: EditorView): void {
  const { found, current } = searchOf(view.state);
  const place = found[current];
  if (place === undefined) return;
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, place.from, place.to)));
  const shown = view.dom.querySelector('.cc-found--now');
  if (shown !== null) bringIntoView(shown, 'center');
}
