import type { Node } from '@tiptap/pm/model';
import { referenceLabels } from '../../document/cross-references';
import type { Attributes, NodeJson } from '../../document/json';
import { type Clause, clausesOf } from '../../document/outline';
import { changedBlocks } from './changed-blocks';

/** A block with an id, from the start of the block of the body it stands in. */
interface Marked {
  readonly id: string;
  readonly offset: number;
}

/** What one block of the body contributes to the index; kept for as long as the block stays as it is. */
interface BlockFacts {
  /** The block without its words, when numbers and labels depend on it; null when none do. */
  readonly skeleton: NodeJson | null;
  /** The skeleton as text, so that two are compared at a glance; '' without one. */
  readonly signature: string;
  readonly marked: readonly Marked[];
}

/** The block of the body a block with an id stands in, and its place among those with ids in there. */
interface Place {
  readonly block: number;
  readonly among: number;
}

/** Where each block with an id stands; the first, where an id stands twice. */
class Positions {
  constructor(
    readonly places: ReadonlyMap<string, Place>,
    private readonly starts: readonly number[],
    private readonly facts: readonly BlockFacts[],
  ) {}

  get(id: string): number | undefined {
    const place = this.places.get(id);
    if (place === undefined) return undefined;
    return (this.starts[place.block] ?? 0) + (this.facts[place.block]?.marked[place.among]?.offset ?? 0);
  }
}

/** Where everything stands in a text, and how it is numbered. */
export interface TextIndex {
  /** The clauses in reading order. */
  readonly clauses: readonly Clause[];
  /** How a reference to each block that has a label prints, by the block's id; the same map while it says the same. */
  readonly labels: ReadonlyMap<string, string>;
  readonly positions: Positions;
  /** Ids that stand more than once. */
  readonly repeated: ReadonlySet<string>;
  readonly doc: Node;
  readonly facts: readonly BlockFacts[];
  /** Position of each block of the body. */
  readonly starts: readonly number[];
  /** Places among the blocks of the headings of the clauses. */
  readonly headings: readonly number[];
}

const known = new WeakMap<Node, BlockFacts>();

/**
 * Indexes a text. With the index of the text before, only what lies between the first and the last changed block
 * is looked at: while words are typed into a long text, that is one block. Labels are computed anew only when
 * something that numbers depend on has changed.
 */
export function indexText(doc: Node, before?: TextIndex): TextIndex {
  const { start, end, oldEnd } = changedBlocks(before?.doc ?? null, doc);
  const facts: BlockFacts[] = before === undefined ? [] : [...before.facts];
  const fresh: BlockFacts[] = [];
  for (let at = start; at < end; at += 1) fresh.push(factsOf(doc.child(at)));
  const old = facts.splice(start, oldEnd - start, ...fresh);
  const starts = startsOf(doc);
  const sameLabels = before !== undefined && sameNumbers(old, fresh);
  if (sameLabels && sameIds(old, fresh)) {
    return {
      ...before,
      doc,
      facts,
      starts,
      positions: new Positions(before.positions.places, starts, facts),
    };
  }
  const { places, repeated } = placesIn(facts);
  const headings: number[] = [];
  doc.forEach((block, _offset, at) => {
    if (block.type.name === 'heading') headings.push(at);
  });
  const placed = { doc, facts, starts, headings, repeated, positions: new Positions(places, starts, facts) };
  if (sameLabels) return { ...placed, clauses: before.clauses, labels: before.labels };
  const content = {
    type: 'doc' as const,
    content: facts.flatMap(({ skeleton }) => (skeleton === null ? [] : [skeleton])),
  };
  return { ...placed, clauses: clausesOf(content), labels: referenceLabels(content) };
}

function startsOf(doc: Node): number[] {
  const starts: number[] = [];
  doc.forEach((_block, offset) => {
    starts.push(offset);
  });
  return starts;
}

function placesIn(facts: readonly BlockFacts[]) {
  const places = new Map<string, Place>();
  const repeated = new Set<string>();
  for (const [block, { marked }] of facts.entries()) {
    for (const [among, { id }] of marked.entries()) {
      if (places.has(id)) repeated.add(id);
      else places.set(id, { block, among });
    }
  }
  return { places, repeated };
}

/** Whether the same blocks with ids stand in the same order within their blocks of the body. */
function sameIds(old: readonly BlockFacts[], fresh: readonly BlockFacts[]): boolean {
  return (
    old.length === fresh.length &&
    fresh.every(({ marked }, at) => {
      const other = old[at]?.marked ?? [];
      return marked.length === other.length && marked.every(({ id }, place) => id === other[place]?.id);
    })
  );
}

/** Whether everything that numbers depend on is as it was. */
function sameNumbers(old: readonly BlockFacts[], fresh: readonly BlockFacts[]): boolean {
  const signatures = (facts: readonly BlockFacts[]) =>
    facts.map(({ signature }) => signature).filter((signature) => signature !== '');
  const [one, other] = [signatures(old), signatures(fresh)];
  return one.length === other.length && one.every((signature, at) => signature === other[at]);
}

function factsOf(block: Node): BlockFacts {
  const seen = known.get(block);
  if (seen !== undefined) return seen;
  const marked: Marked[] = [];
  let numbered = false;
  const note = (node: Node, offset: number) => {
    const { id, caption } = node.attrs;
    if (typeof id === 'string' && id !== '') marked.push({ id, offset });
    numbered ||= LABELLED.has(node.type.name) || (typeof caption === 'string' && caption !== '');
  };
  note(block, 0);
  block.descendants((node, position) => {
    note(node, position + 1);
    return !node.inlineContent;
  });
  const skeleton = numbered ? skeletonOf(block) : null;
  const facts = { skeleton, signature: skeleton === null ? '' : JSON.stringify(skeleton), marked };
  known.set(block, facts);
  return facts;
}

/** Blocks whose label is not their caption. */
const LABELLED = new Set(['heading', 'requirement', 'definition']);

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

/** The number of the requirement that a position stands in or before; '' when it is in none, or that has none. */
export function requirementAt(doc: Node, position: number): string {
  const $at = doc.resolve(position);
  const around = Array.from({ length: $at.depth + 1 }, (_, depth) => $at.node(depth));
  const found = [$at.nodeAfter, ...around].find((node) => node?.type.name === 'requirement');
  return typeof found?.attrs.ref === 'string' ? found.attrs.ref : '';
}

/** The clause a position stands in: the last whose heading stands at or before it. */
export function clauseAt(index: TextIndex, position: number): Clause | null {
  const { headings, starts, clauses } = index;
  let low = 0;
  let high = clauses.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[headings[middle] ?? 0] ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return clauses[low - 1] ?? null;
}
