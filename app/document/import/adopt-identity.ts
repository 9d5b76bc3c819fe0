import { mintIds } from '../ids';
import {
  type AttributeValue,
  blockId,
  type DocumentJson,
  type NodeJson,
  plainText,
  textAttribute,
} from '../json';
import { diffSequences, Interner } from '../sequence-diff';
import { leadLinks } from './lead-links';

/** Blocks with fewer of their words in common are not two states of one block. */
const LEAST_ALIKE = 0.3;
/**
 * A paragraph that a requirement became, in a file that has no form for requirements, says nearly the same. One that
 * only shares words with it is not made a requirement.
 */
const LEAST_ALIKE_AS_REQUIREMENT = 0.8;

/** So far ahead a block is looked for: two long texts with nothing in common would be held against each other whole. */
const AHEAD = 100;

/** What a file of another program has no place for: said by the known text and not contradicted by the file. */
const UNSAID: Readonly<Record<string, readonly string[]>> = {
  heading: ['numbered'],
  codeBlock: ['language'],
  requirement: ['ref', 'level'],
  tableCell: ['colwidth', 'align'],
  tableHeader: ['colwidth', 'align'],
};

/** A text that took over ids of another. */
export interface Adopted {
  readonly content: DocumentJson;
  /** The id that each block has now, by the one that it was read with; those that stayed are left out. */
  readonly ids: ReadonlyMap<string, string>;
}

/**
 * A text that was read apart from another, with the ids of the blocks that it shares with it: those that the file
 * itself names (`named`, by the id that they were read with), then equal blocks, then in what lies between them those
 * that are alike. So the two can be compared, and one be edited into the other.
 */
export function adoptIdentity(
  known: DocumentJson,
  read: DocumentJson,
  named: ReadonlyMap<string, string> = new Map(),
): Adopted {
  const adoption = new Adoption(known, named);
  const content = { ...read, content: adoption.all(known.content ?? [], read.content ?? []) };
  return { content: leadLinks(mintIds(content), adoption.ids), ids: adoption.ids };
}

class Adoption {
  readonly ids = new Map<string, string>();
  private readonly taken = new Set<string>();
  private readonly kinds = new Map<string, string>();
  /** The requirements of the known text by reference, which names one wherever it stands. */
  private readonly references = new Map<string, string>();

  constructor(
    known: DocumentJson,
    private readonly named: ReadonlyMap<string, string>,
  ) {
    const visit = (node: NodeJson) => {
      if (blockId(node) !== '') this.kinds.set(blockId(node), node.type);
      if (referenceOf(node) !== '') this.references.set(referenceOf(node), blockId(node));
      for (const child of node.content ?? []) visit(child);
    };
    visit(known);
  }

  all(known: readonly NodeJson[], read: readonly NodeJson[]): NodeJson[] {
    const partners = this.byName(known, read);
    const used = new Set(partners.values());
    const pair = (place: number, at: number) => {
      if (partners.has(place) || used.has(at)) return false;
      partners.set(place, at);
      used.add(at);
      return true;
    };
    const interner = new Interner();
    const keyed = (nodes: readonly NodeJson[]) => nodes.map((node) => interner.number(keyOf(node)));
    const [a, b] = [keyed(known), keyed(read)];
    let [i, j] = [0, 0];
    for (const { aFrom, aTo, bFrom, bTo } of [
      ...diffSequences(a, b),
      { aFrom: a.length, aTo: a.length, bFrom: b.length, bTo: b.length },
    ]) {
      for (; i < aFrom && j < bFrom; i += 1, j += 1) pair(j, i);
      pairAlike(known, read, { aFrom, aTo, bFrom, bTo }, pair);
      [i, j] = [aTo, bTo];
    }
    return read.map((node, place) => {
      const partner = known[partners.get(place) ?? -1];
      return partner === undefined ? this.alone(node) : this.adopted(partner, node);
    });
  }

  /** Blocks that the file names by an id of the known text, wherever among their neighbours they stand now. */
  private byName(known: readonly NodeJson[], read: readonly NodeJson[]): Map<number, number> {
    const places = new Map(known.map((node, at) => [blockId(node), at]));
    const partners = new Map<number, number>();
    const used = new Set<number>();
    for (const [place, node] of read.entries()) {
      const id = this.nameOf(node);
      const at = id === '' ? undefined : places.get(id);
      const other = known[at ?? -1];
      if (at === undefined || other === undefined || used.has(at) || kindOf(other) !== kindOf(node)) continue;
      partners.set(place, at);
      used.add(at);
    }
    return partners;
  }

