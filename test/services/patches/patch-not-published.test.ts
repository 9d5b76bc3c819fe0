import { afterAll, describe, expect, it } from 'vitest';
import { approvePatch } from '../../../app/services/approvals/approve-patch.server';
import { sendBack } from '../../../app/services/approvals/decide-approval.server';
import { viewApproval } from '../../../app/services/approvals/view-approval.server';
import { givePatchNotice } from '../../../app/services/patches/give-patch-notice.server';
import { tellOfStoodNotices } from '../../../app/services/patches/tell-of-stood-notices.server';
import { moveVersion } from '../../../app/services/versions/move-version.server';
import { findComment } from '../../../db/queries/comments';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { edit, replaceWords } from '../../support/amendments';
import { asClock } from '../../support/context';
import { aNotice, commentOn, patchUnderNotice } from '../../support/patches';
import { enginesUnderTest } from '../../support/postgres';
import { refusedBy } from '../../support/refusals';
import { versionNow } from '../../support/standards';

import { underNotice } from './under-notice';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('a patch that is not published on %s', (engine) => {
  it('LC-31, LC-32: what a Lead returns is written on, and its notice stands for 14 days anew', async () => {
    const { w, patch, approving } = await underNotice(engine, texts);
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
    const { w, base, patch, approving } = await underNotice(engine, texts);
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
    const { w, base, patch } = await underNotice(engine, texts);
    const { id } = await commentOn(w.reader, patch.versionId);
    const cancelled = await moveVersion(w.lead, patch.versionId, { move: 'cancel', reason: 'Not needed.' });
    expect(cancelled.allowed).toBe(true);
    expect((await w.ctx.store.read((tx) => findComment(tx, id)))?.versionId).toBe(base.versionId);
  });
});
