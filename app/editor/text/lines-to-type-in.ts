import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { onlyWords } from './only-words';

/** Blocks that hold blocks: without one inside there is no line to put the cursor in. */
const CONTAINERS = new Set([
  'requirement',
  'callout',
  'definition',
  'blockquote',
  'listItem',
  'tableCell',
  'tableHeader',
]);

/**
 * The schema lets every container be empty, because a merge may leave it so. Here a container that an edit
 * made on this page leaves empty gets a paragraph, an empty draft gets one when somebody goes into it, and a
 * click below the last block makes a line there. The empty line the cursor is in says what can be done.
 */
export const LinesToTypeIn = Extension.create({
  name: 'linesToTypeIn',
  priority: 1200,
  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey('lines-to-type-in'),
        appendTransaction(transactions, _before, after) {
          const local = transactions.some((tr) => tr.docChanged && !tr.getMeta(ySyncPluginKey));
          if (!local || transactions.every(onlyWords)) return null;
          return fillAround(after, transactions);
        },
        props: {
          decorations: hintInEmptyLine,
          handleDOMEvents: {
            focus: (view) => {
              if (view.editable && view.state.doc.childCount === 0) addLastLine(view);
              return false;
            },
            click: (view, event) => {
              if (!view.editable || !(event.target instanceof Element) || event.target !== view.dom)
                return false;
              const last = view.dom.lastElementChild;
              const below = last === null || event.clientY > last.getBoundingClientRect().bottom;
              if (below && needsLastLine(view.state.doc)) addLastLine(view);
              return false;
            },
          },
        },
      }),
    ];
  },
});

function fillAround(state: EditorState, transactions: readonly Transaction[]): Transaction | null {
  const { doc, tr } = state;
  const paragraph = state.schema.nodes.paragraph;
  if (paragraph === undefined) return null;
  const places = new Set<number>();
  for (const transaction of transactions) {
    transaction.mapping.maps.forEach((map, place) => {
      map.forEach((_from, _to, from, to) => {
        const rest = transaction.mapping.slice(place + 1);
        const start = Math.min(rest.map(from, -1), doc.content.size);
        const end = Math.min(rest.map(to, 1), doc.content.size);
        const around = doc.resolve(start);
        for (let depth = around.depth; depth > 0; depth -= 1) {
          if (isEmptyContainer(around.node(depth))) places.add(around.start(depth));
        }
        doc.nodesBetween(start, end, (node, position) => {
          if (isEmptyContainer(node)) places.add(position + 1);
          return !node.inlineContent;
        });
      });
    });
  }
  for (const place of [...places].sort((a, b) => b - a)) {
    const held = state.selection.from === place && state.selection.empty;
    tr.insert(place, paragraph.create());
    if (held) tr.setSelection(TextSelection.create(tr.doc, place + 1));
  }
  return tr.docChanged ? tr : null;
}

function isEmptyContainer(node: Node): boolean {
  return node.childCount === 0 && CONTAINERS.has(node.type.name);
}

function needsLastLine(doc: Node): boolean {
  const last = doc.lastChild;
  return last === null || last.type.name !== 'paragraph' || last.content.size > 0;
}

function addLastLine(view: EditorView): void {
  const { state } = view;
  const paragraph = state.schema.nodes.paragraph?.create();
  if (paragraph === undefined) return;
  const end = state.doc.content.size;
  const tr = state.tr.insert(end, paragraph);
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, end + 1)).scrollIntoView());
}

function hintInEmptyLine(state: EditorState): DecorationSet | null {
  const { $from, empty } = state.selection;
  const line = $from.parent;
  if (!empty || !line.isTextblock || line.content.size > 0 || $from.depth === 0) return null;
  const hint =
    line.type.name === 'heading'
      ? 'Title of the clause'
      : line.type.name === 'paragraph' && $from.depth === 1
        ? 'Write, or type / to insert something'
        : '';
  if (hint === '') return null;
  const start = $from.before();
  return DecorationSet.create(state.doc, [
    Decoration.node(start, start + line.nodeSize, { class: 'cc-empty-line', 'data-hint': hint }),
  ]);
}
