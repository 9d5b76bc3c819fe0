import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, describe, expect, it } from 'vitest';
import { VoteReceipt } from '../../../app/routes/ballots.$id.vote/vote-receipt';
import { castVote } from '../../../app/services/ballots/cast-vote.server';
import { checkReceipt } from '../../../app/services/ballots/check-receipt.server';
import { closeDueBallots } from '../../../app/services/ballots/close-due-ballots.server';
import { viewBallot } from '../../../app/services/ballots/view-ballot.server';
import { findBallot } from '../../../db/queries/ballots';
import { listNotices } from '../../../db/queries/notices';
import type { Engine } from '../../../db/store';
import type { VotePosition } from '../../../db/words';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { openedBallot } from '../../support/ballots';
import { addAlternate, asClock, makePerson, testContext } from '../../support/context';
import { voteIn } from '../../support/mandates';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

const texts = createTextWorkshop();
afterAll(() => texts.close());

async function world(engine: Engine) {
  const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
  const opened = await openedBallot(ctx);
  const { ballotId, voters } = opened;
  const [first, second] = voters;
  if (!first || !second) throw new Error('no voters');
  const hash = (await ctx.store.read((tx) => findBallot(tx, ballotId)))?.hash ?? '';
  const vote = async (position: VotePosition) => {
    const decision = await castVote(first.ctx, {
      ballotId,
      organisationId: first.organisation.id,
      position,
      reason: '',
      blockingCommentIds: [],
      hash,
      paidByEnrolled: false,
    });
    if (!decision.allowed) throw new Error(JSON.stringify(decision.reasons));
    return decision.result.receipt;
  };
  return { ctx, ballotId, world: { ...opened, ctx, hash }, first, second, vote };
}

describe.each(enginesUnderTest())('the receipt of a vote on %s', (engine) => {
  it('shows anybody that the vote is recorded and counts; what it says is its organisation’s until the close', async () => {
    const { ctx, ballotId, first, second, vote } = await world(engine);
    const earlier = await vote('abstain');
    const receipt = await vote('approve');
    const anybody = await checkReceipt(ctx, receipt);
    expect(anybody).toMatchObject({ receipt, standing: 'counts', vote: null, ballot: { open: true } });
    expect(anybody?.event?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(anybody)).not.toContain(first.organisation.name);
    expect((await checkReceipt(second.ctx, receipt))?.vote).toBeNull();
    const written = ` ${receipt.toLowerCase().replace('-', ' ')} `;
    expect((await checkReceipt(first.ctx, written))?.vote).toEqual({
      organisation: first.organisation.name,
      position: 'approve',
      filed: [],
    });
    expect((await checkReceipt(ctx, earlier))?.standing).toBe('replaced');
    for (const wrong of ['', 'V-', 'V-0000000000', `${receipt}0`, "' or 1=1"]) {
      expect(await checkReceipt(ctx, wrong), wrong).toBeNull();
    }

    const [mine] = (await viewBallot(first.ctx, ballotId)).mine;
    expect(mine?.lines.map((line) => line.receipt)).toEqual([earlier, receipt]);
    ctx.advance({ days: 30 });
    expect(await closeDueBallots(asClock(ctx))).toBe(1);
    expect(await checkReceipt(ctx, receipt)).toMatchObject({
      standing: 'counts',
      vote: { organisation: first.organisation.name, position: 'approve' },
      ballot: { open: false },
    });
  });

  it('BL-37: names the comments that were filed with the vote, wherever it is told', async () => {
    const { ctx, world: opened, first } = await world(engine);
    const alternate = await makePerson(ctx, { name: 'Alternate' });
    await addAlternate(ctx, first.organisation, alternate);
    await voteIn(opened, first, 'do-not-approve', 'Answers take longer at night.');
    const ballot = await viewBallot(first.ctx, opened.ballotId);
    const [mine] = ballot.mine;
    const line = mine?.lines[0];
    if (!mine || !line) throw new Error('no vote');
    expect(line.filed).toEqual([1]);
    const page = renderToStaticMarkup(createElement(VoteReceipt, { ballot, voter: mine, line }));
    expect(page).toContain('Filed with it: <span><a href="/standards/STD-0001/comments/C-1">C-1</a></span>.');
    const filed = [{ name: 'C-1', path: '/standards/STD-0001/comments/C-1' }];
    expect((await checkReceipt(first.ctx, line.receipt))?.vote).toMatchObject({ filed });
    expect((await checkReceipt(ctx, line.receipt))?.vote).toBeNull();
    const [told] = await ctx.store.read((tx) => listNotices(tx, alternate.id, { kinds: ['vote-cast'] }, 9));
    expect(told?.summary).toContain('Filed with it: C-1.');
  });

  it('is told to the other one who votes for the organisation, in the portal alone', async () => {
    const { ctx, first, vote } = await world(engine);
    const alternate = await makePerson(ctx, { name: 'Alternate' });
    await addAlternate(ctx, first.organisation, alternate);
    const receipt = await vote('approve');
    const told = (personId: string) =>
      ctx.store.read((tx) => listNotices(tx, personId, { kinds: ['vote-cast'] }, 9));
    expect((await told(alternate.id)).map(({ summary }) => summary)).toEqual([
      `Representative 1 voted for Voter 1: Approve. Receipt ${receipt}.`,
    ]);
    expect(await told(first.representative.id)).toEqual([]);
  });
});
