import type { EditorState, PluginView } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { newBlockId } from '../../document/ids';
import { textIndexOf } from './index-plugin';

/** So long must the text be at rest before repeated ids are mended, in ms; and so much longer at most. */
const REST_MS = 2_000;
const SPREAD_MS = 4_000;

/**
 * Two people who move one block at the same moment make two of it, with one id. When the text is at rest, one
 * of those who may write gives the later one a new id: they wait for different times, so hardly ever two do.
 */
export function mendingRepeatedIds(view: EditorView): PluginView {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const mend = () => {
    const { state } = view;
    if (!view.editable || textIndexOf(state).repeated.size === 0) return;
    const seen = { id: new Set<string>(), ref: new Set<string>() };
    const { tr } = state;
    state.doc.descendants((node, position) => {
      for (const name of ['id', 'ref'] as const) {
        const value: unknown = node.attrs[name];
        if (typeof value !== 'string' || value === '') continue;
        if (seen[name].has(value)) tr.setNodeAttribute(position, name, name === 'id' ? newBlockId() : null);
        seen[name].add(value);
      }
      return !node.inlineContent;
    });
    if (tr.docChanged) view.dispatch(tr.setMeta('addToHistory', false));
  };
  return {
    update(now: EditorView, before: EditorState) {
      if (now.state.doc === before.doc) return;
      clearTimeout(timer);
      if (textIndexOf(now.state).repeated.size > 0) {
        timer = setTimeout(mend, REST_MS + Math.random() * SPREAD_MS);
      }
    },
    destroy: () => clearTimeout(timer),
  };
}
