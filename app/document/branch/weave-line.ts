import { stringify } from '../canonical';
import type { NodeJson } from '../json';
import type { Hunk } from '../sequence-diff';
import { atomsOf, diffKeys, type InlineAtom, wordKey, wordsOfAtoms } from './inline-runs';

/**
 * The line that two people made of one line: what either wrote is in it, what either took out is not. Words
 * that both replaced stand side by side, today's first. Marks follow the side that changed them.
 */
export function weaveLine(base: NodeJson, today: NodeJson, branch: NodeJson): NodeJson[] {
  const words = (node: NodeJson) => wordsOfAtoms(atomsOf(node));
  return weave(words(base), words(today), words(branch), weaveWithin).map(({ node }) => node);
}

type Words = readonly InlineAtom[][];

/** How a stretch is woven that both sides changed. */
type Clash = (base: Words, today: Words, branch: Words) => InlineAtom[];

function weave(base: Words, today: Words, branch: Words, clash: Clash): InlineAtom[] {
  const keys = (words: Words) => words.map(wordKey);
  const ours = new Side(diffKeys(keys(base), keys(today)));
  const theirs = new Side(diffKeys(keys(base), keys(branch)));
  const woven: InlineAtom[] = [];
  let at = 0;
  while (at <= base.length) {
    const [a, b] = [ours.next(), theirs.next()];
    const start = Math.min(a?.aFrom ?? base.length, b?.aFrom ?? base.length);
    for (; at < start; at += 1) {
      woven.push(...sameWord(base[at], today[at + ours.shift], branch[at + theirs.shift]));
    }
    if (a === undefined && b === undefined) break;
    const stretch = widen(ours, theirs, start);
    const [mine, other] = [ours.take(stretch), theirs.take(stretch)];
    const texts = [base.slice(stretch.from, stretch.to), mine.of(today), other.of(branch)] as const;
    if (!mine.changed) woven.push(...texts[2].flat());
    else if (!other.changed || wordKey(texts[1].flat()) === wordKey(texts[2].flat())) {
      woven.push(...texts[1].flat());
    } else woven.push(...clash(...texts));
    at = stretch.to;
  }
  return woven;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** One side's differences from the base, read from the front. */
class Side {
  shift = 0;
  private place = 0;

  constructor(readonly hunks: readonly Hunk[]) {}

  next(): Hunk | undefined {
    return this.hunks[this.place];
  }

  /** Where the stretch ends once every hunk that begins in it (or at its very end, when it is empty) is in it. */
  reach({ from, to }: Stretch): number {
    let end = to;
    for (let place = this.place; place < this.hunks.length; place += 1) {
      const hunk = this.hunks[place];
      if (hunk === undefined || (hunk.aFrom >= end && !(hunk.aFrom === from && end === from))) break;
      end = Math.max(end, hunk.aTo);
    }
    return end;
  }

  /** Passes the stretch; answers whether this side changed it and what it is here. */
  take({ from, to }: Stretch) {
    const begin = from + this.shift;
    let changed = false;
    for (let hunk = this.next(); hunk !== undefined; hunk = this.next()) {
      if (hunk.aFrom >= to && !(hunk.aFrom === from)) break;
      this.shift += hunk.bTo - hunk.bFrom - (hunk.aTo - hunk.aFrom);
      this.place += 1;
      changed = true;
    }
    const end = to + this.shift;
    return { changed, of: (words: Words) => words.slice(begin, end) };
  }
}

function widen(ours: Side, theirs: Side, from: number): Stretch {
  let to = from;
  for (;;) {
    const reached = Math.max(ours.reach({ from, to }), theirs.reach({ from, to }));
    if (reached === to) return { from, to };
    to = reached;
  }
}

/** Both changed the same words: letter by letter, unless both wrote other words instead. */
function weaveWithin(base: Words, today: Words, branch: Words): InlineAtom[] {
  const letters = (words: Words) => words.flat().map((atom) => [atom]);
  const [from, mine, other] = [letters(base), letters(today), letters(branch)];
  if (isReplaced(from, mine) && isReplaced(from, other)) return sideBySide(mine.flat(), other.flat());
  return weave(from, mine, other, (_base, a, b) => sideBySide(a.flat(), b.flat()));
}

/** True when fewer than half of the letters are still there. */
function isReplaced(base: Words, side: Words): boolean {
  const hunks = diffKeys(base.map(wordKey), side.map(wordKey));
  const gone = hunks.reduce((sum, hunk) => sum + hunk.aTo - hunk.aFrom, 0);
  return 2 * gone > base.length;
}

function sideBySide(today: readonly InlineAtom[], branch: readonly InlineAtom[]): InlineAtom[] {
  const isWord = (atom: InlineAtom | undefined) => /^[\p{L}\p{N}]$/u.test(atom?.node.text ?? '');
  const blank: InlineAtom[] =
    today.length > 1 && branch.length > 1 && isWord(today.at(-1)) && isWord(branch[0])
      ? [{ key: ' ', node: { type: 'text', text: ' ' } }]
      : [];
  return [...today, ...blank, ...branch];
}

/** A word that both kept, letter by letter, each with the marks of the side that changed them. */
function sameWord(
  base: readonly InlineAtom[] | undefined,
  today: readonly InlineAtom[] | undefined,
  branch: readonly InlineAtom[] | undefined,
): InlineAtom[] {
  return (base ?? []).map((atom, index) => {
    const [mine = atom, other = atom] = [today?.[index], branch?.[index]];
    return marksOf(mine) === marksOf(atom) ? other : mine;
  });
}

function marksOf({ node }: InlineAtom): string {
  return node.marks === undefined ? '' : stringify(node.marks);
}
