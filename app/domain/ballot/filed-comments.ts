import type { VotePosition } from '../../../db/words';

const FILING: readonly VotePosition[] = ['approve-with-comments', 'do-not-approve'];

/** Whether a vote with this position names comments, which are filed with it (BL-13, BL-37); no other vote holds any. */
export function filesComments(position: string): boolean {
  return FILING.some((one) => one === position);
}
