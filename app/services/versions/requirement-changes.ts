import type { RequirementLevel } from '../../../db/words';
import type { RequirementEntry } from '../../document/requirement-types';

/** How one requirement differs from the version before. */
export interface RequirementDifference {
  readonly kind: 'added' | 'changed' | 'removed';
  readonly ref: string;
  /** Id of its block in the text that holds it: the later one, or the earlier one when it was removed. */
  readonly blockId: string;
  readonly level: RequirementLevel | null;
  readonly levelBefore: RequirementLevel | null;
  readonly text: string;
}

/** Requirements added, changed and removed between two texts, in reading order, removed ones last. */
export function requirementDifferences(
  before: readonly RequirementEntry[],
  after: readonly RequirementEntry[],
): readonly RequirementDifference[] {
  const earlier = new Map(before.map((entry) => [nameOf(entry), entry]));
  const later = new Set(after.map(nameOf));
  const present = after.flatMap((entry): RequirementDifference[] => {
    const former = earlier.get(nameOf(entry));
    if (former && former.text === entry.text && former.level === entry.level) return [];
    return [difference(former ? 'changed' : 'added', entry, former?.level ?? null)];
  });
  const gone = before.filter((entry) => !later.has(nameOf(entry)));
  return [...present, ...gone.map((entry) => difference('removed', entry, entry.level))];
}

function difference(
  kind: RequirementDifference['kind'],
  { id, ref, level, text }: RequirementEntry,
  levelBefore: RequirementLevel | null,
): RequirementDifference {
  return { kind, ref: ref ?? '', blockId: id, level: kind === 'removed' ? null : level, levelBefore, text };
}

/** A requirement is the same one under its minted reference, or before that under its block. */
function nameOf({ ref, id }: RequirementEntry): string {
  return ref ?? id;
}
