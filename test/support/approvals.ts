import type { TextWorkshop } from '../../app/document/workshop-types';
import type { Approving } from '../../app/services/approvals/decide-approval.server';
import { sendForApproval } from '../../app/services/approvals/send-for-approval.server';
import { castVote } from '../../app/services/ballots/cast-vote.server';
import { closeDueBallots } from '../../app/services/ballots/close-due-ballots.server';
import { findBallot } from '../../db/queries/ballots';
import type { Engine } from '../../db/store';
import { openedBallot } from './ballots';
import { testContext } from './context';
import { freshStore } from './store';

/** Every voter approves. */
export async function voteAll(world: Awaited<ReturnType<typeof openedBallot>>, hash: string): Promise<void> {
  for (const voter of world.voters) {
    await castVote(voter.ctx, {
      ballotId: world.ballotId,
      organisationId: voter.organisation.id,
      position: 'approve',
      reason: '',
      blockingCommentIds: [],
      hash,
      paidByEnrolled: false,
    });
  }
}

/** A version whose ballot everybody approved and that now waits for a Lead, with the decision that approves it. */
export async function waitingApproval(engine: Engine, texts: TextWorkshop) {
  const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
  const world = await openedBallot(ctx);
  const hash = (await ctx.store.read((tx) => findBallot(tx, world.ballotId)))?.hash ?? '';
  await voteAll(world, hash);
  ctx.advance({ days: 29 });
  await closeDueBallots(ctx);
  const sent = await sendForApproval(world.chair, { ballotId: world.ballotId });
  if (!sent.allowed) throw new Error(JSON.stringify(sent.reasons));
  const approval: Approving = {
    approvalId: sent.result.approvalId,
    hash,
    statement: 'Safe and ready.',
    reviewBy: new Date(ctx.now().getTime() + 365 * 86_400_000),
    implementFrom: null,
    confirmedAt: ctx.now(),
  };
  return { ctx, ...world, approval };
}
