import type { Node } from '@tiptap/pm/model';
import { referenceLabels } from '../../document/cross-references';
import type { Attributes, NodeJson } from '../../document/json';
import { type Clause, clausesOf } from '../../document/outline';

/** A place that has an id: the block's position in the document. */
interface Marked {
  readonly id: string;
  /** From the start of the block of the body it stands in. */
  readonly offset: number;
}

/** A cross-reference in a line. */
export interface Reference {
  readonly target: string;
  readonly position: number;
}

/** What one block of the body contributes to the index; kept for as long as the block stays as it is. */
interface BlockFacts {
  /** The block without its words: what numbers and labels are computed from. */
  readonly skeleton: NodeJson;
  /** The skeleton as text, so that two are compared at a glance. */
  readonly signature: string;
  readonly marked: readonly Marked[];
  readonly references: readonly { readonly target: string; readonly offset: number }[];
}

/** Where everything stands in a text, and how it is numbered. */
export interface TextIndex {
  /** The clauses in reading order with the positions of their headings. */
  readonly clauses: readonly (Clause & { readonly position: number })[];
  /** How a reference to each block prints, by the block's id. */
  readonly labels: ReadonlyMap<string, string>;
  readonly references: readonly Reference[];
  /** Position of each block with an id; of the first, where an id stands twice. */
  readonly positions: ReadonlyMap<string, number>;
  /** Ids that stand more than once. */
  readonly repeated: ReadonlySet<string>;
  readonly signatures: readonly string[];
}

const known = new WeakMap<Node, BlockFacts>();

/**
 * Indexes a text. Blocks that have not changed since they were last seen cost next to nothing, and labels are
 * only computed anew when something that numbers depend on has changed.
 */
export function indexText(doc: Node, before?: TextIndex): TextIndex {
  const facts: BlockFacts[] = [];
  const references: Reference[] = [];
  const positions = new Map<string, number>();
  const repeated = new Set<string>();
  const headings: number[] = [];
  doc.forEach((block, offset) => {
    const own = factsOf(block);
    facts.push(own);
    for (const { id, offset: inside } of own.marked) {
      if (positions.has(id)) repeated.add(id);
      else positions.set(id, offset + inside);
    }
    for (const { target, offset: inside } of own.references) {
      references.push({ target, position: offset + inside });
    }
    if (block.type.name === 'heading') headings.push(offset);
  });
  const signatures = facts.map(({ signature }) => signature);
  if (before !== undefined && sameList(signatures, before.signatures)) {
    const clauses = before.clauses.map((clause, place) => ({ ...clause, position: headings[place] ?? 0 }));
    return { clauses, labels: before.labels, references, positions, repeated, signatures: before.signatures };
  }
  const content = { type: 'doc' as const, content: facts.map(({ skeleton }) => skeleton) };
  const clauses = clausesOf(content).map((clause, place) => ({ ...clause, position: headings[place] ?? 0 }));
  return { clauses, labels: referenceLabels(content), references, positions, repeated, signatures };
}

function factsOf(block: Node): BlockFacts {
  const seen = known.get(block);
  if (seen !== undefined) return seen;
  const marked: Marked[] = [];
  const references: { target: string; offset: number }[] = [];
  const note = (node: Node, offset: number) => {
    const { id, target } = node.attrs;
    if (typeof id === 'string' && id !== '') marked.push({ id, offset });
    if (node.type.name === 'crossReference') {
      references.push({ target: typeof target === 'string' ? target : '', offset });
    }
  };
  note(block, 0);
  block.descendants((node, position) => {
    note(node, position + 1);
    return !node.isText;
  });
  const skeleton = skeletonOf(block);
  const facts = { skeleton, signature: JSON.stringify(skeleton), marked, references };
  known.set(block, facts);
  return facts;
}

/** A block as JSON without words, except those of headings, which are titles. */
function skeletonOf(node: Node): NodeJson {
  const json: NodeJson = { type: node.type.name };
  if (Object.keys(node.attrs).length > 0) json.attrs = node.attrs as Attributes;
  if (node.type.name === 'heading') return { ...json, content: node.content.toJSON() ?? [] };
  const inside: NodeJson[] = [];
  node.forEach((child) => {
    if (!child.isInline) inside.push(skeletonOf(child));
  });
  if (inside.length > 0) json.content = inside;
  return json;
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, place) => value === b[place]);
}

/** The clause a position stands in: the last whose heading stands at or before it. */
export function clauseAt(index: TextIndex, position: number): TextIndex['clauses'][number] | null {
  let low = 0;
  let high = index.clauses.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((index.clauses[middle]?.position ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return index.clauses[low - 1] ?? null;
}
