import { MAX_DEPTH } from '../shape';
import { TextError } from '../text-error';

/** A line may open this many quotes and lists; a parser's work grows with their square. */
const MOST_MARKERS = 100;

/** Throws TextError `too-deep` when a line opens or continues more blocks inside one another than any text needs. */
export function guardNesting(source: string): void {
  const pattern = /^(?:[ \t]{0,8}(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/gm;
  for (const found of source.matchAll(pattern)) {
    const markers = found[0].match(/>|[-*+]|\d{1,9}[.)]/g)?.length ?? 0;
    if (markers <= MOST_MARKERS) continue;
    const line = source.slice(0, found.index).split('\n').length;
    throw new TextError('too-deep', `Line ${line} nests ${markers} lists or quotes inside one another.`);
  }
}

const ITEM = /^([ \t]*)(?:[-*+]|\d{1,9}[.)])(?=[ \t])/;

/**
 * Throws TextError `too-deep` when list items stand ever further to the right on more lines than any text needs:
 * the parser compares each line with every list that is open, so its work grows with the square of them.
 */
export function guardListDepth(source: string): void {
  const open: number[] = [];
  let line = 0;
  for (const text of source.split('\n')) {
    line += 1;
    const indent = ITEM.exec(text)?.[1]?.length;
    if (indent === undefined) continue;
    while (open.length > 0 && (open.at(-1) ?? 0) >= indent) open.pop();
    open.push(indent);
    if (open.length > MOST_MARKERS) {
      throw new TextError('too-deep', `Line ${line} stands in ${open.length} lists inside one another.`);
    }
  }
}

interface TreeNode {
  readonly children?: readonly unknown[];
}

/** Most levels of a syntax tree that the recursive steps after parsing are given. */
const MOST_TREE_DEPTH = MAX_DEPTH * 6;

/** Throws TextError `too-deep` when a syntax tree is deeper than the steps after it can take. */
export function guardTree(tree: TreeNode): void {
  let level: TreeNode[] = [tree];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MOST_TREE_DEPTH) throw new TextError('too-deep', 'The file nests too deep to be a text.');
    level = level.flatMap((node) => (node.children ?? []) as TreeNode[]);
  }
}
