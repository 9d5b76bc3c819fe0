import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, describe, expect, it } from 'vitest';
import { WorkSections } from '../../../app/routes/my-work/work-sections';
import { castVote } from '../../../app/services/ballots/cast-vote.server';
import { askToJoin } from '../../../app/services/organisations/ask-to-join.server';
import { forgetWhatRanOut } from '../../../app/services/people/forget-what-ran-out.server';
import { viewMyWork } from '../../../app/services/people/view-my-work.server';
import { findBallot } from '../../../db/queries/ballots';
import { insertNotice, markAllNoticesRead } from '../../../db/queries/notices';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { openedBallot } from '../../support/ballots';
import { makePerson, signedIn, testContext } from '../../support/context';
import { registered } from '../../support/people';
import { enginesUnderTest } from '../../support/postgres';
import { drafting, proposed, published, standardWorld } from '../../support/standards';
import { freshStore } from '../../support/store';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('my work on %s', (engine) => {
  it('holds an open ballot until the vote is cast, then says when it closes', async () => {
    const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
    const { ballotId, voters, chair, lead } = await openedBallot(ctx);
    const [voter, other] = voters;
    if (!voter || !other) throw new Error('no voters');
    const waiting = (await viewMyWork(voter.ctx)).votes;
    expect(waiting).toMatchObject([{ organisation: 'Voter 1', path: `/ballots/${ballotId}` }]);
    expect((await viewMyWork(chair)).votes).toEqual([]);

    const ballot = await ctx.store.read((tx) => findBallot(tx, ballotId));
    const cast = await castVote(voter.ctx, {
      ballotId,
      organisationId: voter.organisation.id,
      position: 'approve',
      reason: '',
      blockingCommentIds: [],
      hash: ballot?.hash ?? '',
      paidByEnrolled: false,
    });
    expect(cast.allowed).toBe(true);
    expect(await viewMyWork(voter.ctx)).toMatchObject({ votes: [], closingSoon: [] });
    expect((await viewMyWork(other.ctx)).votes).toHaveLength(1);
    ctx.advance({ days: 20 });
    expect((await viewMyWork(voter.ctx)).closingSoon).toMatchObject([
      { what: 'ballot', path: `/ballots/${ballotId}`, organisation: voter.organisation.name },
    ]);
    ctx.advance({ days: 30 });
    expect(await viewMyWork(other.ctx)).toMatchObject({ votes: [], closingSoon: [] });

    expect((await viewMyWork(chair)).drafts).toMatchObject([{ roles: ['chair'], state: 'ballot' }]);
    expect((await viewMyWork(lead)).approvals).toEqual([]);
    expect((await viewMyWork(voter.ctx)).approvals).toBeNull();
  });

  it('holds for a Lead what is proposed, until drafting begins, and for nobody else', async () => {
    const w = await standardWorld(engine, texts);
    const place = await proposed(w);
    const path = `/standards/${place.reference}/${place.number}/progress#next-steps`;
    const lead = await viewMyWork(w.lead);
    expect(lead.proposals).toMatchObject([{ version: place.number, path }]);
    const page = renderToStaticMarkup(createElement(WorkSections, { work: lead }));
    expect(page).toContain(`href="${path}"`);
    expect(page).not.toContain('Nothing waits for you');
    expect((await viewMyWork(w.reader)).proposals).toBeNull();
    expect((await drafting(w)).reference).toBe(place.reference);
    expect((await viewMyWork(w.lead)).proposals).toEqual([]);
  });

  it('says who is chair of a standard that nothing is in work on, and of whom else it is not true', async () => {
    const w = await standardWorld(engine, texts);
    await published(w);
    const words = async (who: typeof w.chair) =>
      renderToStaticMarkup(createElement(WorkSections, { work: await viewMyWork(who) }));
    expect(await words(w.chair)).toContain('no version that you work on is being written now');
    expect(await words(w.chair)).not.toContain('You are not chair or editor of a standard');
    expect(await words(w.reader)).toContain('You are not chair or editor of a standard');
  });

  it('holds mentions until they are read, and people who ask to join', async () => {
    const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
    const { voters } = await openedBallot(ctx);
    const [voter] = voters;
    if (!voter) throw new Error('no voter');
    const personId = voter.representative.id;
    await ctx.store.tx((tx) =>
      insertNotice(
        tx,
        { id: 'n1', personId, kind: 'mention', summary: 'Ada mentioned you in C-1.', path: '/x' },
        ctx.now(),
      ),
    );
    const ada = await signedIn(ctx, await makePerson(ctx, { name: 'Ada Lovelace' }));
    await askToJoin(ada, { slug: voter.organisation.slug, message: '' });
    expect(await viewMyWork(voter.ctx)).toMatchObject({
      mentions: [{ summary: 'Ada mentioned you in C-1.' }],
      requests: [{ name: 'Ada Lovelace', organisation: 'Voter 1' }],
      hasOrganisation: true,
    });
    await ctx.store.tx((tx) => markAllNoticesRead(tx, personId, ctx.now()));
    expect((await viewMyWork(voter.ctx)).mentions).toEqual([]);
    expect(await viewMyWork(ada)).toMatchObject({ hasOrganisation: false, requests: [] });
    await expect(viewMyWork(ctx)).rejects.toMatchObject({ code: 'sign-in-needed' });
  });
});

describe.each(enginesUnderTest())('housekeeping on %s', (engine) => {
  it('takes away only what has no effect any more', async () => {
    const ctx = testContext(await freshStore(engine));
    const ada = await makePerson(ctx);
    await registered(ctx, 'grace@example.org', 'Grace Hopper');
    await signedIn(ctx, ada);
    await ctx.store.tx(async (tx) => {
      await insertNotice(
        tx,
        { id: 'n1', personId: ada.id, kind: 'mention', summary: 'Read.', path: '/a' },
        ctx.now(),
      );
      await markAllNoticesRead(tx, ada.id, ctx.now());
      await insertNotice(
        tx,
        { id: 'n2', personId: ada.id, kind: 'mention', summary: 'New.', path: '/a' },
        ctx.now(),
      );
    });
    const left = async () =>
      await ctx.store.read(async ({ db, tables }) => ({
        sessions: (await db.select().from(tables.sessions)).length,
        tokens: (await db.select().from(tables.tokens)).length,
        attempts: (await db.select().from(tables.attempts)).length,
        notices: (await db.select().from(tables.notices)).map(({ id }) => id).sort(),
      }));
    const before = await left();
    expect(before).toMatchObject({ sessions: 1, tokens: 1, notices: ['n1', 'n2'] });
    await forgetWhatRanOut(ctx);
    expect(await left()).toEqual(before);
    ctx.advance({ days: 3 });
    await forgetWhatRanOut(ctx);
    expect(await left()).toEqual({ sessions: 1, tokens: 0, attempts: 0, notices: ['n1', 'n2'] });
    ctx.advance({ days: 400 });
    await forgetWhatRanOut(ctx);
    expect(await left()).toEqual({ sessions: 0, tokens: 0, attempts: 0, notices: ['n2'] });
  });
});
