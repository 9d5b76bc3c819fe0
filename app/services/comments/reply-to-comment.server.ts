import { insertReply, listReplies } from '../../../db/queries/comments';
import { demand, unmetOf } from '../../domain/decision';
import { may } from '../../domain/permissions';
import { heldThings } from '../audit/kept-prints.server';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { type Answer, done, refused } from '../people/answer';
import { signedInPerson } from '../people/signed-in';
import { TWICE_MS } from '../sent-twice';
import { commentName } from './comment-address';
import { tidy, tooLong, wordsHash } from './comment-words';
import { loadCommentById } from './load-comment.server';
import { refuseFlood } from './post-comment.server';
import { fieldErrorsOf } from './reason-fields';
import { tellAbout, tellMentioned } from './tell-people.server';

export interface ReplyToWrite {
  readonly commentId: string;
  readonly body: string;
  /** The organisation spoken for; '' for a reply in one's own name. */
  readonly organisationId: string;
}

/**
 * Answers a comment. Replies stand on one level, also under a comment that is decided.
 *
 * @throws ServiceError `sign-in-needed`, `not-found`, `too-many`
 */
export async function replyToComment(
  ctx: Context,
  input: ReplyToWrite,
): Promise<Answer<{ readonly id: string; readonly number: number }>> {
  const person = signedInPerson(ctx.actor);
  return await ctx.store.tx(async (tx) => {
    const { comment, standard, version, actor, facts } = await loadCommentById(tx, ctx, input.commentId);
    const organisationId = input.organisationId === '' ? null : input.organisationId;
    const body = tidy(input.body);
    const unmet = [
      ...unmetOf(may(actor, 'comment', { hidden: facts.hidden, organisationId })),
      ...demand(body !== '', 'CD-1', 'reply-empty'),
    ];
    const errors = {
      ...fieldErrorsOf(unmet),
      ...tooLong({ body }, 'reply'),
    };
    if (Object.keys(errors).length > 0) return refused(errors, unmet);
    const earlier = await listReplies(tx, [comment.id]);
    const since = new Date(ctx.now().getTime() - TWICE_MS);
    const twice = earlier.find(
      (one) => one.authorId === person.personId && one.body === body && one.createdAt >= since,
    );
    if (twice !== undefined) return done({ id: twice.id, number: comment.number });
    await refuseFlood(tx, ctx, person.personId);

    const id = ctx.newId();
    const createdAt = ctx.now();
    await insertReply(tx, {
      id,
      commentId: comment.id,
      authorId: person.personId,
      organisationId,
      body,
      createdAt,
    });
    await recordEvent(tx, ctx, {
      act: 'comment-replied-to',
      objectKind: 'comment',
      objectId: comment.id,
      standardId: standard.id,
      versionId: version.id,
      organisationId,
      after: { number: comment.number, reply: id, words: wordsHash({ body, proposedWording: '' }) },
      held: await heldThings(tx, [{ kind: 'reply', id }]),
    });
    const place = { comment, standard, replyId: id };
    const mentioned = await tellMentioned(tx, ctx, place, body);
    const inThread = [comment.authorId, comment.assigneeId, ...earlier.map(({ authorId }) => authorId)];
    await tellAbout(tx, ctx, place, {
      kind: 'comment-reply',
      summary: `${person.name} replied to comment ${commentName(comment.number)} on ${standard.title}.`,
      people: inThread.filter((one) => one !== null && !mentioned.includes(one)),
    });
    return done({ id, number: comment.number });
  });
}
