import { diffSequences, Interner } from '../../document/sequence-diff';
import type { ElementCopy } from './element-copy';

/** Stands in a line for a reference, a line break or anything else that is not text. */
export const OBJECT = '\ufffc';

/** A part of a line: words with their formatting, or one thing that is not text. */
export interface Piece {
  /** Whether it is to be carried over; otherwise it only says where that stood. */
  readonly carried: boolean;
  /** The words, or OBJECT. */
  readonly text: string;
  readonly marks: Readonly<Record<string, unknown>>;
  readonly object: ElementCopy | null;
}

/** Something to write into a line, at a place of the line as it is before anything is written. */
export interface Insertion {
  readonly at: number;
  readonly piece: Piece;
  /** The part of the piece that is written. */
  readonly text: string;
}

/**
 * What of a line is to be written into one that says `now`. Where that says just what stood between the carried pieces,
 * all of them go back where they were. Else a carried word goes in only if it is not there in its order already:
 * whoever breaks a line leaves words behind the break that were only written anew.
 */
export function insertions(now: string, line: readonly Piece[]): Insertion[] {
  const between = textOf(line.filter(({ carried }) => !carried));
  const isThere = now === between ? () => false : wordsThere(line, now);
  const puts: Insertion[] = [];
  let place = 0;
  let at = 0;
  for (const piece of line) {
    const { length } = piece.text;
    if (piece.carried) {
      const start = place;
      const text = Array.from({ length }, (_, unit) =>
        isThere(start + unit) ? '' : piece.text.charAt(unit),
      ).join('');
      const to = placeIn(between, now, at);
      const doubled = text !== piece.text && /^\s/.test(now.slice(to));
      if (text !== '') puts.push({ at: to, piece, text: doubled ? text.trimEnd() : text });
    } else at += length;
    place += length;
  }
  return puts;
}

/** Tells of each place of a line whether it is in a word that is carried as a whole and stands in `now` already. */
function wordsThere(line: readonly Piece[], now: string): (place: number) => boolean {
  const numbers = new Interner();
  const ours = wordsOf(textOf(line));
  const all = (words: readonly string[]) => words.map((word) => numbers.number(word));
  const missing = new Set<number>();
  for (const { aFrom, aTo } of diffSequences(all(ours), all(wordsOf(now)))) {
    for (let word = aFrom; word < aTo; word += 1) missing.add(word);
  }
  const carried = line.flatMap((piece) => Array.from({ length: piece.text.length }, () => piece.carried));
  let from = 0;
  const there = ours.flatMap((word, at) => {
    const whole = carried.slice(from, from + word.length).every((one) => one);
    from += word.length;
    return Array.from({ length: word.length }, () => whole && !missing.has(at));
  });
  return (place) => there[place] ?? false;
}

/** Words, each with the space behind it; what stands for a thing that is not text is one of its own. */
const wordsOf = (text: string): string[] => text.match(/\ufffc|[^\s\ufffc]+\s*|\s+/g) ?? [];

/**
 * Where a place of one line is in another that was made from it.
 *
 * @param after whether a place at which something was put in is behind that
 */
export function placeIn(before: string, now: string, at: number, after = false): number {
  let place = at;
  for (const { aFrom, aTo, bFrom, bTo } of diffSequences(unitsOf(before), unitsOf(now))) {
    if (aFrom > at || (aFrom === at && aTo === at && !after)) break;
    // Inside what was replaced there is no place of its own: its end stands for it.
    place = aTo <= at ? place + (bTo - bFrom) - (aTo - aFrom) : place + (bTo - bFrom) - (at - aFrom);
    if (aTo > at) break;
  }
  return Math.max(0, Math.min(place, now.length));
}

const textOf = (line: readonly Piece[]) => line.map(({ text }) => text).join('');

const unitsOf = (text: string) => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
