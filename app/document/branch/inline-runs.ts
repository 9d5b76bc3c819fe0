import { stringify } from '../canonical';
import { type NodeJson, textAttribute } from '../json';
import { diffSequences, type Hunk, Interner } from '../sequence-diff';

/** One character of a line with its marks, or a line break or cross-reference. */
export interface InlineAtom {
  /** Equal for two of the same content; marks decide nothing. */
  readonly key: string;
  readonly node: NodeJson;
}

/** The line of a block, character by character (a pair of surrogates is one). */
export function atomsOf(node: NodeJson | undefined): InlineAtom[] {
  return (node?.content ?? []).flatMap((child): InlineAtom[] => {
    if (child.text === undefined) return [{ key: `${child.type} ${stringify(child)}`, node: child }];
    const marks = child.marks === undefined ? {} : { marks: child.marks };
    return Array.from(child.text, (letter) => ({
      key: letter,
      node: { type: 'text', text: letter, ...marks },
    }));
  });
}

/** Words, blanks and stops of a line, each a run of atoms. */
export function wordsOfAtoms(atoms: readonly InlineAtom[]): InlineAtom[][] {
  const words: InlineAtom[][] = [];
  let sort = '';
  for (const atom of atoms) {
    const own = sortOf(atom);
    if (own === sort && own !== 'other') words.at(-1)?.push(atom);
    else words.push([atom]);
    sort = own;
  }
  return words;
}

function sortOf({ node }: InlineAtom): string {
  if (node.text === undefined) return 'other';
  if (/^\s$/u.test(node.text)) return 'blank';
  return /^[\p{L}\p{N}\p{M}_]$/u.test(node.text) ? 'word' : 'other';
}

export function wordKey(word: readonly InlineAtom[]): string {
  return word.map((atom) => atom.key).join('');
}

/** The differences between two lists of things that have keys. */
export function diffKeys(a: readonly string[], b: readonly string[]): Hunk[] {
  const interner = new Interner();
  const numbers = (keys: readonly string[]) => keys.map((key) => interner.number(key));
  return diffSequences(numbers(a), numbers(b));
}

export function textOfAtoms(atoms: readonly InlineAtom[]): string {
  return atoms
    .map(({ node }) => node.text ?? (node.type === 'hardBreak' ? '\n' : textAttribute(node, 'label')))
    .join('');
}

export interface WrittenRun {
  readonly text: string;
  /** Places among the atoms of the later line. */
  readonly from: number;
  readonly to: number;
}

/** The runs of characters that a line has more than it had before. */
export function writtenRuns(before: NodeJson | undefined, after: NodeJson | undefined): WrittenRun[] {
  const a = atomsOf(before);
  const b = atomsOf(after);
  const keys = (atoms: readonly InlineAtom[]) => atoms.map((atom) => atom.key);
  return diffKeys(keys(a), keys(b)).flatMap(({ bFrom, bTo }) =>
    bTo > bFrom ? [{ text: textOfAtoms(b.slice(bFrom, bTo)), from: bFrom, to: bTo }] : [],
  );
}