  private nameOf(node: NodeJson): string {
    const id = blockId(node);
    return id === '' ? '' : (this.named.get(id) ?? this.references.get(referenceOf(node)) ?? id);
  }

  private adopted(known: NodeJson, read: NodeJson): NodeJson {
    if (known.type === 'requirement' && read.type === 'paragraph') {
      return { ...known, content: [this.adopted(inner(known), read)] };
    }
    if (read.type === 'requirement' && known.type === 'paragraph' && inner(read) !== read) {
      return { ...read, content: [this.adopted(known, inner(read))] };
    }
    const id = blockId(known);
    const same = known.type === read.type;
    const attrs = same ? { ...read.attrs, ...unsaid(known, read), ...(id === '' ? {} : { id }) } : read.attrs;
    if (same && id !== '') this.take(blockId(read), id);
    const named = { ...read, ...(attrs === undefined ? {} : { attrs }) };
    if (read.content === undefined || isLine(read)) return named;
    return { ...named, content: this.all(known.content ?? [], read.content) };
  }

  /** A block without a counterpart beside it may still be one that stood elsewhere. */
  private alone(read: NodeJson): NodeJson {
    const own = blockId(read);
    const id = this.nameOf(read);
    const moved = id !== own && !this.taken.has(id) && this.kinds.get(id) === read.type;
    if (moved) this.take(own, id);
    const named = moved ? { ...read, attrs: { ...read.attrs, id } } : read;
    if (read.content === undefined || isLine(read)) return named;
    return { ...named, content: this.all([], read.content) };
  }

  private take(own: string, id: string): void {
    this.taken.add(id);
    if (own !== '' && own !== id) this.ids.set(own, id);
  }
}

/** In a stretch that differs, each block goes with the next one of its kind that is like it. */
function pairAlike(
  known: readonly NodeJson[],
  read: readonly NodeJson[],
  { aFrom, aTo, bFrom, bTo }: { aFrom: number; aTo: number; bFrom: number; bTo: number },
  pair: (place: number, at: number) => boolean,
): void {
  let from = aFrom;
  for (let place = bFrom; place < bTo; place += 1) {
    const node = read[place];
    const end = Math.min(aTo, from + AHEAD);
    for (let at = from; node !== undefined && at < end; at += 1) {
      const other = known[at];
      if (other === undefined || kindOf(other) !== kindOf(node)) continue;
      const least = other.type === node.type ? LEAST_ALIKE : LEAST_ALIKE_AS_REQUIREMENT;
      if (likeness(other, node) < least) continue;
      if (!pair(place, at)) continue;
      from = at + 1;
      break;
    }
  }
}

function unsaid(known: NodeJson, read: NodeJson): Record<string, AttributeValue> {
  const kept: Record<string, AttributeValue> = {};
  if (blockId(read) !== '' && blockId(read) === blockId(known)) return kept;
  for (const name of UNSAID[read.type] ?? []) {
    const value = known.attrs?.[name];
    if (
      value !== undefined &&
      value !== null &&
      (name === 'numbered' || (read.attrs?.[name] ?? null) === null)
    )
      kept[name] = value;
  }
  return kept;
}

/** A paragraph that was made a requirement is still the paragraph that the file has. */
function inner(node: NodeJson): NodeJson {
  const [only, more] = node.content ?? [];
  return node.type === 'requirement' && only?.type === 'paragraph' && more === undefined ? only : node;
}

const referenceOf = (node: NodeJson) => (node.type === 'requirement' ? textAttribute(node, 'ref') : '');
const isLine = (node: NodeJson) => (node.content ?? []).some(({ text }) => text !== undefined);
const kindOf = (node: NodeJson) => inner(node).type;
const keyOf = (node: NodeJson) => `${kindOf(node)} ${plainText(node)}`;

function likeness(one: NodeJson, other: NodeJson): number {
  const [a, b] = [bagOf(one), bagOf(other)];
  if (a.size === 0 || b.size === 0) return a.size === b.size ? 1 : 0;
  let shared = 0;
  for (const [word, count] of b.counts) shared += Math.min(count, a.counts.get(word) ?? 0);
  return shared / Math.max(a.size, b.size);
}

interface Bag {
  readonly counts: ReadonlyMap<string, number>;
  readonly size: number;
}

/** Each block is held against many others: its words are counted once. */
const bags = new WeakMap<NodeJson, Bag>();

function bagOf(node: NodeJson): Bag {
  const known = bags.get(node);
  if (known !== undefined) return known;
  const words =
    plainText(node)
      .toLowerCase()
      .match(/\p{L}+|\p{N}+/gu) ?? [];
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const bag = { counts, size: words.length };
  bags.set(node, bag);
  return bag;
}
