import { compareTexts } from '../compare';
import type { DocumentJson } from '../json';
import { blockTree } from './block-tree';
import { factsOfBranch } from './branch-facts';
import type { BranchDescription } from './branch-types';
import { idsOf, partsOf } from './parts';
import { sideChanges } from './side-changes';

/** What a branch changes against its base: the comparison, the parts it is decided in, and the facts of it. */
export function describeBranch(base: DocumentJson, branch: DocumentJson): BranchDescription {
  const comparison = compareTexts(base, branch);
  const before = blockTree(base);
  const changes = sideChanges(before, blockTree(branch, before));
  const parts = partsOf(before, changes);
  const removed = new Set(idsOf(changes.deleted, before));
  for (const key of changes.tree.blocks.keys()) removed.delete(key);
  return {
    comparison,
    parts: parts.map(({ id, clauses, blockIds }) => ({ id, clauses, blockIds })),
    facts: factsOfBranch(comparison, { base: before, branch: changes.tree, parts }),
    changedBlocks: idsOf(
      [...changes.touched].filter((key) => changes.tree.blocks.has(key)),
      changes.tree,
    ),
    removedBlocks: [...removed],
  };
}
