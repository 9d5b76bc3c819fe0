import { changeComment, changeReply, insertFormerWords } from '../../../db/queries/comments';
import { isUndecided, mayChangeWords } from '../../domain/comment';
import { demand, unmetOf } from '../../domain/decision';
import { may } from '../../domain/permissions';
import { heldThings } from '../audit/kept-prints.server';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { type Answer, done, refused } from '../people/answer';
import { signedInPerson } from '../people/signed-in';
import { commentInBallot } from './cited-by-votes.server';
import { tidy, tooLong, wordsHash } from './comment-words';
import { loadCommentById, loadReply, movedMeanwhile } from './load-comment.server';
import { fieldErrorsOf } from './reason-fields';
import { tellMentioned } from './tell-people.server';

export interface WordsToEdit {
  readonly commentId: string;
  readonly body: string;
  readonly proposedWording: string;
}

/**
 * Changes the words of one's own comment. The former ones stay to be read, and the comment shows that it was
 * edited. A decided comment keeps the words that were decided on.
 *
 * @throws ServiceError `sign-in-needed`, `not-found`, `conflict`
 */
export async function editComment(ctx: Context, input: WordsToEdit): Promise<Answer> {
  signedInPerson(ctx.actor);
  return await ctx.store.tx(async (tx) => {
    const { comment, standard, version, actor, facts } = await loadCommentById(tx, ctx, input.commentId);
    const body = tidy(input.body);
    const proposedWording = tidy(input.proposedWording);
    const unmet = [
      ...unmetOf(may(actor, 'edit-comment', facts)),
      ...demand(body !== '', 'CD-1', 'comment-empty'),
      ...mayChangeWords(comment, await commentInBallot(tx, comment), actor),
    ];
    const errors = {
      ...fieldErrorsOf(unmet),
      ...tooLong({ body, proposedWording }),
    };
    if (Object.keys(errors).length > 0) return refused(errors, unmet);
    if (comment.removedAt !== null) throw removed();
    if (!isUndecided(comment.state)) {
      throw new ServiceError(
        'conflict',
        'This comment is decided, so its words stay as they were. Write a reply instead.',
      );
    }
    if (body === comment.body && proposedWording === comment.proposedWording) return done();

    const former = { body: comment.body, proposedWording: comment.proposedWording };
    const now = ctx.now();
    await insertFormerWords(tx, { commentId: comment.id, replyId: null, ...former }, now);
    const change = { body, proposedWording, editedAt: now };
    if (!(await changeComment(tx, comment.id, comment.state, change))) throw movedMeanwhile();
    await recordEvent(tx, ctx, {
      act: 'comment-edited',
      objectKind: 'comment',
      objectId: comment.id,
      standardId: standard.id,
      versionId: version.id,
      organisationId: comment.organisationId,
      before: { words: wordsHash(former) },
      after: { number: comment.number, words: wordsHash({ body, proposedWording }) },
    });
    await tellMentioned(tx, ctx, { comment, standard }, body, former.body);
    return done();
  });
}

/** The same for one's own reply; it may be edited at any time. */
export async function editReply(
  ctx: Context,
  input: { readonly replyId: string; readonly body: string },
): Promise<Answer> {
  signedInPerson(ctx.actor);
  return await ctx.store.tx(async (tx) => {
    const { reply, comment, standard, version, actor } = await loadReply(tx, ctx, input.replyId);
    const body = tidy(input.body);
    const unmet = [
      ...unmetOf(may(actor, 'edit-comment', reply)),
      ...demand(body !== '', 'CD-1', 'reply-empty'),
    ];
    const errors = {
      ...fieldErrorsOf(unmet),
      ...tooLong({ body }, 'reply'),
    };
    if (Object.keys(errors).length > 0) return refused(errors, unmet);
    if (reply.removedAt !== null) throw removed();
    if (body === reply.body) return done();

    const now = ctx.now();
    const former = { body: reply.body, proposedWording: '' };
    await insertFormerWords(tx, { commentId: null, replyId: reply.id, ...former }, now);
    await changeReply(tx, reply.id, { body, editedAt: now });
    await recordEvent(tx, ctx, {
      act: 'reply-edited',
      objectKind: 'comment',
      objectId: comment.id,
      standardId: standard.id,
      versionId: version.id,
      organisationId: reply.organisationId,
      before: { words: wordsHash(former) },
      after: { number: comment.number, reply: reply.id, words: wordsHash({ body, proposedWording: '' }) },
      held: await heldThings(tx, [{ kind: 'reply', id: reply.id }]),
    });
    await tellMentioned(tx, ctx, { comment, standard, replyId: reply.id }, body, reply.body);
    return done();
  });
}

function removed(): ServiceError {
  return new ServiceError('conflict', 'These words were removed, so there is nothing to edit.');
}
