import { diffSequences, Interner } from '../../document/sequence-diff';
import type { ElementCopy } from './element-copy';

/** Stands in a line for a reference, a line break or anything else that is not text. */
export const OBJECT = '\ufffc';

/**
 * A part of a text that is to be carried over into another one, that stands in both, or that was taken out of the first
 * and is still in the other; `gone` is in neither.
 */
export type Part = 'carried' | 'between' | 'dropped' | 'gone';

/** A part of a line: words with their formatting, or one thing that is not text. */
export interface Piece {
  readonly part: Exclude<Part, 'gone'>;
  /** The words, or OBJECT. */
  readonly text: string;
  readonly marks: Readonly<Record<string, unknown>>;
  readonly object: ElementCopy | null;
}

/** Something to write into a line or to take out of it, at a place of the line as it is before anything is done. */
export type LineChange =
  | { readonly at: number; readonly piece: Piece; readonly text: string }
  | { readonly at: number; readonly takeOut: number };

/**
 * What is to be done to a line that says `now` so that it says what another line has to carry over. Where it says what
 * the two have in common, all of that goes where it was, and what was taken out is taken out here. Else a carried word
 * goes in only if it is not there in its order already, for words that were only written anew are.
 */
export function lineChanges(now: string, line: readonly Piece[]): LineChange[] {
  return exactChanges(now, line) ?? missingWords(now, line);
}

/** So many ways are tried to find what was taken out of a line. */
const TRIES = 5_000;

/** Null where the line says something else than what is in common, with some of what was taken out or none of it. */
function exactChanges(now: string, line: readonly Piece[]): LineChange[] | null {
  let tries = 0;
  const follow = (index: number, at: number): LineChange[] | null => {
    const piece = line[index];
    tries += 1;
    if (tries > TRIES) return null;
    if (piece === undefined) return at === now.length ? [] : null;
    const { part, text } = piece;
    if (part === 'carried') {
      const rest = follow(index + 1, at);
      return rest && [{ at, piece, text }, ...rest];
    }
    if (now.startsWith(text, at)) {
      const rest = follow(index + 1, at + text.length);
      if (rest !== null) return part === 'between' ? rest : [{ at, takeOut: text.length }, ...rest];
    }
    return part === 'dropped' ? follow(index + 1, at) : null;
  };
  return follow(0, 0);
}

function missingWords(now: string, line: readonly Piece[]): LineChange[] {
  const pieces = line.filter(({ part }) => part !== 'dropped');
  const between = textOf(pieces.filter(({ part }) => part === 'between'));
  const isThere = wordsThere(pieces, now);
  const puts: LineChange[] = [];
  let place = 0;
  let at = 0;
  for (const piece of pieces) {
    const { length } = piece.text;
    if (piece.part === 'carried') {
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
  const carried = line.flatMap((piece) =>
    Array.from({ length: piece.text.length }, () => piece.part === 'carried'),
  );
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
