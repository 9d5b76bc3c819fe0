import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { dayInWords } from '../../../app/domain/london-time';
import { approveMandate } from '../../../app/services/approvals/approve-mandate.server';
import { askForMandate } from '../../../app/services/approvals/ask-for-mandate.server';
import { approve, sendBack } from '../../../app/services/approvals/decide-approval.server';
import { viewApproval } from '../../../app/services/approvals/view-approval.server';
import { viewPreview } from '../../../app/services/approvals/view-preview.server';
import { verifyRecord } from '../../../app/services/audit/verify-record.server';
import { openMandateBallot } from '../../../app/services/ballots/open-mandate-ballot.server';
import { readDirectorySearch } from '../../../app/services/directory/directory-search';
import { directoryFeed, standardFeed } from '../../../app/services/directory/feeds.server';
import { signedInPerson } from '../../../app/services/people/signed-in';
import { viewMyWork } from '../../../app/services/people/view-my-work.server';
import { appoint } from '../../../app/services/standards/appoint.server';
import { followStandard } from '../../../app/services/standards/follow-standard.server';
import { recordNoExchange } from '../../../app/services/use/record-exchange.server';
import { moveDueVersions } from '../../../app/services/versions/close-due.server';
import { departuresFrom } from '../../../app/services/versions/departures-from.server';
import { placesOfVersion } from '../../../app/services/versions/places-of-version.server';
import { viewReading } from '../../../app/services/versions/view-reading.server';
import { listNotices } from '../../../db/queries/notices';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { makePerson, signedIn } from '../../support/context';
import { askedForMandate } from '../../support/mandates';
import { enginesUnderTest } from '../../support/postgres';
import { refusedFor } from '../../support/refusals';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('a mandate on %s', (engine) => {
  const asked = (proven = true) => askedForMandate(engine, texts, proven);

  it('LC-22, LC-41: needs two Leads, and the second makes it mandatory with everything that belongs to it', async () => {
    const world = await asked();
    const { ctx, lead, second, chair, approving, reference, number, versionNow } = world;
    await followStandard(world.voters[0]?.ctx ?? ctx, reference, true);
    const waitingFor = async (by: typeof lead) => {
      const me = by.actor.kind === 'person' ? by.actor.personId : '';
      const told = await ctx.store.read((tx) => listNotices(tx, me, { kinds: ['approval-waiting'] }, 9));
      return told.map(({ summary }) => summary).find((summary) => summary.includes('mandate'));
    };
    for (const by of [lead, second]) expect(await waitingFor(by)).toContain('waits for two Leads');
    expect(refusedFor(await approveMandate(chair, approving))).toContain('lead-only');
    // The form of the other kind of approval, sent to this one.
    const asText = { ...approving, reviewBy: world.inDays(800), implementFrom: null };
    await expect(approve(lead, asText)).rejects.toMatchObject({ code: 'conflict' });
    expect(await approveMandate(lead, approving)).toMatchObject({ result: { completes: false } });
    expect(await waitingFor(second)).toContain('needs a second Lead');
    expect(await waitingFor(lead)).toContain('waits for two Leads');
    expect((await versionNow())?.complyBy).toBeNull();
    expect((await viewMyWork(lead)).approvals).toEqual([]);
    expect((await viewMyWork(second)).approvals).toMatchObject([{ purpose: 'mandate' }]);
    const waits = await viewApproval(second, approving.approvalId);
    expect(waits).toMatchObject({ state: 'waiting', purpose: 'mandate', secondNeeded: true });
    expect(waits.terms?.complyBy).toEqual(approving.terms.complyBy);
    expect(refusedFor(await approveMandate(lead, approving))).toEqual(['approved-by-you-already']);
    const other = { ...approving, terms: { ...approving.terms, complyBy: world.inDays(500) } };
    expect(refusedFor(await approveMandate(second, other))).toEqual(['mandate-terms-differ']);

    expect(await approveMandate(second, approving)).toMatchObject({ result: { completes: true } });
    const version = await versionNow();
    expect(version).toMatchObject({ state: 'published', complyBy: approving.terms.complyBy });
    expect(version?.mandatedAt).toEqual(ctx.now());
    const view = await viewReading(ctx, reference, number);
    expect(view.about.mandate?.approvedBy.map(({ leadName }) => leadName)).toEqual(['Lead', 'Second Lead']);
    expect(view.about.approvedBy.map(({ leadName }) => leadName)).toEqual(['Lead']);
    const mandatory = readDirectorySearch(new URLSearchParams({ mandatory: 'yes' }));
    const from = `Mandatory from ${dayInWords(approving.terms.complyBy)}`;
    expect(await directoryFeed(ctx, mandatory)).toContain(from);
    expect(await standardFeed(ctx, reference)).toContain(from);
    const follower = world.voters[0]?.representative.id ?? '';
    const told = await ctx.store.read((tx) => listNotices(tx, follower, {}, 100));
    expect(told.map(({ summary }) => summary).join('\n')).toContain('becomes mandatory');
    expect(await verifyRecord(ctx)).toMatchObject({ whole: true });

    ctx.setNow(approving.terms.complyBy);
    expect(await moveDueVersions(ctx)).toBe(1);
    expect((await versionNow())?.state).toBe('effective');
    expect(await moveDueVersions(ctx)).toBe(0);
  });

  it('LC-24: no Lead approves without the proof, and the page names what is missing and who cures it', async () => {
    const { lead, approving } = await asked(false);
    expect(refusedFor(await approveMandate(lead, approving))).toContain('statements-too-few');
    const { evidence, refusal } = await viewApproval(lead, approving.approvalId);
    expect(evidence.filter(({ status }) => status === 'missing').map(({ title }) => title)).toEqual([
      'Statements of use',
      'Unrelated suppliers',
      'A small or medium supplier',
      'A live NHS or care site',
      'Exchange shown',
    ]);
    expect(refusal.map(({ rule }) => rule)).toEqual(['CF-1', 'CF-2', 'CF-3', 'CF-4', 'CF-5']);
    const back = {
      reason: 'Nobody uses it yet.',
      points: ['State the use'],
      confirmedAt: approving.confirmedAt,
    };
    const returned = await sendBack(lead, {
      approvalId: approving.approvalId,
      decision: 'returned',
      hash: approving.hash,
      ...back,
    });
    expect(refusedFor(returned)).toEqual([]);
  });

  it('CF-9: the Leads read which MUSTs were taken out as not about exchange, by whom and why', async () => {
    const { versionId, lead, chair, approving } = await asked();
    const line = async () =>
      (await viewApproval(lead, approving.approvalId)).evidence.find(({ title }) =>
        title.startsWith('MUSTs'),
      );
    expect(await line()).toMatchObject({ status: 'done', words: 'None.' });
    const without = { versionId, requirements: ['STD-0001-R1'], reason: 'It is about what is stored' };
    expect(refusedFor(await recordNoExchange(chair, without))).toEqual([]);
    expect(await line()).toMatchObject({
      status: 'weigh',
      words: expect.stringMatching(/^1 of 1\. STD-0001-R1 by Chair on .+: It is about what is stored\.$/),
    });
    const { evidence } = await viewApproval(lead, approving.approvalId);
    expect(evidence.find(({ title }) => title === 'Exchange shown')?.words).toBe(
      'No MUST of this version is about exchange. One was taken out as not about exchange.',
    );
  });

  it('LC-23, LC-38: shorter notice needs a public reason, and every approval the password', async () => {
    const { ctx, versionId, lead, second, approving, inDays } = await asked();
    const soon = { ...approving.terms, complyBy: inDays(100) };
    expect(refusedFor(await approveMandate(lead, { ...approving, terms: soon }))).toEqual([
      'mandate-notice-too-short',
    ]);
    expect(refusedFor(await approveMandate(lead, { ...approving, confirmedAt: null }))).toEqual([
      'confirmation-missing',
    ]);
    const said = { ...soon, noticeReason: 'A safety alert.' };
    expect(refusedFor(await approveMandate(lead, { ...approving, terms: said }))).toEqual([]);
    expect(await ctx.store.read((tx) => departuresFrom(tx, versionId))).toEqual([]);
    expect(refusedFor(await approveMandate(second, { ...approving, terms: said }))).toEqual([]);
    expect(await ctx.store.read((tx) => departuresFrom(tx, versionId))).toMatchObject([
      {
        what: 'Mandate with less than 12 months of notice',
        reason: 'A safety alert.',
        by: 'Lead, who gave the reason, and Second Lead',
      },
    ]);
  });

  it('LC-41: where the notice has run short between the two, the page asks the second Lead for the public reason', async () => {
    const { ctx, versionId, lead, second, approving } = await asked();
    expect(refusedFor(await approveMandate(lead, approving))).toEqual([]);
    ctx.advance({ days: 60 });
    const late = { ...approving, confirmedAt: ctx.now() };
    const page = async () => await viewApproval(second, approving.approvalId);
    expect(await page()).toMatchObject({ refusal: [], noticeRanShort: true, secondNeeded: true });
    expect(refusedFor(await approveMandate(second, late))).toEqual(['mandate-notice-too-short']);
    const reason = 'Everybody bound has it in use.';
    const said = { ...late, terms: { ...approving.terms, noticeReason: ` ${reason} ` } };
    expect(await approveMandate(second, said)).toMatchObject({ result: { completes: true } });
    expect((await page()).terms).toMatchObject({ noticeReason: reason, complyBy: approving.terms.complyBy });
    expect(await ctx.store.read((tx) => departuresFrom(tx, versionId))).toMatchObject([
      { reason, by: 'Second Lead' },
    ]);
    expect(await verifyRecord(ctx)).toMatchObject({ whole: true });
  });

  it('LC-41: once its date has come the page says how to have another, and the request can be returned', async () => {
    const { ctx, lead, second, approving } = await asked();
    expect(refusedFor(await approveMandate(lead, approving))).toEqual([]);
    ctx.advance({ days: 401 });
    const { refusal, maySendBack } = await viewApproval(second, approving.approvalId);
    expect(maySendBack).toBe(true);
    expect(refusal.map(({ word }) => word)).toEqual(['mandate-dates-passed']);
    expect(refusal[0]?.sentence).toContain('A Lead returns the request');
  });

  it('LC-41: an implement-from date that passed before the second Lead approved is set anew by asking again', async () => {
    const { ctx, lead, second, chair, ballotId, approving, versionNow, inDays } = await asked();
    const terms = { ...approving.terms, complyBy: inDays(500) };
    expect(refusedFor(await approveMandate(lead, { ...approving, terms }))).toEqual([]);
    ctx.advance({ days: 61 });
    const now = { ...approving, terms, confirmedAt: ctx.now() };
    expect(refusedFor(await approveMandate(second, now))).toEqual(['mandate-dates-passed']);
    const page = await viewApproval(second, approving.approvalId);
    expect(page.refusal).toMatchObject([
      {
        word: 'mandate-dates-passed',
        cure: ['lead', 'chair'],
        place: { href: `/ballots/${ballotId}` },
      },
    ]);
    expect(page).toMatchObject({ maySendBack: true, passedDates: ['implement-from'] });
    expect((await versionNow())?.complyBy).toBeNull();

    const back = { decision: 'returned', reason: 'The dates have passed.', points: ['New dates'] } as const;
    const { approvalId, hash, confirmedAt } = now;
    expect(refusedFor(await sendBack(second, { approvalId, hash, confirmedAt, ...back }))).toEqual([]);
    const again = await askForMandate(chair, { ballotId });
    if (!again.allowed) throw new Error(JSON.stringify(again.reasons));
    const anew = { ...now, ...again.result, terms: { ...terms, implementFrom: ctx.now() } };
    expect(await approveMandate(second, anew)).toMatchObject({ result: { completes: false } });
    expect(await approveMandate(lead, anew)).toMatchObject({ result: { completes: true } });
  });

  it('LC-22: of two Leads who approve at one moment as the first, one is', async () => {
    const { lead, second, approving } = await asked();
    const both = await Promise.allSettled([
      approveMandate(lead, approving),
      approveMandate(second, { ...approving, statement: 'I too.' }),
    ]);
    const completed = both.flatMap((one) =>
      one.status === 'fulfilled' && one.value.allowed ? [one.value.result.completes] : [],
    );
    expect(completed.filter((completes) => !completes)).toHaveLength(1);
    const { decisions } = await viewApproval(lead, approving.approvalId);
    expect(decisions).toHaveLength(completed.length);
  });

  it('LC-22: the approval of a Lead who may not decide any more does not count, and another one approves first', async () => {
    const world = await asked();
    const { ctx, chair, lead, second, approving, versionId, inDays, versionNow } = world;
    const third = await signedIn(ctx, await makePerson(ctx, { name: 'Third Lead', offices: ['lead'] }));
    expect(await approveMandate(lead, approving)).toMatchObject({ result: { completes: false } });
    const { personId } = signedInPerson(lead.actor);
    await appoint(chair, { versionId, role: 'editor', person: personId });

    const page = await viewApproval(second, approving.approvalId);
    expect(page).toMatchObject({ secondNeeded: false, terms: null, refusal: [] });
    expect(page.decisions).toMatchObject([{ leadName: 'Lead', lapsed: 'edited this version' }]);
    const preview = await viewPreview(second, approving.approvalId, {
      ...approving.terms,
      statement: 'Ready.',
    });
    expect(preview.view.about.mandate?.approvedBy.map(({ leadName }) => leadName)).toEqual(['Second Lead']);
    const terms = { ...approving.terms, complyBy: inDays(500) };
    const anew = { ...approving, statement: 'Looked at anew.', terms };
    expect(await approveMandate(second, anew)).toMatchObject({ result: { completes: false } });
    expect((await versionNow())?.complyBy).toBeNull();
    expect((await viewMyWork(second)).approvals).toEqual([]);
    expect(await viewApproval(third, approving.approvalId)).toMatchObject({ secondNeeded: true, terms });

    expect(await approveMandate(third, anew)).toMatchObject({ result: { completes: true } });
    expect(await versionNow()).toMatchObject({ complyBy: terms.complyBy });
    const { about } = await viewReading(ctx, world.reference, world.number);
    expect(about.mandate?.approvedBy.map(({ leadName }) => leadName)).toEqual(['Second Lead', 'Third Lead']);
    const { decisions } = await viewApproval(ctx, approving.approvalId);
    expect(decisions.map(({ lapsed }) => lapsed)).toEqual(['edited this version', null, null]);
    expect(await verifyRecord(ctx)).toMatchObject({ whole: true });
  });

  it('LC-22: that of a Lead who is suspended counts again when the account is, unless another approved first', async () => {
    const { ctx, lead, second, approving } = await asked();
    const suspend = async (at: Date | null) => {
      await ctx.store.tx(async ({ db, tables: { people } }) => {
        const { personId } = signedInPerson(lead.actor);
        await db.update(people).set({ suspendedAt: at }).where(eq(people.id, personId));
      });
    };
    const lapsed = async () => (await viewApproval(second, approving.approvalId)).decisions[0]?.lapsed;
    expect(await approveMandate(lead, approving)).toMatchObject({ result: { completes: false } });
    await suspend(ctx.now());
    expect(await lapsed()).toBe('does not act as a Lead any more');
    await suspend(null);
    expect(await lapsed()).toBeNull();
    await suspend(ctx.now());
    expect(await approveMandate(second, approving)).toMatchObject({ result: { completes: false } });
    await suspend(null);
    expect(await lapsed()).toBe('could not decide when another Lead approved first');
    expect((await viewMyWork(lead)).approvals).toMatchObject([{ purpose: 'mandate' }]);
    expect(await approveMandate(lead, approving)).toMatchObject({ result: { completes: true } });
  });

  it('LC-42: returned, it ends, and the version stays published and can be asked for again', async () => {
    const { ctx, lead, second, chair, ballotId, approving, versionNow } = await asked();
    expect(refusedFor(await approveMandate(lead, approving))).toEqual([]);
    const back = {
      approvalId: approving.approvalId,
      decision: 'returned',
      hash: approving.hash,
      reason: 'The dates are too soon for care homes.',
      points: ['Comply by a later day'],
      confirmedAt: ctx.now(),
    } as const;
    expect(refusedFor(await sendBack(second, { ...back, points: [] }))).toEqual(['points-missing']);
    expect(refusedFor(await sendBack(second, { ...back, confirmedAt: null }))).toEqual([
      'confirmation-missing',
    ]);
    expect(refusedFor(await sendBack(second, { ...back, hash: 'f'.repeat(64) }))).toEqual([
      'approved-hash-differs',
    ]);
    expect(refusedFor(await sendBack(second, back))).toEqual([]);
    const me = chair.actor.kind === 'person' ? chair.actor.personId : '';
    const told = await ctx.store.read((tx) => listNotices(tx, me, {}, 100));
    expect(told.map(({ kind }) => kind)).toContain('approval-decided');
    expect(await versionNow()).toMatchObject({ state: 'published', complyBy: null });
    expect(refusedFor(await askForMandate(chair, { ballotId }))).toEqual([]);
  });

  it('LC-40: is asked for once, by the chair, when the tally is final', async () => {
    const { ctx, chair, lead, ballotId, versionId, approving } = await asked();
    expect(refusedFor(await askForMandate(lead, { ballotId }))).toContain('chair-only');
    expect(refusedFor(await askForMandate(chair, { ballotId }))).toEqual(['mandate-under-way']);
    expect(refusedFor(await openMandateBallot(chair, { versionId, question: 'Another?' }))).toEqual([
      'mandate-under-way',
    ]);
    const { mandate } = await placesOfVersion(ctx, versionId);
    expect(mandate).toMatchObject({ href: `/approvals/${approving.approvalId}` });
  });
});
