import type { InterestCategory } from '../../../db/words';
import { INTEREST_CATEGORY_LABELS } from '../labels/people';
import { namesInWords } from '../names-in-words';

/** Whom a vote stands for, where parent and subsidiaries have one together (BL-4); '' where it is one organisation's. */
export function sharedVoteWords(name: string, sharesWith: readonly string[]): string {
  if (sharesWith.length === 0) return '';
  const each = sharesWith.length === 1 ? 'both' : 'all';
  return `${namesInWords([name, ...sharesWith])} have one vote together: it stands for ${each} of them, and the last one cast counts.`;
}

/** Which vote another one takes the place of: the members of its organisation look for it in vain otherwise. */
export function replacedVoteWords(castBy: string, castFor: string): string {
  return `It replaces the vote that ${castBy} cast for ${castFor}.`;
}

/** What stands beside an enrolled organisation of a family; '' beside one that votes by itself. */
export function oneVoteWith(sharesWith: readonly string[]): string {
  return sharesWith.length === 0 ? '' : `Has one vote together with ${namesInWords(sharesWith)}.`;
}

/** In which category the vote of a family counts, beside an organisation of it that enrolled in another (BL-6). */
export function countedElsewhere({ interestCategory, countedIn, sharesWith }: CountedVoter): string {
  if (countedIn === interestCategory) return '';
  return `Its vote is counted with ${namesInWords(sharesWith)} as “${INTEREST_CATEGORY_LABELS[countedIn]}”.`;
}

interface CountedVoter {
  readonly interestCategory: InterestCategory;
  readonly countedIn: InterestCategory;
  readonly sharesWith: readonly string[];
}
