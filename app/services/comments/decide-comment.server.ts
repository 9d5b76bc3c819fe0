import { changeComment, listDuplicatesOf } from '../../../db/queries/comments';
import { type CommentMoved, contentEnds, decideCommentMove } from '../../domain/comment';
import { decideComment } from '../../domain/disposition';
import { DISPOSITION_LABELS } from '../../domain/labels/comments';
import { dayInWords } from '../../domain/london-time';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { type Answer, done, faulty } from '../people/answer';
import { signedInPerson } from '../people/signed-in';
import { commentName } from './comment-address';
import { readDecision, type TypedDecision } from './decision-input.server';
import { loadCommentById, movedMeanwhile } from './load-comment.server';
import { fieldErrorsOf } from './reason-fields';
import { tellAbout, writeAbout } from './tell-people.server';

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
    const { comment, standard, version, actor, facts } = await loadCommentById(tx, ctx, commentId);
    const read = await readDecision(tx, comment, facts, typed, actor);
    if (!read.ok) return faulty(read.errors);
    const decided = decideComment(facts, read.decision, actor, now);
    if (!decided.allowed) {
      const errors = fieldErrorsOf(decided.reasons);
      return faulty(errors, 'form' in errors ? 409 : 400);
    }
    const { from, to } = decided.result;
    const { disposition, reason, impact, how, duplicateOf, count } = read.decision;
    const change = {
      state: to,
      disposition,
      reason,
      impact,
      howDecided: how,
      duplicateOfId: duplicateOf,
      countFor: count?.yes ?? null,
      countAgainst: count?.no ?? null,
      decidedBy: person.personId,
      decidedAt: now,
      proposal: null,
    };
    if (!(await changeComment(tx, comment.id, from, change))) throw movedMeanwhile();
    await recordEvent(tx, ctx, {
      act: 'comment-decided',
      objectKind: 'comment',
      objectId: comment.id,
      standardId: standard.id,
      versionId: version.id,
      before: { state: from },
      after: { number: comment.number, state: to, disposition, reason, impact, how, duplicateOf, count },
    });
    const name = commentName(comment.number);
    const label = DISPOSITION_LABELS[disposition];
    const duplicates = await listDuplicatesOf(tx, comment.id);
    const place = { comment, standard };
    await tellAbout(tx, ctx, place, {
      kind: 'comment-decided',
      summary: `Comment ${name} on ${standard.title} is decided: ${label}.`,
      people: [comment.authorId, ...duplicates.map(({ authorId }) => authorId)],
    });
    await writeAbout(tx, ctx, place, {
      personId: comment.authorId,
      subject: `Your comment ${name} on ${standard.reference} ${standard.title}: ${label}`,
      lines: [
        `Your comment ${name} on ${standard.reference} ${standard.title}, version ${version.number}, is decided: ${label}.`,
        ...(reason === '' ? [] : [`Reason given: ${reason}`]),
        `You can say until ${dayInWords(contentEnds(now))} whether you are content with the decision:`,
      ],
    });
    return done(decided.result);
  });
  if (answer.ok) ctx.post.wake();
  return answer;
}

/**
 * The commenter withdraws a comment that is not decided yet; that decides it.
 *
 * @throws ServiceError `sign-in-needed`, `not-found`, `conflict`
 */
export async function withdrawComment(ctx: Context, commentId: string): Promise<Answer<CommentMoved>> {
  const person = signedInPerson(ctx.actor);
  return await ctx.store.tx(async (tx): Promise<Answer<CommentMoved>> => {
    const { comment, standard, version, actor, facts } = await loadCommentById(tx, ctx, commentId);
    const move = decideCommentMove(facts, 'withdraw', actor);
    if (!move.allowed) return faulty(fieldErrorsOf(move.reasons), 409);
    const { from, to } = move.result;
    const change = {
      state: to,
      disposition: 'withdrawn' as const,
      howDecided: 'commenter' as const,
      decidedBy: person.personId,
      decidedAt: ctx.now(),
      proposal: null,
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
      after: { number: comment.number, state: to, disposition: 'withdrawn' },
    });
    return done(move.result);
  });
}
