import type { Node } from '@tiptap/pm/model';

/** What is looked for. */
export interface Query {
  readonly words: string;
  readonly matchCase: boolean;
  readonly wholeWords: boolean;
}

/** A place in a text. */
export interface Found {
  readonly from: number;
  readonly to: number;
}

export const NO_QUERY: Query = { words: '', matchCase: false, wholeWords: false };

/**
 * Looks for words within lines. What a block of the body holds is remembered for as long as the block stays as it
 * is, so that looking again after an edit costs next to nothing in a long text.
 */
export function finder({ words, matchCase, wholeWords }: Query): (doc: Node) => Found[] {
  if (words.trim() === '') return () => [];
  const literal = words.replace(/[\\^$.*+?()[\]{}|/-]/g, (sign) => (sign === '-' ? '\\x2d' : `\\${sign}`));
  const pattern = new RegExp(
    wholeWords ? `(?<![\\p{L}\\p{N}_])${literal}(?![\\p{L}\\p{N}_])` : literal,
    matchCase ? 'gu' : 'giu',
  );
  const known = new WeakMap<Node, readonly Found[]>();
  const inBlock = (block: Node): readonly Found[] => {
    const seen = known.get(block);
    if (seen !== undefined) return seen;
    const found: Found[] = [];
    const look = (line: Node, start: number) => {
      // Breaks, references and pictures in a line stand for no words.
      const said = line.textBetween(0, line.content.size, undefined, '\ufffc');
      for (const { index, 0: match } of said.matchAll(pattern)) {
        found.push({ from: start + index, to: start + index + match.length });
      }
    };
    if (block.isTextblock) look(block, 1);
    block.descendants((node, position) => {
      if (node.isTextblock) look(node, position + 2);
      return !node.isTextblock;
    });
    known.set(block, found);
    return found;
  };
  return (doc) => {
    const all: Found[] = [];
    doc.forEach((block, start) => {
      for (const { from, to } of inBlock(block)) all.push({ from: start + from, to: start + to });
    });
    return all;
  };
}
