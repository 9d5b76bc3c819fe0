import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { castVote } from '../../../app/services/ballots/cast-vote.server';
import { closeDueBallots } from '../../../app/services/ballots/close-due-ballots.server';
import { giveReminders } from '../../../app/services/notices/give-reminders.server';
import { viewMyWork } from '../../../app/services/people/view-my-work.server';
import { findBallot } from '../../../db/queries/ballots';
import { listNotices } from '../../../db/queries/notices';
import type { Engine } from '../../../db/store';
import { createTick } from '../../../server/tick';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { openedBallot } from '../../support/ballots';
import { addAlternate, asClock, makePerson, type TestContext, testContext } from '../../support/context';
import { sendDue } from '../../support/mailed';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

const texts = createTextWorkshop();
afterAll(() => texts.close());

/** A ballot opened on 1 September at 10am in London, which closes on the 29th; the first voter has an alternate. */
async function world(engine: Engine) {
  const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
  const ballot = await openedBallot(ctx);
  const alternate = await makePerson(ctx, { name: 'Alternate' });
  const [first] = ballot.voters;
  if (!first) throw new Error('no voters');
  await addAlternate(ctx, first.organisation, alternate);
  const row = await ctx.store.read((tx) => findBallot(tx, ballot.ballotId));
  const vote = async (at: number) => {
    const voter = ballot.voters[at];
    if (!voter) throw new Error('no such voter');
    return await castVote(voter.ctx, {
      ballotId: ballot.ballotId,
      organisationId: voter.organisation.id,
      position: 'approve',
      reason: '',
      blockingCommentIds: [],
      hash: row?.hash ?? '',
      artefacts: row?.artefactsHash ?? '',
      paidByEnrolled: false,
    });
  };
  return { ctx, alternate, vote, ...ballot };
}

const DUE = { week: '2026-09-22T06:00:00Z', day: '2026-09-28T06:00:00Z' };

async function reminded(ctx: TestContext, personId: string) {
  const told = await ctx.store.read((tx) =>
    listNotices(tx, personId, { kinds: ['vote-closes-in-a-week', 'vote-closes-tomorrow'] }, 9),
  );
  return told.map(({ kind }) => kind).toReversed();
}

