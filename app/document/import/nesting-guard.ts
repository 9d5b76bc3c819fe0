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
