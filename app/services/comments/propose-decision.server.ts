import { changeComment } from '../../../db/queries/comments';
import type { StoredProposal } from '../../../db/schema/comments';
import type { Tx } from '../../../db/store';
import { type CommentMoved, decideCommentMove } from '../../domain/comment';
import { holdsRole } from '../../domain/permissions/actor';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { type Answer, done, faulty, refused } from '../people/answer';
import { signedInPerson } from '../people/signed-in';
import { commentName } from './comment-address';
import { beginning, tidy, tooLong } from './comment-words';
import { lackingIn, proposalOf, readDecision, type TypedDecision } from './decision-input.server';
import { type LoadedComment, loadCommentById, movedMeanwhile } from './load-comment.server';
import { fieldErrorsOf } from './reason-fields';
import { tellOfProposals } from './tell-of-proposals.server';
import { tellAbout } from './tell-people.server';
import { workersOn } from './workers-on.server';

export type TypedProposal = Omit<TypedDecision, 'how' | 'countFor' | 'countAgainst'>;

/**
 * Puts a decision to the group. It stands after 7 whole days of silence, or in a block, unless somebody pulls the
 * comment out.
 *
 * @throws ServiceError `sign-in-needed`, `not-found`, `conflict`
 */
export async function proposeDecision(
  ctx: Context,
  commentId: string,
  typed: TypedProposal,
): Promise<Answer<CommentMoved>> {
  signedInPerson(ctx.actor);
  return await ctx.store.tx(async (tx) => {
    const loaded = await loadCommentById(tx, ctx, commentId);
    const answer = await proposeIn(tx, ctx, loaded, typed);
    if (answer.ok) await tellOfProposals(tx, ctx, [{ loaded, disposition: typed.disposition }]);
    return answer;
  });
}

/**
 * The same in the transaction of the caller, who tells people of it.
 *
 * @param block what the comments are called that are proposed together; '' for one alone
 * @throws ServiceError `sign-in-needed`, `conflict`
 */
export async function proposeIn(
  tx: Tx,
  ctx: Context,
  { comment, standard, version, actor, facts }: LoadedComment,
  typed: TypedProposal,
  block = '',
): Promise<Answer<CommentMoved>> {
  const person = signedInPerson(ctx.actor);
  const now = ctx.now();
  const move = decideCommentMove(facts, 'propose-decision', actor);
  if (!move.allowed) return refused(fieldErrorsOf(move.reasons), move.reasons);
  const plain = { ...typed, how: 'chair', countFor: '', countAgainst: '' };
  const read = await readDecision(tx, comment, facts, plain, actor);
  if (!read.ok) return faulty(read.errors);
  const lacking = lackingIn(facts, read.decision, actor, now);
  if (lacking.length > 0) return faulty(fieldErrorsOf(lacking));

  const { disposition, reason, impact, duplicateOf } = read.decision;
  const proposal: StoredProposal = {
    disposition,
    reason,
    impact,
    duplicateOfId: duplicateOf,
    proposedBy: person.personId,
    proposedAs: holdsRole(actor, standard.id, 'chair') ? 'chair' : 'editor',
    ...(block === '' ? {} : { block }),
    proposedAt: now.toISOString(),
  };
  const { from, to } = move.result;
  const change = { state: to, proposal, proposedAt: now };
  if (!(await changeComment(tx, comment.id, from, change))) throw movedMeanwhile();
  await recordEvent(tx, ctx, {
    act: 'comment-decision-proposed',
    objectKind: 'comment',
    objectId: comment.id,
    standardId: standard.id,
    versionId: version.id,
    before: { state: from },
    after: { number: comment.number, state: to, disposition, reason, impact, duplicateOf, block },
  });
  return done(move.result);
}

/**
 * Pulls a comment out of a proposed decision: it goes back to be talked about.
 *
 * @throws ServiceError `sign-in-needed`, `not-found`, `conflict`
 */
export async function pullOut(
  ctx: Context,
  commentId: string,
  typedReason: string,
): Promise<Answer<CommentMoved>> {
  const person = signedInPerson(ctx.actor);
  return await ctx.store.tx(async (tx): Promise<Answer<CommentMoved>> => {
    const { comment, standard, version, actor, facts } = await loadCommentById(tx, ctx, commentId);
    const move = decideCommentMove(facts, 'pull-out', actor);
    if (!move.allowed) return refused(fieldErrorsOf(move.reasons), move.reasons);
    const reason = tidy(typedReason);
    const errors = reason === '' ? { reason: 'Say what should be talked about first' } : tooLong({ reason });
    if (Object.keys(errors).length > 0) return faulty(errors);

    const { from, to } = move.result;
    const proposal = proposalOf(comment);
    if (!(await changeComment(tx, comment.id, from, { state: to, proposal: null, proposedAt: null })))
      throw movedMeanwhile();
    await recordEvent(tx, ctx, {
      act: 'comment-pulled-out',
      objectKind: 'comment',
      objectId: comment.id,
      standardId: standard.id,
      versionId: version.id,
      before: { state: from, disposition: proposal?.disposition ?? null },
      after: { number: comment.number, state: to, reason },
    });
    const workers = await workersOn(tx, standard.id, version.id);
    await tellAbout(
      tx,
      ctx,
      { comment, standard },
      {
        kind: 'comment-reply',
        summary: `${person.name} pulled comment ${commentName(comment.number)} on ${standard.title} out of the proposed decision: ${beginning(reason)}`,
        people: [comment.authorId, ...workers.map(({ id }) => id)],
      },
    );
    return done(move.result);
  });
}
