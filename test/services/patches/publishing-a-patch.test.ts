import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { approvePatch } from '../../../app/services/approvals/approve-patch.server';
import { approve, sendBack } from '../../../app/services/approvals/decide-approval.server';
import { viewApproval } from '../../../app/services/approvals/view-approval.server';
import { NOTHING_TYPED, viewPreview } from '../../../app/services/approvals/view-preview.server';
import { verifyRecord } from '../../../app/services/audit/verify-record.server';
import type { SignedIn } from '../../../app/services/context';
import { standardFeed } from '../../../app/services/directory/feeds.server';
import { givePatchNotice } from '../../../app/services/patches/give-patch-notice.server';
import { tellOfStoodNotices } from '../../../app/services/patches/tell-of-stood-notices.server';
import { viewPatch } from '../../../app/services/patches/view-patch.server';
import { viewMyWork } from '../../../app/services/people/view-my-work.server';
import { followStandard } from '../../../app/services/standards/follow-standard.server';
import { moveVersion } from '../../../app/services/versions/move-version.server';
import { viewHistory } from '../../../app/services/versions/view-history.server';
import { viewLatest } from '../../../app/services/versions/view-latest.server';
import { viewProgress } from '../../../app/services/versions/view-progress.server';
import { viewReading } from '../../../app/services/versions/view-reading.server';
import { findComment } from '../../../db/queries/comments';
import { findDocument } from '../../../db/queries/documents';
import { listNotices } from '../../../db/queries/notices';
import { changeVersion } from '../../../db/queries/versions';
import { createTick } from '../../../server/tick';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { edit, replaceWords } from '../../support/amendments';
import { asClock, makePerson, signedIn } from '../../support/context';
import { sentTo } from '../../support/mailed';
import { aNotice, commentOn, patchUnderNotice, publishedToPatch } from '../../support/patches';
import { enginesUnderTest } from '../../support/postgres';
import { refusedBy } from '../../support/refusals';
import { versionNow } from '../../support/standards';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('publishing a patch on %s', (engine) => {
  const underNotice = async () => {
    const { w, base } = await publishedToPatch(engine, texts);
    await followStandard(w.reader, base.reference, true);
    const patch = await patchUnderNotice(w, base);
    const { snapshotId } = await versionNow(w.ctx, patch);
    const { hash } = await viewApproval(w.lead, patch.approvalId);
    const approving = () => ({
      approvalId: patch.approvalId,
      hash,
      artefacts: '',
      statement: 'A slip of the pen.',
      confirmedAt: w.ctx.now(),
    });
    return { w, base, patch, hash, snapshotId, approving };
  };

  it('LC-44: the notice freezes the text, is public everywhere, and asks the Leads', async () => {
    const { w, base, patch, hash } = await underNotice();
    expect(await versionNow(w.ctx, patch)).toMatchObject({
      state: 'awaiting-approval',
      patchNoticeAt: w.ctx.now(),
      patchReason: 'The sentence says the same.',
      changeSummary: 'A word is put right in clause 1.',
    });
    expect((await w.ctx.store.read((tx) => findDocument(tx, patch.documentId)))?.state).toBe('frozen');
    for (const number of [base.number, patch.number]) {
      const { patchNotice } = await viewReading(w.ctx, base.reference, number);
      expect(patchNotice).toMatchObject({
        number: '1.0.1',
        of: '1.0.0',
        path: '/standards/STD-0001/1.0.1/patch',
      });
    }
    const page = await viewPatch(w.ctx, base.reference, patch.number);
    expect(page.patch).toMatchObject({
      of: '1.0.0',
      hashes: { from: base.hash, to: hash },
      notice: { reason: 'The sentence says the same.', stands: true, stood: false },
      compared: { clausesTouched: 1, changes: [{ clause: { title: 'Scope' } }] },
      giving: null,
    });
    const events = (await viewHistory(w.ctx, base.reference, base.number, { automaticToo: false })).lines;
    expect(events).toContainEqual(
      expect.objectContaining({
        words: 'Notice of a patch given: 1.0.1',
        href: `/approvals/${patch.approvalId}`,
      }),
    );
    const news = await noticesOf(w.reader);
    expect(news).toContain('Discharge summary messages 1.0.1 is a patch of which notice is given.');
    expect((await viewMyWork(w.lead)).approvals).toMatchObject([
      { purpose: 'patch', version: '1.0.1', targetDate: page.patch?.notice?.until },
    ]);
  });

  it('NO-13: tells the Leads once when the notice has stood, also with two processes and a clock set back', async () => {
    const { w, patch } = await underNotice();
    const told = async () =>
      (await w.ctx.store.read((tx) => listNotices(tx, (w.lead.actor as SignedIn).personId, {}, 99)))
        .map(({ summary }) => summary)
        .filter((words) => words.includes('has stood for 14 days'));
    const clock = asClock(w.ctx);
    w.ctx.advance({ days: 13, hours: 23 });
    expect(await tellOfStoodNotices(clock)).toBe(0);
    w.ctx.advance({ hours: 2 });
    // While it is on hold nobody can approve it.
    await moveVersion(w.lead, patch.versionId, { move: 'hold', reason: 'A holiday.' });
    expect(await tellOfStoodNotices(clock)).toBe(0);
    await moveVersion(w.lead, patch.versionId, { move: 'resume' });
    const hide = (hiddenAt: Date | null) =>
      w.ctx.store.tx(({ db, tables: { standards } }) => db.update(standards).set({ hiddenAt }));
    await hide(w.ctx.now());
    expect(await tellOfStoodNotices(clock)).toBe(0);
    await hide(null);
    const [one, other] = await Promise.all([tellOfStoodNotices(clock), tellOfStoodNotices(clock)]);
    expect(one + other).toBe(1);
    w.ctx.advance({ days: -3 });
    await tellOfStoodNotices(clock);
    w.ctx.advance({ days: 4 });
    await createTick()(clock);
    expect(await told()).toEqual([
      'The notice of Discharge summary messages 1.0.1, a patch, has stood for 14 days. A Lead can approve it now.',
    ]);
    const letters = await sentTo(w.ctx, 'lena@example.org');
    expect(letters.map(({ text }) => text).join()).toContain('has stood for 14 days');
  });

  it('LC-32: nobody approves it before the notice has stood for 14 days, and nobody who took part', async () => {
    const { w, base, patch, approving } = await underNotice();
    w.ctx.advance({ days: 13, hours: 23 });
    expect(refusedBy(await approvePatch(w.lead, approving()))).toEqual(['LC-32 patch-notice-too-short']);
    const waits = await viewApproval(w.lead, patch.approvalId);
    expect(waits.refusal).toMatchObject([
      { word: 'patch-notice-too-short', sentence: /14 days first, until/ },
    ]);
    expect(waits.maySendBack).toBe(true);
    expect(waits.evidence.filter(({ status }) => status === 'missing').map(({ title }) => title)).toEqual([
      'Notice of 14 days',
    ]);
    const reading = await viewReading(w.ctx, base.reference, patch.number);
    expect(reading.waits).toMatchObject({ move: 'patch', reasons: [{ word: 'patch-notice-too-short' }] });

    w.ctx.advance({ days: 1, hours: 2 });
    const refused = async (change: object, by = w.lead) =>
      refusedBy(await approvePatch(by, { ...approving(), ...change }));
    expect(await refused({ hash: 'f'.repeat(64) })).toEqual([
      'LC-32 approvals-missing',
      'LC-36 approved-hash-differs',
    ]);
    expect(await refused({ confirmedAt: null })).toEqual(['LC-38 confirmation-missing']);
    expect(await refused({ statement: ' ' })).toEqual(['LC-45 reasons-missing']);
    expect(await refused({}, w.reader)).toEqual(['PM-18 lead-only']);
    // A Lead who edited the version that it corrects, and nothing of the patch.
    const lewis = await signedIn(w.ctx, await makePerson(w.ctx, { name: 'Lewis', offices: ['lead'] }));
    await w.ctx.store.tx((tx) =>
      tx.db.insert(tx.tables.appointments).values({
        id: 'former-editor',
        standardId: base.standardId,
        versionId: base.versionId,
        personId: (lewis.actor as SignedIn).personId,
        role: 'editor',
        appointedBy: 'somebody',
        appointedAt: w.ctx.now(),
        endedAt: w.ctx.now(),
      }),
    );
    expect(await refused({}, lewis)).toEqual(['PM-18 edited-this-version']);
    const said = { ...approving(), decision: 'returned', reason: 'Not so.', points: ['All of it'] } as const;
    expect(refusedBy(await sendBack(lewis, said))).toEqual(['PM-18 edited-this-version']);
    expect(await viewApproval(lewis, patch.approvalId)).toMatchObject({
      maySendBack: false,
      uninvolved: false,
    });
    const { next } = await viewProgress(lewis, base.reference, patch.number);
    expect(next.find(({ move }) => move === 'patch')).toMatchObject({
      mine: false,
      waitsFor: [],
      madeBy: [{ word: 'edited-this-version' }],
    });
    await w.ctx.store.tx((tx) => changeVersion(tx, patch.versionId, { highestImpact: 'compatible' }));
    expect(await refused({})).toEqual(['LC-32 change-not-editorial', 'VN-4 number-too-small']);
    const { reviewBy } = await versionNow(w.ctx, base);
    const ordinary = { ...approving(), reviewBy, implementFrom: null };
    await expect(approve(w.lead, ordinary)).rejects.toMatchObject({ code: 'conflict' });
    expect((await versionNow(w.ctx, patch)).state).toBe('awaiting-approval');
  });

  it('LC-32, LC-45: a Lead publishes it at its own address, in place of the version that it corrects', async () => {
    const { w, base, patch, hash, approving } = await underNotice();
    w.ctx.advance({ days: 14, hours: 1 });
    expect(
      (await viewApproval(w.lead, patch.approvalId)).evidence.filter(({ status }) => status === 'missing'),
    ).toEqual([]);
    const preview = await viewPreview(w.lead, patch.approvalId, NOTHING_TYPED);
    expect(preview.view.version).toMatchObject({ number: '1.0.1', state: 'published' });

    expect(await approvePatch(w.lead, approving())).toMatchObject({ result: { number: '1.0.1', hash } });
    const [corrected, row] = [await versionNow(w.ctx, base), await versionNow(w.ctx, patch)];
    expect(row).toMatchObject({ state: 'published', publishedAt: w.ctx.now(), reviewBy: corrected.reviewBy });
    expect(corrected.state).toBe('published');
    expect(await viewLatest(w.ctx, base.reference)).toBe('/standards/STD-0001/1.0.1');
    const former = await viewReading(w.ctx, base.reference, base.number);
    expect(former.banner).toMatchObject({
      title: expect.stringContaining('You are reading 1.0.0. 1.0.1 is current since'),
      link: { href: '/standards/STD-0001/1.0.1' },
    });
    expect(former.patchNotice).toBeNull();
    const view = await viewReading(w.ctx, base.reference, patch.number);
    expect(view.text).toMatchObject({ hash, standing: 'published' });
    expect(view.about).toMatchObject({
      patch: { of: '1.0.0' },
      requirements: [],
      approvedBy: [{ leadName: 'Lena', statement: 'A slip of the pen.' }],
    });
    expect(view.path.map(({ state, standing }) => `${state} ${standing}`)).toEqual([
      'drafting done',
      'awaiting-approval done',
      'published now',
    ]);
    expect(await viewApproval(w.ctx, patch.approvalId)).toMatchObject({ state: 'approved' });
    await expect(approvePatch(w.lead, approving())).rejects.toMatchObject({ code: 'conflict' });
    expect(await standardFeed(w.ctx, base.reference)).toContain('/standards/STD-0001/1.0.1');
    expect(await noticesOf(w.reader)).toContain(
      'Discharge summary messages 1.0.1 is published, an editorial patch.',
    );
    // News go out as a collection.
    await sentTo(w.ctx, 'rita@example.org');
    w.ctx.advance({ days: 8 });
    const letters = await sentTo(w.ctx, 'rita@example.org');
    expect(letters.map(({ text }) => text).join('\n')).toContain('1.0.1 is published, an editorial patch');
    expect(await verifyRecord(w.ctx)).toMatchObject({ whole: true });
  });

  it('LC-45: the patch of an effective version is effective, with its dates, its mandate and its notice of deprecation', async () => {
    const { w, base, patch, approving } = await underNotice();
    const day = (iso: string) => new Date(`${iso}T12:00:00Z`);
    const standing = {
      implementFrom: day('2025-01-10'),
      complyBy: day('2026-01-10'),
      mandatedAt: day('2024-12-01'),
      reviewBy: day('2029-01-10'),
      deprecationNoticeAt: w.ctx.now(),
      deprecationReason: 'STD-0002 takes its place.',
      successor: 'STD-0002 1.0.0',
      knownProducts: 'Large Letters',
    };
    const { versionId } = base;
    const frozenId = (await versionNow(w.ctx, base)).snapshotId ?? '';
    await w.ctx.store.tx(({ db, tables: { versions, approvals, approvalDecisions } }) =>
      Promise.all([
        db
          .update(versions)
          .set({ ...standing, state: 'effective' })
          .where(eq(versions.id, versionId)),
        db
          .insert(approvals)
          .values({
            id: 'mandate',
            versionId,
            snapshotId: frozenId,
            purpose: 'mandate',
            hash: base.hash,
            state: 'approved',
            requestedAt: w.ctx.now(),
            noticeReason: 'The law says so.',
          })
          .then(() =>
            db.insert(approvalDecisions).values({
              approvalId: 'mandate',
              leadId: (w.lead.actor as SignedIn).personId,
              decision: 'approved',
              hash: base.hash,
              statement: 'Proven in use.',
              points: [],
              at: w.ctx.now(),
            }),
          ),
      ]),
    );
    w.ctx.advance({ days: 15 });
    expect(refusedBy(await approvePatch(w.lead, approving()))).toEqual([]);
    expect(await versionNow(w.ctx, patch)).toMatchObject({ ...standing, state: 'effective' });
    const view = await viewReading(w.ctx, base.reference, patch.number);
    expect(view.about.mandate).toMatchObject({
      noticeReason: 'The law says so.',
      approvedBy: [{ statement: 'Proven in use.' }],
    });
    expect(view.path.map(({ state, standing: at }) => `${state} ${at}`).slice(1, 4)).toEqual([
      'awaiting-approval done',
      'published done',
      'effective now',
    ]);
  });

  it('LC-31, LC-32: what a Lead returns is written on, and its notice stands for 14 days anew', async () => {
    const { w, patch, approving } = await underNotice();
    w.ctx.advance({ days: 15 });
    const returned = await sendBack(w.lead, {
      approvalId: patch.approvalId,
      decision: 'returned',
      hash: approving().hash,
      reason: 'One more slip.',
      points: ['Clause 2'],
      confirmedAt: w.ctx.now(),
    });
    expect(refusedBy(returned)).toEqual([]);
    expect(await versionNow(w.ctx, patch)).toMatchObject({ state: 'drafting', patchNoticeAt: null });
    await edit(w.editor, patch.documentId, replaceWords('a day', 'one day'));
    const again = await givePatchNotice(w.editor, aNotice(patch));
    if (!again.allowed) throw new Error(JSON.stringify(again.reasons));
    // NO-13: the notice that stood for 14 days is not the one that waits.
    expect(await tellOfStoodNotices(asClock(w.ctx))).toBe(0);
    const { approvalId } = again.result;
    const { hash } = await viewApproval(w.lead, approvalId);
    expect(refusedBy(await approvePatch(w.lead, { ...approving(), approvalId, hash }))).toEqual([
      'LC-32 patch-notice-too-short',
    ]);
    w.ctx.advance({ days: 14, hours: 1 });
    expect(refusedBy(await approvePatch(w.lead, { ...approving(), approvalId, hash }))).toEqual([]);
  });

  it('LC-31, LC-43: the next patch after a rejected one takes the next number, and its comments stay open', async () => {
    const { w, base, patch, approving } = await underNotice();
    const { id } = await commentOn(w.reader, patch.versionId);
    const onNow = async () => (await w.ctx.store.read((tx) => findComment(tx, id)))?.versionId;
    const rejected = await sendBack(w.lead, {
      approvalId: patch.approvalId,
      decision: 'rejected',
      hash: approving().hash,
      reason: 'It is not worth a version.',
      points: ['All of it'],
      confirmedAt: w.ctx.now(),
    });
    expect(refusedBy(rejected)).toEqual([]);
    expect((await versionNow(w.ctx, patch)).state).toBe('cancelled');
    expect(await onNow()).toBe(base.versionId);

    const next = await patchUnderNotice(w, base);
    expect(next.number).toBe('1.0.2');
    expect(await onNow()).toBe(next.versionId);
    const technical = await commentOn(w.reader, base.versionId, 'technical');
    w.ctx.advance({ days: 15 });
    const { hash } = await viewApproval(w.lead, next.approvalId);
    const approvingNext = { approvalId: next.approvalId, hash, artefacts: '', statement: 'Spelling.' };
    expect(refusedBy(await approvePatch(w.lead, { ...approvingNext, confirmedAt: w.ctx.now() }))).toEqual([]);
    const row = await w.ctx.store.read((tx) => findComment(tx, technical.id));
    expect(row?.versionId).toBe(next.versionId);
  });

  it('LC-28: a patch that is cancelled gives its comments back too', async () => {
    const { w, base, patch } = await underNotice();
    const { id } = await commentOn(w.reader, patch.versionId);
    const cancelled = await moveVersion(w.lead, patch.versionId, { move: 'cancel', reason: 'Not needed.' });
    expect(cancelled.allowed).toBe(true);
    expect((await w.ctx.store.read((tx) => findComment(tx, id)))?.versionId).toBe(base.versionId);
  });

  it('LC-32: a version that was deprecated meanwhile takes no patch', async () => {
    const { w, base, approving } = await underNotice();
    w.ctx.advance({ days: 15 });
    await w.ctx.store.tx(({ db, tables: { versions } }) =>
      db
        .update(versions)
        .set({ state: 'deprecated', phaseOutEndsAt: new Date('2030-01-01') })
        .where(eq(versions.id, base.versionId)),
    );
    expect(refusedBy(await approvePatch(w.lead, approving()))).toEqual(['LC-1 move-not-from-here']);
    const { next } = await viewProgress(w.lead, base.reference, '1.0.1');
    expect(next.find(({ move }) => move === 'patch')?.waitsFor).toMatchObject([
      { word: 'move-not-from-here' },
    ]);
  });

  async function noticesOf(reader: Parameters<typeof followStandard>[0]): Promise<string[]> {
    const { personId } = reader.actor as SignedIn;
    const rows = await reader.store.read((tx) => listNotices(tx, personId, {}, 50));
    return rows.map(({ summary }) => summary);
  }
});
