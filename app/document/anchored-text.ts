import type { Anchor, AnchorPlace } from './anchor-types';
import { type TextPlace, textBlocks } from './inline-text';
import { blockId, type DocumentJson, walk } from './json';
import { passageFinder } from './whole-passage';

/** A stretch of one line. */
export interface LineRange {
  readonly blockId: string;
  readonly from: number;
  readonly to: number;
}

interface Match extends LineRange {
  /** How many characters around it stand as they stood around the quote. */
  readonly fit: number;
}

/** Shorter quotes are too common to be taken for the same words without what stood around them. */
export const TELLING_LENGTH = 12;

/** So many characters around a short quote make sure that it is the same one, in its own block and elsewhere. */
const TELLING_FIT = 6;
const TELLING_FIT_ELSEWHERE = 20;

/** How much of what stood around a quote is looked for, longest first. */
const AROUND = [40, 12, 6];

/** What took the place of a quote is at most so much longer. */
const MOST_GROWTH = 400;

/** A text in which anchors are looked up, indexed once. */
export class AnchoredText {
  private readonly lines: readonly TextPlace[];
  private readonly inside = new Map<string, TextPlace[]>();
  private readonly ids = new Set<string>();
  private readonly passageOf: ReturnType<typeof passageFinder>;

  constructor(content: DocumentJson) {
    this.lines = textBlocks(content);
    this.passageOf = passageFinder(content);
    walk(content, (node) => this.ids.add(blockId(node)));
    this.ids.delete('');
    for (const line of this.lines) {
      for (const id of line.enclosing) {
        const list = this.inside.get(id);
        if (list === undefined) this.inside.set(id, [line]);
        else list.push(line);
      }
    }
  }

  /**
   * Where an anchor is: by its block, then by what the live text knows of its place, then by its words.
   * `live` is where both ends of the words stand now, as their Yjs positions tell; equal ends when all between
   * them was deleted.
   */
  placeOf(anchor: Anchor, live: LineRange | null = null): AnchorPlace {
    if (anchor.quote === '') return this.wholeBlock(anchor);
    const own = this.inside.get(anchor.blockId) ?? [];
    const line = live === null ? undefined : this.line(live.blockId);
    if (live === null || line === undefined) return this.byWords(anchor, own);
    const { from, to } = live;
    const words = line.text.slice(from, to);
    if (words.includes(anchor.quote)) {
      const [first] = matches([{ ...line, text: words }], anchor);
      const at = from + (first?.from ?? 0);
      const range = { blockId: line.id, from: at, to: at + anchor.quote.length };
      return { state: own.includes(line) ? 'found' : 'moved', ...range };
    }
    // What is known to have been edited is the same words again only where all speaks for it.
    const again =
      words.trim() === '' && !isTelling(anchor)
        ? this.pasted(anchor, own, { ...live, text: line.text })
        : this.anywhere(anchor, own, words.trim() === '' ? 0 : contextLength(anchor));
    if (again !== null) return again;
    const between = betweenContexts([line], anchor);
    // It is read without the blanks at its ends.
    if (between !== null && between.from <= from + 1 && between.to >= to - 1) {
      return { state: 'changed', ...between };
    }
    if (words.trim() !== '') return { state: 'changed', ...live, now: words };
    return { state: 'changed', blockId: line.id, now: line.text };
  }

  private anywhere(anchor: Anchor, own: readonly TextPlace[], fit: number): AnchorPlace | null {
    const here = bestMatch(own, anchor, fit);
    if (here !== null) return { state: 'found', ...rangeOf(here) };
    const elsewhere = bestMatch(this.lines, anchor, Math.max(fit, leastFit(anchor, TELLING_FIT_ELSEWHERE)));
    return elsewhere === null ? null : { state: 'moved', ...rangeOf(elsewhere) };
  }

  /**
   * Where a short quote stands that was deleted from a place. The same common word stands in many places; this one
   * was cut and pasted only where more of what stood around it is there than was left behind, and than anywhere else.
   */
  private pasted(
    anchor: Anchor,
    own: readonly TextPlace[],
    { text, from, to }: LineRange & { readonly text: string },
  ): AnchorPlace | null {
    // One of the blanks around a word often goes with it; that tells nothing.
    const [before, after] = [anchor.before.trimEnd(), anchor.after.trimStart()];
    const blanks = contextLength(anchor) - before.length - after.length;
    const left =
      fitBefore(text.slice(0, from).trimEnd(), before) + fitAfter(text.slice(to).trimStart(), after);
    const best = bestMatch(this.lines, anchor, Math.max(leastFit(anchor, TELLING_FIT), left + blanks + 1));
    if (best === null) return null;
    if (own.some(({ id }) => id === best.blockId)) return { state: 'found', ...rangeOf(best) };
    return best.fit < leastFit(anchor, TELLING_FIT_ELSEWHERE) ? null : { state: 'moved', ...rangeOf(best) };
  }

