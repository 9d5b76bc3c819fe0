import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { Selection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { initProseMirrorDoc, type ProsemirrorBinding, ySyncPluginKey } from '@tiptap/y-tiptap';
import type { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { TEXT_FRAGMENT } from '../../document/live-document';
import { make } from './block-fields';
import { calmPresence } from './calm-presence';
import { CaretsInSight } from './carets-in-sight';
import { KeptMapping } from './kept-mapping';
import { trustYjsWithTheCursor } from './steady-cursor';

/** Binds the editor to the live text; undo takes back one's own edits only. */
export function liveBinding(doc: Y.Doc) {
  return Collaboration.extend({
    addProseMirrorPlugins() {
      // With a mapping given, the binding leaves the first drawing to us. It has to come before anybody can
      // type: an edit of a text that was never drawn would delete what is there.
      this.options.onFirstRender = () => drawFirst(this.editor.view);
      return this.parent?.() ?? [];
    },
  }).configure({
    document: doc,
    field: TEXT_FRAGMENT,
    ySyncOptions: { mapping: new KeptMapping() },
  });
}

/** Shows the whole Yjs document, and notes which node stands for which part of it. */
function drawFirst(view: EditorView): void {
  const binding: ProsemirrorBinding | undefined = ySyncPluginKey.getState(view.state)?.binding;
  if (binding === undefined) return;
  trustYjsWithTheCursor(binding);
  const { doc, mapping } = initProseMirrorDoc(binding.type, view.state.schema);
  for (const [part, node] of mapping) binding.mapping.set(part, node);
  const tr = view.state.tr.replaceWith(0, view.state.doc.content.size, doc.content);
  tr.setSelection(Selection.atStart(tr.doc));
  tr.setMeta('addToHistory', false).setMeta(ySyncPluginKey, { isChangeOrigin: true, binding });
  binding.mux(() => view.dispatch(tr));
}

/** Where the others are, with their names. The server says who they are; see server/collab/presence-state.ts. */
export function carets(provider: WebsocketProvider) {
  const sight = new CaretsInSight(provider.doc.getXmlFragment(TEXT_FRAGMENT));
  const awareness = calmPresence(provider.awareness, sight);
  return CollaborationCaret.extend({
    addProseMirrorPlugins() {
      return [sight.plugin(() => awareness.drawAnew()), ...(this.parent?.() ?? [])];
    },
  }).configure({
    provider: { awareness },
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
