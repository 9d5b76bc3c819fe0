import { changeComment } from '../../../db/queries/comments';
import { type CommentMoved, decideCommentMove } from '../../domain/comment';
import { type Decision, unmetOf } from '../../domain/decision';
import { may } from '../../domain/permissions';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { signedInPerson } from '../people/signed-in';
import { commentName } from './comment-address';
import { loadCommentById, movedMeanwhile } from './load-comment.server';
import { tellAbout } from './tell-people.server';
import { workersOn } from './workers-on.server';

/** Moves of the desk that ask for nothing but the right person and the right state. */
export type DeskMove = 'triage' | 'ask-for-input' | 'input-given';

const ACTS: Record<DeskMove, string> = {
  triage: 'comment-triaged',
  'ask-for-input': 'comment-input-asked-for',
  'input-given': 'comment-input-given',
};

/**
 * Moves a comment on the desk of the chair and the editors, and says who looks after it.
 *
 * @param input.assigneeId the chair or an editor of the version; '' leaves it to nobody, undefined as it is
 * @throws ServiceError `sign-in-needed`, `not-found`, `conflict`, `invalid` when the assignee is somebody else
 */
export async function moveOnDesk(
  ctx: Context,
  input: { readonly commentId: string; readonly move: DeskMove; readonly assigneeId?: string },
): Promise<Decision<CommentMoved>> {
  signedInPerson(ctx.actor);
  return await ctx.store.tx(async (tx) => {
    const { comment, standard, version, actor, facts } = await loadCommentById(tx, ctx, input.commentId);
    const decision = decideCommentMove(facts, input.move, actor);
    if (!decision.allowed) return decision;
    const assigneeId =
      input.assigneeId === undefined ? comment.assigneeId : input.assigneeId === '' ? null : input.assigneeId;
    if (assigneeId !== comment.assigneeId && assigneeId !== null) {
      const workers = await workersOn(tx, standard.id, version.id);
      if (!workers.some(({ id }) => id === assigneeId)) throw notAWorker();
    }
    const { from, to } = decision.result;
    if (!(await changeComment(tx, comment.id, from, { state: to, assigneeId }))) throw movedMeanwhile();
    await recordEvent(tx, ctx, {
      act: ACTS[input.move],
      objectKind: 'comment',
      objectId: comment.id,
      standardId: standard.id,
      versionId: version.id,
      before: { state: from, assignee: comment.assigneeId },
      after: { number: comment.number, state: to, assignee: assigneeId },
    });
    const name = commentName(comment.number);
    if (assigneeId !== null && assigneeId !== comment.assigneeId) {
      await tellAbout(
        tx,
        ctx,
        { comment, standard },
        {
          kind: 'comment-assigned',
          summary: `Comment ${name} on ${standard.title} is yours to look after.`,
          people: [assigneeId],
        },
      );
    }
    if (input.move === 'ask-for-input') {
      await tellAbout(
        tx,
        ctx,
        { comment, standard },
        {
          kind: 'comment-reply',
          summary: `Comment ${name} on ${standard.title} waits for your input.`,
          people: [comment.authorId],
        },
      );
    }
    return decision;
  });
}

/**
 * Says who looks after an undecided comment, without moving it.
 *
 * @param assigneeId '' for nobody
 */
export async function assignComment(ctx: Context, commentId: string, assigneeId: string): Promise<Decision> {
  signedInPerson(ctx.actor);
  return await ctx.store.tx(async (tx) => {
    const { comment, standard, version, actor, facts } = await loadCommentById(tx, ctx, commentId);
    const decision = may(actor, 'triage-comment', facts);
    if (unmetOf(decision).length > 0) return decision;
    const next = assigneeId === '' ? null : assigneeId;
    if (next === comment.assigneeId) return decision;
    const workers = await workersOn(tx, standard.id, version.id);
    if (next !== null && !workers.some(({ id }) => id === next)) throw notAWorker();
    if (!(await changeComment(tx, comment.id, comment.state, { assigneeId: next }))) throw movedMeanwhile();
    await recordEvent(tx, ctx, {
      act: 'comment-assigned',
      objectKind: 'comment',
      objectId: comment.id,
      standardId: standard.id,
      versionId: version.id,
      before: { assignee: comment.assigneeId },
      after: { number: comment.number, assignee: next },
    });
    await tellAbout(
      tx,
      ctx,
      { comment, standard },
      {
        kind: 'comment-assigned',
        summary: `Comment ${commentName(comment.number)} on ${standard.title} is yours to look after.`,
        people: [next],
      },
    );
    return decision;
  });
}

function notAWorker(): ServiceError {
  return new ServiceError('invalid', 'Comments are assigned to the chair or an editor of the version.', {
    assigneeId: 'Choose the chair or an editor of this version',
  });
}
