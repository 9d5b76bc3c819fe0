import { Collaboration } from '@tiptap/extension-collaboration';
import { Selection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import {
  initProseMirrorDoc,
  type ProsemirrorBinding,
  ySyncPluginKey,
  yUndoPluginKey,
} from '@tiptap/y-tiptap';
import type { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { TEXT_FRAGMENT } from '../../document/live-document';
import { calmPresence } from './calm-presence';
import { CaretsInSight } from './carets-in-sight';
import { KeptMapping } from './kept-mapping';
import { LiveCarets } from './live-carets';
import { OwnUndo } from './own-undo';
import { quickenBinding, quickenUndo } from './quick-binding';
import { trustYjsWithTheCursor } from './steady-cursor';
import { keepBothEnds } from './undo-selections';

/** Binds the editor to the live text; undo takes back one's own edits only. */
export function liveBinding(doc: Y.Doc) {
  return Collaboration.extend({
    addProseMirrorPlugins() {
      // With a mapping given, the binding leaves the first drawing to us. It has to come before anybody can
      // type: an edit of a text that was never drawn would delete what is there.
      this.options.onFirstRender = () => drawFirst(this.editor.view);
      const plugins = this.parent?.() ?? [];
      const undo = plugins.find((plugin) => plugin.spec.key === yUndoPluginKey);
      quickenUndo(undo);
      keepBothEnds(undo);
      return plugins;
    },
  }).configure({
    document: doc,
    field: TEXT_FRAGMENT,
    yUndoOptions: { undoManager: new OwnUndo(doc.getXmlFragment(TEXT_FRAGMENT)) },
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
  // Addresses in it were looked for when they were typed.
  tr.setMeta('addToHistory', false).setMeta('preventAutolink', true);
  tr.setMeta(ySyncPluginKey, { isChangeOrigin: true, binding });
  binding.mux(() => view.dispatch(tr));
  quickenBinding(binding, view.state.doc);
}

/** Where the others are; see live-carets.ts. */
export function carets(provider: WebsocketProvider) {
  const sight = new CaretsInSight(provider.doc.getXmlFragment(TEXT_FRAGMENT));
  const presence = calmPresence(provider.awareness, sight);
  return LiveCarets.extend({
    addProseMirrorPlugins() {
      return [sight.plugin(() => presence.drawAnew()), ...(this.parent?.() ?? [])];
    },
  }).configure({ presence });
}
