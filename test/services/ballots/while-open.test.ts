import { afterAll, describe, expect, it } from 'vitest';
import { closeDueBallots } from '../../../app/services/ballots/close-due-ballots.server';
import { viewComment } from '../../../app/services/comments/view-comment.server';
import { viewProgress } from '../../../app/services/versions/view-progress.server';
import { findBallot } from '../../../db/queries/ballots';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { openedBallot } from '../../support/ballots';
import { testContext } from '../../support/context';
import { voteIn } from '../../support/mandates';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('while a ballot is open on %s', (engine) => {
  it('BL-32: neither a comment nor the progress of the version tells that a vote cites it; after the close both do', async () => {
    const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
    const world = await openedBallot(ctx);
    const { ballotId, versionId } = world;
    const [voter, ...others] = world.voters;
    if (!voter) throw new Error('no voter');
    const hash = (await ctx.store.read((tx) => findBallot(tx, ballotId)))?.hash ?? '';
    const vote = { ctx, ballotId, versionId, hash };
    await voteIn(vote, voter, 'do-not-approve', 'Nobody can send this at night.');
    for (const other of others) await voteIn(vote, other, 'approve');

    const citedIn = async () => (await viewComment(ctx, 'STD-0001', 1)).cited;
    const sendingWaitsFor = async () => {
      const { next } = await viewProgress(ctx, 'STD-0001', '1.0.0');
      return next.find(({ move }) => move === 'send-for-approval')?.waitsFor.map(({ word }) => word) ?? [];
    };
    expect(await citedIn()).toBeNull();
    expect(await sendingWaitsFor()).not.toContain('ballot-comments-undecided');

    ctx.advance({ days: 29 });
    await closeDueBallots(ctx);
    expect(await citedIn()).toBe(`/ballots/${ballotId}`);
    expect(await sendingWaitsFor()).toContain('ballot-comments-undecided');
  });
});
