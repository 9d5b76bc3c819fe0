import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import type { BallotResult } from '../../../app/domain/ballot/closing';
import { castVote } from '../../../app/services/ballots/cast-vote.server';
import { closeDueBallots } from '../../../app/services/ballots/close-due-ballots.server';
import { recountBallots } from '../../../app/services/ballots/recount-ballots.server';
import { findBallot } from '../../../db/queries/ballots';
import type { Tx } from '../../../db/store';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { openedBallot } from '../../support/ballots';
import { testContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('recounting on %s', (engine) => {
  /** A closed ballot: four of five approved, the first of them after having abstained. */
  async function closedBallot() {
    const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
    const world = await openedBallot(ctx);
    const { ballotId, voters } = world;
    const hash = (await ctx.store.read((tx) => findBallot(tx, ballotId)))?.hash ?? '';
    const vote = async (at: number, position: string) => {
      const voter = voters[at];
      if (voter === undefined) throw new Error('no such voter');
      const { organisation } = voter;
      const cast = await castVote(voter.ctx, {
        ballotId,
        organisationId: organisation.id,
        position,
        reason: '',
        blockingCommentIds: [],
        hash,
        paidByEnrolled: false,
      });
      if (!cast.allowed) throw new Error(JSON.stringify(cast.reasons));
    };
    await vote(0, 'abstain');
    for (const at of [0, 1, 2, 3]) await vote(at, 'approve');
    ctx.advance({ days: 29 });
    await closeDueBallots(ctx);
    const difference = async () => (await recountBallots(ctx))[0]?.difference;
    const tamper = (write: (tx: Tx) => Promise<unknown>) => ctx.store.tx(write);
    return { ctx, ballotId, voters, difference, tamper };
  }

  it('BL-34: a ballot that nobody touched counts as it is stored', async () => {
    const { ctx, ballotId, tamper } = await closedBallot();
    const asStored = [expect.objectContaining({ id: ballotId, lines: 5, passed: true, difference: null })];
    expect(await recountBallots(ctx)).toEqual(asStored);
    // Also on a standard that moderation has hidden.
    await tamper(({ db, tables: { standards } }) => db.update(standards).set({ hiddenAt: ctx.now() }));
    expect(await recountBallots(ctx)).toEqual(asStored);
  });

  it('BL-34: names a number that was changed in the stored result', async () => {
    const { ballotId, difference, tamper } = await closedBallot();
    await tamper(async (tx) => {
      const result = (await findBallot(tx, ballotId))?.result as BallotResult;
      const total = { ...result.total, approve: 3, doNotApprove: 1 };
      const { ballots } = tx.tables;
      await tx.db
        .update(ballots)
        .set({ result: { ...result, total } })
        .where(eq(ballots.id, ballotId));
    });
    expect(await difference()).toEqual({ at: 'result.total.approve', stored: '3', counted: '4' });
  });

  it('BL-34: names a vote whose reason says other words than when it was cast', async () => {
    const { voters, difference, tamper } = await closedBallot();
    await tamper(async ({ db, tables: { voteEvents } }) => {
      await db
        .update(voteEvents)
        .set({ reason: 'We never agreed.' })
        .where(eq(voteEvents.organisationId, voters[1]?.organisation.id ?? ''));
    });
    expect(await difference()).toMatchObject({ at: expect.stringMatching(/^reason of vote V-/) });
  });

  it('BL-34: names a vote that counts otherwise than its trail says', async () => {
    const { voters, difference, tamper } = await closedBallot();
    await tamper(async ({ db, tables: { votes } }) => {
      await db
        .update(votes)
        .set({ position: 'abstain' })
        .where(eq(votes.organisationId, voters[1]?.organisation.id ?? ''));
    });
    expect(await difference()).toMatchObject({ stored: '"abstain"', counted: '"approve"' });
  });

  it('BL-34: names what a vote that counts rests on where its trail says otherwise', async () => {
    const { voters, difference, tamper } = await closedBallot();
    const [, one, another] = voters;
    if (one === undefined || another === undefined) throw new Error('no such voter');
    const set = (change: object) =>
      tamper(({ db, tables: { votes } }) =>
        db.update(votes).set(change).where(eq(votes.organisationId, one.organisation.id)),
      );
    const at = (part: string) => ({ at: expect.stringMatching(`^counted vote of .*\\.${part}`) });
    await set({ reason: 'Put in afterwards.' });
    expect(await difference()).toMatchObject(at('SHA-256 of its reason'));
    await set({ reason: '', blockingCommentIds: ['a-comment'] });
    expect(await difference()).toMatchObject(at('comments'));
    await set({ blockingCommentIds: [], castBy: another.representative.id });
    expect(await difference()).toMatchObject(at('cast by'));
    await set({ castBy: one.representative.id });
    expect(await difference()).toBeNull();
  });

  it('BL-34: names a vote that was changed, taken out of the trail or put into it', async () => {
    const { difference, tamper, voters } = await closedBallot();
    const trail = await tamper(({ db, tables }) => db.select().from(tables.voteEvents));
    const line = (trail as { id: number; receipt: string; organisationId: string }[])[2];
    if (line === undefined) throw new Error('no trail');
    const set = (change: object) =>
      tamper(({ db, tables: { voteEvents } }) =>
        db.update(voteEvents).set(change).where(eq(voteEvents.id, line.id)),
      );
    await set({ position: 'do-not-approve' });
    expect(await difference()).toMatchObject({ at: `vote ${line.receipt}` });
    const other = voters[4]?.organisation.id ?? '';
    await set({ position: 'approve', organisationId: other });
    expect(await difference()).toMatchObject({ at: `vote ${line.receipt}`, stored: `approve for ${other}` });
    await set({ organisationId: line.organisationId, receipt: 'V-FORGED' });
    expect(await difference()).toMatchObject({
      at: 'vote V-FORGED',
      counted: 'nothing in the audit record',
    });
    await set({ receipt: line.receipt });
    expect(await difference()).toBeNull();
    await tamper(({ db, tables: { voteEvents } }) => db.delete(voteEvents).where(eq(voteEvents.id, line.id)));
    expect(await difference()).toMatchObject({
      at: `vote ${line.receipt}`,
      stored: 'nothing in the trail',
    });
  });

  it('BL-34: names a vote that counts without a line in the trail', async () => {
    const { ballotId, voters, difference, tamper } = await closedBallot();
    await tamper(async ({ db, tables }) => {
      await db.insert(tables.votes).values({
        ballotId,
        votingGroupId: 'a-group-that-never-voted',
        organisationId: voters[4]?.organisation.id ?? '',
        position: 'approve',
        reason: '',
        blockingCommentIds: [],
        castBy: voters[4]?.representative.id ?? '',
        castAt: new Date('2026-09-02T09:00:00Z'),
        revision: 1,
      });
    });
    expect(await difference()).toMatchObject({
      at: 'counted vote of a-group-that-never-voted',
      counted: 'nothing',
    });
  });
});
