import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import type { Anchor, AnchorPlace } from '../../document/anchor-types';
import { liveAnchorFinder } from '../../document/live-anchors';
import { textIndexOf } from './index-plugin';
import type { TextIndex } from './text-index';

/** A comment as the text shows it. */
export interface Marked {
  readonly id: string;
  readonly anchor: Anchor;
  /** Whether it still waits for its decision. */
  readonly open: boolean;
}

interface Highlights {
  readonly marked: readonly Marked[];
  /** The comment that is shown in the panel now. */
  readonly active: string | null;
  readonly places: ReadonlyMap<string, AnchorPlace>;
  readonly decorations: DecorationSet;
}

const key = new PluginKey<Highlights>('comment-highlights');

/** Anchors are looked up anew after a pause of this length in the changes, in ms… */
const PAUSE_MS = 400;
/** …and of so many times what looking took: in a long text nobody goes on typing in the middle of it. */
const PAUSE_SHARE = 8;

/** Where each comment is now, by its id; one that is not in here has not been looked for yet. */
export function commentPlaces(state: EditorState): ReadonlyMap<string, AnchorPlace> {
  return key.getState(state)?.places ?? new Map();
}

export function showComments(view: EditorView, marked: readonly Marked[]): void {
  view.dispatch(view.state.tr.setMeta(key, { marked, places: lookUp(view, marked) }));
}

export function setActiveComment(view: EditorView, active: string | null): void {
  if (key.getState(view.state)?.active === active) return;
  view.dispatch(view.state.tr.setMeta(key, { active }));
}

/** Position in the document of a comment's place; null when the text was removed. */
export function positionOf(index: TextIndex, place: AnchorPlace | undefined): number | null {
  if (place === undefined || place.state === 'lost') return null;
  const block = index.positions.get(place.blockId);
  return block === undefined ? null : block + 1 + (place.from ?? 0);
}

function lookUp(view: EditorView, marked: readonly Marked[]): Map<string, AnchorPlace> {
  const doc: Y.Doc | undefined = ySyncPluginKey.getState(view.state)?.doc;
  if (doc === undefined || marked.length === 0) return new Map();
  const find = liveAnchorFinder(doc);
  return new Map(marked.map(({ id, anchor }) => [id, find(anchor)]));
}

/**
 * Shows comments in the text without being in it. Edits made here carry the marks along; after edits of
 * others they are drawn again where the block stands now, and looked up anew when the text comes to rest.
 */
export const CommentHighlights = Extension.create<{ picked: (id: string) => void }>({
  name: 'commentHighlights',
  addOptions() {
    return { picked: () => undefined };
  },
  addProseMirrorPlugins() {
    const { picked } = this.options;
    return [
      new Plugin<Highlights>({
        key,
        state: {
          init: () => ({ marked: [], active: null, places: new Map(), decorations: DecorationSet.empty }),
          apply(tr, value, before, after) {
            const change: Partial<Highlights> | undefined = tr.getMeta(key);
            const fromOthers = tr.docChanged && tr.getMeta(ySyncPluginKey) !== undefined;
            if (change !== undefined || fromOthers) {
              const places = fromOthers ? carriedAlong(value.places, before, after) : value.places;
              const next = { ...value, places, ...change };
              return { ...next, decorations: draw(after.doc, textIndexOf(after), next) };
            }
            return tr.docChanged
              ? { ...value, decorations: value.decorations.map(tr.mapping, tr.doc) }
              : value;
          },
        },
        props: {
          decorations: (state) => key.getState(state)?.decorations,
          handleClick(view, position) {
            const here = key.getState(view.state)?.decorations.find(position, position) ?? [];
            const innermost = here.reduce<Decoration | null>(
              (best, one) => (best === null || one.to - one.from < best.to - best.from ? one : best),
              null,
            );
            if (typeof innermost?.spec.comment !== 'string') return false;
            // Marking the thread as chosen draws these words anew, and the browser would lose the caret in them.
            const caret = TextSelection.near(view.state.doc.resolve(position));
            view.dispatch(view.state.tr.setSelection(caret));
            picked(innermost.spec.comment);
            return false;
          },
        },
        view: () => {
          let timer: ReturnType<typeof setTimeout> | undefined;
          let took = 0;
          const look = (view: EditorView) => {
            const marked = key.getState(view.state)?.marked ?? [];
            if (marked.length === 0) return;
            const begun = performance.now();
            showComments(view, marked);
            took = performance.now() - begun;
          };
          return {
            update(view, before) {
              if (before.doc === view.state.doc) return;
              clearTimeout(timer);
              timer = setTimeout(() => look(view), Math.max(PAUSE_MS, took * PAUSE_SHARE));
            },
            destroy: () => clearTimeout(timer),
          };
        },
      }),
    ];
  },
});

/** The places after an edit of somebody else: what was written before them in their own line moves them. */
function carriedAlong(
  places: ReadonlyMap<string, AnchorPlace>,
  before: EditorState,
  after: EditorState,
): ReadonlyMap<string, AnchorPlace> {
  const blockIn = (state: EditorState, id: string): Node | null => {
    const position = textIndexOf(state).positions.get(id);
    return position === undefined ? null : state.doc.nodeAt(position);
  };
  const moved = new Map<string, AnchorPlace>();
  for (const [id, place] of places) {
    moved.set(id, place);
    if (place.state === 'lost' || place.from === undefined || place.to === undefined) continue;
    const [old, now] = [blockIn(before, place.blockId), blockIn(after, place.blockId)];
    if (old === null || now === null || old === now) continue;
    const shift = shiftBetween(old, now);
    if (shift !== null) moved.set(id, { ...place, from: shift(place.from), to: shift(place.to) });
  }
  return moved;
}

/** How an offset in a line moves when the line changes in one stretch; null when it did not change. */
function shiftBetween(old: Node, now: Node): ((offset: number) => number) | null {
  const start = old.content.findDiffStart(now.content);
  const end = old.content.findDiffEnd(now.content);
  if (start === null || end === null) return null;
  // Equal letters on both sides of the change let the two ends pass each other.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const [oldEnd, newEnd] = [end.a + overlap, end.b + overlap];
  return (offset) => {
    if (offset >= oldEnd) return offset + newEnd - oldEnd;
    return Math.min(offset, start);
  };
}

function draw(doc: Node, index: TextIndex, { marked, active, places }: Highlights): DecorationSet {
  const decorations: Decoration[] = [];
  for (const { id, open } of marked) {
    const place = places.get(id);
    if (place === undefined || place.state === 'lost') continue;
    const position = index.positions.get(place.blockId);
    const block = position === undefined ? null : doc.nodeAt(position);
    if (position === undefined || block === null) continue;
    const tone = id === active ? ' cc-commented--now' : open ? '' : ' cc-commented--decided';
    const from = Math.min(place.from ?? 0, block.content.size);
    const to = Math.min(place.to ?? 0, block.content.size);
    decorations.push(
      block.isTextblock && to > from
        ? Decoration.inline(
            position + 1 + from,
            position + 1 + to,
            { class: `cc-commented${tone}`, 'data-comment': id },
            { comment: id },
          )
        : Decoration.node(
            position,
            position + block.nodeSize,
            { class: `cc-commented-block${tone}` },
            { comment: id },
          ),
    );
  }
  return DecorationSet.create(doc, decorations);
}