  private byWords(anchor: Anchor, own: readonly TextPlace[]): AnchorPlace {
    const here = bestMatch(own, anchor, 0);
    const between = betweenContexts(own, anchor);
    // Both surroundings stand, with other words between them: those words were edited.
    const edited = between !== null && !between.now.includes(anchor.quote.trim());
    const isWhole = here !== null && here.fit === contextLength(anchor);
    if (here !== null && (!edited || isWhole || (isTelling(anchor) && between.now.trim() === ''))) {
      return { state: 'found', ...rangeOf(here) };
    }
    if (edited && (!isTelling(anchor) || between.now.trim() !== '')) return { state: 'changed', ...between };
    const elsewhere = bestMatch(this.lines, anchor, isTelling(anchor) ? 0 : TELLING_FIT_ELSEWHERE);
    if (elsewhere !== null) return { state: 'moved', ...rangeOf(elsewhere) };
    if (between !== null) return { state: 'changed', ...between };
    if (!this.ids.has(anchor.blockId)) return { state: 'lost' };
    const now = this.passageOf(anchor.blockId)?.words ?? '';
    return { state: 'changed', blockId: anchor.blockId, now };
  }

  private wholeBlock({ blockId: id, passage }: Anchor): AnchorPlace {
    if (!this.ids.has(id)) return { state: 'lost' };
    const now = passage === undefined ? null : this.passageOf(id);
    if (passage !== undefined && now !== null && now.print !== passage.print) {
      return { state: 'changed', blockId: id, now: now.words };
    }
    return { state: 'found', blockId: id, from: 0, to: 0 };
  }

  private line(id: string): TextPlace | undefined {
    return this.inside.get(id)?.find((line) => line.id === id);
  }
}

function isTelling({ quote }: Pick<Anchor, 'quote'>): boolean {
  return quote.length >= TELLING_LENGTH;
}

function contextLength({ before, after }: Anchor): number {
  return before.length + after.length;
}

/** What must fit around a quote: so many characters, none around telling words, all where there are fewer. */
function leastFit(anchor: Anchor, wanted: number): number {
  return isTelling(anchor) ? 0 : Math.min(wanted, contextLength(anchor));
}

function rangeOf({ blockId: id, from, to }: LineRange): LineRange {
  return { blockId: id, from, to };
}

/** The one occurrence of the quote whose surroundings fit best; null when several fit as well or none well enough. */
function bestMatch(lines: readonly TextPlace[], anchor: Anchor, fitAtLeast: number): Match | null {
  const [best, next] = matches(lines, anchor);
  if (best === undefined || best.fit < fitAtLeast || next?.fit === best.fit) return null;
  return best;
}

type Quoted = Pick<Anchor, 'quote' | 'before' | 'after'>;

/** The two occurrences of the quote whose surroundings fit best. */
function matches(lines: readonly TextPlace[], { quote, before, after }: Quoted): readonly Match[] {
  let best: Match[] = [];
  for (const { id, text } of lines) {
    for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
      const end = at + quote.length;
      if (inOtherWord(text.slice(0, at), text.slice(end), { quote, before, after })) continue;
      const fit = fitBefore(text.slice(0, at), before) + fitAfter(text.slice(end), after);
      best = [...best, { blockId: id, from: at, to: end, fit }].sort((a, b) => b.fit - a.fit).slice(0, 2);
    }
  }
  return best;
}

// Of scripts that part their words by blanks.
const WORD = String.raw`[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}_]`;
const ENDS_IN_WORD = new RegExp(`${WORD}$`, 'u');
const BEGINS_WITH_WORD = new RegExp(`^${WORD}`, 'u');

/** Whether letters are part of a longer word here and were not there: "may" is not in "mayor". */
function inOtherWord(left: string, right: string, { quote, before, after }: Quoted): boolean {
  if (isTelling({ quote })) return false;
  const begins = BEGINS_WITH_WORD.test(quote) && ENDS_IN_WORD.test(left) && !ENDS_IN_WORD.test(before);
  return (
    begins || (ENDS_IN_WORD.test(quote) && BEGINS_WITH_WORD.test(right) && !BEGINS_WITH_WORD.test(after))
  );
}

function fitBefore(text: string, context: string): number {
  let fit = 0;
  while (fit < context.length && fit < text.length && text.at(-1 - fit) === context.at(-1 - fit)) fit += 1;
  return fit;
}

function fitAfter(text: string, context: string): number {
  let fit = 0;
  while (fit < context.length && fit < text.length && text[fit] === context[fit]) fit += 1;
  return fit;
}

/**
 * What stands now between the words that stood around the quote. A quote without words before it began its line,
 * one without words after it ended it; that tells its place only where the block has one line.
 */
function betweenContexts(
  lines: readonly TextPlace[],
  { quote, before, after }: Anchor,
): (LineRange & { readonly now: string }) | null {
  if ((before === '' || after === '') && lines.length !== 1) return null;
  for (const length of AROUND) {
    // When words go, one of the blanks around them often goes too.
    const [left, right] = [before.slice(-length).trimEnd(), after.slice(0, length).trimStart()];
    for (const { id, text } of lines) {
      const at = text.indexOf(left);
      if (at < 0 || (left === '' && at !== 0)) continue;
      const from = at + left.length;
      const to = right === '' ? text.length : text.indexOf(right, from);
      if (to < from || to - from > quote.length + MOST_GROWTH) continue;
      return { blockId: id, ...withoutBlanks(text, from, to) };
    }
  }
  return null;
}

/** A stretch without the blanks around its words. */
function withoutBlanks(text: string, from: number, to: number) {
  const words = text.slice(from, to);
  const now = words.trim();
  if (now === '') return { from, to, now };
  const start = from + words.indexOf(now);
  return { from: start, to: start + now.length, now };
}
