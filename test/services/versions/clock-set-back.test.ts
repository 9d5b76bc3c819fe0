import { afterAll, describe, expect, it } from 'vitest';
import { castVote } from '../../../app/services/ballots/cast-vote.server';
import { closeDueBallots } from '../../../app/services/ballots/close-due-ballots.server';
import { openBallot } from '../../../app/services/ballots/open-ballot.server';
import { voidBallot } from '../../../app/services/ballots/void-ballot.server';
import { withdrawNegative } from '../../../app/services/ballots/withdraw-negative.server';
import { applyComment } from '../../../app/services/comments/after-decision.server';
import { WHOLE_VERSION } from '../../../app/services/comments/anchor-input';
import { decideOnComment } from '../../../app/services/comments/decide-comment.server';
import { postComment } from '../../../app/services/comments/post-comment.server';
import { moveOnDesk } from '../../../app/services/comments/triage-comment.server';
import { returnFailedBallots } from '../../../app/services/versions/close-due.server';
import { moveVersion } from '../../../app/services/versions/move-version.server';
import { notConsultedOnOf } from '../../../app/services/versions/not-consulted-on.server';
import { openConsultation } from '../../../app/services/versions/open-consultation.server';
import { recordReview } from '../../../app/services/versions/record-review.server';
import { findBallot } from '../../../db/queries/ballots';
import { findVersionById, latestReviews } from '../../../db/queries/versions';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { openedBallot } from '../../support/ballots';
import { testContext } from '../../support/context';
import { voteIn } from '../../support/mandates';
import { enginesUnderTest } from '../../support/postgres';
import { drafting, standardWorld, versionNow } from '../../support/standards';
import { freshStore } from '../../support/store';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('the order of things when the clock is set back, on %s', (engine) => {
  it('LC-14: of two reviews of a kind the one recorded last counts', async () => {
    const w = await standardWorld(engine, texts);
    const { versionId } = await drafting(w);
    const record = async (outcome: 'ready' | 'not-ready') =>
      await recordReview(w.secretariat, { versionId, kind: 'accessibility', outcome, note: '' });
    await record('not-ready');
    w.ctx.advance({ hours: -2 });
    await record('ready');
    expect(await w.ctx.store.read((tx) => latestReviews(tx, versionId))).toEqual({ accessibility: 'ready' });
  });

  it('LC-12: a breaking change counts by whether it was applied before or after the consultation was opened', async () => {
    const w = await standardWorld(engine, texts);
    const place = await drafting(w);
    const { versionId } = place;
    const applyBreaking = async (body: string) => {
      const posted = await postComment(w.reader, {
        versionId,
        on: 'draft',
        anchor: WHOLE_VERSION,
        type: 'technical',
        blocking: false,
        blockingReason: '',
        body,
        proposedWording: '',
        organisationId: '',
      });
      if (!posted.ok) throw new Error(JSON.stringify(posted.errors));
      await moveOnDesk(w.chair, { commentId: posted.result.id, move: 'triage' });
      const decision = { disposition: 'accepted', reason: '', impact: 'breaking', duplicateOf: '' };
      const how = { how: 'chair', countFor: '', countAgainst: '' };
      expect(await decideOnComment(w.chair, posted.result.id, { ...decision, ...how })).toMatchObject({
        ok: true,
      });
      expect(await applyComment(w.chair, { commentId: posted.result.id, versionId })).toMatchObject({
        ok: true,
      });
    };
    const missed = async () => {
      const version = await versionNow(w.ctx, place);
      return await w.ctx.store.read((tx) => notConsultedOnOf(tx, version));
    };
    await applyBreaking('Before.');
    w.ctx.advance({ days: -1 });
    const closesAt = new Date(w.ctx.now().getTime() + 40 * 86_400_000);
    expect(await openConsultation(w.chair, { versionId, closesAt, invited: 'All.' })).toMatchObject({
      allowed: true,
    });
    expect(await missed()).toEqual({ appliedSince: [], notApplied: [] });
    w.ctx.advance({ days: -1 });
    await applyBreaking('After.');
    expect(await missed()).toEqual({ appliedSince: ['comment C-2'], notApplied: [] });
  });

  it('LC-18: a version goes back for its newest ballot, not for one that was opened before it at a later hour', async () => {
    const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
    const world = await openedBallot(ctx);
    const { versionId, lead, chair, voters } = world;
    await voidBallot(lead, { ballotId: world.ballotId, reason: 'The wrong text.' });
    expect(await returnFailedBallots(ctx)).toBe(1);
    ctx.advance({ days: -2 });
    const again = await openBallot(chair, { versionId, question: 'Do you approve it?' });
    if (!again.allowed) throw new Error(JSON.stringify(again.reasons));
    const { ballotId } = again.result;
    const hash = (await ctx.store.read((tx) => findBallot(tx, ballotId)))?.hash ?? '';
    for (const { ctx: voter, organisation } of voters) {
      const vote = { ballotId, organisationId: organisation.id, position: 'approve', reason: '' };
      await castVote(voter, { ...vote, blockingCommentIds: [], hash, paidByEnrolled: false });
    }
    ctx.advance({ days: 29 });
    expect(await closeDueBallots(ctx)).toBe(1);
    expect(await returnFailedBallots(ctx)).toBe(0);
    const back = { move: 'return-to-resolution', nonEditorialChangeAgreed: false, reason: '' } as const;
    expect(await moveVersion(chair, versionId, back)).toMatchObject({ allowed: false });
    expect((await ctx.store.read((tx) => findVersionById(tx, versionId)))?.state).toBe('ballot');
  });

  it('BL-33: what a version went back for does not pass later by a withdrawal', async () => {
    const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
    const { versionId, ballotId, voters } = await openedBallot(ctx);
    const hash = (await ctx.store.read((tx) => findBallot(tx, ballotId)))?.hash ?? '';
    for (const [at, voter] of voters.entries()) {
      // Three of five against: 40 of the 60 per cent, which one withdrawal would reach.
      await voteIn({ ctx, ballotId, versionId, hash }, voter, at < 3 ? 'do-not-approve' : 'approve', 'No.');
    }
    ctx.advance({ days: 29 });
    expect(await closeDueBallots(ctx)).toBe(1);
    ctx.advance({ days: 29 });
    expect(await returnFailedBallots(ctx)).toBe(1);
    ctx.advance({ days: -10 });
    const [first] = voters;
    if (first === undefined) throw new Error('no voter');
    const withdrawal = { ballotId, organisationId: first.organisation.id, reason: 'We are content now.' };
    expect(await withdrawNegative(first.ctx, withdrawal)).toMatchObject({
      reasons: [{ rule: 'BL-33', word: 'result-acted-on' }],
    });
    expect((await ctx.store.read((tx) => findBallot(tx, ballotId)))?.result).toMatchObject({ passed: false });
  });
});