describe.each(enginesUnderTest())('reminders of a ballot on %s', (engine) => {
  it('go to the representative and the alternate of who has not voted, once each, though two processes look', async () => {
    const { ctx, alternate, voters, vote } = await world(engine);
    const [first, second, third] = voters.map(({ representative }) => representative.id);
    expect((await vote(1)).allowed).toBe(true);
    ctx.setNow(new Date(new Date(DUE.week).getTime() - 1000));
    expect(await giveReminders(asClock(ctx))).toBe(0);
    ctx.setNow(new Date(DUE.week));
    const given = await Promise.all([giveReminders(asClock(ctx)), giveReminders(asClock(ctx))]);
    expect(given[0] + given[1]).toBe(1);
    expect(await giveReminders(asClock(ctx))).toBe(0);
    expect((await vote(2)).allowed).toBe(true);
    ctx.setNow(new Date(DUE.day));
    expect(await giveReminders(asClock(ctx))).toBe(1);
    // As if the portal had been started anew.
    const tick = createTick();
    await tick(asClock(ctx));
    expect(await reminded(ctx, first ?? '')).toEqual(['vote-closes-in-a-week', 'vote-closes-tomorrow']);
    expect(await reminded(ctx, alternate.id)).toEqual(['vote-closes-in-a-week', 'vote-closes-tomorrow']);
    expect(await reminded(ctx, second ?? '')).toEqual([]);
    expect(await reminded(ctx, third ?? '')).toEqual(['vote-closes-in-a-week']);
  });

  it('are letters: at once the day before, with the daily letter the week before, and none once it voted', async () => {
    const { ctx, voters, vote } = await world(engine);
    const [first, second] = voters;
    await sendDue(ctx);
    ctx.setNow(new Date(DUE.week));
    await giveReminders(asClock(ctx));
    ctx.setNow(new Date('2026-09-22T07:00:00Z'));
    const week = (await sendDue(ctx)).filter(({ recipient }) => recipient === first?.representative.email);
    expect(week.map(({ subject }) => subject)).toContain('Concord, daily summary: 1 thing');
    expect(week.map(({ text }) => text).join()).toContain(
      'closes at 11:59pm on 29 September 2026, UK time, and nobody has voted for Voter 1 yet.',
    );
    ctx.setNow(new Date(DUE.day));
    await giveReminders(asClock(ctx));
    await vote(0);
    const day = await sendDue(ctx);
    const about = day.filter(({ subject }) => subject.includes('nobody has voted'));
    expect(about.map(({ recipient }) => recipient)).toContain(second?.representative.email);
    expect(about.map(({ recipient }) => recipient)).not.toContain(first?.representative.email);
  });

  it('are not given again, and the ballot neither reopens nor closes twice, when the clock is set back', async () => {
    const { ctx, ballotId, voters, vote } = await world(engine);
    const clock = asClock(ctx);
    const tick = createTick();
    for (const at of [DUE.week, DUE.day, '2026-09-29T23:00:00Z']) {
      ctx.setNow(new Date(at));
      await tick(clock);
    }
    const closed = await ctx.store.read((tx) => findBallot(tx, ballotId));
    expect(closed?.state).toBe('closed');
    const written = async () => ({
      ballot: await ctx.store.read((tx) => findBallot(tx, ballotId)),
      events: (await ctx.store.read(({ db, tables }) => db.select().from(tables.auditEvents))).length,
      notices: (await ctx.store.read(({ db, tables }) => db.select().from(tables.notices))).length,
    });
    const before = await written();
    for (const back of [
      DUE.week,
      DUE.day,
      '2026-09-02T09:00:00Z',
      DUE.week,
      DUE.day,
      '2026-09-30T23:00:00Z',
    ]) {
      ctx.setNow(new Date(back));
      await createTick()(clock);
      expect(await closeDueBallots(clock)).toBe(0);
      expect((await vote(0)).allowed).toBe(false);
    }
    expect(await written()).toEqual(before);
    const [first] = voters;
    expect((await viewMyWork(first?.ctx ?? ctx)).votes).toEqual([]);
  });

  it('are given anew before the close of an extended ballot', async () => {
    const { ctx, ballotId, voters } = await world(engine);
    for (const at of [DUE.week, DUE.day]) {
      ctx.setNow(new Date(at));
      expect(await giveReminders(asClock(ctx))).toBe(1);
    }
    const closesAt = new Date('2026-10-13T22:59:59Z');
    await ctx.store.tx(({ db, tables }) =>
      db.update(tables.ballots).set({ closesAt }).where(eq(tables.ballots.id, ballotId)),
    );
    expect(await giveReminders(asClock(ctx))).toBe(0);
    for (const at of ['2026-10-06T06:00:00Z', '2026-10-12T06:00:00Z']) {
      ctx.setNow(new Date(at));
      expect(await giveReminders(asClock(ctx))).toBe(1);
      expect(await giveReminders(asClock(ctx))).toBe(0);
    }
    expect(await reminded(ctx, voters[0]?.representative.id ?? '')).toHaveLength(4);
  });

  it('are not given for an organisation that is suspended, nor on a standard that is hidden', async () => {
    const { ctx, voters } = await world(engine);
    const [first, second] = voters;
    if (!first || !second) throw new Error('no voters');
    const suspended = { suspendedAt: ctx.now() };
    await ctx.store.tx(({ db, tables: { organisations } }) =>
      db.update(organisations).set(suspended).where(eq(organisations.id, first.organisation.id)),
    );
    ctx.setNow(new Date(DUE.week));
    expect(await giveReminders(asClock(ctx))).toBe(1);
    expect(await reminded(ctx, first.representative.id)).toEqual([]);
    expect(await reminded(ctx, second.representative.id)).toEqual(['vote-closes-in-a-week']);
    await ctx.store.tx(({ db, tables }) => db.update(tables.standards).set({ hiddenAt: ctx.now() }));
    ctx.setNow(new Date(DUE.day));
    expect(await giveReminders(asClock(ctx))).toBe(0);
  });

  it('pass over the first when the portal stood still until the second is due', async () => {
    const { ctx, voters } = await world(engine);
    ctx.setNow(new Date('2026-09-29T12:00:00Z'));
    expect(await giveReminders(asClock(ctx))).toBe(1);
    ctx.setNow(new Date('2026-09-24T12:00:00Z'));
    expect(await giveReminders(asClock(ctx))).toBe(0);
    expect(await reminded(ctx, voters[0]?.representative.id ?? '')).toEqual(['vote-closes-tomorrow']);
  });
});
