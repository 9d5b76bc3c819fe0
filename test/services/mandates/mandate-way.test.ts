import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { closeDueBallots } from '../../../app/services/ballots/close-due-ballots.server';
import { viewBallot } from '../../../app/services/ballots/view-ballot.server';
import { viewProgress } from '../../../app/services/versions/view-progress.server';
import { viewReading } from '../../../app/services/versions/view-reading.server';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { openedMandateBallot, voteIn } from '../../support/mandates';
import { enginesUnderTest } from '../../support/postgres';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('the way to a mandate on %s', (engine) => {
  it('BL-26: a ballot that did not pass and goes round no more is not said to have passed', async () => {
    const world = await openedMandateBallot(engine, texts);
    const { ctx, ballotId, voters, reference, number } = world;
    const rules = { ...(await viewBallot(ctx, ballotId)).rules, recirculationDays: 0 };
    await ctx.store.tx(async ({ db, tables: { ballots } }) => {
      await db.update(ballots).set({ rules }).where(eq(ballots.id, ballotId));
    });
    for (const [at, voter] of voters.entries()) {
      if (at < 3) await voteIn(world, voter, 'do-not-approve', 'Answers take longer at night.');
      else await voteIn(world, voter, 'approve');
    }
    ctx.advance({ days: 31 });
    await closeDueBallots(ctx);
    const ballot = await viewBallot(ctx, ballotId);
    expect(ballot).toMatchObject({ firmness: 'provisional', recirculateAt: null });
    expect(ballot.outcome?.passed).toBe(false);
    const moves = async () =>
      (await viewProgress(world.chair, reference, number)).next.map(({ move }) => move);
    expect(await moves()).not.toContain('open-mandate-ballot');
    const way = async () => (await viewReading(ctx, reference, number)).mandateWay;
    expect(await way()).toMatchObject({
      done: expect.stringContaining('and did not pass; 3 votes of “do not approve” are not resolved'),
      now: expect.stringContaining('The count is provisional: until'),
      next: expect.stringContaining('it passes only if enough is withdrawn'),
    });
    ctx.advance({ days: 28 });
    expect(await viewBallot(ctx, ballotId)).toMatchObject({ firmness: 'final' });
    expect(await way()).toBeNull();
    // So another ballot on a mandate may come.
    expect(await moves()).toContain('open-mandate-ballot');
  });
});
