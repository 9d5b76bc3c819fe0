import type { RequirementLevel } from '../../../db/words';
import { requirementChanges } from '../comparison/requirement-changes';
import type { DocumentJson } from '../json';
import type { RelaxedRequirement } from './branch-types';

/**
 * What an extension asks less of than the text it extends: a MUST or MUST NOT of the base that is gone, is no
 * longer as binding, or says something else. An empty list lets the extension stand.
 */
export function mustsRelaxed(base: DocumentJson, extension: DocumentJson): RelaxedRequirement[] {
  return requirementChanges(base, extension).flatMap(({ id, ref, kinds, segments, ...levels }) => {
    const { levelBefore, levelAfter } = levels;
    if (levelBefore === null || !binds(levelBefore)) return [];
    const how = kinds.includes('removed')
      ? 'removed'
      : kinds.includes('lowered')
        ? 'lowered'
        : kinds.includes('reworded')
          ? 'reworded'
          : null;
    if (how === null) return [];
    const text = segments.map((segment) => (segment.kind === 'added' ? '' : segment.text)).join('');
    return [{ id, ref, text, levelBefore, levelAfter, how }];
  });
}

function binds(level: RequirementLevel): boolean {
  return level === 'must' || level === 'must-not';
}
