/** A stretch of text as Yjs holds it: characters with the client id and clock of each piece's first one. */
export interface Stretch {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

export interface Piece {
  /** Where in the stretch it begins. */
  readonly at: number;
  readonly length: number;
  readonly client: number;
  readonly clock: number;
}

/** That `length` characters written at one place are those that stood at another. */
export interface Moved {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
  readonly from: { readonly client: number; readonly clock: number };
}

/** Shorter text is found again only where all of it is, on one side at least: "the" is in every line. */
const SHORTEST = 12;
/** A single short word is found only where nothing else stands with it. */
const SHORTEST_PART = 4;
/** Places that are tried for one beginning. */
const MOST_CANDIDATES = 8;
/** With more words taken out than this a few short ones are not looked for among them. */
const MOST_STARTS = 20_000;

interface Start {
  readonly stretch: Stretch;
  readonly at: number;
}

/**
 * Which of the text put in is text taken out in the same sitting. Splitting a paragraph, joining two, making a
 * list of them, moving a block, cutting and pasting and undoing all reach the log as deleting and inserting; but
 * nobody becomes the writer of words by moving them.
 *
 * @param comesBefore whether text of one place may be the source of another; decides which of two copies is older
 */
export function findMoved(
  putIn: readonly Stretch[],
  takenOut: readonly Stretch[],
  comesBefore: (source: Piece, copy: Piece) => boolean,
): Moved[] {
  if (takenOut.length === 0) return [];
  const wanted = putIn.filter(({ text }) => text.trim() !== '');
  if (wanted.length === 0) return [];
  const index = indexOf(takenOut);
  return wanted.flatMap((copy) => matchesOf(copy, index, comesBefore));
}

interface Index {
  /** By all of a stretch's text. */
  readonly whole: Map<string, Start[]>;
  /** By the first characters from the start of a word on. */
  readonly starts: Map<string, Start[]>;
  /** Short stretches, which may stand at either end of longer ones. */
  readonly short: Start[];
}

function indexOf(takenOut: readonly Stretch[]): Index {
  const index: Index = { whole: new Map(), starts: new Map(), short: [] };
  for (const stretch of takenOut) {
    const { text } = stretch;
    push(index.whole, text, { stretch, at: 0 });
    if (text.length < SHORTEST && text.trim().length >= SHORTEST_PART) index.short.push({ stretch, at: 0 });
    for (const at of wordStarts(text)) {
      if (at + SHORTEST <= text.length) push(index.starts, text.slice(at, at + SHORTEST), { stretch, at });
    }
  }
  return index;
}

function push(index: Map<string, Start[]>, key: string, start: Start): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, [start]);
  else if (known.length < MOST_CANDIDATES) known.push(start);
}

/** The beginning, and every place after white space. */
function wordStarts(text: string): number[] {
  const starts = [0];
  for (let at = 1; at < text.length; at += 1) {
    if (isSpace(text.charCodeAt(at - 1)) && !isSpace(text.charCodeAt(at))) starts.push(at);
  }
  return starts;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 160;
}

function matchesOf(
  copy: Stretch,
  index: Index,
  comesBefore: (source: Piece, copy: Piece) => boolean,
): Moved[] {
  const { text } = copy;
  const moved: Moved[] = [];
  let from = 0;
  for (const at of wordStarts(text)) {
    if (at < from) continue;
    let best: { start: Start; length: number } | null = null;
    for (const start of startsAt(copy, at, index)) {
      const source = pieceAt(start.stretch, start.at);
      const target = pieceAt(copy, at);
      if (!source || !target || !comesBefore(source, target)) continue;
      const length = sameLength(text, at, start.stretch.text, start.at);
      if (best === null || length > best.length) best = { start, length };
    }
    if (best === null) continue;
    moved.push(...pair(copy, at, best.start.stretch, best.start.at, best.length));
    from = at + best.length;
  }
  return moved;
}

/** Where what stands in `copy` from `at` on may come from. */
function startsAt({ text }: Stretch, at: number, { whole, starts, short }: Index): Start[] {
  if (text.length - at >= SHORTEST) {
    const found = starts.get(text.slice(at, at + SHORTEST)) ?? [];
    if (found.length > 0) return found;
  }
  if (at === 0) {
    const same = whole.get(text);
    if (same !== undefined) return same;
    if (text.length < SHORTEST && /\S\s+\S/.test(text)) return partsEqualTo(text, starts);
  }
  return short.filter(({ stretch }) => {
    const atEnd = at + stretch.text.length === text.length;
    return (at === 0 || atEnd) && isWhole(text, at, stretch.text);
  });
}

/** Several short words that stand in longer text that was taken out. */
function partsEqualTo(text: string, starts: Index['starts']): Start[] {
  if (starts.size > MOST_STARTS) return [];
  const found: Start[] = [];
  for (const [beginning, places] of starts) if (beginning.startsWith(text)) found.push(...places);
  return found.slice(0, MOST_CANDIDATES);
}

/** Whether `part` stands at `at`, and no word goes on after it. */
function isWhole(text: string, at: number, part: string): boolean {
  if (!text.startsWith(part, at)) return false;
  const end = at + part.length;
  return end === text.length || isSpace(text.charCodeAt(end));
}

function sameLength(a: string, atA: number, b: string, atB: number): number {
  let length = 0;
  while (
    atA + length < a.length &&
    atB + length < b.length &&
    a.charCodeAt(atA + length) === b.charCodeAt(atB + length)
  ) {
    length += 1;
  }
  return length;
}

/** The piece that holds a character, cut to begin with it. */
function pieceAt({ pieces }: Stretch, at: number): Piece | undefined {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const piece = pieces[low - 1];
  if (piece === undefined || at >= piece.at + piece.length) return undefined;
  const skipped = at - piece.at;
  return { at, length: piece.length - skipped, client: piece.client, clock: piece.clock + skipped };
}

/** Pairs `length` characters of two stretches, piece by piece. */
function pair(copy: Stretch, atCopy: number, source: Stretch, atSource: number, length: number): Moved[] {
  const moved: Moved[] = [];
  let done = 0;
  while (done < length) {
    const to = pieceAt(copy, atCopy + done);
    const from = pieceAt(source, atSource + done);
    if (!to || !from) break;
    const size = Math.min(to.length, from.length, length - done);
    moved.push({
      client: to.client,
      clock: to.clock,
      length: size,
      from: { client: from.client, clock: from.clock },
    });
    done += size;
  }
  return moved;
}
