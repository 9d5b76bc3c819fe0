import type { ClauseOfChange } from '../comparison-types';
import { blockId } from '../json';
import { clausesOf } from '../outline';
import { type BlockTree, ROOT } from './block-tree';
import { type BranchPart, PART_BEFORE_CLAUSES } from './branch-types';
import { KeyGroups } from './key-groups';
import type { SideChanges } from './side-changes';

/** A part of a branch with the keys of its blocks. */
export interface KeyedPart extends BranchPart {
  readonly clauseKeys: readonly string[];
  /** Touched by the branch. */
  readonly keys: readonly string[];
}

/**
 * The changes of a branch clause by clause. Clauses between which a block was moved or text flowed are one
 * part, and so are those that `tied` blocks stand in.
 */
export function partsOf(
  base: BlockTree,
  branch: SideChanges,
  tied: ReadonlyArray<readonly string[]> = [],
): KeyedPart[] {
  const groups = new KeyGroups();
  const clausesAround = (key: string) => {
    const clauses = [base, branch.tree].map((tree) => tree.blocks.get(key)?.clause);
    return clauses.flatMap((clause) => (clause === undefined ? [] : [nameOf(clause)]));
  };
  for (const key of branch.moved) groups.join(clausesAround(key));
  for (const keys of [...branch.flows, ...tied]) {
    groups.join(
      keys.filter((key) => branch.touched.has(key)).map((key) => nameOf(clauseOf(base, branch, key))),
    );
  }
  const names = clauseNamesByKey(base, branch.tree);
  const touched = inReadingOrder(base, branch);
  const keysOf = new Map<string, string[]>();
  for (const key of touched) {
    const root = groups.rootOf(nameOf(clauseOf(base, branch, key)));
    const keys = keysOf.get(root);
    if (keys === undefined) keysOf.set(root, [key]);
    else keys.push(key);
  }
  return [...keysOf.values()].map((keys) => {
    const clauseKeys = [...new Set(keys.map((key) => clauseOf(base, branch, key)))];
    return {
      id: nameOf(clauseKeys[0] ?? ROOT),
      clauses: clauseKeys.map((key) => names.get(key) ?? { id: '', number: '', title: '' }),
      blockIds: idsOf(keys, branch.tree, base),
      clauseKeys,
      keys,
    };
  });
}

/** The clause that a touched block is decided with: where the branch has it, or where it stood. */
export function clauseOf(base: BlockTree, branch: SideChanges, key: string): string {
  return (branch.tree.blocks.get(key) ?? base.blocks.get(key))?.clause ?? ROOT;
}

function nameOf(clause: string): string {
  return clause === ROOT ? PART_BEFORE_CLAUSES : clause;
}

/** What the branch touched, as it is read: what is gone stands where it stood. */
function inReadingOrder(base: BlockTree, branch: SideChanges): string[] {
  const order: string[] = [];
  const seen = new Set<string>();
  const add = (key: string) => {
    if (branch.touched.has(key) && !seen.has(key)) order.push(key);
    seen.add(key);
  };
  const earlier = [...base.blocks.keys()];
  const places = new Map(earlier.map((key, place) => [key, place]));
  for (const key of branch.tree.blocks.keys()) {
    add(key);
    const place = places.get(key);
    for (let at = (place ?? earlier.length) + 1; branch.deleted.has(earlier[at] ?? ''); at += 1) {
      add(earlier[at] ?? '');
    }
  }
  for (const key of branch.deleted) add(key);
  return order;
}

/** Ids of blocks; a row, cell or item is named by the block it stands in. */
export function idsOf(keys: Iterable<string>, ...trees: readonly BlockTree[]): string[] {
  const ids = new Set<string>();
  for (const key of keys) {
    const tree = trees.find((one) => one.blocks.has(key));
    let block = tree?.blocks.get(key);
    while (block !== undefined && blockId(block.node) === '') block = tree?.blocks.get(block.parent);
    if (block !== undefined) ids.add(blockId(block.node));
  }
  return [...ids];
}

function clauseNamesByKey(...trees: readonly BlockTree[]): Map<string, ClauseOfChange> {
  const names = new Map<string, ClauseOfChange>();
  for (const tree of trees) {
    const headings = tree.top.filter((key) => tree.blocks.get(key)?.node.type === 'heading');
    for (const [index, clause] of clausesOf(tree.content).entries()) {
      const { id, number, title } = clause;
      names.set(headings[index] ?? ROOT, { id, number, title });
    }
  }
  return names;
}
