import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, describe, expect, it } from 'vitest';
import { VersionPath } from '../../../app/components/reading/version-path';
import { BallotFactsBox } from '../../../app/routes/ballots.$id._index/ballot-facts-box';
import { SecondRoundPart } from '../../../app/routes/ballots.$id._index/rounds-part';
import { loader as votesCsv } from '../../../app/routes/ballots.$id.votes[.]csv';
import { approvePatch } from '../../../app/services/approvals/approve-patch.server';
import { askForMandate } from '../../../app/services/approvals/ask-for-mandate.server';
import { viewApproval } from '../../../app/services/approvals/view-approval.server';
import { verifyRecord } from '../../../app/services/audit/verify-record.server';
import { closeDueBallots } from '../../../app/services/ballots/close-due-ballots.server';
import { extendBallot } from '../../../app/services/ballots/extend-ballot.server';
import { viewBallots } from '../../../app/services/ballots/list-ballots.server';
import { openMandateBallot } from '../../../app/services/ballots/open-mandate-ballot.server';
import {
  recirculateBallot,
  recirculateDueBallots,
} from '../../../app/services/ballots/recirculate-ballot.server';
import { viewBallot } from '../../../app/services/ballots/view-ballot.server';
import { viewEnrolment } from '../../../app/services/ballots/view-enrolment.server';
import { voidBallot } from '../../../app/services/ballots/void-ballot.server';
import { withdrawNegative } from '../../../app/services/ballots/withdraw-negative.server';
import { viewOrganisation } from '../../../app/services/organisations/view-organisation.server';
import { patchPath } from '../../../app/services/patches/patch-address';
import { viewMyWork } from '../../../app/services/people/view-my-work.server';
import { ballotSummary } from '../../../app/services/versions/ballot-summary.server';
import { moveVersion } from '../../../app/services/versions/move-version.server';
import { viewProgress } from '../../../app/services/versions/view-progress.server';
import { viewReading } from '../../../app/services/versions/view-reading.server';
import { listAuditEvents } from '../../../db/queries/audit';
import { findBallot } from '../../../db/queries/ballots';
import { listNotices } from '../../../db/queries/notices';
import { findVersionById } from '../../../db/queries/versions';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { loadContext } from '../../support/load-context';
import { sendDue } from '../../support/mailed';
import { openedMandateBallot, readyForMandate, voteIn } from '../../support/mandates';
import { patchOfExample } from '../../support/patches';
import { enginesUnderTest } from '../../support/postgres';
import { refusedFor } from '../../support/refusals';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('a ballot on a mandate on %s', (engine) => {
  it('LC-16, BL-8: opens on the published hash, with the balance of its track, once, and leaves the state alone', async () => {
    const { ctx, chair, lead, versionId, hash, reference, number } = await readyForMandate(engine, texts);
    const before = await viewEnrolment(ctx, reference, number);
    expect(before).toMatchObject({ track: 'mandatory', opened: false, votes: 10, hash });
    expect(before.missing.map(({ rule }) => rule)).not.toContain('BL-8');
    const asked = { versionId, question: 'Shall it be mandatory?' };
    expect(refusedFor(await openMandateBallot(lead, asked))).toEqual(['chair-only']);
    const opened = await openMandateBallot(chair, asked);
    if (!opened.allowed) throw new Error(JSON.stringify(opened.reasons));
    expect(refusedFor(await openMandateBallot(chair, asked))).toEqual(['mandate-under-way']);
    const ballot = await viewBallot(ctx, opened.result.ballotId);
    expect(ballot).toMatchObject({ track: 'mandatory', hash, enrolled: 10, state: 'open' });
    expect(ballot.rules).toMatchObject({ periodDays: 30, recirculationDays: 14 });
    expect((await ctx.store.read((tx) => findVersionById(tx, versionId)))?.state).toBe('published');
    expect((await viewEnrolment(ctx, reference, number)).opened).toBe(true);
  });

  it('LC-46: opens only when no notice of a patch stands, which the page of the ballot says', async () => {
    const { chair, lead, ctx, versionId, reference, number } = await readyForMandate(engine, texts);
    const patch = await patchOfExample(chair, reference, number);
    const asked = { versionId, question: 'Shall it be mandatory?' };
    expect(await openMandateBallot(chair, asked)).toMatchObject({
      reasons: [{ rule: 'LC-46', word: 'patch-under-notice', facts: { number: '1.0.1' } }],
    });
    const said = (await viewEnrolment(chair, reference, number)).missing;
    expect(said).toMatchObject([
      { word: 'patch-under-notice', place: { href: patchPath(reference, number) } },
    ]);
    expect((await viewProgress(ctx, reference, number)).next).toContainEqual(
      expect.objectContaining({
        move: 'open-mandate-ballot',
        waitsFor: [expect.objectContaining({ rule: 'LC-46' })],
      }),
    );
    await moveVersion(lead, patch.versionId, { move: 'cancel', reason: 'The mandate goes first.' });
    expect(refusedFor(await openMandateBallot(chair, asked))).toEqual([]);
  });

  it('LC-47: is opened on the patch once one is published, and no more on the text that it replaced', async () => {
    const { chair, lead, ctx, versionId, reference, number } = await readyForMandate(engine, texts);
    const patch = await patchOfExample(chair, reference, number);
    ctx.advance({ days: 15 });
    const { hash, artefactsHash } = await viewApproval(lead, patch.approvalId);
    const decision = { approvalId: patch.approvalId, hash, artefacts: artefactsHash ?? '' };
    const approved = await approvePatch(lead, { ...decision, statement: 'Sound.', confirmedAt: ctx.now() });
    expect(refusedFor(approved)).toEqual([]);
    const question = 'Shall it be mandatory?';
    expect(await openMandateBallot(chair, { versionId, question })).toMatchObject({
      reasons: expect.arrayContaining([
        { rule: 'LC-47', word: 'patch-published', facts: { number: '1.0.1' } },
      ]),
    });
    const onPatch = await openMandateBallot(chair, { versionId: patch.versionId, question });
    expect(refusedFor(onPatch)).not.toContain('patch-published');
  });

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
      vote?.changedFrom ? [[name, vote.changedFrom]] : [],
    );
    expect(changes).toEqual([[first.organisation.name, 'do-not-approve']]);
    ctx.advance({ days: 40 });
    expect(await recirculateDueBallots(ctx)).toBe(0);
    expect(refusedFor(await recirculateBallot(chair, { ballotId }))).toContain('already-recirculated');
    const late = { ballotId, organisationId: second.organisation.id, reason: 'Late.' };
    expect(refusedFor(await withdrawNegative(second.ctx, late))).toContain('withdrawal-too-late');
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

  it('BL-22: fails where fewer than half of the providers approve, whatever the whole says', async () => {
    const world = await openedMandateBallot(engine, texts);
    const { ctx, ballotId, voters, chair, versionId } = world;
    for (const [at, voter] of voters.entries()) {
      // The providers are the first, the sixth and the seventh.
      if (at === 0 || at === 5) await voteIn(world, voter, 'do-not-approve', 'Not on our wards.');
      else await voteIn(world, voter, 'approve');
    }
    ctx.advance({ days: 31 });
    await closeDueBallots(ctx);
    const { outcome } = await viewBallot(ctx, ballotId);
    expect(outcome?.passed).toBe(false);
    const notMet = outcome?.results.filter(({ result }) => result === 'not-met');
    expect(notMet?.map(({ test, group }) => [test, group])).toEqual([
      ['group-share', 'NHS and care providers'],
    ]);
    expect(refusedFor(await askForMandate(chair, { ballotId }))).toContain('rules-not-met');
    // Until it is final it may still pass, so no other one is opened beside it.
    const another = { versionId, question: 'Again?' };
    expect(refusedFor(await openMandateBallot(chair, another))).toContain('mandate-under-way');
  });

  it('BL-27, BL-29: is extended for want of quorum and voided on this track too, and a void one makes room', async () => {
    const { ctx, chair, lead, ballotId, versionId } = await openedMandateBallot(engine, texts);
    ctx.advance({ days: 25 });
    expect(refusedFor(await extendBallot(chair, { ballotId, reason: 'Half term.' }))).toEqual([]);
    expect((await viewBallot(ctx, ballotId)).extension?.reason).toBe('Half term.');
    expect(refusedFor(await voidBallot(lead, { ballotId, reason: 'A patch is due first.' }))).toEqual([]);
    expect((await ctx.store.read((tx) => findVersionById(tx, versionId)))?.state).toBe('published');
    expect(refusedFor(await openMandateBallot(chair, { versionId, question: 'Shall it now?' }))).toEqual([]);
  });
});
