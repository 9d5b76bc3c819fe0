import type { DocumentJson } from '../json';
import { blockTree } from './block-tree';
import { type FoundConflict, findConflicts, sameInBoth, type ThreeTexts } from './find-conflicts';
import { type KeyedPart, partsOf } from './parts';
import { sideChanges } from './side-changes';
import { type Mode, weaveTexts } from './weave-texts';

/** What there is to merge: the three texts, where they conflict, and what is decided together. */
export interface MergePlan {
  readonly texts: ThreeTexts;
  readonly conflicts: readonly FoundConflict[];
  readonly parts: readonly PlannedPart[];
}

export interface PlannedPart extends KeyedPart {
  readonly conflicts: readonly FoundConflict[];
}

const MOST_ROUNDS = 8;

export function planMerge(base: DocumentJson, today: DocumentJson, branch: DocumentJson): MergePlan {
  const baseTree = blockTree(base);
  const texts: ThreeTexts = {
    base: baseTree,
    draft: sideChanges(baseTree, blockTree(today, baseTree)),
    branch: sideChanges(baseTree, blockTree(branch, baseTree)),
  };
  const conflicts = allConflicts(texts);
  const byKey = conflictsByKey(conflicts);
  const tied = conflicts.map(({ keys }) => keys);
  const parts = partsOf(baseTree, texts.branch, tied)
    .filter(({ keys }) => keys.some((key) => isLeft(texts, key)))
    .map((part) => ({
      ...part,
      conflicts: [...new Set(part.keys.flatMap((key) => byKey.get(key) ?? []))],
    }));
  return { texts, conflicts, parts };
}

/** What accepting a block means: both sides together where they can stand together, today's otherwise. */
export function acceptedMode(conflict: FoundConflict | undefined): Mode {
  return conflict === undefined || conflict.weaves ? 'weave' : 'draft';
}

export function conflictsByKey(conflicts: readonly FoundConflict[]): Map<string, FoundConflict> {
  return new Map(conflicts.flatMap((conflict) => conflict.keys.map((key) => [key, conflict] as const)));
}

/** The conflicts of the blocks, and those that show only when everything is put together. */
function allConflicts(texts: ThreeTexts): FoundConflict[] {
  const landed: FoundConflict[] = [];
  let conflicts = findConflicts(texts);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const fresh = landedElsewhere(texts, conflicts);
    if (fresh.length === 0) break;
    landed.push(...fresh);
    conflicts = findConflicts(texts, landed);
  }
  return conflicts;
}

function landedElsewhere(texts: ThreeTexts, conflicts: readonly FoundConflict[]): FoundConflict[] {
  const byKey = conflictsByKey(conflicts);
  const woven = weaveTexts(texts, (key) => acceptedMode(byKey.get(key)));
  const known = (key: string) => byKey.get(key)?.reasons.includes('landed-elsewhere') === true;
  const { branch } = texts;
  const homeless = woven.forced.filter((key) => branch.touched.has(key));
  const found: FoundConflict[] = [];
  if (homeless.some((key) => byKey.get(key)?.weaves !== false)) {
    found.push({ keys: homeless, reasons: ['landed-elsewhere'], weaves: false });
  }
  for (const key of woven.placedByBranch) {
    const clause = woven.clauses.get(key);
    if (clause === undefined || clause === branch.tree.blocks.get(key)?.clause || known(key)) continue;
    found.push({ keys: [key], reasons: ['landed-elsewhere'], weaves: true });
  }
  return found;
}

/** False for what the draft already says. */
function isLeft(texts: ThreeTexts, key: string): boolean {
  const moved = texts.branch.moved.has(key) && !texts.draft.moved.has(key);
  return moved || !sameInBoth(texts, key);
}
