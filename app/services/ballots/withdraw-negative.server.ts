import { setBallotResult } from '../../../db/queries/ballots';
import { insertVoteEvent, markVoteWithdrawn } from '../../../db/queries/votes';
import { recirculationTime, resultOfBallot } from '../../domain/ballot/closing';
import { count } from '../../domain/ballot/count';
import { decideWithdrawal } from '../../domain/ballot/voting';
import { allow, type Decision } from '../../domain/decision';
import { heldThings, heldVote } from '../audit/kept-prints.server';
import { recordEvent } from '../audit.server';
import { tidy } from '../comments/comment-words';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { actorFacts } from '../people/actor-facts.server';
import { loadBallot, voteEvent } from './ballot-facts.server';

/** An organisation takes back its "do not approve" after the close; it then counts as approve. */
export async function withdrawNegative(
  ctx: Context,
  input: { readonly ballotId: string; readonly organisationId: string; readonly reason: string },
): Promise<Decision> {
  const { actor } = ctx;
  if (actor.kind !== 'person') throw new ServiceError('sign-in-needed', 'Sign in to withdraw a vote.');
  return await ctx.store.tx(async (tx) => {
    const now = ctx.now();
    const reason = tidy(input.reason);
    const { organisationId, ballotId } = input;
    const ballot = await loadBallot(tx, ballotId);
    const decision = decideWithdrawal(
      ballot.facts,
      ballot.tally.voters,
      { organisationId, recordedForSomeoneElse: false },
      await actorFacts(tx, actor),
      now,
    );
    if (!decision.allowed) return decision;

    const { groupId } = decision.result;
    const line = {
      ballotId,
      votingGroupId: groupId,
      organisationId,
      position: 'do-not-approve' as const,
      reason,
      blockingCommentIds: [],
      castBy: actor.personId,
      castAt: now,
      withdrawal: true,
      paidByEnrolled: null,
      receipt: `W-${ctx.newId().replaceAll('-', '').slice(0, 10).toUpperCase()}`,
    };
    const id = await insertVoteEvent(tx, line);
    await markVoteWithdrawn(tx, ballotId, groupId, now);
    const tally = count(ballot.enrolled, [...ballot.events, voteEvent({ ...line, id })]);
    const again = recirculationTime(ballot.facts, tally);
    await setBallotResult(tx, ballotId, resultOfBallot(ballot.facts, tally, now), again);
    await recordEvent(tx, ctx, {
      act: 'negative-withdrawn',
      objectKind: 'ballot',
      objectId: ballotId,
      standardId: ballot.row.standardId,
      versionId: ballot.row.versionId,
      organisationId,
      before: { position: 'do-not-approve' },
      after: {
        position: 'approve',
        reason,
        votingGroup: groupId,
        receipt: line.receipt,
      },
      held: { ...(await heldThings(tx, [{ kind: 'ballot', id: ballotId }])), ...heldVote(line) },
    });
    return allow();
  });
}
