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
    const markAll = comparing(base);
    return [
      new Plugin<BranchMarks>({
        key,
        state: {
          init: (_config, state) => markAll(state.doc),
          apply: (tr, value) => (tr.docChanged ? markAll(tr.doc) : value),
        },
        props: {
          decorations: (state) => key.getState(state)?.decorations,
        },
      }),
    ];
  },
});

/** What a block of the body and those inside it are against the base; kept for as long as the block stays as it is. */
interface Compared {
  readonly marks: readonly {
    readonly from: number;
    readonly to: number;
    readonly mark: 'new' | 'changed';
  }[];
  /** Ids of the base that stand in it. */
  readonly kept: readonly string[];
}

/** Compares texts with a base; of the next text, only the blocks that were touched. */
function comparing(base: Readonly<Record<string, string>>): (doc: Node) => BranchMarks {
  const known = new WeakMap<Node, Compared>();
  const all = Object.keys(base);
  const compare = (block: Node): Compared => {
    const seen = known.get(block);
    if (seen !== undefined) return seen;
    const marks: Compared['marks'][number][] = [];
    const kept: string[] = [];
    const look = (node: Node, from: number) => {
      const id: unknown = node.attrs.id;
      if (typeof id !== 'string') return;
      const before = Object.hasOwn(base, id) ? base[id] : undefined;
      if (before !== undefined) kept.push(id);
      if (before === blockPrint(node.toJSON() as NodeJson)) return;
      marks.push({ from, to: from + node.nodeSize, mark: before === undefined ? 'new' : 'changed' });
    };
    look(block, 0);
    if (!block.isTextblock) {
      block.descendants((node, position) => {
        look(node, position + 1);
        return !node.isTextblock;
      });
    }
    const compared = { marks, kept };
    known.set(block, compared);
    return compared;
  };
  return (doc) => {
    const decorations: Decoration[] = [];
    const kept = new Set<string>();
    let [changed, added] = [0, 0];
    doc.forEach((block, start) => {
      const compared = compare(block);
      for (const id of compared.kept) kept.add(id);
      for (const { from, to, mark } of compared.marks) {
        if (mark === 'new') added += 1;
        else changed += 1;
        const attributes = { class: `cc-branch-mark cc-branch-mark--${mark}` };
        decorations.push(Decoration.node(start + from, start + to, attributes));
      }
    });
    const removed = all.length - kept.size;
    return { changed, added, removed, decorations: DecorationSet.create(doc, decorations) };
  };
}
