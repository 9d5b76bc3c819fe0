import { forgetAppliers } from '../../../db/queries/amendment-people';
import { changeComment } from '../../../db/queries/comments';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { decideLeavingOut } from '../../domain/comment-application';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { commentName } from './comment-address';
import { loadCommentById, movedMeanwhile } from './load-comment.server';
import { tellAbout } from './tell-people.server';

/** Why no text has what a comment asked for, though it was applied. */
export interface LeftOut {
  /** The act as the record names it. */
  readonly act: string;
  /** Goes on from "What comment C-1 asked for". */
  readonly words: (title: string) => string;
}

/**
 * Takes a comment that was applied in a version back to Decided, in the transaction of the caller; no amendment applied
 * it any more, and its commenter is told (CD-31, CD-32).
 *
 * @throws ServiceError `conflict` when somebody else moved it first
 */
export async function decideAgain(
  tx: Tx,
  ctx: Context,
  version: Pick<VersionRow, 'id' | 'number'>,
  commentId: string,
  { act, words }: LeftOut,
): Promise<void> {
  const { comment, standard, facts } = await loadCommentById(tx, ctx, commentId);
  const decision = decideLeavingOut(facts);
  if (!decision.allowed) throw movedMeanwhile();
  const { from, to } = decision.result;
  if (!(await changeComment(tx, commentId, from, { state: to, appliedInVersionId: null }))) {
    throw movedMeanwhile();
  }
  await forgetAppliers(tx, commentId);
  await recordEvent(tx, ctx, {
    act,
    objectKind: 'comment',
    objectId: commentId,
    standardId: standard.id,
    versionId: version.id,
    before: { state: from, appliedIn: version.number },
    after: { number: comment.number, state: to },
  });
  await tellAbout(
    tx,
    ctx,
    { comment, standard },
    {
      kind: 'comment-decided',
      summary: `What comment ${commentName(comment.number)} asked for ${words(standard.title)} It is listed with the next version.`,
      people: [comment.authorId],
    },
  );
}
