import { afterAll, describe, expect, it } from 'vitest';
import { endOfDayAfter } from '../../../app/domain/london-time';
import { approvePatch } from '../../../app/services/approvals/approve-patch.server';
import { verifyRecord } from '../../../app/services/audit/verify-record.server';
import { viewConsultation } from '../../../app/services/consultations/view-consultation.server';
import type { SignedIn } from '../../../app/services/context';
import { tellOfStoodNotices } from '../../../app/services/patches/tell-of-stood-notices.server';
import { viewPatch } from '../../../app/services/patches/view-patch.server';
import { appoint } from '../../../app/services/standards/appoint.server';
import { closeDueConsultations } from '../../../app/services/versions/close-due.server';
import { moveVersion } from '../../../app/services/versions/move-version.server';
import { openConsultation } from '../../../app/services/versions/open-consultation.server';
import { viewHistory } from '../../../app/services/versions/view-history.server';
import { viewReading } from '../../../app/services/versions/view-reading.server';
import { listAuditEvents } from '../../../db/queries/audit';
import { listConsultations } from '../../../db/queries/consultations';
import { listNotices } from '../../../db/queries/notices';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { asClock, makeOrganisation, makePerson, type TestContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { refusedBy, refusedFor } from '../../support/refusals';
import { drafting, proposed, standardWorld, versionNow } from '../../support/standards';
import { underNotice } from '../patches/under-notice';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('time on hold on %s', (engine) => {
  const hold = (lead: TestContext, versionId: string) =>
    moveVersion(lead, versionId, { move: 'hold', reason: 'A safety case is open.' });
  const resume = (lead: TestContext, versionId: string) => moveVersion(lead, versionId, { move: 'resume' });

  it('LC-52: a consultation that was interrupted closes later by the days on hold, and says so', async () => {
    const w = await standardWorld(engine, texts);
    const place = await drafting(w);
    const { versionId } = place;
    const voice = await makePerson(w.ctx, { name: 'Voice of Eastvale' });
    const trust = await makeOrganisation(w.ctx, {
      name: 'Eastvale Hospital',
      interestCategory: 'provider',
      representative: voice,
    });
    const closesAt = endOfDayAfter(w.ctx.now(), 28);
    const invitation = { closesAt, invited: 'By letter.', organisationIds: [trust.id] };
    expect(await openConsultation(w.chair, { versionId, ...invitation })).toMatchObject({ allowed: true });
    const [opened] = await w.ctx.store.read((tx) => listConsultations(tx, [versionId]));
    const id = opened?.id ?? '';
    const heldAt = w.ctx.now();
    await hold(w.lead, versionId);
    w.ctx.advance({ days: 40, hours: 2 });
    // Its first closing day has passed, and it is interrupted, not closed.
    expect(await viewConsultation(w.ctx, id, '')).toMatchObject({ open: false, standing: 'held' });
    const resumedAt = w.ctx.now();
    expect(await resume(w.lead, versionId)).toMatchObject({ allowed: true });

    expect(await closeDueConsultations(asClock(w.ctx))).toBe(0);
    const later = endOfDayAfter(closesAt, 41);
    expect((await versionNow(w.ctx, place)).consultationClosesAt).toEqual(later);
    const page = await viewConsultation(w.ctx, id, '');
    expect(page).toMatchObject({
      open: true,
      closesAt: later,
      lengthened: [{ days: 41, from: heldAt.toISOString(), until: resumedAt.toISOString() }],
    });
    const about = { act: 'consultation-lengthened', objectId: id };
    expect(await w.ctx.store.read((tx) => listAuditEvents(tx, about, 9))).toMatchObject([
      {
        before: { endsAt: closesAt.toISOString() },
        after: { endsAt: later.toISOString(), days: 41, onHoldFrom: heldAt.toISOString() },
      },
    ]);
    const [told] = await w.ctx.store.read((tx) => listNotices(tx, voice.id, {}, 9));
    expect(told?.summary).toMatch(/goes on until .*: 41 days longer, because the version was on hold\.$/);
    const { lines } = await viewHistory(w.ctx, place.reference, place.number, { automaticToo: false });
    expect(lines).toContainEqual(
      expect.objectContaining({
        words: 'Consultation made longer by the days on hold',
        href: `/consultations/${id}`,
      }),
    );

    w.ctx.setNow(later);
    expect(await closeDueConsultations(asClock(w.ctx))).toBe(0);
    w.ctx.setNow(new Date(later.getTime() + 1000));
    expect(await closeDueConsultations(asClock(w.ctx))).toBe(1);
    expect(await verifyRecord(w.ctx)).toMatchObject({ whole: true });
  });

  it('a consultation of a version that is cancelled was open until then, not until a day to come', async () => {
    const w = await standardWorld(engine, texts);
    const { versionId } = await drafting(w);
    await openConsultation(w.chair, { versionId, closesAt: endOfDayAfter(w.ctx.now(), 28), invited: 'All.' });
    const [opened] = await w.ctx.store.read((tx) => listConsultations(tx, [versionId]));
    w.ctx.advance({ days: 2 });
    await moveVersion(w.lead, versionId, { move: 'cancel', reason: 'Another one took its place.' });
    const page = await viewConsultation(w.ctx, opened?.id ?? '', '');
    expect(page).toMatchObject({ standing: 'closed', tookUntil: w.ctx.now() });
  });

  it('LC-52: a consultation that was over when the hold began does not open again', async () => {
    const w = await standardWorld(engine, texts);
    const place = await drafting(w);
    const { versionId } = place;
    const closesAt = endOfDayAfter(w.ctx.now(), 28);
    await openConsultation(w.chair, { versionId, closesAt, invited: 'By letter.' });
    w.ctx.setNow(new Date(closesAt.getTime() + 1000));
    await hold(w.lead, versionId);
    w.ctx.advance({ days: 3 });
    await resume(w.lead, versionId);
    expect((await versionNow(w.ctx, place)).consultationClosesAt).toEqual(closesAt);
    expect(await closeDueConsultations(asClock(w.ctx))).toBe(1);
  });

  it('LC-52: the call for adoption is shown for its 14 days without those on hold', async () => {
    const w = await standardWorld(engine, texts);
    const { versionId } = await proposed(w);
    await appoint(w.lead, { versionId, role: 'chair', person: 'chloe@example.org' });
    const begin = () =>
      moveVersion(w.lead, versionId, {
        move: 'begin-drafting',
        ownerId: w.supplier.id,
        lane: 'horizon',
        shorteningReason: '',
      });
    w.ctx.advance({ days: 4 });
    await hold(w.lead, versionId);
    w.ctx.advance({ days: 30 });
    await resume(w.lead, versionId);
    expect(refusedFor(await begin())).toEqual(['call-too-short']);
    // A second hold adds to the first.
    await hold(w.lead, versionId);
    w.ctx.advance({ days: 2 });
    await resume(w.lead, versionId);
    w.ctx.advance({ days: 9, hours: 23 });
    expect(refusedFor(await begin())).toEqual(['call-too-short']);
    w.ctx.advance({ hours: 2 });
    expect(await begin()).toMatchObject({ allowed: true });
    expect(await verifyRecord(w.ctx)).toMatchObject({ whole: true });
  });

  it('LC-52: the notice of a patch stands for its 14 days without those on hold', async () => {
    const { w, base, patch, approving } = await underNotice(engine, texts);
    const until = async () => (await viewPatch(w.ctx, base.reference, patch.number)).patch?.notice?.until;
    const told = async () =>
      (await w.ctx.store.read((tx) => listNotices(tx, (w.lead.actor as SignedIn).personId, {}, 99))).filter(
        ({ summary }) => summary.includes('has stood for 14 days'),
      ).length;
    const first = (await until()) ?? w.ctx.now();
    w.ctx.advance({ days: 1 });
    await hold(w.lead, patch.versionId);
    w.ctx.advance({ days: 60 });
    await resume(w.lead, patch.versionId);
    expect(refusedBy(await approvePatch(w.lead, approving()))).toEqual(['LC-32 patch-notice-too-short']);
    const later = new Date(w.ctx.now().getTime() + 13 * 86_400_000);
    const page = await viewPatch(w.ctx, base.reference, patch.number);
    expect(page.patch?.notice).toMatchObject({ stands: true, stood: false, lengthened: [{ days: 60 }] });
    expect(await until()).not.toEqual(first);
    const reading = await viewReading(w.ctx, base.reference, patch.number);
    expect(reading.patchNotice?.until).toEqual(await until());
    expect(await tellOfStoodNotices(asClock(w.ctx))).toBe(0);
    w.ctx.setNow(new Date(later.getTime() + 2 * 3_600_000));
    expect(await tellOfStoodNotices(asClock(w.ctx))).toBe(1);
    expect(await told()).toBe(1);
    expect(await approvePatch(w.lead, approving())).toMatchObject({ allowed: true });
    expect(await verifyRecord(w.ctx)).toMatchObject({ whole: true });
  });
});
