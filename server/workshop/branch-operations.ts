import type { MergeChoices } from '../../app/document/branch/branch-types';
import { describeBranch } from '../../app/document/branch/describe-branch';
import { mergeBranch } from '../../app/document/branch/merge-branch';
import { previewMerge } from '../../app/document/branch/preview-merge';
import { seedBranch } from '../../app/document/branch/seed-branch';
import { undoMerge } from '../../app/document/branch/undo-merge';
import { withinLimits } from '../../app/document/branch/within-limits';
import { openLive, readText } from '../../app/document/live-document';
import { parseDocument } from '../../app/document/snapshot';

/** What the workshop can do for branches of texts. */
export const branchOperations = {
  seedBranch: (draft: Uint8Array[]) => {
    withinLimits([draft]);
    return seedBranch(draft);
  },
  describeBranch: (base: string, branch: Uint8Array[]) => {
    withinLimits([base, branch]);
    return describeBranch(parseDocument(base), readText(openLive(branch)));
  },
  previewMerge: (base: string, today: Uint8Array[], branch: Uint8Array[]) => {
    withinLimits([base, today, branch]);
    return previewMerge(parseDocument(base), readText(openLive(today)), readText(openLive(branch)));
  },
  mergeBranch: (base: string, today: Uint8Array[], branch: Uint8Array[], choices: MergeChoices) => {
    withinLimits([base, today, branch], choices);
    return mergeBranch(parseDocument(base), today, branch, choices);
  },
  undoMerge: (before: string, after: string, now: Uint8Array[]) => {
    withinLimits([before, after, now]);
    return undoMerge(parseDocument(before), parseDocument(after), now);
  },
};
