import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { make } from './block-fields';
import type { CalmPresence } from './calm-presence';
import { bindingOf, editorPlace, livePlace } from './live-places';

const key = new PluginKey<DecorationSet>('live-carets');

/**
 * Where the others are, with their names, and for them where the cursor here is. The server says who they are; see
 * server/collab/presence-state.ts. Fields and places are those of the usual caret extension, so that its users see
 * each other as well; a caret whose person did not move keeps its element.
 */
export const LiveCarets = Extension.create<{ presence: CalmPresence | null }>({
  name: 'liveCarets',
  priority: 999,
  addOptions() {
    return { presence: null };
  },
  addProseMirrorPlugins() {
    const { presence } = this.options;
    return presence === null ? [] : [caretsPlugin(presence)];
  },
});

function caretsPlugin(presence: CalmPresence): Plugin {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, carets, _before, after) {
        const fromOthers = tr.getMeta(ySyncPluginKey)?.isChangeOrigin === true;
        if (fromOthers || tr.getMeta(key) === 'moved') return draw(after, presence);
        return tr.docChanged ? carets.map(tr.mapping, tr.doc) : carets;
      },
    },
    props: { decorations: (state) => key.getState(state) },
    view(view) {
      const moved = () => {
        if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, 'moved'));
      };
      const tell = () => tellOwnPlace(view, presence);
      presence.on('change', moved);
      view.dom.addEventListener('focusin', tell);
      view.dom.addEventListener('focusout', tell);
      return {
        update: (_view, before) => {
          const { doc, selection } = view.state;
          if (before.doc !== doc || !before.selection.eq(selection)) tell();
        },
        destroy() {
          presence.off('change', moved);
          view.dom.removeEventListener('focusin', tell);
          view.dom.removeEventListener('focusout', tell);
          presence.setLocalStateField('cursor', null);
        },
      };
    },
  });
}

/** Publishes where the cursor is, while it is in the text. */
function tellOwnPlace(view: EditorView, presence: CalmPresence): void {
  const told = presence.getLocalState()?.cursor ?? null;
  const binding = bindingOf(view.state);
  if (binding === undefined) return;
  if (!view.hasFocus()) {
    if (told !== null) presence.setLocalStateField('cursor', null);
    return;
  }
  const { selection } = view.state;
  const anchor = livePlace(view.state, binding, selection.anchor);
  const head = selection.empty ? anchor : livePlace(view.state, binding, selection.head);
  const same = (place: Y.RelativePosition, before: unknown) =>
    Y.compareRelativePositions(place, Y.createRelativePositionFromJSON(before));
  if (told !== null && same(anchor, told.anchor) && same(head, told.head)) return;
  presence.setLocalStateField('cursor', { anchor, head });
}

interface Person {
  readonly name: string;
  readonly colour: string;
}

function draw(state: EditorState, presence: CalmPresence): DecorationSet {
  const binding = bindingOf(state);
  if (binding === undefined) return DecorationSet.empty;
  const decorations: Decoration[] = [];
  const last = Math.max(0, state.doc.content.size - 1);
  for (const [client, said] of presence.getStates()) {
    if (client === binding.doc.clientID || !said?.cursor) continue;
    const place = (which: 'anchor' | 'head') => {
      const named = Y.createRelativePositionFromJSON(said.cursor[which]);
      const at = editorPlace(state, binding, named);
      return at === null ? null : Math.min(at, last);
    };
    const [anchor, head] = [place('anchor'), place('head')];
    if (anchor === null || head === null) continue;
    const person = personOf(said.user);
    decorations.push(
      Decoration.widget(head, () => caretOf(person), {
        key: `${client} ${person.name} ${person.colour}`,
        side: 10,
      }),
    );
    if (anchor === head) continue;
    decorations.push(
      Decoration.inline(
        Math.min(anchor, head),
        Math.max(anchor, head),
        {
          class: 'cc-caret-selection',
          style: person.colour === NO_COLOUR ? '' : `background-color: ${person.colour}33`,
        },
        { inclusiveEnd: true, inclusiveStart: false },
      ),
    );
  }
  return DecorationSet.create(state.doc, decorations);
}

const NO_COLOUR = 'transparent';

function personOf(user: unknown): Person {
  const said = (name: 'name' | 'color') =>
    typeof user === 'object' && user !== null && name in user
      ? String((user as Record<string, unknown>)[name])
      : '';
  const colour = said('color');
  return { name: said('name'), colour: /^#[\da-f]{6}$/i.test(colour) ? colour : NO_COLOUR };
}

function caretOf({ name, colour }: Person): HTMLElement {
  const caret = make('span', 'cc-caret');
  caret.style.borderColor = colour;
  const label = make('span', 'cc-caret__name', name);
  label.style.backgroundColor = colour;
  caret.append(label);
  return caret;
}
