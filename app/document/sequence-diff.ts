/** A stretch of `a` replaced by a stretch of `b`; either may be empty, never both. Ends are exclusive. */
export interface Hunk {
  readonly aFrom: number;
  readonly aTo: number;
  readonly bFrom: number;
  readonly bTo: number;
}

/** Tokens as small numbers: equal tokens, equal numbers. */
export type Sequence = ArrayLike<number>;

/** Gives each distinct word a number, so that comparing two of them costs one comparison of numbers. */
export class Interner {
  private readonly numbers = new Map<string, number>();

  number(word: string): number {
    const known = this.numbers.get(word);
    if (known !== undefined) return known;
    const next = this.numbers.size;
    this.numbers.set(word, next);
    return next;
  }
}

/**
 * The differences between two sequences, in order. Shortest possible while there are at most `maxEdits` of
 * them; beyond that items that occur once on either side hold the two together, and what lies between two of
 * those is compared again, so that cost stays near linear for texts of any size.
 */
export function diffSequences(a: Sequence, b: Sequence, maxEdits = 400): Hunk[] {
  const hunks: Hunk[] = [];
  collect(a, b, { aFrom: 0, aTo: a.length, bFrom: 0, bTo: b.length }, maxEdits, hunks);
  return joinTouching(hunks);
}

function collect(a: Sequence, b: Sequence, whole: Hunk, maxEdits: number, hunks: Hunk[]): void {
  const area = trim(a, b, whole);
  if (area.aFrom === area.aTo && area.bFrom === area.bTo) return;
  if (area.aFrom === area.aTo || area.bFrom === area.bTo) {
    hunks.push(area);
    return;
  }
  const shortest = shortestEdits(a, b, area, maxEdits);
  if (shortest !== null) {
    hunks.push(...shortest);
    return;
  }
  const anchors = uniqueAnchors(a, b, area);
  if (anchors.length === 0) {
    hunks.push(area);
    return;
  }
  let { aFrom, bFrom } = area;
  for (const [i, j] of [...anchors, [area.aTo, area.bTo] as const]) {
    collect(a, b, { aFrom, aTo: i, bFrom, bTo: j }, maxEdits, hunks);
    aFrom = i + 1;
    bFrom = j + 1;
  }
}

/** Leaves out what is equal at both ends. */
function trim(a: Sequence, b: Sequence, area: Hunk): Hunk {
  let { aFrom, aTo, bFrom, bTo } = area;
  while (aFrom < aTo && bFrom < bTo && a[aFrom] === b[bFrom]) {
    aFrom += 1;
    bFrom += 1;
  }
  while (aFrom < aTo && bFrom < bTo && a[aTo - 1] === b[bTo - 1]) {
    aTo -= 1;
    bTo -= 1;
  }
  return { aFrom, aTo, bFrom, bTo };
}

/**
 * The shortest list of edits within an area, by walking ever further along each diagonal (Myers 1986).
 * Null when more than `maxEdits` are needed.
 */
function shortestEdits(a: Sequence, b: Sequence, area: Hunk, maxEdits: number): Hunk[] | null {
  const aLength = area.aTo - area.aFrom;
  const bLength = area.bTo - area.bFrom;
  const most = Math.min(aLength + bLength, maxEdits);
  if (Math.abs(aLength - bLength) > most) return null;
  const reach = new Int32Array(2 * most + 3);
  const trail: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits += 1) {
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const at = most + 1 + diagonal;
      const down = reach[at + 1] ?? 0;
      const right = (reach[at - 1] ?? 0) + 1;
      const goesDown = diagonal === -edits || (diagonal !== edits && right <= down);
      let x = goesDown ? down : right;
      while (x < aLength && x - diagonal < bLength && a[area.aFrom + x] === b[area.bFrom + x - diagonal]) {
        x += 1;
      }
      reach[at] = x;
      if (x >= aLength && x - diagonal >= bLength) return retrace(trail, area);
    }
    trail.push(reach.slice(most + 1 - edits, most + 2 + edits));
  }
  return null;
}

/** Walks the stored rounds backwards and turns each step into a hunk of one item. */
function retrace(trail: readonly Int32Array[], area: Hunk): Hunk[] {
  const hunks: Hunk[] = [];
  let x = area.aTo - area.aFrom;
  let y = area.bTo - area.bFrom;
  for (let edits = trail.length; edits > 0; edits -= 1) {
    const round = trail[edits - 1];
    const reached = (diagonal: number) => round?.[diagonal + edits - 1] ?? -1;
    const diagonal = x - y;
    const goesDown =
      diagonal === -edits || (diagonal !== edits && reached(diagonal - 1) + 1 <= reached(diagonal + 1));
    const previousX = goesDown ? reached(diagonal + 1) : reached(diagonal - 1);
    const previousY = previousX - (goesDown ? diagonal + 1 : diagonal - 1);
    hunks.push({
      aFrom: area.aFrom + previousX,
      aTo: area.aFrom + previousX + (goesDown ? 0 : 1),
      bFrom: area.bFrom + previousY,
      bTo: area.bFrom + previousY + (goesDown ? 1 : 0),
    });
    x = previousX;
    y = previousY;
  }
  return hunks.reverse();
}

/** Pairs of places that hold an item occurring exactly once on either side, in an order both sides share. */
function uniqueAnchors(a: Sequence, b: Sequence, area: Hunk): Array<readonly [number, number]> {
  const inA = oncePlaces(a, area.aFrom, area.aTo);
  const inB = oncePlaces(b, area.bFrom, area.bTo);
  const pairs: Array<readonly [number, number]> = [];
  for (const [item, place] of inA) {
    const other = inB.get(item) ?? -1;
    if (place >= 0 && other >= 0) pairs.push([place, other]);
  }
  return inOrder(pairs);
}

/** The most pairs that keep the order of both sides. */
function inOrder(pairs: ReadonlyArray<readonly [number, number]>): Array<readonly [number, number]> {
  const kept: Array<readonly [number, number]> = [];
  for (const index of longestIncreasing(pairs.map(([, place]) => place))) {
    const pair = pairs[index];
    if (pair !== undefined) kept.push(pair);
  }
  return kept;
}

/** Place of each item, or -1 for one that occurs more than once; in order of first occurrence. */
function oncePlaces(sequence: Sequence, from: number, to: number): Map<number, number> {
  const places = new Map<number, number>();
  for (let place = from; place < to; place += 1) {
    const item = sequence[place] ?? -1;
    places.set(item, places.has(item) ? -1 : place);
  }
  return places;
}

/** Indices of a longest strictly increasing run of values, in order. */
export function longestIncreasing(values: readonly number[]): number[] {
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [index, value] of values.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = low === 0 ? -1 : (tails[low - 1] ?? -1);
    tails[low] = index;
  }
  const run: number[] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) run.push(index);
  return run.reverse();
}

function joinTouching(hunks: readonly Hunk[]): Hunk[] {
  const joined: Hunk[] = [];
  for (const hunk of hunks) {
    const last = joined.at(-1);
    if (last !== undefined && last.aTo === hunk.aFrom && last.bTo === hunk.bFrom) {
      joined[joined.length - 1] = { ...last, aTo: hunk.aTo, bTo: hunk.bTo };
    } else joined.push(hunk);
  }
  return joined;
}
