import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, describe, expect, it } from 'vitest';
import { VersionPath } from '../../../app/components/reading/version-path';
import { BallotFactsBox } from '../../../app/routes/ballots.$id._index/ballot-facts-box';
import { BallotResultPart } from '../../../app/routes/ballots.$id._index/ballot-result-part';
import { SecondRoundPart } from '../../../app/routes/ballots.$id._index/rounds-part';
import { loader as votesCsv } from '../../../app/routes/ballots.$id.votes[.]csv';
import { askForMandate } from '../../../app/services/approvals/ask-for-mandate.server';
import { verifyRecord } from '../../../app/services/audit/verify-record.server';
import { ballotCsv } from '../../../app/services/ballots/ballot-csv';
import { castVote } from '../../../app/services/ballots/cast-vote.server';
import { closeDueBallots } from '../../../app/services/ballots/close-due-ballots.server';
import { viewBallots } from '../../../app/services/ballots/list-ballots.server';
import { isMandateUnderWay, mandateOf } from '../../../app/services/ballots/mandate-under-way.server';
import { openMandateBallot } from '../../../app/services/ballots/open-mandate-ballot.server';
import {
  recirculateBallot,
  recirculateDueBallots,
} from '../../../app/services/ballots/recirculate-ballot.server';
import { viewBallot } from '../../../app/services/ballots/view-ballot.server';
import { withdrawNegative } from '../../../app/services/ballots/withdraw-negative.server';
import { viewOrganisation } from '../../../app/services/organisations/view-organisation.server';
import { viewMyWork } from '../../../app/services/people/view-my-work.server';
import { ballotSummary } from '../../../app/services/versions/ballot-summary.server';
import { giveDeprecationNotice } from '../../../app/services/versions/give-notice.server';
import { moveVersion } from '../../../app/services/versions/move-version.server';
import { viewProgress } from '../../../app/services/versions/view-progress.server';
import { viewReading } from '../../../app/services/versions/view-reading.server';
import { listAuditEvents } from '../../../db/queries/audit';
import { findBallot } from '../../../db/queries/ballots';
import { listNotices } from '../../../db/queries/notices';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { loadContext } from '../../support/load-context';
import { sendDue } from '../../support/mailed';
import { openedMandateBallot, voteIn } from '../../support/mandates';
import { enginesUnderTest } from '../../support/postgres';
import { refusedFor } from '../../support/refusals';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('the rounds of a ballot on a mandate on %s', (engine) => {
  it('BL-28, BL-35: the clock sends it round once, shows all of the first round and hides the second', async () => {
    const world = await openedMandateBallot(engine, texts);
    const { ctx, ballotId, voters, chair } = world;
    const [first, second, third, ...others] = voters;
    if (!first || !second || !third) throw new Error('no voters');
    await voteIn(world, first, 'do-not-approve', 'Answers take longer at night.');
    await voteIn(world, second, 'do-not-approve', 'The identifier is not unique.');
    for (const voter of others) await voteIn(world, voter, 'approve');
    ctx.advance({ days: 31 });
    expect(await closeDueBallots(ctx)).toBe(1);
    const closed = await viewBallot(ctx, ballotId);
    expect(closed).toMatchObject({ state: 'closed', firmness: 'provisional', round: 1 });
    expect(closed.outcome?.passed).toBe(true);
    expect((await viewBallot(chair, ballotId)).may.recirculate).toEqual([]);
    expect(await recirculateDueBallots(ctx)).toBe(0);
    expect(refusedFor(await askForMandate(chair, { ballotId }))).toContain('tally-not-final');
    const { versionId } = world;
    expect(refusedFor(await openMandateBallot(chair, { versionId, question: 'Again?' }))).toEqual([
      'mandate-under-way',
    ]);

    const way = {
      done: expect.stringContaining('closed its first round on'),
      now: expect.stringContaining('The count is provisional: until'),
      next: expect.stringContaining('sends the ballot round once more, to the same voters for 14 days'),
      missing: [
        { word: 'tally-not-final', place: { href: `/ballots/${ballotId}` } },
        { word: 'ballot-comments-undecided', place: { href: expect.stringContaining('/comments?version=') } },
      ],
      ballotPath: `/ballots/${ballotId}`,
    };
    expect((await viewReading(ctx, world.reference, world.number)).mandateWay).toMatchObject(way);
    expect((await viewBallot(chair, ballotId)).may.askForMandate).toMatchObject([
      // It stands on the page of that very ballot.
      { word: 'tally-not-final', place: null },
      { word: 'ballot-comments-undecided', place: { href: expect.stringContaining('/comments?version=') } },
    ]);
    expect((await viewProgress(chair, world.reference, world.number)).mandateWay).toMatchObject(way);
    expect(
      renderToStaticMarkup(
        createElement(VersionPath, { view: await viewReading(ctx, world.reference, world.number) }),
      ),
    ).toContain('The way to a mandate');

    ctx.advance({ days: 29 });
    const sent = await Promise.all([1, 2, 3].map(() => recirculateDueBallots(ctx)));
    expect(sent.reduce((sum, one) => sum + one, 0)).toBe(1);
    expect((await viewMyWork(second.ctx)).votes).toMatchObject([{ again: true }]);
    const row = await ctx.store.read((tx) => findBallot(tx, ballotId));
    expect(row).toMatchObject({ closedAt: null, result: null, firstClosedAt: closed.closedAt });
    const events = await ctx.store.read((tx) => listAuditEvents(tx, { act: 'ballot-recirculated' }, 9));
    expect(events).toMatchObject([
      { actorKind: 'clock', before: { round: 1, doNotApprove: 2 }, after: { state: 'open', round: 2 } },
    ]);
    // A vote of the first round does not end what the second asks.
    const letters = await sendDue(ctx);
    const asked = letters.filter(({ subject }) => subject.includes('goes round once more'));
    expect(asked.map(({ recipient }) => recipient)).toContain(second.representative.email);
    const told = await ctx.store.read((tx) => listNotices(tx, second.representative.id, {}, 1));
    expect(told).toMatchObject([
      { kind: 'vote-opened', summary: expect.stringContaining('goes round once more until') },
    ]);
    expect((await viewMyWork(others[0]?.ctx ?? ctx)).votes).toEqual([]);
    await voteIn(world, first, 'approve');
    expect((await viewMyWork(first.ctx)).votes).toEqual([]);
    const open = await viewBallot(ctx, ballotId);
    expect(open).toMatchObject({ state: 'open', round: 2, outcome: null });
    // By its rules, a day before the clock came to it.
    expect(open.firstRound).toMatchObject({ passed: true, closedAt: closed.closesAt });
    expect(closed.closedAt?.getTime()).toBeGreaterThan(closed.closesAt.getTime());
    const shown = open.organisations.find(({ name }) => name === first.organisation.name);
    expect(shown?.vote).toMatchObject({
      position: 'do-not-approve',
      reason: 'Answers take longer at night.',
    });
    const file = await votesCsv({
      request: new Request('http://localhost/'),
      params: { id: ballotId },
      context: loadContext(ctx),
    });
    expect(file.headers.get('content-disposition')).toContain('-first-round.csv');
    const rows = (await file.text()).split('\r\n');
    expect(rows.filter((line) => line.includes('Do not approve'))).toHaveLength(2);
    expect(rows.filter((line) => line.includes('Approve'))).toHaveLength(others.length);
    const page = renderToStaticMarkup(createElement(SecondRoundPart, { ballot: open }));
    const positions = page.slice(page.indexOf('Every organisation’s position in the first round'));
    for (const { name, vote } of open.organisations) {
      expect(positions).toContain(name);
      expect(positions).toContain(vote?.reason ?? '');
    }
    expect(page).toContain(`/ballots/${ballotId}/votes.csv`);
    const rules = renderToStaticMarkup(createElement(BallotFactsBox, { ballot: open }));
    expect(rules).toContain('parents and subsidiaries, as they were when it opened, count as one');

    ctx.advance({ days: 15 });
    expect(await closeDueBallots(ctx)).toBe(1);
    const final = await viewBallot(ctx, ballotId);
    expect(final).toMatchObject({ state: 'closed', firmness: 'final', withdrawalsUntil: null });
    expect((await viewReading(ctx, world.reference, world.number)).mandateWay).toMatchObject({
      done: expect.stringContaining('passed, and closed on'),
      next: expect.stringContaining('asks two NHS Standards Leads'),
      missing: [{ word: 'ballot-comments-undecided' }],
    });
    expect(final.outcome?.total).toMatchObject({ approve: 8, doNotApprove: 1, notVoted: 1 });
    const { closesAt } = final;
    const { ended } = await viewBallots(ctx);
    expect(ended.find(({ id }) => id === ballotId)?.endedAt).toEqual(closesAt);
    expect(await ctx.store.read((tx) => ballotSummary(tx, world.versionId, 'mandatory'))).toMatchObject({
      closedAt: closesAt,
    });
    expect((await viewOrganisation(ctx, first.organisation.slug)).votes[0]).toMatchObject({
      closedAt: closesAt,
    });
    const changes = final.organisations.flatMap(({ name, vote }) =>
      vote?.first ? [[name, vote.first.position, vote.first.reason]] : [],
    );
    expect(changes).toEqual([[first.organisation.name, 'do-not-approve', 'Answers take longer at night.']]);
    ctx.advance({ days: 40 });
    expect(await recirculateDueBallots(ctx)).toBe(0);
    expect(refusedFor(await recirculateBallot(chair, { ballotId }))).toContain('already-recirculated');
    const late = { ballotId, organisationId: second.organisation.id, reason: 'Late.' };
    expect(refusedFor(await withdrawNegative(second.ctx, late))).toEqual(['second-round-final']);
    expect(await verifyRecord(ctx)).toMatchObject({ whole: true });
  });

  it('BL-35, BL-38: the first round and who was paid stand in the result and on the page of each organisation', async () => {
    const world = await openedMandateBallot(engine, texts);
    const { ctx, ballotId, voters, hash } = world;
    const [against, paid, ...others] = voters;
    if (!against || !paid) throw new Error('no voters');
    await voteIn(world, against, 'do-not-approve', 'Answers take longer at night.');
    const vote = { ballotId, organisationId: paid.organisation.id, hash, blockingCommentIds: [] };
    const aside = { ...vote, position: 'stand-aside', reason: 'We build it for them.', paidByEnrolled: true };
    expect(refusedFor(await castVote(paid.ctx, aside))).toEqual([]);
    for (const voter of others) await voteIn(world, voter, 'approve');
    const onPage = async (voter: typeof paid) =>
      (await viewOrganisation(ctx, voter.organisation.slug)).votes
        .filter((one) => one.ballotId === ballotId)
        .map(({ last, first, goesRound }) => ({
          last: last && [last.position, last.paidByEnrolled],
          first: first && [first.position, first.reason, first.paidByEnrolled],
          goesRound,
        }));
    expect(await onPage(paid), 'BL-32: nothing while the first round is open').toEqual([]);
    ctx.advance({ days: 31 });
    await closeDueBallots(ctx);
    expect(await onPage(paid)).toEqual([{ last: ['stand-aside', true], first: null, goesRound: false }]);
    ctx.advance({ days: 29 });
    expect(await recirculateDueBallots(ctx)).toBe(1);
    await voteIn(world, against, 'approve');
    await voteIn(world, paid, 'abstain', 'They pay us no more.');
    const ofFirst = ['stand-aside', 'We build it for them.', true];
    expect(await onPage(paid)).toEqual([{ last: null, first: ofFirst, goesRound: true }]);
    expect((await viewBallot(paid.ctx, ballotId)).mine[0]?.paidByEnrolled).toBe(false);
    expect(
      (await viewBallot(ctx, ballotId)).organisations.filter((one) => one.vote?.paidByEnrolled),
    ).toMatchObject([{ name: paid.organisation.name }]);

    ctx.advance({ days: 15 });
    expect(await closeDueBallots(ctx)).toBe(1);
    expect(await onPage(paid)).toEqual([{ last: ['abstain', false], first: ofFirst, goesRound: false }]);
    expect(await onPage(against)).toEqual([
      {
        last: ['approve', false],
        first: ['do-not-approve', 'Answers take longer at night.', false],
        goesRound: false,
      },
    ]);
    const final = await viewBallot(ctx, ballotId);
    const page = renderToStaticMarkup(createElement(BallotResultPart, { ballot: final }));
    expect(page).toContain(
      'In the first round: stand aside. Said that another enrolled organisation pays it for this ballot',
    );
    expect(page).toContain('In the first round: Answers take longer at night.');
    const line = ballotCsv(final)
      .split('\r\n')
      .find((one) => one.startsWith(paid.organisation.name));
    expect(line).toMatch(/,,Stand aside,We build it for them\.$/);
    expect(await verifyRecord(ctx)).toMatchObject({ whole: true });
  });

  it('BL-35: a vote of the second round is of the second round whatever the clock says', async () => {
    const world = await openedMandateBallot(engine, texts);
    const { ctx, ballotId, voters, chair } = world;
    const [first, ...others] = voters;
    if (!first) throw new Error('no voter');
    await voteIn(world, first, 'do-not-approve', 'Answers take longer at night.');
    for (const voter of others) await voteIn(world, voter, 'approve');
    ctx.advance({ days: 31 });
    await closeDueBallots(ctx);
    expect(refusedFor(await recirculateBallot(chair, { ballotId }))).toEqual([]);
    ctx.advance({ days: -1 });
    await voteIn(world, first, 'abstain', 'For the second round alone.');
    const shown = (await viewBallot(ctx, ballotId)).organisations.find(
      ({ organisationId }) => organisationId === first.organisation.id,
    );
    expect(shown?.vote).toMatchObject({
      position: 'do-not-approve',
      reason: 'Answers take longer at night.',
    });
  });

  it('LC-16: the Leads were asked, though the clock was set back before that', async () => {
    const world = await openedMandateBallot(engine, texts);
    const { ctx, ballotId, voters, chair, versionId } = world;
    for (const voter of voters) await voteIn(world, voter, 'approve');
    ctx.advance({ days: 31 });
    await closeDueBallots(ctx);
    const underWay = () => ctx.store.read((tx) => isMandateUnderWay(tx, versionId, ctx.now()));
    expect(await underWay()).toBe(true);
    ctx.advance({ days: -2 });
    expect(refusedFor(await askForMandate(chair, { ballotId }))).toEqual([]);
    expect(await underWay()).toBe(true);
    await ctx.store.tx(({ db, tables }) => db.update(tables.approvals).set({ state: 'returned' }));
    expect(await underWay()).toBe(false);
  });

  it('BL-36: it does not go round on a version that is no longer in force, and no page promises it', async () => {
    const world = await openedMandateBallot(engine, texts);
    const { ctx, lead, ballotId, voters, chair, versionId } = world;
    const [first, ...others] = voters;
    if (!first) throw new Error('no voter');
    await voteIn(world, first, 'do-not-approve', 'Answers take longer at night.');
    for (const voter of others) await voteIn(world, voter, 'approve');
    const notice = { versionId, reason: 'Replaced.', successor: 'Nothing', knownProducts: 'None known.' };
    expect(refusedFor(await giveDeprecationNotice(lead, notice))).toEqual([]);
    ctx.advance({ days: 31 });
    await closeDueBallots(ctx);
    expect(await viewBallot(ctx, ballotId)).toMatchObject({ recirculateAt: expect.any(Date) });
    const phaseOutEnds = new Date(ctx.now().getTime() + 200 * 86_400_000);
    expect(refusedFor(await moveVersion(lead, versionId, { move: 'deprecate', phaseOutEnds }))).toEqual([]);
    ctx.advance({ days: 29 });
    expect(await recirculateDueBallots(ctx)).toBe(0);
    expect(refusedFor(await recirculateBallot(chair, { ballotId }))).toEqual(['version-not-before-voters']);
    const after = await viewBallot(ctx, ballotId);
    expect(after).toMatchObject({ state: 'closed', round: 1, recirculateAt: null, firmness: 'final' });
    const mandate = await ctx.store.read((tx) => mandateOf(tx, versionId, ctx.now()));
    expect(mandate.voting, 'no comment waits for a round that does not come').toBe(false);
  });

  it('BL-26, BL-33: it is final at once when every “do not approve” is withdrawn, and is not sent round', async () => {
    const world = await openedMandateBallot(engine, texts);
    const { ctx, ballotId, voters, chair } = world;
    const [first, ...others] = voters;
    if (!first) throw new Error('no voters');
    await voteIn(world, first, 'do-not-approve', 'Answers take longer at night.');
    for (const voter of others) await voteIn(world, voter, 'approve');
    ctx.advance({ days: 31 });
    await closeDueBallots(ctx);
    const back = { ballotId, organisationId: first.organisation.id, reason: 'A note says it now.' };
    expect(refusedFor(await withdrawNegative(first.ctx, back))).toEqual([]);
    expect(await viewBallot(ctx, ballotId)).toMatchObject({ firmness: 'final', recirculateAt: null });
    ctx.advance({ days: 29 });
    expect(await recirculateDueBallots(ctx)).toBe(0);
    expect(refusedFor(await recirculateBallot(chair, { ballotId }))).toEqual(['no-unresolved-negative']);
    expect(refusedFor(await askForMandate(chair, { ballotId }))).toEqual(['ballot-comments-undecided']);
    const { versionId } = world;
    expect(refusedFor(await openMandateBallot(chair, { versionId, question: 'Again?' }))).toEqual([
      'mandate-under-way',
    ]);
  });
});
