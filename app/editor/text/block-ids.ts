import { Extension } from '@tiptap/core';
import type { Attrs, Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { newBlockId } from '../../document/ids';
import { TYPES_WITH_ID } from '../../document/shape';
import { AttributesStep } from './attributes-step';
import { textIndexOf } from './index-plugin';
import { onlyWords } from './only-words';
import { mendingRepeatedIds } from './repeated-ids';

/**
 * Gives every block an id when somebody here makes it, and keeps the ids of what is there.
 *
 * - Only edits made here are looked at: what comes from others has its ids, and a page that merely opens a
 *   text must not write.
 * - A copy gets a new id and, if it is a requirement, loses its reference: R17 is one requirement for ever.
 *   What is cut and pasted keeps both, so that comments follow it.
 * - Enter at the start of a block leaves the id with the words, not with the empty line above them.
 */
export const BlockIds = Extension.create({
  name: 'blockIds',
  priority: 1100,
  addProseMirrorPlugins: () => [blockIdsPlugin()],
});

export function blockIdsPlugin(): Plugin {
  return new Plugin({
    key: new PluginKey('block-ids'),
    appendTransaction: (transactions, _before, after) => {
      const local = transactions.filter((tr) => tr.docChanged && !tr.getMeta(ySyncPluginKey));
      if (local.length === 0) return null;
      const ranges = changedRanges(local);
      if (local.every(onlyWords) && !ranges.some(({ from }) => lacksId(after.doc, from))) return null;
      return mintMissing(after, ranges);
    },
    view: (view) => mendingRepeatedIds(view),
  });
}

const withId = new Set(TYPES_WITH_ID);

interface Range {
  readonly from: number;
  readonly to: number;
}

/** What the transactions changed, in positions of the document after them. */
function changedRanges(transactions: readonly Transaction[]): Range[] {
  let ranges: Range[] = [];
  for (const tr of transactions) {
    for (const map of tr.mapping.maps) {
      ranges = ranges.map(({ from, to }) => ({ from: map.map(from, -1), to: map.map(to, 1) }));
      map.forEach((_from, _to, from, to) => {
        ranges.push({ from, to });
      });
    }
  }
  return ranges;
}

/** Whether a block around a position has no id: an older text may hold one, and it gets its id when it is written in. */
function lacksId(doc: Node, position: number): boolean {
  const place = doc.resolve(Math.min(position, doc.content.size));
  for (let depth = place.depth; depth > 0; depth -= 1) {
    const { type, attrs } = place.node(depth);
    if (withId.has(type.name) && (typeof attrs.id !== 'string' || attrs.id === '')) return true;
  }
  return false;
}

interface Block {
  readonly node: Node;
  readonly position: number;
}

function mintMissing(state: EditorState, ranges: readonly Range[]): Transaction | null {
  const { doc, tr } = state;
  const { repeated } = textIndexOf(state);
  const changed = blocksIn(doc, ranges);
  const outside = standingOutside(doc, new Set(changed.map(({ position }) => position)));
  const kept = new Set<string>();
  const changes = new Map<number, Attrs>();
  const set = (position: number, attrs: Attrs) =>
    changes.set(position, { ...changes.get(position), ...attrs });
  changed.forEach(({ node, position }, place) => {
    const id: unknown = node.attrs.id;
    if (typeof id !== 'string' || id === '') {
      const above = changed[place - 1];
      const follows = above !== undefined && above.position + above.node.nodeSize === position;
      const aboveId: unknown = above?.node.attrs.id;
      if (follows && leavesIdBelow(above.node, node) && typeof aboveId === 'string') {
        set(position, { id: aboveId });
        set(above.position, { id: newBlockId() });
      } else set(position, { id: newBlockId() });
      return;
    }
    if (kept.has(id) || (repeated.has(id) && outside().ids.has(id))) set(position, { id: newBlockId() });
    else kept.add(id);
  });
  for (const { node, position } of changed) {
    const ref: unknown = node.attrs.ref;
    if (typeof ref !== 'string' || ref === '') continue;
    if (kept.has(ref) || outside().refs.has(ref)) set(position, { ref: null });
    else kept.add(ref);
  }
  return changes.size === 0 ? null : tr.step(new AttributesStep(changes));
}

/** The ids and references of all blocks but those that were changed; looked for once, when first asked for. */
function standingOutside(doc: Node, inChange: ReadonlySet<number>) {
  let found: { readonly ids: ReadonlySet<unknown>; readonly refs: ReadonlySet<unknown> } | null = null;
  return () => {
    if (found !== null) return found;
    const [ids, refs] = [new Set<unknown>(), new Set<unknown>()];
    doc.descendants((node, position) => {
      if (!inChange.has(position)) {
        ids.add(node.attrs.id);
        refs.add(node.attrs.ref);
      }
      return !node.inlineContent;
    });
    found = { ids, refs };
    return found;
  };
}

/** Enter was pressed at the start of a line: an empty block stands above the words that had its id. */
function leavesIdBelow(above: Node, below: Node): boolean {
  return above.type === below.type && above.isTextblock && above.content.size === 0 && below.content.size > 0;
}

function blocksIn(doc: Node, ranges: readonly Range[]): Block[] {
  const found = new Map<number, Block>();
  for (const { from, to } of ranges) {
    const end = Math.min(to, doc.content.size);
    doc.nodesBetween(Math.min(from, end), end, (node, position) => {
      if (withId.has(node.type.name)) found.set(position, { node, position });
      return !node.inlineContent;
    });
  }
  return [...found.values()].sort((a, b) => a.position - b.position);
}
