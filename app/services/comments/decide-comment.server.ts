import { changeComment } from '../../../db/queries/comments';
import { type CommentMoved, decideWithdrawing } from '../../domain/comment';
import { decideComment } from '../../domain/disposition';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { type Answer, done, faulty, refused } from '../people/answer';
import { signedInPerson } from '../people/signed-in';
import { commentInBallot } from './cited-by-votes.server';
import { tidy, tooLong } from './comment-words';
import { readDecision, type TypedDecision } from './decision-input.server';
import { loadCommentById, movedMeanwhile } from './load-comment.server';
import { fieldErrorsOf } from './reason-fields';
import { writeDecision } from './write-decision.server';

/**
 * Decides a comment. Who may, and how it has to be reached, is for the rules to say; the commenter learns of
 * it by a notice and a letter, and everybody whose comment was found to repeat this one by a notice.
 *
 * @throws ServiceError `sign-in-needed`, `not-found`, `conflict`
 */
export async function decideOnComment(
  ctx: Context,
  commentId: string,
  typed: TypedDecision,
): Promise<Answer<CommentMoved>> {
  const person = signedInPerson(ctx.actor);
  const answer = await ctx.store.tx(async (tx): Promise<Answer<CommentMoved>> => {
    const now = ctx.now();
    const loaded = await loadCommentById(tx, ctx, commentId);
    const { comment, actor, facts } = loaded;
    const read = await readDecision(tx, comment, facts, typed, actor);
    if (!read.ok) return faulty(read.errors);
    const decided = decideComment(facts, read.decision, actor, now);
    if (!decided.allowed) {
      const errors = fieldErrorsOf(decided.reasons);
      return refused(errors, decided.reasons);
    }
    await writeDecision(tx, ctx, loaded, decided.result, read.decision, person.personId);
    return done(decided.result);
  });
  if (answer.ok) ctx.post.wake();
  return answer;
}

/**
 * The commenter withdraws a comment that is not decided yet; that decides it.
 *
 * @param typedReason why; it may be left out
 * @throws ServiceError `sign-in-needed`, `not-found`, `conflict`
 */
export async function withdrawComment(
  ctx: Context,
  commentId: string,
  typedReason = '',
): Promise<Answer<CommentMoved>> {
  const person = signedInPerson(ctx.actor);
  return await ctx.store.tx(async (tx): Promise<Answer<CommentMoved>> => {
    const { comment, standard, version, actor, facts } = await loadCommentById(tx, ctx, commentId);
    const move = decideWithdrawing(facts, await commentInBallot(tx, comment), actor);
    if (!move.allowed) return refused(fieldErrorsOf(move.reasons), move.reasons);
    const reason = tidy(typedReason);
    const errors = tooLong({ reason });
    if (Object.keys(errors).length > 0) return faulty(errors);
    const { from, to } = move.result;
    const change = {
      state: to,
      reason,
      disposition: 'withdrawn' as const,
      howDecided: 'commenter' as const,
      decidedBy: person.personId,
      decidedAt: ctx.now(),
      proposal: null,
      proposedAt: null,
    };
    if (!(await changeComment(tx, comment.id, from, change))) throw movedMeanwhile();
    await recordEvent(tx, ctx, {
      act: 'comment-withdrawn',
      objectKind: 'comment',
      objectId: comment.id,
      standardId: standard.id,
      versionId: version.id,
      organisationId: comment.organisationId,
      before: { state: from },
      after: { number: comment.number, state: to, disposition: 'withdrawn', reason },
    });
    return done(move.result);
  });
}
