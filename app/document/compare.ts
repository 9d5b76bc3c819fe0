import { changesOf } from './comparison/changes';
import { leavesOf } from './comparison/leaves';
import { mergeTexts } from './comparison/merge-texts';
import { requirementChanges } from './comparison/requirement-changes';
import type { Comparison } from './comparison-types';
import type { DocumentJson } from './json';
import { renderComparison } from './render-comparison';

/**
 * Compares two texts. Blocks are matched by id, then by their words, then by likeness, so two imports of one
 * standard compare as well as two snapshots of one draft. What moved is told as moved, tables by row and cell,
 * and words only where words changed.
 */
export function compareTexts(before: DocumentJson, after: DocumentJson): Comparison {
  const outside = { id: '', number: '', title: '', level: 0, depth: 0 };
  const root = mergeTexts(
    { root: before, leaves: leavesOf(before) },
    { root: after, leaves: leavesOf(after) },
    outside,
  );
  const changes = changesOf(root);
  return {
    changes,
    requirements: requirementChanges(before, after),
    wordsAdded: changes.reduce((sum, change) => sum + change.wordsAdded, 0),
    wordsRemoved: changes.reduce((sum, change) => sum + change.wordsRemoved, 0),
    clausesTouched: new Set(changes.map((change) => change.clause.id)).size,
    html: renderComparison(root, after),
  };
}
