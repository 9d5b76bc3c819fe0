import { longestIncreasing } from '../sequence-diff';
import type { Alignment } from './align-leaves';
import { cutLine, joinLines } from './cut-line';
import { keyOf, type Leaf } from './leaves';
import type { WordBags } from './word-bags';

/** What a leaf of the later text is a part of: a passage that was split, or one that was joined from several. */
export interface Part {
  readonly layout: 'split' | 'joined';
  /** The same for all parts of one passage. */
  readonly group: number;
}

type Pairs = Pick<Alignment, 'toAfter' | 'toBefore' | 'moved'>;

/** A passage of fewer words is told as it is, whatever became of it. */
const FEWEST_WORDS = 8;
/** Share of its words that a part has in common with the whole, and that all parts together have. */
const PART_ALIKE = 0.8;
const WHOLE_ALIKE = 0.75;

/**
 * Finds passages of the earlier text that are several in the later one, such as a sentence that became a list, and the
 * other way round, and cuts the earlier text as the later one is cut. So the same words in another layout are told as
 * that, and not as words taken out and put in.
 */
export function matchParts(
  before: readonly Leaf[],
  after: readonly Leaf[],
  pairs: Pairs,
  bags: WordBags,
): Alignment {
  const splits = findParts(before, after, pairs.toAfter, pairs.toBefore, pairs.moved, bags);
  const movedAfter = new Set([...pairs.moved].map((index) => pairs.toAfter[index] ?? -1));
  const joins = findParts(after, before, pairs.toBefore, pairs.toAfter, movedAfter, bags);
  const joined = new Map([...joins].flatMap(([whole, parts]) => parts.map((part) => [part, whole] as const)));
  const leaves: Leaf[] = [];
  const partners: number[] = [];
  const found = new Map<number, Part>();
  const add = (leaf: Leaf, partner: number) => {
    leaves.push(leaf);
    partners.push(partner);
  };
  for (const [index, leaf] of before.entries()) {
    const parts = splits.get(index);
    const whole = joined.get(index);
    if (parts !== undefined) {
      const targets = parts.flatMap((part) => after[part] ?? []);
      for (const [place, piece] of cutLine(leaf.node, targets).entries()) {
        const partner = parts[place] ?? -1;
        found.set(partner, { layout: 'split', group: index });
        add({ ...leaf, node: piece, id: place === 0 ? leaf.id : '', key: keyOf(piece) }, partner);
      }
    } else if (whole === undefined) add(leaf, pairs.toAfter[index] ?? -1);
    else if (joins.get(whole)?.[0] === index) {
      const all = (joins.get(whole) ?? []).flatMap((part) => before[part] ?? []);
      const node = joinLines(all.map((one) => one.node));
      found.set(whole, { layout: 'joined', group: index });
      add({ ...leaf, node, key: keyOf(node) }, whole);
    }
  }
  const toAfter = Int32Array.from(partners);
  const toBefore = new Int32Array(after.length).fill(-1);
  for (const [index, partner] of partners.entries()) if (partner >= 0) toBefore[partner] = index;
  return { before: leaves, toAfter, toBefore, moved: outOfOrder(toAfter), parts: found };
}

/** The leaves of one text that together are a leaf of the other, by that leaf; in order and side by side. */
function findParts(
  wholes: readonly Leaf[],
  parts: readonly Leaf[],
  toPart: Int32Array,
  toWhole: Int32Array,
  moved: ReadonlySet<number>,
  bags: WordBags,
): Map<number, number[]> {
  const found = new Map<number, number[]>();
  const taken = new Set<number>();
  /** Where the leaves before and after a whole are in the other text: its parts are in between. */
  const ends = new Int32Array(wholes.length);
  let next = parts.length;
  for (let index = wholes.length - 1; index >= 0; index -= 1) {
    ends[index] = next;
    const partner = toPart[index] ?? -1;
    if (partner >= 0 && !moved.has(index)) next = partner;
  }
  let from = 0;
  for (const [index, whole] of wholes.entries()) {
    const partner = toPart[index] ?? -1;
    const isCandidate = whole.family === 'text' && !moved.has(index) && bags.size(whole) >= FEWEST_WORDS;
    const equal = partner >= 0 && parts[partner]?.key === whole.key;
    if (isCandidate && !equal) {
      const run = bestRun(whole, index, { from, to: ends[index] ?? from }, parts, toWhole, taken, bags);
      if (run.length > 1) {
        found.set(index, run);
        for (const part of run) taken.add(part);
      }
    }
    if (partner >= 0 && !moved.has(index)) from = partner + 1;
  }
  return found;
}

function bestRun(
  whole: Leaf,
  index: number,
  { from, to }: { readonly from: number; readonly to: number },
  parts: readonly Leaf[],
  toWhole: Int32Array,
  taken: ReadonlySet<number>,
  bags: WordBags,
): number[] {
  let best: { readonly run: number[]; readonly shared: number; readonly words: number } | null = null;
  let run: number[] = [];
  let [shared, words] = [0, 0];
  for (let place = from; place <= to; place += 1) {
    const part = place < to ? parts[place] : undefined;
    const other = toWhole[place] ?? -1;
    const isFree = part?.family === 'text' && (other === -1 || other === index) && !taken.has(place);
    const common = part !== undefined && isFree ? bags.shared(whole, part) : 0;
    const size = part === undefined ? 0 : bags.size(part);
    if (common > 0 && common >= PART_ALIKE * size) {
      run.push(place);
      shared += common;
      words += size;
      continue;
    }
    if (best === null || shared > best.shared) best = { run, shared, words };
    run = [];
    [shared, words] = [0, 0];
  }
  if (best === null) return [];
  const alike = (2 * Math.min(best.shared, bags.size(whole))) / (best.words + bags.size(whole));
  return alike >= WHOLE_ALIKE ? best.run : [];
}

/** The pairs that do not fit into the longest order both texts share: these were moved. */
export function outOfOrder(toAfter: Int32Array): Set<number> {
  const paired = [...toAfter.keys()].filter((index) => (toAfter[index] ?? -1) >= 0);
  const kept = new Set(longestIncreasing(paired.map((index) => toAfter[index] ?? -1)));
  return new Set(paired.filter((_, place) => !kept.has(place)));
}
