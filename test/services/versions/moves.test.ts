import { afterAll, describe, expect, it } from 'vitest';
import { dayInWords, endOfDayAfter, startOfDay } from '../../../app/domain/london-time';
import { verifyRecord } from '../../../app/services/audit/verify-record.server';
import { appoint, endRole } from '../../../app/services/standards/appoint.server';
import { followStandard } from '../../../app/services/standards/follow-standard.server';
import { closeDueConsultations, moveDueVersions } from '../../../app/services/versions/close-due.server';
import { giveDeprecationNotice } from '../../../app/services/versions/give-notice.server';
import { moveVersion } from '../../../app/services/versions/move-version.server';
import { openConsultation } from '../../../app/services/versions/open-consultation.server';
import { recordReview } from '../../../app/services/versions/record-review.server';
import { startDrafting } from '../../../app/services/versions/start-drafting.server';
import { viewProgress } from '../../../app/services/versions/view-progress.server';
import { listAppointments } from '../../../db/queries/appointments';
import { listAuditEvents } from '../../../db/queries/audit';
import { findDocument } from '../../../db/queries/documents';
import { listNotices } from '../../../db/queries/notices';
import { changeVersion, listMoves } from '../../../db/queries/versions';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { asClock, type TestContext } from '../../support/context';
import { sentTo } from '../../support/mailed';
import { enginesUnderTest } from '../../support/postgres';
import { refusedFor } from '../../support/refusals';
import { drafting, proposed, standardWorld, versionNow } from '../../support/standards';

const texts = createTextWorkshop();
afterAll(() => texts.close());

const personOf = (ctx: TestContext) => (ctx.actor.kind === 'person' ? ctx.actor.personId : '');

const inFuture = (ctx: TestContext, days: number) => endOfDayAfter(ctx.now(), days);

