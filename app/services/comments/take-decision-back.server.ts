import { listAppliersOn } from '../../../db/queries/amendment-people';
import { listAuditEvents } from '../../../db/queries/audit';
import { changeComment, listDuplicatesOf } from '../../../db/queries/comments';
import { namesOfPeople } from '../../../db/queries/people';
import { listApprovalsOf, listBallotsOf } from '../../../db/queries/version-record';
import type { Tx } from '../../../db/store';
import { DISPOSITIONS, type Disposition } from '../../../db/words';
import { type DecisionStanding, decideTakingBack } from '../../domain/decision-taken-back';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { type Answer, done, faulty, refused } from '../people/answer';
import { signedInPerson } from '../people/signed-in';
import { commentName } from './comment-address';
import { tidy, tooLong } from './comment-words';
import { type LoadedComment, loadCommentById, movedMeanwhile } from './load-comment.server';
import { fieldErrorsOf } from './reason-fields';
import { tellAbout } from './tell-people.server';

const ACT = 'comment-decision-taken-back';

/** A comment without any decision. */
const UNDECIDED = {
  disposition: null,
  reason: '',
  impact: null,
  howDecided: null,
  duplicateOfId: null,
  countFor: null,
  countAgainst: null,
  decidedBy: null,
  decidedAt: null,
  appliedInVersionId: null,
  content: null,
  contentAt: null,
};

/**
 * The chair takes the decision on a comment back, with a reason for everybody to read; the comment is Triaged again.
 * Its commenter is told, and so is everybody whose comment was found to repeat it.
 *
 * @throws ServiceError `sign-in-needed`, `not-found`, `conflict`
 */
export async function takeDecisionBack(
  ctx: Context,
  commentId: string,
  typedReason: string,
): Promise<Answer> {
  signedInPerson(ctx.actor);
  const answer = await ctx.store.tx(async (tx): Promise<Answer> => {
    const loaded = await loadCommentById(tx, ctx, commentId);
    const { comment, standard, version, actor, facts } = loaded;
    const reason = tidy(typedReason);
    const move = decideTakingBack(facts, await decisionStanding(tx, loaded), reason, actor);
    if (!move.allowed) return refused(fieldErrorsOf(move.reasons), move.reasons);
    const errors = tooLong({ reason });
    if (Object.keys(errors).length > 0) return faulty(errors);
    const { from, to } = move.result;
    if (!(await changeComment(tx, comment.id, from, { state: to, ...UNDECIDED }))) throw movedMeanwhile();
    const { disposition, reason: former, impact, howDecided: how, decidedAt } = comment;
    await recordEvent(tx, ctx, {
      act: ACT,
      objectKind: 'comment',
      objectId: comment.id,
      standardId: standard.id,
      versionId: version.id,
      before: {
        state: from,
        disposition,
        reason: former,
        impact,
        how,
        decidedAt: decidedAt?.toISOString() ?? null,
      },
      after: { number: comment.number, state: to, reason },
    });
    const duplicates = await listDuplicatesOf(tx, comment.id);
    await tellAbout(
      tx,
      ctx,
      { comment, standard },
      {
        kind: 'comment-decided',
        summary: `The decision on comment ${commentName(comment.number)} on ${standard.title} was taken back.`,
        detail: `Reason given: ${reason}\nIt is decided anew.`,
        people: [comment.authorId, ...duplicates.map(({ authorId }) => authorId)],
      },
    );
    return done();
  });
  if (answer.ok) ctx.post.wake();
  return answer;
}

/** What stands around the decision on a comment, for the rule that takes it back. */
export async function decisionStanding(
  tx: Tx,
  { comment, version }: LoadedComment,
): Promise<DecisionStanding> {
  const ballots = await listBallotsOf(tx, version.id);
  const approvals = await listApprovalsOf(tx, version.id);
  const appliers = comment.state === 'applied' ? await listAppliersOn(tx, version.id) : [];
  return {
    underJudgement:
      ballots.some(({ state }) => state === 'open') || approvals.some(({ state }) => state === 'waiting'),
    decidedBeforeBallot: version.state === 'ballot' && (await wasThere(tx, comment, ballots)),
    appliedByAmendment: appliers.some(({ commentId }) => commentId === comment.id),
  };
}

/**
 * Whether a comment had been made when the text went to the voters, by the record and not by the time of day. One that
 * was filed with a vote holds the text back by itself.
 */
async function wasThere(
  tx: Tx,
  { id, ballotId }: LoadedComment['comment'],
  ballots: Awaited<ReturnType<typeof listBallotsOf>>,
): Promise<boolean> {
  const newest = ballots.find(({ track }) => track === 'trial-use');
  if (ballotId !== null || newest === undefined) return false;
  const posted = { objectKind: 'comment', objectId: id, act: 'comment-posted' };
  const opened = { objectKind: 'ballot', objectId: newest.id, act: 'ballot-opened' };
  const [[made], [sent]] = [await listAuditEvents(tx, posted, 1), await listAuditEvents(tx, opened, 1)];
  return sent !== undefined && (made === undefined || made.seq < sent.seq);
}

/** A decision that no longer stands, with who took it back and why. */
export interface FormerDecision {
  readonly disposition: Disposition;
  readonly reason: string;
  readonly takenBackAt: Date;
  readonly takenBackBy: string;
  readonly why: string;
}

/** The decisions on a comment that were taken back, newest first. */
export async function formerDecisions(tx: Tx, commentId: string): Promise<readonly FormerDecision[]> {
  const events = await listAuditEvents(tx, { objectKind: 'comment', objectId: commentId, act: ACT }, 100);
  const people = events.flatMap(({ actorId }) => (actorId === null ? [] : [actorId]));
  const names = await namesOfPeople(tx, people);
  return events.flatMap(({ before, after, at, actorId }) => {
    const was = before as { readonly disposition?: string; readonly reason?: string } | null;
    const disposition = DISPOSITIONS.find((one) => one === was?.disposition);
    if (disposition === undefined) return [];
    return {
      disposition,
      reason: was?.reason ?? '',
      takenBackAt: at,
      takenBackBy: names.get(actorId ?? '') ?? 'Former member',
      why: (after as { readonly reason?: string } | null)?.reason ?? '',
    };
  });
}
