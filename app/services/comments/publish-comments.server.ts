import { listAppliedSince, NOT_IN_PUBLISHED, placeOfFreezing } from '../../../db/queries/agreed-changes';
import { forgetAppliers } from '../../../db/queries/amendment-people';
import { changeComment } from '../../../db/queries/comments';
import { publishComments } from '../../../db/queries/version-record';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { decideLeavingOut } from '../../domain/comment-application';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { commentName } from './comment-address';
import { loadCommentById, movedMeanwhile } from './load-comment.server';
import { tellAbout } from './tell-people.server';

/**
 * Publishes the comments of a version with this text of it, in the transaction of the caller. Those that were applied
 * in the draft since the text was frozen are Decided again first: the text lacks what they asked for (CD-31).
 */
export async function publishCommentsWith(
  tx: Tx,
  ctx: Context,
  version: Pick<VersionRow, 'id' | 'number'>,
  snapshotId: string,
): Promise<void> {
  const frozenAt = await placeOfFreezing(tx, snapshotId);
  const beside = frozenAt === 0 ? [] : await listAppliedSince(tx, version.id, frozenAt);
  for (const { id } of beside) await leaveOut(tx, ctx, version, id);
  await publishComments(tx, version.id);
}

async function leaveOut(
  tx: Tx,
  ctx: Context,
  version: Pick<VersionRow, 'id' | 'number'>,
  commentId: string,
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
    act: NOT_IN_PUBLISHED,
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
      summary: `What comment ${commentName(comment.number)} asked for is not in the published text of ${standard.title} ${version.number}: it was applied after that text was frozen. It is listed with the next version.`,
      people: [comment.authorId],
    },
  );
}