describe.each(enginesUnderTest())('the moves of a version on %s', (engine) => {
  const world = () => standardWorld(engine, texts);

  it('LC-5, LC-6: drafting waits for chair, owner, lane and the call for adoption, each named', async () => {
    const w = await world();
    const { versionId } = await proposed(w);
    const early = await moveVersion(w.lead, versionId, {
      move: 'begin-drafting',
      ownerId: null,
      lane: null,
      shorteningReason: '',
    });
    expect(refusedFor(early)).toEqual(['owner-missing', 'chair-missing', 'lane-missing', 'call-too-short']);
    await appoint(w.lead, { versionId, role: 'chair', person: 'Chloe' });
    const shortened = await moveVersion(w.lead, versionId, {
      move: 'begin-drafting',
      ownerId: w.supplier.id,
      lane: 'horizon',
      shorteningReason: 'Patients are harmed meanwhile.',
    });
    expect(shortened.allowed).toBe(true);
    const moves = await w.ctx.store.read((tx) => listMoves(tx, [versionId]));
    expect(moves.at(-1)).toMatchObject({
      fromState: 'proposed',
      toState: 'drafting',
      reason: 'Patients are harmed meanwhile.',
      actorName: 'Lena',
    });
  });

  it('PM-15, LC-2: a chair cannot begin drafting, and nothing is written', async () => {
    const w = await world();
    const place = await proposed(w);
    const refused = await moveVersion(w.chair, place.versionId, {
      move: 'begin-drafting',
      ownerId: w.supplier.id,
      lane: 'horizon',
      shorteningReason: '',
    });
    expect(refusedFor(refused)).toContain('lead-only');
    expect(await versionNow(w.ctx, place)).toMatchObject({ state: 'proposed' });
    const events = await w.ctx.store.read((tx) => listAuditEvents(tx, { versionId: place.versionId }, 10));
    expect(events.map(({ act }) => act)).toEqual(['standard-proposed']);
  });

  it('LC-10: the clock closes a consultation after its last second, exactly once', async () => {
    const w = await world();
    const place = await drafting(w);
    const closesAt = inFuture(w.ctx, 28);
    await openConsultation(w.chair, { versionId: place.versionId, closesAt, invited: 'All trusts' });
    const byChair = await moveVersion(w.chair, place.versionId, { move: 'close-consultation' });
    expect(refusedFor(byChair)).toContain('clock-only');
    w.ctx.setNow(closesAt);
    expect(await closeDueConsultations(asClock(w.ctx))).toBe(0);
    w.ctx.setNow(new Date(closesAt.getTime() + 1000));
    const both = await Promise.all([closeDueConsultations(w.ctx), closeDueConsultations(w.ctx)]);
    expect(both[0] + both[1]).toBe(1);
    expect((await versionNow(w.ctx, place)).state).toBe('resolution');
    const closings = await w.ctx.store.read((tx) => listAuditEvents(tx, { act: 'consultation-closed' }, 10));
    expect(closings).toHaveLength(1);
    expect(closings[0]?.actorKind).toBe('clock');
  });

  it('LC-8, LC-11: after going back to drafting the next consultation may be 14 days', async () => {
    const w = await world();
    const place = await drafting(w);
    const first = inFuture(w.ctx, 28);
    await openConsultation(w.chair, { versionId: place.versionId, closesAt: first, invited: 'All trusts' });
    w.ctx.setNow(new Date(first.getTime() + 1000));
    await closeDueConsultations(w.ctx);
    expect((await moveVersion(w.chair, place.versionId, { move: 'resume-drafting' })).allowed).toBe(true);
    const again = await openConsultation(w.chair, {
      versionId: place.versionId,
      closesAt: inFuture(w.ctx, 14),
      invited: 'The same',
    });
    expect(again.allowed).toBe(true);
  });

  it('LC-28, LC-30: a hold has a public reason and returns to where it was; its draft is not written meanwhile', async () => {
    const w = await world();
    const place = await drafting(w);
    expect(refusedFor(await moveVersion(w.lead, place.versionId, { move: 'hold', reason: ' ' }))).toEqual([
      'public-reason-missing',
    ]);
    await moveVersion(w.lead, place.versionId, { move: 'hold', reason: 'No funding this year.' });
    expect(await versionNow(w.ctx, place)).toMatchObject({ state: 'on-hold', heldFrom: 'drafting' });
    const page = await viewProgress(w.reader, place.reference, place.number);
    expect(page.path.map(({ state, standing }) => `${state} ${standing}`).slice(0, 3)).toEqual([
      'proposed done',
      'drafting done',
      'on-hold now',
    ]);
    await moveVersion(w.lead, place.versionId, { move: 'resume' });
    expect(await versionNow(w.ctx, place)).toMatchObject({ state: 'drafting', heldFrom: null });
  });

  it('LC-28, LC-33: a cancelled version closes its draft and moves no more', async () => {
    const w = await world();
    const place = await drafting(w);
    await moveVersion(w.lead, place.versionId, { move: 'cancel', reason: 'Replaced by another standard.' });
    const document = await w.ctx.store.read((tx) => findDocument(tx, place.documentId));
    expect(document?.state).toBe('closed');
    expect(refusedFor(await moveVersion(w.lead, place.versionId, { move: 'resume' }))).toContain(
      'move-not-from-here',
    );
  });

  it('LC-25 to LC-27: dates make a mandated version effective and retire one after notice and phase-out', async () => {
    const w = await world();
    const place = await drafting(w);
    const { versionId } = place;
    const complyBy = inFuture(w.ctx, 30);
    await w.ctx.store.tx(async ({ db, tables, ...rest }) => {
      await db.update(tables.versions).set({ state: 'published', publishedAt: w.ctx.now() });
      await changeVersion({ db, tables, ...rest }, versionId, { complyBy });
    });
    w.ctx.setNow(new Date(startOfDay(complyBy).getTime() - 1));
    expect(await moveDueVersions(w.ctx)).toBe(0);
    w.ctx.setNow(startOfDay(complyBy));
    expect(await moveDueVersions(w.ctx)).toBe(1);
    expect((await versionNow(w.ctx, place)).state).toBe('effective');

    const notice = { versionId, reason: 'Superseded', successor: '2.0.0', knownProducts: 'None known' };
    expect(refusedFor(await giveDeprecationNotice(w.chair, notice))).toEqual(['lead-only']);
    for (const successor of ['STD-9999 2.0.0', 'STD-0001 9.0.0', 'Half in STD-0001, half in std-9999']) {
      const refused = await giveDeprecationNotice(w.lead, { ...notice, successor });
      expect(refusedFor(refused)).toEqual(['successor-not-found']);
    }
    expect((await versionNow(w.ctx, place)).deprecationNoticeAt).toBeNull();
    for (const successor of [`${place.reference} ${place.number}`, place.number, place.reference]) {
      const refused = await giveDeprecationNotice(w.lead, { ...notice, successor });
      expect(refusedFor(refused)).toEqual(['successor-itself']);
    }
    expect(await giveDeprecationNotice(w.lead, notice)).toMatchObject({ allowed: true });
    const phaseOutEnds = inFuture(w.ctx, 90);
    expect(refusedFor(await moveVersion(w.lead, versionId, { move: 'deprecate', phaseOutEnds }))).toEqual([
      'deprecation-notice-too-short',
    ]);
    const { next } = await viewProgress(w.lead, place.reference, place.number);
    expect(next.find(({ move }) => move === 'deprecate')?.waitsFor).toMatchObject([
      {
        sentence: `Notice of deprecation stands for 28 days first, until ${dayInWords(inFuture(w.ctx, 28))}.`,
        place: { href: `/standards/${place.reference}/${place.number}#end-of-this-version` },
      },
    ]);
    w.ctx.advance({ days: 29 });
    expect((await moveVersion(w.lead, versionId, { move: 'deprecate', phaseOutEnds })).allowed).toBe(true);
    w.ctx.setNow(new Date(startOfDay(phaseOutEnds).getTime() - 1));
    expect(await moveDueVersions(w.ctx)).toBe(0);
    expect(refusedFor(await moveVersion(w.lead, versionId, { move: 'retire' }))).toEqual(['not-due-yet']);
    w.ctx.setNow(startOfDay(phaseOutEnds));
    expect(await moveDueVersions(w.ctx)).toBe(1);
    expect(await versionNow(w.ctx, place)).toMatchObject({ state: 'retired', retiredAt: w.ctx.now() });
  });

  it('PM-22: naming a chair ends the former one; both are told, and only a Lead does it', async () => {
    const w = await world();
    const { versionId, standardId } = await proposed(w);
    await expect(appoint(w.proposer, { versionId, role: 'chair', person: 'Chloe' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect(await appoint(w.lead, { versionId, role: 'chair', person: 'nobody@example.org' })).toEqual({
      kind: 'unknown',
    });
    await appoint(w.lead, { versionId, role: 'chair', person: 'chloe@example.org' });
    await appoint(w.lead, { versionId, role: 'chair', person: 'EDWIN' });
    const held = await w.ctx.store.read((tx) => listAppointments(tx, [standardId]));
    expect(held.map(({ name, role }) => `${role} ${name}`)).toEqual(['chair Edwin']);
    const told = await w.ctx.store.read((tx) => listNotices(tx, personOf(w.chair), {}, 10));
    expect(told.map(({ kind }) => kind).sort()).toEqual(['role-ended', 'role-given']);
    await endRole(w.lead, { versionId, appointmentId: held[0]?.id ?? '' });
    expect(await w.ctx.store.read((tx) => listAppointments(tx, [standardId]))).toEqual([]);
  });

  it('PM-25: a review is recorded by the Secretariat, and the newest of each kind counts', async () => {
    const w = await world();
    const place = await drafting(w);
    const review = {
      versionId: place.versionId,
      kind: 'accessibility',
      note: 'Looked at all of it.',
    } as const;
    expect(refusedFor(await recordReview(w.chair, { ...review, outcome: 'ready' }))).toEqual([
      'secretariat-or-lead-only',
    ]);
    await recordReview(w.secretariat, { ...review, outcome: 'not-ready' });
    w.ctx.advance({ minutes: 1 });
    await recordReview(w.secretariat, { ...review, outcome: 'ready' });
    const page = await viewProgress(w.reader, place.reference, place.number);
    expect(page.reviews.map(({ outcome }) => outcome)).toEqual(['ready', 'not-ready']);
  });

  it('LC-59: no review is recorded before there is a text, nor of a version that ended', async () => {
    const w = await world();
    const { versionId, reference, number } = await proposed(w);
    const review = { versionId, kind: 'accessibility', outcome: 'ready', note: 'Looked at.' } as const;
    const refused = async () => refusedFor(await recordReview(w.secretariat, review));
    expect(await refused()).toEqual(['move-not-from-here']);
    const page = await viewProgress(w.secretariat, reference, number);
    expect(page.may.review).toBe(false);
    expect(page.notReviewed).toMatchObject([{ cure: ['lead'] }]);
    expect((await viewProgress(w.reader, reference, number)).notReviewed).toEqual([]);

    await appoint(w.lead, { versionId, role: 'chair', person: 'chloe@example.org' });
    const begin = { ownerId: w.supplier.id, lane: 'horizon', shorteningReason: 'It is needed.' } as const;
    await moveVersion(w.lead, versionId, { move: 'begin-drafting', ...begin });
    expect(await refused()).toEqual(['draft-missing']);
    await startDrafting(w.chair, versionId, { from: 'template' });
    expect(await refused()).toEqual([]);
    await moveVersion(w.lead, versionId, { move: 'cancel', reason: 'Nobody wants it.' });
    expect(await refused()).toEqual(['move-not-from-here']);
  });

  it('AU: followers hear of an opened consultation by notice and letter, and the record verifies', async () => {
    const w = await world();
    const place = await drafting(w);
    await followStandard(w.reader, place.reference, true);
    await openConsultation(w.chair, {
      versionId: place.versionId,
      closesAt: inFuture(w.ctx, 28),
      invited: 'All trusts',
    });
    const notices = await w.ctx.store.read((tx) => listNotices(tx, personOf(w.reader), {}, 10));
    expect(notices[0]).toMatchObject({
      kind: 'consultation-opened',
      path: `/standards/${place.reference}/1.0.0`,
    });
    w.ctx.advance({ days: 7 });
    const [letter] = await sentTo(w.ctx, 'rita@example.org');
    expect(letter?.text).toContain(`http://localhost:3000/standards/${place.reference}/1.0.0`);
    expect(await verifyRecord(w.ctx)).toMatchObject({ whole: true });
  });

  it('LC-2: the desk says what each move waits for and who makes it, to everybody', async () => {
    const w = await world();
    const place = await drafting(w);
    const forChair = await viewProgress(w.chair, place.reference, place.number);
    expect(forChair.next.find(({ move }) => move === 'open-consultation')).toMatchObject({
      mine: true,
      waitsFor: [],
    });
    const forReader = await viewProgress(w.ctx, place.reference, place.number);
    const [consultation] = forReader.next;
    expect(consultation?.mine).toBe(false);
    expect(consultation?.madeBy[0]?.sentence).toBe('Sign in to do this.');
    expect(forReader.may).toMatchObject({ freeze: false, appointChair: false, review: false });
  });
});
