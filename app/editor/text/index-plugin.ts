import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey, type PluginView } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { indexText, type TextIndex } from './text-index';

const key = new PluginKey<TextIndex>('text-index');

/** The index of the text as it is now. */
export function textIndexOf(state: EditorState): TextIndex {
  return key.getState(state) ?? indexText(state.doc);
}

/** Keeps the index, and tells the views of blocks their computed numbers: these are never part of the text. */
export const TextIndexing = Extension.create({
  name: 'textIndexing',
  // Before all that ask it: whoever asks earlier has a long text indexed anew, each for themselves.
  priority: 1400,
  addProseMirrorPlugins: () => [textIndexPlugin()],
});

export function textIndexPlugin(): Plugin {
  return new Plugin<TextIndex>({
    key,
    state: {
      init: (_config, { doc }) => indexText(doc),
      apply: (tr, index) => (tr.docChanged ? indexText(tr.doc, index) : index),
    },
    view: tellingLabels,
  });
}

/** The view of a block or of a reference that shows something computed. */
type Labelled = (index: TextIndex) => void;

const listening = new WeakMap<EditorView, Set<Labelled>>();

/**
 * Tells a view what to show, now and whenever numbers change. Numbers are not decorations: ProseMirror would go
 * through those of a thousand clauses again for each block of the text, with every key.
 *
 * @returns ends it
 */
export function followLabels(view: EditorView, show: Labelled): () => void {
  const all = listening.get(view) ?? new Set();
  listening.set(view, all.add(show));
  show(textIndexOf(view.state));
  return () => {
    all.delete(show);
  };
}

function tellingLabels(view: EditorView): PluginView {
  const tell = (index: TextIndex) => {
    for (const show of listening.get(view) ?? []) show(index);
  };
  tell(textIndexOf(view.state));
  return {
    update(now, before) {
      const index = textIndexOf(now.state);
      const former = key.getState(before);
      // Blocks that came or went change what is printed of them, whether or not a number changes with them.
      const sameBlocks = index.positions.places === former?.positions.places;
      if (index.labels !== former?.labels || !sameBlocks) tell(index);
    },
  };
}

/** The number of a clause, such as `3.2`, or of a table or figure, such as `Table 1`; '' for what has none. */
export function numberOf({ labels }: TextIndex, id: string): string {
  const label = labels.get(id) ?? '';
  return /^(?:clause (\d[\d.]*)|((?:Table|Figure) \d+))$/.exec(label)?.slice(1).find(Boolean) ?? '';
}
