import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';

/** What was typed after the "/" that asks for the insert menu. */
export interface InsertRequest {
  /** Position of the "/". */
  readonly from: number;
  readonly to: number;
  readonly words: string;
  /** Whether nothing stands before the "/" in its line: there it can hardly be prose. */
  readonly startsLine: boolean;
}

interface MenuState {
  readonly request: InsertRequest | null;
  /** Position of a "/" for which the menu was sent away. */
  readonly dismissed: number | null;
}

const key = new PluginKey<MenuState>('insert-menu');

export function insertRequest(state: EditorState): InsertRequest | null {
  return key.getState(state)?.request ?? null;
}

/** Notices a "/" at the start of a line or after a blank, and what is typed after it. */
export const InsertMenuTrigger = Extension.create<{ handleKey: (event: KeyboardEvent) => boolean }>({
  name: 'insertMenuTrigger',
  priority: 1050,
  addOptions() {
    return { handleKey: () => false };
  },
  addProseMirrorPlugins() {
    const { handleKey } = this.options;
    return [
      new Plugin<MenuState>({
        key,
        state: {
          init: () => ({ request: null, dismissed: null }),
          apply(tr, value, _before, after) {
            const sentAway = tr.getMeta(key) === 'dismiss';
            if (!tr.docChanged && !tr.selectionSet && !sentAway) return value;
            const request = readRequest(after);
            const dismissed = sentAway
              ? (value.request?.from ?? null)
              : value.dismissed === null
                ? null
                : tr.mapping.map(value.dismissed, -1);
            if (request === null) return { request: null, dismissed: null };
            return request.from === dismissed ? { request: null, dismissed } : { request, dismissed: null };
          },
        },
        props: {
          handleKeyDown(view, event) {
            if (insertRequest(view.state) === null) return false;
            if (event.key === 'Escape') {
              view.dispatch(view.state.tr.setMeta(key, 'dismiss'));
              return true;
            }
            return handleKey(event);
          },
          handleDOMEvents: {
            blur: (view) => {
              if (insertRequest(view.state) !== null) view.dispatch(view.state.tr.setMeta(key, 'dismiss'));
              return false;
            },
          },
        },
      }),
    ];
  },
});

function readRequest({ selection }: EditorState): InsertRequest | null {
  const { $from, empty } = selection;
  if (!empty || $from.parent.type.name !== 'paragraph') return null;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc');
  // A blank right after the "/" makes it a word of the sentence, as in "and / or".
  const typed = /(?:^|\s)\/((?:[\p{L}\p{N}][\p{L}\p{N} :,-]{0,23})?)$/u.exec(before);
  if (typed === null) return null;
  const words = typed[1] ?? '';
  const from = $from.pos - words.length - 1;
  const startsLine = before.slice(0, before.length - words.length - 1).trim() === '';
  return { from, to: $from.pos, words, startsLine };
}
