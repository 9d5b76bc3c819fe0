import type { AgreedChangeRow } from '../../../db/queries/agreed-changes';
import { amendmentName } from '../amendments/amendment-address';
import { commentName } from '../comments/comment-address';

/** A change as a sentence names it, such as "comment C-7". */
export function nameOfChange({ what, number }: Pick<AgreedChangeRow, 'what' | 'number'>): string {
  return what === 'comment' ? `comment ${commentName(number)}` : `amendment ${amendmentName(number)}`;
}
