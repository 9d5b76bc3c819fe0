import type { Tx } from '../../../db/store';
import { sayReasons } from '../../domain/reason-sentences';
import { commentName, readCommentNumber } from '../comments/comment-address';
import { decideOnComment } from '../comments/decide-comment.server';
import type { TypedDecision } from '../comments/decision-input.server';
import { type LoadedComment, loadCommentById } from '../comments/load-comment.server';
import { proposeIn, type TypedProposal } from '../comments/propose-decision.server';
import { tellOfProposals } from '../comments/tell-of-proposals.server';
import { assignComment, type DeskMove, moveOnDesk } from '../comments/triage-comment.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { type Answer, done, faulty } from '../people/answer';
import { signedInPerson } from '../people/signed-in';

/** What can be done to several comments at once. */
export type ActOnSeveral =
  | { readonly act: DeskMove }
  | { readonly act: 'assign'; readonly assigneeId: string }
  | { readonly act: 'merge'; readonly into: string; readonly reason: string }
  | { readonly act: 'propose'; readonly block: string; readonly decision: TypedProposal };

/** What became of each: the numbers it was done to, and those it was not with why. */
export interface DoneToSeveral {
  readonly done: readonly string[];
  readonly refused: readonly { readonly name: string; readonly why: string }[];
}

/** More than this at once is nobody's deliberate choice. */
const MOST = 200;

/**
 * Does one thing to several comments of a version, each by the rules that hold for it alone; what is refused for one
 * does not hold up the others.
 *
 * @throws ServiceError `sign-in-needed`, `not-found`, `conflict`
 */
export async function actOnSeveral(
  ctx: Context,
  versionId: string,
  commentIds: readonly string[],
  what: ActOnSeveral,
): Promise<Answer<DoneToSeveral>> {
  signedInPerson(ctx.actor);
  const ids = [...new Set(commentIds)];
  if (ids.length === 0) return faulty({ comment: 'Tick the comments that it is about' });
  if (ids.length > MOST) return faulty({ comment: `Tick ${MOST} comments or fewer` });
  if (what.act === 'merge' && readCommentNumber(what.into) === null) {
    return faulty({ duplicateOf: 'Enter the number of the comment that they repeat, such as C-12' });
  }
  if (what.act === 'propose' && ids.length > 1 && what.block.trim() === '') {
    return faulty({ block: 'Give the block a name, such as “Editorial points on clause 4”' });
  }
  const answer = await ctx.store.tx(async (tx) => {
    const within: Context = {
      ...ctx,
      store: { ...ctx.store, read: (work) => work(tx), tx: (work) => work(tx) },
      post: { wake: () => undefined },
    };
    const made: string[] = [];
    const acted: LoadedComment[] = [];
    const refused: { name: string; why: string }[] = [];
    let first: Answer<unknown> | null = null;
    for (const id of ids) {
      const loaded = await loadCommentById(tx, within, id);
      if (loaded.version.id !== versionId) throw notOfThisVersion();
      const name = commentName(loaded.comment.number);
      const one = await actOnOne(tx, within, loaded, what, ids.length > 1);
      if (one.ok) {
        made.push(name);
        acted.push(loaded);
      } else refused.push({ name, why: Object.values(one.errors).join(' ') });
      first ??= one;
    }
    if (what.act === 'propose') {
      const { disposition } = what.decision;
      await tellOfProposals(
        tx,
        within,
        acted.map((loaded) => ({ loaded, disposition })),
      );
    }
    // What was typed is at fault when it is refused for all in the same words: then it is told at its field.
    if (
      made.length === 0 &&
      first !== null &&
      !first.ok &&
      new Set(refused.map(({ why }) => why)).size === 1
    ) {
      return first;
    }
    return done({ done: made, refused });
  });
  if (answer.ok && answer.result.done.length > 0) ctx.post.wake();
  return answer;
}

async function actOnOne(
  tx: Tx,
  ctx: Context,
  loaded: LoadedComment,
  what: ActOnSeveral,
  several: boolean,
): Promise<Answer<unknown>> {
  const commentId = loaded.comment.id;
  switch (what.act) {
    case 'merge':
      return await decideOnComment(ctx, commentId, repeats(what.into, what.reason));
    case 'propose':
      return await proposeIn(tx, ctx, loaded, what.decision, several ? what.block.trim().slice(0, 100) : '');
    case 'assign':
      return said(await assignComment(ctx, commentId, what.assigneeId));
    default:
      return said(await moveOnDesk(ctx, { commentId, move: what.act }));
  }
}

function repeats(duplicateOf: string, reason: string): TypedDecision {
  const words = reason.trim() === '' ? `Answered with ${duplicateOf.trim().toUpperCase()}.` : reason;
  return {
    disposition: 'duplicate',
    reason: words,
    impact: '',
    duplicateOf,
    how: 'chair',
    countFor: '',
    countAgainst: '',
  };
}

function said(decision: Awaited<ReturnType<typeof assignComment>> | Awaited<ReturnType<typeof moveOnDesk>>) {
  if (decision.allowed) return done();
  const sentences = sayReasons(decision.reasons).map(({ sentence }) => sentence);
  return faulty({ form: sentences.join(' ') }, 409);
}

function notOfThisVersion(): ServiceError {
  return new ServiceError('not-found', 'One of these comments is not on this version. Reload the page.');
}
