import { diffSequences, type Hunk, Interner } from '../sequence-diff';
import type { Leaf } from './leaves';
import { matchParts, outOfOrder, type Part } from './match-parts';
import { WordBags } from './word-bags';

/** Which leaf of the later text each leaf of the earlier one became. */
export interface Alignment {
  /** The leaves of the earlier text, those of a passage that was split or joined cut as the later text has them. */
  readonly before: readonly Leaf[];
  /** Index in `after` by index in `before`; -1 for a leaf that is gone. */
  readonly toAfter: Int32Array;
  /** Index in `before` by index in `after`; -1 for a new leaf. */
  readonly toBefore: Int32Array;
  /** Indices in `before` of leaves that stand in another place now. */
  readonly moved: ReadonlySet<number>;
  /** By index in `after`: what happened to the passage that a leaf is a part of. */
  readonly parts: ReadonlyMap<number, Part>;
}

/** Two leaves at least this alike (shared words over all words, twice) are two states of one block. */
const ALIKE = 0.5;

/** A block of fewer words that turns up elsewhere is more likely repeated than moved. */
const FEWEST_WORDS_MOVED = 4;

/** What stands elsewhere must be longer and more alike than what stands where it stood. */
const FEWEST_WORDS_ALIKE = 8;
const ALIKE_ELSEWHERE = 0.75;

const MOST_EDITS = 1500;

/**
 * Pairs the leaves of two texts: first by id, then by equal words in order, then by likeness between two
 * neighbours that are paired already, last by equal words in another place (moved).
 */
export function alignLeaves(before: readonly Leaf[], after: readonly Leaf[]): Alignment {
  const toAfter = new Int32Array(before.length).fill(-1);
  const toBefore = new Int32Array(after.length).fill(-1);
  const pair = (a: number, b: number) => {
    toAfter[a] = b;
    toBefore[b] = a;
  };
  const byId = pairsById(before, after);
  const hunks = pairInOrder(before, after, byId, pair);
  for (const [a, b] of byId) if (toAfter[a] === -1 && toBefore[b] === -1) pair(a, b);
  const bags = new WordBags();
  for (const hunk of hunks) pairAlike(before, after, hunk, { toAfter, toBefore, bags, pair });
  pairEqualElsewhere(before, after, toAfter, toBefore, pair);
  pairAlikeElsewhere(before, after, { toAfter, toBefore, bags, pair });
  return matchParts(before, after, { toAfter, toBefore, moved: outOfOrder(toAfter) }, bags);
}

function pairsById(before: readonly Leaf[], after: readonly Leaf[]): Map<number, number> {
  const inBefore = new Map<string, number>();
  for (const [index, leaf] of before.entries()) if (leaf.id !== '') inBefore.set(leaf.id, index);
  const pairs = new Map<number, number>();
  for (const [index, leaf] of after.entries()) {
    const other = inBefore.get(leaf.id);
    if (other === undefined || before[other]?.family !== leaf.family || pairs.has(other)) continue;
    pairs.set(other, index);
  }
  return pairs;
}

/** Pairs what is equal in order, an id counting as equality; answers the stretches between. */
function pairInOrder(
  before: readonly Leaf[],
  after: readonly Leaf[],
  byId: ReadonlyMap<number, number>,
  pair: (a: number, b: number) => void,
): Hunk[] {
  const interner = new Interner();
  const idsAfter = new Map([...byId].map(([a, b]) => [b, a]));
  const name = (leaf: Leaf, partner: number | undefined) =>
    interner.number(partner === undefined ? `words ${leaf.key}` : `pair ${partner}`);
  const a = before.map((leaf, index) => name(leaf, byId.has(index) ? index : undefined));
  const b = after.map((leaf, index) => name(leaf, idsAfter.get(index)));
  const hunks = diffSequences(a, b, MOST_EDITS);
  let at = 0;
  let other = 0;
  for (const hunk of [...hunks, { aFrom: a.length, aTo: a.length, bFrom: b.length, bTo: b.length }]) {
    while (at < hunk.aFrom) {
      pair(at, other);
      at += 1;
      other += 1;
    }
    at = hunk.aTo;
    other = hunk.bTo;
  }
  return hunks;
}

interface Pairing {
  readonly toAfter: Int32Array;
  readonly toBefore: Int32Array;
  readonly bags: WordBags;
  pair(a: number, b: number): void;
}

/** Pairs leaves of one stretch that share most of their words, in the order that keeps most words together. */
function pairAlike(before: readonly Leaf[], after: readonly Leaf[], hunk: Hunk, pairing: Pairing): void {
  const free = (from: number, to: number, partners: Int32Array) => {
    const indices: number[] = [];
    for (let index = from; index < to; index += 1) if (partners[index] === -1) indices.push(index);
    return indices;
  };
  const ours = free(hunk.aFrom, hunk.aTo, pairing.toAfter);
  const theirs = free(hunk.bFrom, hunk.bTo, pairing.toBefore);
  if (ours.length === 0 || theirs.length === 0) return;
  for (const [a, b] of pairing.bags.bestChain(before, ours, after, theirs, ALIKE)) pairing.pair(a, b);
}

function pairEqualElsewhere(
  before: readonly Leaf[],
  after: readonly Leaf[],
  toAfter: Int32Array,
  toBefore: Int32Array,
  pair: (a: number, b: number) => void,
): void {
  const waiting = new Map<string, number[]>();
  for (const [index, leaf] of before.entries()) {
    if (toAfter[index] !== -1 || leaf.key.split(' ').length < FEWEST_WORDS_MOVED) continue;
    const list = waiting.get(leaf.key);
    if (list === undefined) waiting.set(leaf.key, [index]);
    else list.push(index);
  }
  for (const [index, leaf] of after.entries()) {
    const from = toBefore[index] === -1 ? waiting.get(leaf.key)?.shift() : undefined;
    if (from !== undefined) pair(from, index);
  }
}

/** What stands elsewhere and was changed a little as well. */
function pairAlikeElsewhere(
  before: readonly Leaf[],
  after: readonly Leaf[],
  { toAfter, toBefore, bags, pair }: Pairing,
): void {
  const free = (leaves: readonly Leaf[], partners: Int32Array) =>
    leaves.flatMap((leaf, index) => {
      const big =
        leaf.family !== 'figure' && leaf.family !== 'other' && bags.size(leaf) >= FEWEST_WORDS_ALIKE;
      return partners[index] === -1 && big ? [index] : [];
    });
  const ours = free(before, toAfter);
  const theirs = free(after, toBefore);
  if (ours.length === 0 || theirs.length === 0) return;
  for (const [a, b] of bags.bestPairs(before, ours, after, theirs, ALIKE_ELSEWHERE)) pair(a, b);
}
