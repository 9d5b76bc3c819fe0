import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';

type Counts = ReadonlyMap<string, number>;

interface Marks {
  readonly counts: Counts;
  readonly decorations: DecorationSet;
}

const key = new PluginKey<Marks>('proposal-marks');

/** Says at each clause how many amendments to it wait for a decision. */
export function showProposals(view: EditorView, counts: Counts): void {
  view.dispatch(view.state.tr.setMeta(key, counts));
}

/** A mark at the heading of each clause that somebody proposes to change; its words are in the style sheet. */
export const ProposalMarks = Extension.create({
  name: 'proposalMarks',
  addProseMirrorPlugins() {
    return [
      new Plugin<Marks>({
        key,
        state: {
          init: () => ({ counts: new Map(), decorations: DecorationSet.empty }),
          apply(tr, value) {
            const counts: Counts | undefined = tr.getMeta(key);
            if (counts !== undefined) return { counts, decorations: draw(tr.doc, counts) };
            if (!tr.docChanged || value.counts.size === 0) return value;
            return { ...value, decorations: draw(tr.doc, value.counts) };
          },
        },
        props: { decorations: (state) => key.getState(state)?.decorations },
      }),
    ];
  },
});

function draw(doc: Node, counts: Counts): DecorationSet {
  const marks: Decoration[] = [];
  doc.forEach((node, position) => {
    const waiting = node.type.name === 'heading' ? counts.get(String(node.attrs.id)) : undefined;
    if (waiting === undefined) return;
    const words = waiting === 1 ? '1 amendment waits' : `${waiting} amendments wait`;
    const attributes = { class: 'cc-proposal-mark', 'data-proposals': words };
    marks.push(Decoration.node(position, position + node.nodeSize, attributes));
  });
  return DecorationSet.create(doc, marks);
}
