import { canonicalJson } from './canonical';
import { changesOf } from './comparison/changes';
import { Hands, type TextLife } from './comparison/hands';
import { leavesOf } from './comparison/leaves';
import { mergeTexts } from './comparison/merge-texts';
import { renderSides } from './comparison/render-sides';
import { requirementChanges } from './comparison/requirement-changes';
import type { Comparison } from './comparison-types';
import { referenceLabels } from './cross-references';
import type { DocumentJson } from './json';
import { renderContext } from './render';
import { renderComparison } from './render-comparison';

/**
 * Compares two texts. Blocks are matched by id, then by their words, then by likeness, so two imports of one
 * standard compare as well as two snapshots of one draft. What moved is told as moved, tables by row and cell,
 * and words only where words changed. With the life of the later text each change says whose it is.
 */
export function compareTexts(before: DocumentJson, after: DocumentJson, life?: TextLife): Comparison {
  const outside = { id: '', number: '', title: '', level: 0, depth: 0 };
  const root = mergeTexts(
    { root: before, leaves: leavesOf(before) },
    { root: after, leaves: leavesOf(after) },
    outside,
  );
  const changes = changesOf(root, life === undefined ? null : new Hands(after, life));
  const context = { ...renderContext(after), glossary: null, formerLabels: referenceLabels(before) };
  return {
    identical: canonicalJson(before) === canonicalJson(after),
    changes,
    requirements: requirementChanges(before, after, root),
    wordsAdded: changes.reduce((sum, change) => sum + change.wordsAdded, 0),
    wordsRemoved: changes.reduce((sum, change) => sum + change.wordsRemoved, 0),
    clausesTouched: new Set(changes.map((change) => change.clause.id)).size,
    html: renderComparison(root, context),
    sides: renderSides(root, context),
  };
}
