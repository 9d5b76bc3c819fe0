import { type DocumentJson, type NodeJson, plainText } from '../json';
import { diffSequences, Interner } from '../sequence-diff';

/** Blocks with fewer of their words in common are not two states of one block. */
const LEAST_ALIKE = 0.3;

/**
 * A text that was read apart from another, with the ids of the blocks that it shares with it: equal blocks first, then
 * in what lies between them those that are alike. So the two can be compared, and one be edited into the other.
 */
export function adoptIdentity(known: DocumentJson, read: DocumentJson): DocumentJson {
  return { ...read, content: adoptAll(known.content ?? [], read.content ?? []) };
}

function adoptAll(known: readonly NodeJson[], read: readonly NodeJson[]): NodeJson[] {
  const interner = new Interner();
  const keyed = (nodes: readonly NodeJson[]) => nodes.map((node) => interner.number(keyOf(node)));
  const [a, b] = [keyed(known), keyed(read)];
  const partners = new Map<number, number>();
  let [i, j] = [0, 0];
  for (const { aFrom, aTo, bFrom, bTo } of [
    ...diffSequences(a, b),
    { aFrom: a.length, aTo: a.length, bFrom: b.length, bTo: b.length },
  ]) {
    for (; i < aFrom && j < bFrom; i += 1, j += 1) partners.set(j, i);
    pairAlike(known, read, { aFrom, aTo, bFrom, bTo }, partners);
    [i, j] = [aTo, bTo];
  }
  return read.map((node, place) => {
    const partner = known[partners.get(place) ?? -1];
    return partner === undefined ? node : adopted(partner, node);
  });
}

/** In a stretch that differs, each block goes with the next one of its kind that is like it. */
function pairAlike(
  known: readonly NodeJson[],
  read: readonly NodeJson[],
  { aFrom, aTo, bFrom, bTo }: { aFrom: number; aTo: number; bFrom: number; bTo: number },
  partners: Map<number, number>,
): void {
  let from = aFrom;
  for (let place = bFrom; place < bTo; place += 1) {
    const node = read[place];
    for (let at = from; node !== undefined && at < aTo; at += 1) {
      const other = known[at];
      if (other === undefined || kindOf(other) !== kindOf(node) || likeness(other, node) < LEAST_ALIKE)
        continue;
      partners.set(place, at);
      from = at + 1;
      break;
    }
  }
}

/** A paragraph that was made a requirement is still the paragraph that the file has. */
function inner(node: NodeJson): NodeJson {
  const [only, more] = node.content ?? [];
  return node.type === 'requirement' && only?.type === 'paragraph' && more === undefined ? only : node;
}

const kindOf = (node: NodeJson) => inner(node).type;
const keyOf = (node: NodeJson) => `${kindOf(node)} ${plainText(node)}`;

function likeness(one: NodeJson, other: NodeJson): number {
  const words = (node: NodeJson) =>
    plainText(node)
      .toLowerCase()
      .match(/\p{L}+|\p{N}+/gu) ?? [];
  const [a, b] = [words(one), words(other)];
  if (a.length === 0 || b.length === 0) return a.length === b.length ? 1 : 0;
  const left = new Map<string, number>();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of b) {
    const count = left.get(word) ?? 0;
    if (count > 0) shared += 1;
    left.set(word, count - 1);
  }
  return shared / Math.max(a.length, b.length);
}

function adopted(known: NodeJson, read: NodeJson): NodeJson {
  if (known.type === 'requirement' && read.type === 'paragraph') {
    return { ...known, content: [adopted(inner(known), read)] };
  }
  const id = known.attrs?.id;
  const attrs = typeof id === 'string' && known.type === read.type ? { ...read.attrs, id } : read.attrs;
  const isLine = (read.content ?? []).some(({ text }) => text !== undefined);
  const named = { ...read, ...(attrs === undefined ? {} : { attrs }) };
  if (read.content === undefined || isLine) return named;
  return { ...named, content: adoptAll(known.content ?? [], read.content) };
}
