import { Interner } from '../sequence-diff';
import type { Leaf } from './leaves';

/** A pair that could be two states of one block, as places in two lists. */
interface Candidate {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
}

/** A word in more leaves of a stretch than this tells nothing about which belong together. */
const COMMON = 24;

/** Compares leaves by the words they hold, in any order. */
export class WordBags {
  private readonly interner = new Interner();
  private readonly bags = new Map<Leaf, readonly number[]>();

  /** The words of a leaf as sorted numbers, each as often as it occurs. */
  private bagOf(leaf: Leaf): readonly number[] {
    const known = this.bags.get(leaf);
    if (known !== undefined) return known;
    const words = leaf.key.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [leaf.key];
    const bag = words.map((word) => this.interner.number(word)).sort((a, b) => a - b);
    this.bags.set(leaf, bag);
    return bag;
  }

  /** How many words a leaf holds. */
  size(leaf: Leaf): number {
    return this.bagOf(leaf).length;
  }

  /** How many words two leaves have in common. */
  shared(a: Leaf, b: Leaf): number {
    const ours = this.bagOf(a);
    const theirs = this.bagOf(b);
    let shared = 0;
    let i = 0;
    let j = 0;
    while (i < ours.length && j < theirs.length) {
      const difference = (ours[i] ?? 0) - (theirs[j] ?? 0);
      if (difference === 0) shared += 1;
      if (difference <= 0) i += 1;
      if (difference >= 0) j += 1;
    }
    return shared;
  }

  /** Share of common words of two leaves: 1 for the same words, 0 for none in common. */
  private likeness(a: Leaf, b: Leaf): number {
    if (a.family !== b.family) return 0;
    const sameType = a.node.type === b.node.type ? 1 : 0.8;
    return (sameType * 2 * this.shared(a, b)) / (this.size(a) + this.size(b));
  }

  /** Pairs that are at least `alike`, in the order of both lists, together sharing the most words. */
  bestChain(
    before: readonly Leaf[],
    ours: readonly number[],
    after: readonly Leaf[],
    theirs: readonly number[],
    alike: number,
  ): Array<readonly [number, number]> {
    const candidates = this.candidates(before, ours, after, theirs, alike);
    return heaviestChain(candidates, theirs.length).map(
      ({ a, b }) => [ours[a] ?? -1, theirs[b] ?? -1] as const,
    );
  }

  /** Pairs that are at least `alike`, in any order, the heaviest first; each leaf is in one at most. */
  bestPairs(
    before: readonly Leaf[],
    ours: readonly number[],
    after: readonly Leaf[],
    theirs: readonly number[],
    alike: number,
  ): Array<readonly [number, number]> {
    const candidates = this.candidates(before, ours, after, theirs, alike);
    candidates.sort((x, y) => y.weight - x.weight || x.a - y.a || x.b - y.b);
    const [takenA, takenB] = [new Set<number>(), new Set<number>()];
    return candidates.flatMap(({ a, b }) => {
      if (takenA.has(a) || takenB.has(b)) return [];
      takenA.add(a);
      takenB.add(b);
      return [[ours[a] ?? -1, theirs[b] ?? -1] as const];
    });
  }

  private candidates(
    before: readonly Leaf[],
    ours: readonly number[],
    after: readonly Leaf[],
    theirs: readonly number[],
    alike: number,
  ): Candidate[] {
    const candidates: Candidate[] = [];
    for (const [a, b] of this.likely(before, ours, after, theirs)) {
      const one = before[ours[a] ?? -1];
      const other = after[theirs[b] ?? -1];
      if (one === undefined || other === undefined) continue;
      const likeness = this.likeness(one, other);
      if (likeness >= alike)
        candidates.push({ a, b, weight: likeness * (1 + Math.log2(1 + this.bagOf(one).length)) });
    }
    return candidates;
  }

  /** Places of leaves that share at least one word that is not common in this stretch. */
  private likely(
    before: readonly Leaf[],
    ours: readonly number[],
    after: readonly Leaf[],
    theirs: readonly number[],
  ): Array<readonly [number, number]> {
    if (ours.length * theirs.length <= 64) {
      return ours.flatMap((_, a) => theirs.map((_other, b) => [a, b] as const));
    }
    const holders = new Map<number, number[]>();
    for (const [b, index] of theirs.entries()) {
      const leaf = after[index];
      for (const word of new Set(leaf === undefined ? [] : this.bagOf(leaf))) {
        const list = holders.get(word);
        if (list === undefined) holders.set(word, [b]);
        else list.push(b);
      }
    }
    return ours.flatMap((index, a) => {
      const leaf = before[index];
      const found = new Set<number>();
      for (const word of new Set(leaf === undefined ? [] : this.bagOf(leaf))) {
        const list = holders.get(word) ?? [];
        if (list.length <= COMMON) for (const b of list) found.add(b);
      }
      return [...found].map((b) => [a, b] as const);
    });
  }
}

/** The ascending chain of the greatest total weight. */
function heaviestChain(candidates: readonly Candidate[], width: number): Candidate[] {
  const ordered = [...candidates].sort((x, y) => x.a - y.a || y.b - x.b);
  // best[k] (a Fenwick tree over b) is the index of the heaviest chain that ends before some b.
  const totals: number[] = [];
  const previous: number[] = [];
  const best = new Int32Array(width + 1).fill(-1);
  const heaviestBefore = (b: number) => {
    let found = -1;
    for (let at = b; at > 0; at -= at & -at) {
      const index = best[at] ?? -1;
      if (index >= 0 && (found < 0 || (totals[index] ?? 0) > (totals[found] ?? 0))) found = index;
    }
    return found;
  };
  let last = -1;
  for (const [index, candidate] of ordered.entries()) {
    const before = heaviestBefore(candidate.b);
    previous[index] = before;
    totals[index] = candidate.weight + (before < 0 ? 0 : (totals[before] ?? 0));
    for (let at = candidate.b + 1; at <= width; at += at & -at) {
      const known = best[at] ?? -1;
      if (known < 0 || (totals[known] ?? 0) < (totals[index] ?? 0)) best[at] = index;
    }
    if (last < 0 || (totals[index] ?? 0) > (totals[last] ?? 0)) last = index;
  }
  const chain: Candidate[] = [];
  for (let index = last; index >= 0; index = previous[index] ?? -1) {
    const candidate = ordered[index];
    if (candidate !== undefined) chain.push(candidate);
  }
  return chain.reverse();
}
