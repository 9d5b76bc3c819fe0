import { findCommentByNumber } from '../../../db/queries/comments';
import type { Tx } from '../../../db/store';
import { readCommentNumber } from '../comments/comment-address';
import type { FieldErrors } from '../errors';

/** The comments of a standard that somebody names as "C-3, C-7". */
export async function readLinkedComments(
  tx: Tx,
  standardId: string,
  typed: string,
): Promise<{ readonly ids: readonly string[]; readonly errors: FieldErrors }> {
  const ids: string[] = [];
  const unknown: string[] = [];
  for (const word of typed.split(/[\s,;]+/).filter((one) => one !== '')) {
    const number = readCommentNumber(word);
    const comment = number === null ? undefined : await findCommentByNumber(tx, standardId, number);
    if (comment) ids.push(comment.id);
    else unknown.push(word);
  }
  const errors: FieldErrors =
    unknown.length > 0
      ? { comments: `This standard has no comment ${unknown.join(', ')}. Write the numbers as C-3, C-7` }
      : {};
  return { ids: [...new Set(ids)], errors };
}
