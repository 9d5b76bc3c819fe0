import { afterAll, describe, expect, it } from 'vitest';
import { approvePatch } from '../../../app/services/approvals/approve-patch.server';
import { approve, sendBack } from '../../../app/services/approvals/decide-approval.server';
import { viewApproval } from '../../../app/services/approvals/view-approval.server';
import type { SignedIn } from '../../../app/services/context';
import { tellOfStoodNotices } from '../../../app/services/patches/tell-of-stood-notices.server';
import { viewPatch } from '../../../app/services/patches/view-patch.server';
import { viewMyWork } from '../../../app/services/people/view-my-work.server';
import { moveVersion } from '../../../app/services/versions/move-version.server';
import { viewHistory } from '../../../app/services/versions/view-history.server';
import { viewNextVersion } from '../../../app/services/versions/view-next-version.server';
import { viewProgress } from '../../../app/services/versions/view-progress.server';
import { viewReading } from '../../../app/services/versions/view-reading.server';
import { findDocument } from '../../../db/queries/documents';
import { listNotices } from '../../../db/queries/notices';
import { changeVersion } from '../../../db/queries/versions';
import { createTick } from '../../../server/tick';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { asClock } from '../../support/context';
import { sentTo } from '../../support/mailed';
import { enginesUnderTest } from '../../support/postgres';
import { refusedBy } from '../../support/refusals';
import { versionNow } from '../../support/standards';

import { aFormerEditor, noticesOf, underNotice } from './under-notice';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('the notice of a patch on %s', (engine) => {
  it('LC-44: the notice freezes the text, is public everywhere, and asks the Leads', async () => {
    const { w, base, patch, hash } = await underNotice(engine, texts);
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
    const { w, patch } = await underNotice(engine, texts);
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
    const { w, base, patch, approving } = await underNotice(engine, texts);
    w.ctx.advance({ days: 13, hours: 23 });
    expect(refusedBy(await approvePatch(w.lead, approving()))).toEqual(['LC-32 patch-notice-too-short']);
    const waits = await viewApproval(w.lead, patch.approvalId);
    expect(waits.refusal).toMatchObject([
      { word: 'patch-notice-too-short', sentence: /14 days first, until/, place: null },
    ]);
    expect(waits.maySendBack).toBe(true);
    expect((await viewProgress(w.lead, base.reference, patch.number)).patchNoticeStood).toBe(false);
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
    const lewis = await aFormerEditor(w, base);
    expect(await refused({}, lewis)).toEqual(['PM-18 edited-this-version']);
    const said = { ...approving(), decision: 'returned', reason: 'Not so.', points: ['All of it'] } as const;
    expect(refusedBy(await sendBack(lewis, said))).toEqual(['PM-18 edited-this-version']);
    expect(await viewApproval(lewis, patch.approvalId)).toMatchObject({
      maySendBack: false,
      uninvolved: false,
    });
    const { leads } = await viewApproval(w.ctx, patch.approvalId);
    expect(leads).toContainEqual({ name: 'Lewis', involved: 'edited this version' });
    expect(leads).toContainEqual({ name: 'Lena', involved: null });
    expect((await viewProgress(w.lead, base.reference, patch.number)).patchNoticeStood).toBe(true);
    const { numbers } = await viewNextVersion(w.proposer, base.reference);
    expect(numbers).toMatchObject({
      editorial: { number: patch.number, taken: true },
      compatible: { number: '1.1.0', taken: false },
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
});
