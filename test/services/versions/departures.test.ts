import { afterAll, describe, expect, it } from 'vitest';
import { openBallot } from '../../../app/services/ballots/open-ballot.server';
import { takeVariationBack, varyRules } from '../../../app/services/ballots/vary-rules.server';
import { viewBallot } from '../../../app/services/ballots/view-ballot.server';
import { viewEnrolment } from '../../../app/services/ballots/view-enrolment.server';
import { voidBallot } from '../../../app/services/ballots/void-ballot.server';
import { appoint } from '../../../app/services/standards/appoint.server';
import { followStandard } from '../../../app/services/standards/follow-standard.server';
import { moveVersion } from '../../../app/services/versions/move-version.server';
import { viewProgress } from '../../../app/services/versions/view-progress.server';
import { listAuditEvents } from '../../../db/queries/audit';
import { listNotices } from '../../../db/queries/notices';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { readyForBallot } from '../../support/ballots';
import { testContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { refusedFor } from '../../support/refusals';
import { proposed, standardWorld } from '../../support/standards';
import { freshStore } from '../../support/store';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('departures from the usual course on %s', (engine) => {
  async function ballotWorld() {
    const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
    const w = await readyForBallot(ctx);
    const [standard] = await ctx.store.read(({ db, tables }) => db.select().from(tables.standards));
    const reference = standard?.reference ?? '';
    const typed = {
      versionId: w.versionId,
      periodDays: 14,
      organisations: 5,
      categories: 3,
      quorum: 50,
      pass: 75,
      extensionDays: 14,
      reason: 'The winter needs it.',
    };
    return { ctx, ...w, reference, typed };
  }

  it('LC-6, LC-28: a call cut short and a hold are listed with who, when and why; the usual course is not', async () => {
    const w = await standardWorld(engine, texts);
    const place = await proposed(w);
    const { versionId } = place;
    await appoint(w.lead, { versionId, role: 'chair', person: 'Chloe' });
    const begin = { move: 'begin-drafting', ownerId: w.supplier.id, lane: 'horizon' } as const;
    await moveVersion(w.lead, versionId, { ...begin, shorteningReason: 'Patients are harmed meanwhile.' });
    await moveVersion(w.lead, versionId, { move: 'hold', reason: 'No funding.' });
    await moveVersion(w.lead, versionId, { move: 'resume' });
    const { departures } = await viewProgress(w.ctx, place.reference, place.number);
    expect(departures).toMatchObject([
      { what: 'Call for adoption cut short', by: 'Lena', reason: 'Patients are harmed meanwhile.' },
      { what: 'Put on hold', by: 'Lena', reason: 'No funding.' },
    ]);

    const other = await standardWorld(engine, texts);
    const usual = await proposed(other);
    await appoint(other.lead, { versionId: usual.versionId, role: 'chair', person: 'Chloe' });
    other.ctx.advance({ days: 15 });
    const ownerId = other.supplier.id;
    await moveVersion(other.lead, usual.versionId, { ...begin, ownerId, shorteningReason: '' });
    const page = await viewProgress(other.ctx, usual.reference, usual.number);
    expect(page.version.state).toBe('drafting');
    expect(page.departures).toEqual([]);
  });

  it('BL-2, BL-3: a Lead varies the rules of the next ballot, publicly, within bounds, and for that ballot alone', async () => {
    const { ctx, chair, lead, versionId, reference, typed, voters } = await ballotWorld();
    expect(refusedFor(await varyRules(chair, typed))).toEqual(['lead-only']);
    expect(refusedFor(await varyRules(lead, { ...typed, reason: ' ', periodDays: 3 }))).toEqual([
      'variation-reason-missing',
      'rule-out-of-bounds',
    ]);
    const me = voters[1]?.representative.id ?? '';
    await followStandard(voters[1]?.ctx ?? ctx, reference, true);
    expect((await varyRules(lead, typed)).allowed).toBe(true);
    const told = await ctx.store.read((tx) => listNotices(tx, me, { kinds: ['version-moved'] }, 1));
    expect(told[0]?.summary).toContain('are varied: period in days 14 instead of 28');
    const prepared = await viewEnrolment(ctx, reference, '1.0.0');
    expect(prepared.varied).toEqual({
      reason: 'The winter needs it.',
      changes: 'period in days 14 instead of 28, share to pass 75% instead of 60%',
    });
    const opened = await openBallot(chair, { versionId, question: 'Do you approve it?' });
    if (!opened.allowed) throw new Error(JSON.stringify(opened.reasons));
    const { ballotId } = opened.result;
    const ballot = await viewBallot(ctx, ballotId);
    expect(ballot.rules).toMatchObject({ periodDays: 14, pass: { numerator: 75, denominator: 100 } });
    expect(ballot.rulesReason).toBe('The winter needs it.');
    expect(ballot.closesAt.getTime() - ctx.now().getTime()).toBeLessThan(15 * 86_400_000);
    expect(refusedFor(await varyRules(lead, typed))).toEqual(['rules-locked']);

    await voidBallot(lead, { ballotId, reason: 'The wrong text.' });
    const after = await viewProgress(ctx, reference, '1.0.0');
    expect(after.departures.map(({ what, href }) => [what, href])).toEqual([
      ['Rules of the ballot varied: period in days 14 instead of 28, share to pass 75% instead of 60%', null],
      ['Ballot made void', `/ballots/${ballotId}`],
    ]);
    expect((await viewEnrolment(ctx, reference, '1.0.0')).varied).toBeNull();
  });

  it('PM-24: comments that somebody recorded for others are listed by recorder and day', async () => {
    const { ctx, versionId, standardId, voters, reference } = await ballotWorld();
    const [author, recorder] = voters.map(({ representative }) => representative.id);
    for (const number of [1, 2]) {
      await ctx.store.tx(({ db, tables }) =>
        db.insert(tables.comments).values({
          id: ctx.newId(),
          standardId,
          versionId,
          number,
          authorId: author ?? '',
          recordedBy: recorder ?? '',
          anchor: { blockId: null, quote: '', prefix: '', suffix: '' },
          type: 'technical',
          blocking: false,
          blockingReason: '',
          body: 'Said at the workshop.',
          proposedWording: '',
          late: false,
          state: 'submitted',
          reason: '',
          createdAt: ctx.now(),
        }),
      );
    }
    const { departures } = await viewProgress(ctx, reference, '1.0.0');
    expect(departures).toMatchObject([
      { what: 'Comments recorded for somebody else: C-1, C-2', by: 'Representative 2' },
    ]);
  });

  it('BL-40: of two variations the one that a ballot opened by is told from the one that never applied', async () => {
    const { ctx, chair, lead, versionId, reference, typed } = await ballotWorld();
    const said = async () => (await viewProgress(ctx, reference, '1.0.0')).departures.map(({ what }) => what);
    await varyRules(lead, { ...typed, periodDays: 7, pass: 60 });
    expect(await said()).toEqual([
      'Rules of the ballot varied: period in days 7 instead of 28 (no ballot has opened by these rules yet)',
    ]);
    await varyRules(lead, { ...typed, periodDays: 28, quorum: 70, pass: 60 });
    await openBallot(chair, { versionId, question: 'Do you approve it?' });
    expect(await said()).toEqual([
      'Rules of the ballot varied: period in days 7 instead of 28 (replaced before a ballot opened, so it never applied)',
      'Rules of the ballot varied: quorum 70% instead of 50%',
    ]);
  });

  it('BL-2: a variation that is taken back leaves the usual rules and its trace', async () => {
    const { ctx, chair, lead, versionId, reference, typed } = await ballotWorld();
    await varyRules(lead, typed);
    expect(refusedFor(await takeVariationBack(chair, versionId))).toEqual(['lead-only']);
    expect((await takeVariationBack(lead, versionId)).allowed).toBe(true);
    const view = await viewEnrolment(ctx, reference, '1.0.0');
    expect(view).toMatchObject({ varied: null, rules: { periodDays: 28 } });
    const { departures } = await viewProgress(ctx, reference, '1.0.0');
    expect(departures.map(({ what }) => what)).toEqual([
      'Rules of the ballot varied: period in days 14 instead of 28, share to pass 75% instead of 60% (taken back before a ballot opened, so it never applied)',
    ]);
    const acts = await ctx.store.read((tx) => listAuditEvents(tx, { versionId }, 2));
    expect(acts.map(({ act }) => act)).toEqual(['ballot-rules-restored', 'ballot-rules-varied']);
  });
});
