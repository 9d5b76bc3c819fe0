import type { RequirementChangeKind } from '../../document/comparison-types';

export const REQUIREMENT_CHANGE_WORDS: Record<RequirementChangeKind, string> = {
  new: 'New',
  removed: 'Removed',
  reworded: 'Reworded',
  raised: 'Level raised',
  lowered: 'Level lowered',
  moved: 'Moved',
};
