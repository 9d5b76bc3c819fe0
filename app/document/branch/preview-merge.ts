import { compareTexts } from '../compare';
import type { DocumentJson } from '../json';
import { blockTree } from './block-tree';
import type { MergeConflict, MergePreview } from './branch-types';
import type { FoundConflict } from './find-conflicts';
import { type KeyedLostRun, lostRuns } from './lost-runs';
import { acceptedMode, conflictsByKey, type MergePlan, type PlannedPart, planMerge } from './merge-plan';
import { idsOf } from './parts';
import { weaveTexts } from './weave-texts';
import { wordingsOf } from './wordings';

/**
 * What accepting the whole branch would do to today's draft, part by part, with everything that would not
 * stand in it afterwards. Where a block cannot be merged without loss or oddity, its wordings are shown.
 */
export function previewMerge(base: DocumentJson, today: DocumentJson, branch: DocumentJson): MergePreview {
  const plan = planMerge(base, today, branch);
  const byKey = conflictsByKey(plan.conflicts);
  const woven = weaveTexts(plan.texts, (key) => acceptedMode(byKey.get(key)));
  const merged = blockTree(woven.content, plan.texts.base);
  const lost = lostRuns(plan.texts, merged);
  const print = conflictPrinter(plan, woven.content);
  return {
    parts: plan.parts.map((part) => ({
      ...named(part),
      verdict: part.conflicts.length === 0 ? 'clean' : 'needs-decision',
      reasons: [...new Set(part.conflicts.flatMap(({ reasons }) => reasons))],
      conflicts: part.conflicts.map(print),
      lost: lost.filter(concerns(part)).map(withoutKey),
    })),
    lost: lost.map(withoutKey),
    comparison: compareTexts(today, woven.content),
  };
}

/** Makes the wordings of conflicts: in the base, today, in the branch, and merged. */
export function conflictPrinter(
  { texts }: MergePlan,
  merged: DocumentJson,
): (conflict: FoundConflict) => MergeConflict {
  const { base, draft, branch } = texts;
  const mergedTree = blockTree(merged, base);
  const [before, now, proposed, given] = [base, draft.tree, branch.tree, mergedTree].map(wordingsOf);
  const none = { text: '', html: '' };
  return ({ keys, reasons }) => ({
    id: conflictId(texts, keys),
    reasons,
    blockIds: idsOf(keys, branch.tree, draft.tree, base),
    before: before?.(keys) ?? none,
    now: now?.(keys) ?? none,
    proposed: proposed?.(keys) ?? none,
    merged: given?.(keys) ?? none,
  });
}

/** The name of a conflict: the id of its first block. */
export function conflictId({ base, draft, branch }: MergePlan['texts'], keys: readonly string[]): string {
  return idsOf(keys, branch.tree, draft.tree, base)[0] ?? '';
}

function named({ id, clauses, blockIds }: PlannedPart) {
  return { id, clauses, blockIds };
}

function concerns(part: PlannedPart): (run: KeyedLostRun) => boolean {
  const keys = new Set([...part.keys, ...part.conflicts.flatMap((conflict) => conflict.keys)]);
  return ({ key }) => keys.has(key);
}

function withoutKey({ side, text, blockId }: KeyedLostRun) {
  return { side, text, blockId };
}
