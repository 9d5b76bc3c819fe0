import { stringify } from '../canonical';
import type { Segment } from '../comparison-types';
import { type NodeJson, textAttribute } from '../json';
import { diffSequences, type Hunk, Interner } from '../sequence-diff';
import { countWords } from '../word-count';
import { partNumber } from '../written-number';

/** A stretch of inline content with its marks: in both, only in the later, only in the earlier text. */
export interface InlinePiece {
  readonly kind: Segment['kind'];
  readonly nodes: readonly NodeJson[];
}

export interface WordDiff {
  readonly pieces: readonly InlinePiece[];
  readonly segments: readonly Segment[];
  readonly wordsAdded: number;
  readonly wordsRemoved: number;
  /** True when some word that stayed carries other marks than before. */
  readonly reformatted: boolean;
}

/** A word, a blank or a mark of punctuation with its marks; or something in the line that is no text. */
export interface Token {
  readonly key: string;
  readonly node: NodeJson;
}

/** The differences of two lines word by word; marks decide nothing but `reformatted`. */
export function diffWords(before: readonly NodeJson[], after: readonly NodeJson[]): WordDiff {
  const a = tokensOf(before);
  const b = tokensOf(after);
  const interner = new Interner();
  const numbers = (tokens: readonly Token[]) => tokens.map((token) => interner.number(token.key));
  const hunks = joinAcrossGaps(diffSequences(numbers(a), numbers(b)), a);
  const pieces: InlinePiece[] = [];
  let reformatted = false;
  let at = 0;
  let other = 0;
  for (const hunk of [...hunks, { aFrom: a.length, aTo: a.length, bFrom: b.length, bTo: b.length }]) {
    while (at < hunk.aFrom) {
      reformatted ||= marksOf(a[at]) !== marksOf(b[other]);
      add(pieces, 'same', b[other]);
      at += 1;
      other += 1;
    }
    for (; at < hunk.aTo; at += 1) add(pieces, 'removed', a[at]);
    for (; other < hunk.bTo; other += 1) add(pieces, 'added', b[other]);
  }
  return { ...summarise(pieces), reformatted };
}

/**
 * The differences of two titles. A clause number that is written on one side only is no change of words: there
 * the other text computes it.
 */
export function diffTitles(before: readonly NodeJson[], after: readonly NodeJson[]): WordDiff {
  const a = partNumber(before);
  const b = partNumber(after);
  if ((a.number.length === 0) === (b.number.length === 0)) return diffWords(before, after);
  const diff = diffWords(a.rest, b.rest);
  return b.number.length === 0
    ? diff
    : { ...diff, pieces: [{ kind: 'same', nodes: b.number }, ...diff.pieces] };
}

/** A line that stands on one side only. */
export function wholeLine(kind: 'added' | 'removed', nodes: readonly NodeJson[]): WordDiff {
  return { ...summarise(nodes.length === 0 ? [] : [{ kind, nodes }]), reformatted: false };
}

/** A line that is the same on both sides. */
export function sameLine(nodes: readonly NodeJson[]): WordDiff {
  return { ...summarise(nodes.length === 0 ? [] : [{ kind: 'same', nodes }]), reformatted: false };
}

function summarise(pieces: readonly InlinePiece[]): Omit<WordDiff, 'reformatted'> {
  const segments = pieces.map((piece): Segment => ({ kind: piece.kind, text: textOf(piece.nodes) }));
  const count = (kind: Segment['kind']) =>
    segments.reduce((sum, segment) => sum + (segment.kind === kind ? countWords(segment.text) : 0), 0);
  return { pieces, segments, wordsAdded: count('added'), wordsRemoved: count('removed') };
}

export function tokensOf(nodes: readonly NodeJson[]): Token[] {
  return nodes.flatMap((node): Token[] => {
    if (node.text === undefined) return [{ key: `${node.type} ${textAttribute(node, 'target')}`, node }];
    const words = node.text.match(/[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu) ?? [];
    return words.map((word) => {
      const inner: NodeJson = { type: 'text', text: word };
      if (node.marks !== undefined) inner.marks = node.marks;
      return { key: word, node: inner };
    });
  });
}

/** Joins two changes with nothing but blanks and stops between them: words changed as one are read as one. */
function joinAcrossGaps(hunks: readonly Hunk[], a: readonly Token[]): Hunk[] {
  const joined: Hunk[] = [];
  for (const hunk of hunks) {
    const last = joined.at(-1);
    const gap = last === undefined ? [] : a.slice(last.aTo, hunk.aFrom);
    const replaces = (one: Hunk) => one.aTo > one.aFrom && one.bTo > one.bFrom;
    if (
      last !== undefined &&
      (replaces(last) || replaces(hunk)) &&
      gap.every(({ key }) => /^\s+$/.test(key))
    ) {
      joined[joined.length - 1] = { ...last, aTo: hunk.aTo, bTo: hunk.bTo };
    } else joined.push(hunk);
  }
  return joined;
}

function marksOf(token: Token | undefined): string {
  return token?.node.marks === undefined ? '' : stringify(token.node.marks);
}

function add(pieces: InlinePiece[], kind: Segment['kind'], token: Token | undefined): void {
  if (token === undefined) return;
  const last = pieces.at(-1);
  if (last?.kind !== kind) {
    pieces.push({ kind, nodes: [{ ...token.node }] });
    return;
  }
  const nodes = last.nodes as NodeJson[];
  const end = nodes.at(-1);
  if (end?.text !== undefined && token.node.text !== undefined && end.marks === token.node.marks) {
    end.text += token.node.text;
  } else nodes.push({ ...token.node });
}

/** Inline content as plain text, a line break as a line end. */
function textOf(nodes: readonly NodeJson[]): string {
  return nodes.map(textOfOne).join('');
}

function textOfOne(node: NodeJson): string {
  if (node.text !== undefined) return node.text;
  if (node.type === 'hardBreak') return '\n';
  // One without words of its own shows the number that it points at.
  return textAttribute(node, 'label') || '[cross-reference]';
}
