import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { indexText, type TextIndex } from './text-index';

interface Indexed {
  readonly index: TextIndex;
  readonly decorations: DecorationSet;
}

const key = new PluginKey<Indexed>('text-index');

/** The index of the text as it is now. */
export function textIndexOf(state: EditorState): TextIndex {
  const indexed = key.getState(state);
  return indexed?.index ?? indexText(state.doc);
}

/**
 * Keeps the index, and shows the computed numbers as decorations: they are never part of the text. While
 * numbers stay as they are, decorations are only moved along.
 */
export const TextIndexing = Extension.create({
  name: 'textIndexing',
  addProseMirrorPlugins: () => [textIndexPlugin()],
});

export function textIndexPlugin(): Plugin {
  return new Plugin<Indexed>({
    key,
    state: {
      init: (_config, { doc }) => {
        const index = indexText(doc);
        return { index, decorations: numbersOf(doc, index) };
      },
      apply(tr, value, before, after) {
        if (!tr.docChanged) return value;
        const index = indexText(after.doc, value.index);
        const same = index.labels === value.index.labels && !replacesAll(before.doc, tr.mapping.maps);
        return {
          index,
          decorations: same ? value.decorations.map(tr.mapping, tr.doc) : numbersOf(after.doc, index),
        };
      },
    },
    props: { decorations: (state) => key.getState(state)?.decorations },
  });
}

interface Ranges {
  forEach(each: (from: number, to: number) => void): void;
}

/** An edit of somebody else arrives as a replacement of the whole text, which carries no decoration along. */
function replacesAll(doc: Node, maps: readonly Ranges[]): boolean {
  let all = false;
  maps[0]?.forEach((from, to) => {
    if (from === 0 && to === doc.content.size) all = true;
  });
  return all;
}

function numbersOf(doc: Node, index: TextIndex): DecorationSet {
  const decorations: Decoration[] = [];
  const show = (position: number, shown: string) => {
    const node = doc.nodeAt(position);
    if (node === null) return;
    decorations.push(Decoration.node(position, position + node.nodeSize, { 'data-shown': shown }, { shown }));
  };
  for (const { position, number } of index.clauses) if (number !== '') show(position, number);
  for (const [id, label] of index.labels) {
    if (!/^(Table|Figure) \d+$/.test(label)) continue;
    const position = index.positions.get(id);
    if (position !== undefined) show(position, label);
  }
  for (const { target, position } of index.references) show(position, index.labels.get(target) ?? '');
  return DecorationSet.create(doc, decorations);
}
