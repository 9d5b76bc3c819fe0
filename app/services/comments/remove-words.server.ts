import { hasVoidBallot } from '../../../db/queries/ballots';
import {
  changeComment,
  changeReply,
  deleteComment,
  deleteFormerWords,
  listDuplicatesOf,
  listReplies,
} from '../../../db/queries/comments';
import { isUndecided, mayChangeWords } from '../../domain/comment';
import { unmetOf } from '../../domain/decision';
import { may } from '../../domain/permissions';
import { heldThings } from '../audit/kept-prints.server';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { type Answer, done, refused } from '../people/answer';
import { signedInPerson } from '../people/signed-in';
import { commentInBallot } from './cited-by-votes.server';
import { loadCommentById, loadReply, movedMeanwhile } from './load-comment.server';
import { fieldErrorsOf } from './reason-fields';

/** What became of a removed comment: `deleted` leaves nothing but a line in the record. */
export type Removal = 'deleted' | 'blanked';

/**
 * Removes one's own comment. Where somebody replied, voted on it or was pointed to it, and wherever votes are not public,
 * only its words go: the place stays with a marker, so that nothing that refers to it is lost. Decided comments stay as they are.
 *
 * @throws ServiceError `sign-in-needed`, `not-found`, `conflict`
 */
export async function removeComment(ctx: Context, commentId: string): Promise<Answer<Removal>> {
  signedInPerson(ctx.actor);
  return await ctx.store.tx(async (tx) => {
    const { comment, standard, version, actor, facts } = await loadCommentById(tx, ctx, commentId);
    const inBallot = await commentInBallot(tx, comment);
    const unmet = [
      ...unmetOf(may(actor, 'edit-comment', facts)),
      ...mayChangeWords(comment, inBallot, actor),
    ];
    if (unmet.length > 0) return refused(fieldErrorsOf(unmet), unmet);
    if (comment.removedAt !== null) return done<Removal>('blanked');
    if (!isUndecided(comment.state)) {
      throw new ServiceError(
        'conflict',
        'This comment is decided, so it stays in the public record of the standard.',
      );
    }
    const replies = await listReplies(tx, [comment.id]);
    const duplicates = await listDuplicatesOf(tx, comment.id);
    // What stays would tell of a vote while a ballot is open, and of a void one for good: the marker stays in any case.
    const secret =
      inBallot.ballotOpen || (comment.organisationId !== null && (await hasVoidBallot(tx, standard.id)));
    const named = replies.length > 0 || duplicates.length > 0 || comment.ballotId !== null;
    const blank = named || secret;
    if (blank) {
      const { anchor } = comment;
      const change = {
        body: '',
        proposedWording: '',
        blockingReason: '',
        anchor: { blockId: anchor.blockId, quote: '', prefix: '', suffix: '' },
        elsewhere: comment.elsewhere && { ...comment.elsewhere, observations: '' },
        removedAt: ctx.now(),
      };
      if (!(await changeComment(tx, comment.id, comment.state, change))) throw movedMeanwhile();
      await deleteFormerWords(tx, { commentId: comment.id });
    } else {
      await deleteComment(tx, comment.id);
    }
    await recordEvent(tx, ctx, {
      act: 'comment-removed',
      objectKind: 'comment',
      objectId: comment.id,
      standardId: standard.id,
      versionId: version.id,
      organisationId: comment.organisationId,
      before: { number: comment.number, type: comment.type, blocking: comment.blocking },
      after: { placeStays: blank },
    });
    return done<Removal>(blank ? 'blanked' : 'deleted');
  });
}

/** Removes one's own reply; a marker stays in its place, so that the answers after it keep their sense. */
export async function removeReply(ctx: Context, replyId: string): Promise<Answer> {
  signedInPerson(ctx.actor);
  return await ctx.store.tx(async (tx) => {
    const { reply, comment, standard, version, actor } = await loadReply(tx, ctx, replyId);
    const unmet = unmetOf(may(actor, 'edit-comment', reply));
    if (unmet.length > 0) return refused(fieldErrorsOf(unmet), unmet);
    if (reply.removedAt !== null) return done();
    await changeReply(tx, reply.id, { body: '', removedAt: ctx.now() });
    await deleteFormerWords(tx, { replyId: reply.id });
    await recordEvent(tx, ctx, {
      act: 'reply-removed',
      objectKind: 'comment',
      objectId: comment.id,
      standardId: standard.id,
      versionId: version.id,
      organisationId: reply.organisationId,
      before: { number: comment.number, reply: reply.id },
      held: await heldThings(tx, [{ kind: 'reply', id: reply.id }]),
    });
    return done();
  });
}
