import type { FoundConflict, ThreeTexts } from './find-conflicts';

/** A whole clause is gone on one side, and the other side worked in it. */
export function clauseConflicts(texts: ThreeTexts): FoundConflict[] {
  const { base, draft, branch } = texts;
  const found: FoundConflict[] = [];
  for (const key of base.top) {
    if (base.blocks.get(key)?.node.type !== 'heading') continue;
    if (branch.deleted.has(key)) {
      const keys = clauseGoneInBranch(texts, key);
      if (keys.length > 0)
        found.push({ keys: [key, ...keys], reasons: ['deleted-by-branch'], weaves: false });
    }
    if (draft.deleted.has(key)) {
      const keys = clauseGoneInDraft(texts, key);
      if (keys.length > 0) {
        found.push({ keys: [key, ...keys], reasons: ['clause-deleted-in-draft'], weaves: false });
      }
    }
  }
  return found;
}

function clauseGoneInBranch({ base, draft, branch }: ThreeTexts, heading: string): string[] {
  const inClause = (tree: typeof base, key: string) => tree.blocks.get(key)?.clause === heading;
  const worked = [...draft.touched].filter((key) =>
    draft.deleted.has(key)
      ? false
      : inClause(draft.tree, key) && (draft.inserted.has(key) || !branch.tree.blocks.has(key)),
  );
  if (worked.length === 0 && !draft.touched.has(heading)) return [];
  return [...worked, ...[...branch.deleted].filter((key) => inClause(base, key))];
}

function clauseGoneInDraft({ base, draft, branch }: ThreeTexts, heading: string): string[] {
  const inClause = (tree: typeof base, key: string) => tree.blocks.get(key)?.clause === heading;
  const worked = [...branch.touched].filter(
    (key) =>
      inClause(branch.tree, key) &&
      (branch.inserted.has(key) || branch.moved.has(key) || !draft.tree.blocks.has(key)),
  );
  if (worked.length === 0) return [];
  const gone = [...branch.tree.blocks.keys()].filter(
    (key) => inClause(branch.tree, key) && !draft.tree.blocks.has(key),
  );
  return [...new Set([...worked, ...gone])];
}
