import { afterAll, describe, expect, it } from 'vitest';
import { loader as votesCsv } from '../../../app/routes/ballots.$id.votes[.]csv';
import { recordCsv, viewRecord } from '../../../app/services/admin/view-record.server';
import { closeDueBallots } from '../../../app/services/ballots/close-due-ballots.server';
import { viewBallot } from '../../../app/services/ballots/view-ballot.server';
import { withdrawNegative } from '../../../app/services/ballots/withdraw-negative.server';
import { viewComment } from '../../../app/services/comments/view-comment.server';
import { viewOrganisation } from '../../../app/services/organisations/view-organisation.server';
import { viewParticipation } from '../../../app/services/participation/view-participation.server';
import { findBallot } from '../../../db/queries/ballots';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { openedBallot } from '../../support/ballots';
import { makePerson, signedIn, type TestContext, testContext } from '../../support/context';
import { loadContext } from '../../support/load-context';
import { voteIn } from '../../support/mandates';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('an open ballot on %s', (engine) => {
  /** Two of five have voted, one of them against. */
  const world = async () => {
    const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
    const opened = await openedBallot(ctx);
    const [against, other] = opened.voters;
    if (!against || !other) throw new Error('no voters');
    const hash = (await ctx.store.read((tx) => findBallot(tx, opened.ballotId)))?.hash ?? '';
    const [standard] = await ctx.store.read(({ db, tables }) => db.select().from(tables.standards));
    const w = { ctx, ...opened, hash, against, other, reference: standard?.reference ?? '' };
    await voteIn(w, against, 'do-not-approve', 'Answers take longer at night.');
    await voteIn(w, other, 'approve');
    return w;
  };
  const votesOf = (ctx: TestContext, id: string) =>
    votesCsv({ request: new Request('http://localhost/'), params: { id }, context: loadContext(ctx) });

  it('BL-32: shows turnout and no position to anybody, and to a voter the own vote alone', async () => {
    const w = await world();
    const { ctx, ballotId, against, other, reference } = w;
    for (const by of [ctx, w.chair, w.lead, other.ctx]) {
      const view = await viewBallot(by, ballotId);
      expect(view).toMatchObject({ voted: 2, outcome: null });
      expect(view.organisations.filter(({ voted }) => voted).map(({ name }) => name)).toEqual([
        against.organisation.name,
        other.organisation.name,
      ]);
      expect(JSON.stringify({ ...view, mine: [] })).not.toMatch(/do-not-approve|longer at night/);
      expect(JSON.stringify(view.mine)).not.toMatch(/do-not-approve|longer at night/);
    }
    await expect(votesOf(w.lead, ballotId)).rejects.toMatchObject({ status: 403 });
    const [mine] = (await viewBallot(against.ctx, ballotId)).mine;
    expect(mine?.lines.map(({ position }) => position)).toEqual(['do-not-approve']);
    expect((await viewBallot(other.ctx, ballotId)).mine[0]?.lines).toMatchObject([{ position: 'approve' }]);
    const page = await viewOrganisation(ctx, against.organisation.slug);
    expect(page.votes).toEqual([]);
    expect((await viewParticipation(ctx, reference, '1.0.0')).total.votes).toBe(0);
  });

  it('BL-32: says to an administrator that votes were cast, and what they say after the close', async () => {
    const { ctx } = await world();
    const office = await signedIn(
      ctx,
      await makePerson(ctx, { name: 'Ada Vale', offices: ['administrator'] }),
    );
    const query = { who: '', act: 'vote-cast', kind: '', object: '', reference: '', from: '', until: '' };
    const read = async () => {
      let csv = '';
      for await (const piece of await recordCsv(office, query)) csv += piece;
      const { events } = await viewRecord(office, query, 1);
      return { csv, events, all: csv + JSON.stringify(events) };
    };
    const open = await read();
    expect(open.events).toHaveLength(2);
    expect(open.all).not.toMatch(/do-not-approve|V-[0-9A-F]{10}|held|salt/);
    ctx.advance({ days: 29 });
    await closeDueBallots(ctx);
    const closed = await read();
    // The hash of each event was to be seen all the time: what it was made of could not be tried out.
    const salts = closed.events.map(({ after }) => (JSON.parse(after) as { salt?: string }).salt);
    expect(salts).toEqual([
      expect.stringMatching(/^[0-9a-f-]{36}$/),
      expect.stringMatching(/^[0-9a-f-]{36}$/),
    ]);
    expect(new Set(salts).size).toBe(2);
    expect(closed.csv).toContain('do-not-approve');
    expect(closed.events.map(({ after }) => after).join()).toContain('do-not-approve');
  });

  it('BL-32: does not tell on the page of a comment that a vote cites it; the close does', async () => {
    const { ctx, ballotId, against, reference } = await world();
    const cited = async () => (await viewComment(ctx, reference, 1)).cited;
    expect(await cited()).toBeNull();
    ctx.advance({ days: 29 });
    await closeDueBallots(ctx);
    const csv = await (await votesOf(ctx, ballotId)).text();
    expect(csv).toContain('Answers take longer at night.');
    expect(csv).toContain('Declaration of interest');
    expect(await cited()).toBe(`/ballots/${ballotId}`);
    const page = await viewOrganisation(ctx, against.organisation.slug);
    expect(page.votes).toMatchObject([{ last: { position: 'do-not-approve' }, first: null }]);
  });

  it('BL-26: the public reason of a withdrawal stands beside the vote, among the votes as CSV and in the record', async () => {
    const { ctx, ballotId, against } = await world();
    ctx.advance({ days: 29 });
    await closeDueBallots(ctx);
    const reasons = async () => {
      const { organisations } = await viewBallot(ctx, ballotId);
      const { vote } = organisations.find((one) => one.organisationId === against.organisation.id) ?? {};
      return [vote?.reason, vote?.withdrawalReason, vote?.castFor];
    };
    expect(await reasons()).toEqual(['Answers take longer at night.', '', null]);
    const reason = 'A note, “by night”, says it now.';
    await withdrawNegative(against.ctx, { ballotId, organisationId: against.organisation.id, reason });
    expect(await reasons()).toEqual(['Answers take longer at night.', reason, null]);
    const [head = '', ...rows] = (await (await votesOf(ctx, ballotId)).text()).split('\r\n');
    expect(head).toContain(',Reason for withdrawal,');
    expect(rows.filter((row) => row.endsWith(`,"${reason}",,,`))).toHaveLength(1);
    const events = await ctx.store.read(async ({ db, tables }) => await db.select().from(tables.auditEvents));
    expect(events.find(({ act }) => act === 'negative-withdrawn')?.after).toMatchObject({ reason });
  });
});
