import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { approveMandate } from '../../../app/services/approvals/approve-mandate.server';
import { approvePatch } from '../../../app/services/approvals/approve-patch.server';
import { viewApproval } from '../../../app/services/approvals/view-approval.server';
import { NOTHING_TYPED, viewPreview } from '../../../app/services/approvals/view-preview.server';
import { verifyRecord } from '../../../app/services/audit/verify-record.server';
import type { SignedIn } from '../../../app/services/context';
import { readDirectorySearch } from '../../../app/services/directory/directory-search';
import { standardFeed } from '../../../app/services/directory/feeds.server';
import { viewDirectory } from '../../../app/services/directory/view-directory.server';
import { moveDueVersions } from '../../../app/services/versions/close-due.server';
import { moveVersion } from '../../../app/services/versions/move-version.server';
import { viewLatest } from '../../../app/services/versions/view-latest.server';
import { viewProgress } from '../../../app/services/versions/view-progress.server';
import { viewReading } from '../../../app/services/versions/view-reading.server';
import { insertApproval } from '../../../db/queries/approvals';
import { findVersionById, type VersionRow } from '../../../db/queries/versions';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import type { TestContext } from '../../support/context';
import { sentTo } from '../../support/mailed';
import { enginesUnderTest } from '../../support/postgres';
import { refusedBy } from '../../support/refusals';
import { versionNow } from '../../support/standards';

import { aFormerEditor, noticesOf, underNotice } from './under-notice';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('publishing a patch on %s', (engine) => {
  it('LC-32, LC-45: a Lead publishes it at its own address, in place of the version that it corrects', async () => {
    const { w, base, patch, hash, approving } = await underNotice(engine, texts);
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
    const { w, base, patch, approving } = await underNotice(engine, texts);
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

  it('LC-49: what it replaced never comes back, does not take effect, and leads to the patch', async () => {
    const { w, base, patch, approving } = await underNotice(engine, texts);
    const complyBy = new Date('2026-01-10T12:00:00Z');
    const change = (versionId: string, to: Partial<VersionRow>) =>
      w.ctx.store.tx(({ db, tables: { versions } }) =>
        db.update(versions).set(to).where(eq(versions.id, versionId)),
      );
    await change(base.versionId, { complyBy, mandatedAt: w.ctx.now() });
    w.ctx.advance({ days: 15 });
    expect(refusedBy(await approvePatch(w.lead, approving()))).toEqual([]);
    await change(patch.versionId, {
      state: 'deprecated',
      deprecatedAt: w.ctx.now(),
      phaseOutEndsAt: new Date('2090-01-01'),
    });
    w.ctx.setNow(new Date('2027-01-11T12:00:00Z'));
    expect(await moveDueVersions(w.ctx)).toBe(0);
    expect(await versionNow(w.ctx, base)).toMatchObject({ state: 'published' });
    expect(await viewLatest(w.ctx, base.reference)).toBe('/standards/STD-0001/1.0.1');
    const former = await viewReading(w.ctx, base.reference, base.number);
    expect(former).toMatchObject({
      version: { isCurrent: false, mandatoryFrom: null },
      banner: {
        title: expect.stringContaining('1.0.1 is in its place since'),
        link: { href: '/standards/STD-0001/1.0.1' },
      },
    });
    expect(former.path.at(-1)).toMatchObject({ state: 'published', standing: 'now' });
    const refused = await moveVersion({ ...w.ctx, actor: { kind: 'clock' } }, base.versionId, {
      move: 'take-effect',
    });
    expect(refusedBy(refused)).toEqual(['LC-49 replaced-by-patch']);
    const desk = await viewProgress(w.chair, base.reference, base.number);
    expect(desk.next.map(({ move }) => move)).not.toContain('take-effect');
    expect(desk.may.preparePatch).toBe(false);
    const listed = (params: string) => viewDirectory(w.ctx, readDirectorySearch(new URLSearchParams(params)));
    expect((await listed('state=published')).total).toBe(0);
    expect((await listed('mandatory=yes')).total).toBe(0);
    expect((await listed('state=deprecated')).entries).toMatchObject([{ current: { number: '1.0.1' } }]);
  });

  it('LC-45: a Lead who edited the version that it corrects does not approve its mandate', async () => {
    const { w, base, patch, hash, approving } = await underNotice(engine, texts);
    const lewis = await aFormerEditor(w, base);
    w.ctx.advance({ days: 15 });
    expect(refusedBy(await approvePatch(w.lead, approving()))).toEqual([]);
    await w.ctx.store.tx(async (tx) => {
      const { publishedSnapshotId: snapshotId } = (await findVersionById(tx, patch.versionId)) ?? {};
      await insertApproval(tx, {
        id: 'mandate',
        versionId: patch.versionId,
        snapshotId: snapshotId ?? '',
        purpose: 'mandate',
        hash,
        state: 'waiting',
        requestedAt: w.ctx.now(),
      });
    });
    const later = new Date('2090-01-01');
    const terms = { implementFrom: later, complyBy: later, reviewBy: later, noticeReason: '' };
    const by = async (lead: TestContext) =>
      refusedBy(await approveMandate(lead, { ...approving(), approvalId: 'mandate', terms }));
    expect(await by(lewis)).toContain('PM-18 edited-this-version');
    expect(await by(w.lead)).not.toContain('PM-18 edited-this-version');
    const { leads, uninvolved } = await viewApproval(lewis, 'mandate');
    expect(leads).toContainEqual({ name: 'Lewis', involved: 'edited this version' });
    expect(uninvolved).toBe(false);
  });

  it('LC-32: a version that was deprecated meanwhile takes no patch', async () => {
    const { w, base, approving } = await underNotice(engine, texts);
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
});
