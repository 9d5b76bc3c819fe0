import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { type ProsemirrorBinding, ySyncPluginKey } from '@tiptap/y-tiptap';
import type { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { TEXT_FRAGMENT } from '../../document/live-document';
import { make } from './block-fields';
import { KeptMapping } from './kept-mapping';

/** Binds the editor to the live text; undo takes back one's own edits only. */
export function liveBinding(doc: Y.Doc) {
  return Collaboration.extend({
    addProseMirrorPlugins() {
      // With a mapping given, the binding leaves the first drawing to us. It has to come before anybody can
      // type: an edit of a text that was never drawn would delete what is there.
      this.options.onFirstRender = () => {
        const binding: ProsemirrorBinding | undefined = ySyncPluginKey.getState(this.editor.state)?.binding;
        binding?._forceRerender();
      };
      return this.parent?.() ?? [];
    },
  }).configure({
    document: doc,
    field: TEXT_FRAGMENT,
    ySyncOptions: { mapping: new KeptMapping() },
  });
}

/** Where the others are, with their names. The server says who they are; see server/collab/presence-state.ts. */
export function carets(provider: WebsocketProvider) {
  return CollaborationCaret.configure({
    provider,
    // What stands here already is what the session put there; the server replaces it in any case.
    user: provider.awareness.getLocalState()?.user ?? {},
    render: (user) => {
      const caret = make('span', 'cc-caret');
      const colour = typeof user.color === 'string' ? user.color : '';
      caret.style.borderColor = colour;
      const name = make('span', 'cc-caret__name', typeof user.name === 'string' ? user.name : '');
      name.style.backgroundColor = colour;
      caret.append(name);
      return caret;
    },
    selectionRender: (user) => ({
      class: 'cc-caret-selection',
      style: typeof user.color === 'string' ? `background-color: ${user.color}33` : '',
    }),
  });
}
