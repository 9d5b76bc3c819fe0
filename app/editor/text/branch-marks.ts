import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { blockPrint } from '../../document/block-prints';
import type { NodeJson } from '../../document/json';

/** How an amendment differs from what it began from, block by block. */
export interface BranchMarks {
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
  readonly decorations: DecorationSet;
}

const key = new PluginKey<BranchMarks>('branch-marks');

export function branchMarks(state: EditorState): BranchMarks | undefined {
  return key.getState(state);
}

/**
 * Marks the blocks of an amendment that are not as in its base, while somebody types. The word "New" or "Changed"
 * is written beside each by the style sheet, so that it is seen and heard and is never part of the text.
 */
export const BranchMarking = Extension.create<{ base: Readonly<Record<string, string>> | null }>({
  name: 'branchMarking',
  addOptions() {
    return { base: null };
  },
  addProseMirrorPlugins() {
    const { base } = this.options;
    if (base === null) return [];
    return [
      new Plugin<BranchMarks>({
        key,
        state: {
          init: (_config, state) => markAll(state.doc, base),
          apply: (tr, value) => (tr.docChanged ? markAll(tr.doc, base) : value),
        },
        props: {
          decorations: (state) => key.getState(state)?.decorations,
        },
      }),
    ];
  },
});

/** A node that did not change is the same object after an edit, so only what was touched is printed anew. */
const printed = new WeakMap<Node, string>();

function printOf(node: Node): string {
  const known = printed.get(node);
  if (known !== undefined) return known;
  const print = blockPrint(node.toJSON() as NodeJson);
  printed.set(node, print);
  return print;
}

function markAll(doc: Node, base: Readonly<Record<string, string>>): BranchMarks {
  const decorations: Decoration[] = [];
  const seen = new Set<string>();
  let [changed, added] = [0, 0];
  doc.descendants((node, position) => {
    const id: unknown = node.attrs.id;
    if (typeof id === 'string') {
      seen.add(id);
      const before = Object.hasOwn(base, id) ? base[id] : undefined;
      if (before !== printOf(node)) {
        if (before === undefined) added += 1;
        else changed += 1;
        const mark = before === undefined ? 'new' : 'changed';
        const attributes = { class: `cc-branch-mark cc-branch-mark--${mark}` };
        decorations.push(Decoration.node(position, position + node.nodeSize, attributes));
      }
    }
    return !node.isTextblock;
  });
  const removed = Object.keys(base).filter((id) => !seen.has(id)).length;
  return { changed, added, removed, decorations: DecorationSet.create(doc, decorations) };
}
