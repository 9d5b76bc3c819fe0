import { afterAll, describe, expect, it } from 'vitest';
import { approve, sendBack } from '../../../app/services/approvals/decide-approval.server';
import { sendForApproval } from '../../../app/services/approvals/send-for-approval.server';
import { viewApproval } from '../../../app/services/approvals/view-approval.server';
import { verifyRecord } from '../../../app/services/audit/verify-record.server';
import { castVote } from '../../../app/services/ballots/cast-vote.server';
import { closeDueBallots } from '../../../app/services/ballots/close-due-ballots.server';
import { viewReading } from '../../../app/services/versions/view-reading.server';
import { findApproval } from '../../../db/queries/approvals';
import { findBallot } from '../../../db/queries/ballots';
import { findVersionById } from '../../../db/queries/versions';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { openedBallot } from '../../support/ballots';
import { testContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('approval on %s', (engine) => {
  const waiting = async () => {
    const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
    const world = await openedBallot(ctx);
    const hash = (await ctx.store.read((tx) => findBallot(tx, world.ballotId)))?.hash ?? '';
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
    ctx.advance({ days: 29 });
    await closeDueBallots(ctx);
    const sent = await sendForApproval(world.chair, { ballotId: world.ballotId });
    if (!sent.allowed) throw new Error(JSON.stringify(sent.reasons));
    return { ctx, ...world, hash, approvalId: sent.result.approvalId };
  };
  const input = (approvalId: string, hash: string, now: Date) => ({
    approvalId,
    hash,
    statement: 'Safe and ready.',
    reviewBy: new Date(now.getTime() + 365 * 86_400_000),
    implementFrom: null,
  });

  it('LC-36, LC-19: publishes the hash that was voted on, in the transaction of the approval', async () => {
    const { ctx, lead, approvalId, hash, versionId } = await waiting();
    const done = await approve(lead, input(approvalId, hash, ctx.now()));
    expect(done.allowed ? done.result.hash : done.reasons).toBe(hash);
    const version = await ctx.store.read((tx) => findVersionById(tx, versionId));
    expect(version?.state).toBe('published');
    expect((await ctx.store.read((tx) => findApproval(tx, approvalId)))?.state).toBe('approved');
    expect(await verifyRecord(ctx)).toMatchObject({ whole: true });
  });

  it('names the authority as it was called when it decided', async () => {
    const { ctx, lead, approvalId, hash, versionId } = await waiting();
    const renamed = { ...ctx, settings: { ...ctx.settings, approvingAuthority: 'Department of Health' } };
    expect((await viewApproval(renamed, approvalId)).authority).toBe('Department of Health');
    const done = await approve(lead, input(approvalId, hash, ctx.now()));
    if (!done.allowed) throw new Error(JSON.stringify(done.reasons));
    const { authority, standard } = await viewApproval(renamed, approvalId);
    expect(authority).toBe('NHS England');
    const version = await ctx.store.read((tx) => findVersionById(tx, versionId));
    const view = await viewReading(renamed, standard.reference, version?.number ?? '');
    expect(view.authority).toBe('NHS England');
    expect(view.about.approvedBy).toMatchObject([{ authority: 'NHS England' }]);
  });

  it('LC-36: refuses a hash that is not the one that waits', async () => {
    const { ctx, lead, approvalId, versionId } = await waiting();
    const done = await approve(lead, input(approvalId, 'f'.repeat(64), ctx.now()));
    expect(done.allowed ? [] : done.reasons.map(({ word }) => word)).toContain('approved-hash-differs');
    expect((await ctx.store.read((tx) => findVersionById(tx, versionId)))?.state).toBe('awaiting-approval');
  });

  it('PM: refuses the chair, and a Lead who voted', async () => {
    const { ctx, chair, voters, approvalId, hash } = await waiting();
    const [voter] = voters;
    if (!voter) throw new Error('no voter');
    await ctx.store.tx((tx) =>
      tx.db.insert(tx.tables.offices).values({
        personId: voter.representative.id,
        office: 'lead',
        grantedBy: null,
        grantedAt: ctx.now(),
      }),
    );
    for (const actor of [chair, voter.ctx]) {
      expect((await approve(actor, input(approvalId, hash, ctx.now()))).allowed).toBe(false);
    }
  });

  it('LC-31: returns with a reason and points, and one decision only', async () => {
    const { ctx, lead, approvalId, versionId, hash } = await waiting();
    const bare = await sendBack(lead, { approvalId, decision: 'returned', reason: '', points: [] });
    expect(bare.allowed).toBe(false);
    const back = await sendBack(lead, {
      approvalId,
      decision: 'returned',
      reason: 'One point is open.',
      points: ['Say who answers.'],
    });
    expect(back.allowed).toBe(true);
    expect((await ctx.store.read((tx) => findVersionById(tx, versionId)))?.state).toBe('drafting');
    await expect(approve(lead, input(approvalId, hash, ctx.now()))).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});
