import type { Node } from '@tiptap/pm/model';
import type { EditorState, PluginView, Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { newBlockId } from '../../document/ids';
import { textIndexOf } from './index-plugin';

/** So long must the text be at rest before repeated ids are mended, in ms; and so much longer at most. */
const REST_MS = 2_000;
const SPREAD_MS = 4_000;

/**
 * Two people who move one block at the same moment, or give it another shape, make two of it, with one id. When the
 * text is at rest, one of those who may write mends it: they wait for different times, so hardly ever two do.
 */
export function mendingRepeatedIds(view: EditorView): PluginView {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const mend = () => {
    const { state } = view;
    if (!view.editable || textIndexOf(state).repeated.size === 0) return;
    const tr = mendRepeated(state);
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

interface Standing {
  readonly node: Node;
  readonly position: number;
  readonly parent: Node | null;
}

/**
 * Of two blocks with one id the one goes that says nothing which the other does not say; where each says something
 * of its own both stay, and the later one gets an id of its own.
 */
export function mendRepeated(state: EditorState): Transaction {
  const { doc, tr } = state;
  const byId = new Map<string, Standing>();
  const gone: Standing[] = [];
  /** The end of the block that stays as another one: all in it stays too. */
  let copyEnds = 0;
  const goes = (one: Standing) => {
    gone.push(one);
    const end = one.position + one.node.nodeSize;
    for (const [id, { position }] of byId) {
      if (position > one.position && position < end) byId.delete(id);
    }
  };
  doc.descendants((node, position, parent) => {
    const id: unknown = node.attrs.id;
    if (typeof id !== 'string' || id === '') return !node.inlineContent;
    const now = { node, position, parent };
    const first = byId.get(id);
    if (first === undefined) byId.set(id, now);
    else if (position >= copyEnds && !isCell(parent) && saysAll(first.node, node)) {
      goes(now);
      return false;
    } else if (position >= copyEnds && !isCell(first.parent) && saysAll(node, first.node)) {
      goes(first);
      byId.set(id, now);
    } else {
      tr.setNodeAttribute(position, 'id', newBlockId());
      copyEnds = Math.max(copyEnds, position + node.nodeSize);
    }
    return !node.inlineContent;
  });
  for (const { node, position } of gone.sort((a, b) => b.position - a.position)) {
    removeWithHolder(tr, position, node);
  }
  forgetRepeatedRefs(tr);
  return tr;
}

/** A cell keeps its line: a table without it would be another table. */
function isCell(parent: Node | null): boolean {
  return parent?.type.name === 'tableCell' || parent?.type.name === 'tableHeader';
}

/** Whether a block says everything, in the same order, that another says. */
function saysAll(block: Node, other: Node): boolean {
  if (block.isTextblock !== other.isTextblock) return false;
  if (!block.isTextblock && block.type !== other.type) return false;
  if (block.isLeaf) return block.hasMarkup(other.type, other.attrs, other.marks);
  const [words, less] = [block.textContent, other.textContent];
  let met = 0;
  for (let at = 0; at < words.length && met < less.length; at += 1) if (words[at] === less[met]) met += 1;
  return met === less.length;
}

/** Takes a block out, and what around it held nothing else. */
function removeWithHolder(tr: Transaction, position: number, { nodeSize }: Node): void {
  let at = tr.doc.resolve(position);
  let [from, to] = [position, position + nodeSize];
  while (at.depth > 0 && at.parent.childCount === 1) {
    from = at.before();
    to = at.after();
    at = tr.doc.resolve(from);
  }
  tr.delete(from, to);
}

/** A requirement that stands twice with words of its own is a new one the second time: R17 is one for ever. */
function forgetRepeatedRefs(tr: Transaction): void {
  const seen = new Set<string>();
  tr.doc.descendants((node, position) => {
    const ref: unknown = node.attrs.ref;
    if (typeof ref === 'string' && ref !== '') {
      if (seen.has(ref)) tr.setNodeAttribute(position, 'ref', null);
      seen.add(ref);
    }
    return !node.inlineContent;
  });
}
