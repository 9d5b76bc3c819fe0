import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { sayReasons } from '../../../app/domain/reason-sentences';
import { approveMandate } from '../../../app/services/approvals/approve-mandate.server';
import { approve, sendBack } from '../../../app/services/approvals/decide-approval.server';
import { viewApproval } from '../../../app/services/approvals/view-approval.server';
import { verifyRecord } from '../../../app/services/audit/verify-record.server';
import { gatherLetters } from '../../../app/services/notices/gather-letters.server';
import { moveVersion } from '../../../app/services/versions/move-version.server';
import { viewProgress } from '../../../app/services/versions/view-progress.server';
import { viewReading } from '../../../app/services/versions/view-reading.server';
import { findApproval } from '../../../db/queries/approvals';
import { listAuditEvents } from '../../../db/queries/audit';
import { findStandardById } from '../../../db/queries/standards';
import { findVersionById } from '../../../db/queries/versions';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { waitingApproval } from '../../support/approvals';
import { asClock } from '../../support/context';
import { sendDue } from '../../support/mailed';
import { commentOn } from '../../support/patches';
import { enginesUnderTest } from '../../support/postgres';
import { refusedBy, refusedFor } from '../../support/refusals';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('approval on %s', (engine) => {
  const waiting = () => waitingApproval(engine, texts);

  it('LC-36, LC-19: publishes the hash that was voted on, in the transaction of the approval', async () => {
    const { ctx, lead, approval, versionId } = await waiting();
    const { approvalId, hash } = approval;
    const done = await approve(lead, approval);
    expect(done.allowed ? done.result.hash : done.reasons).toBe(hash);
    const version = await ctx.store.read((tx) => findVersionById(tx, versionId));
    expect(version?.state).toBe('published');
    expect((await ctx.store.read((tx) => findApproval(tx, approvalId)))?.state).toBe('approved');
    expect(await verifyRecord(ctx)).toMatchObject({ whole: true });
    // Found by whoever filters the record by the standard.
    const about = { act: 'approval-approved', standardId: version?.standardId ?? '' };
    expect(await ctx.store.read((tx) => listAuditEvents(tx, about, 9))).toHaveLength(1);
  });

  it('gives to weigh that a comment was accepted and that nobody said the text has its change', async () => {
    const { ctx, lead, chair, approval, versionId } = await waiting();
    const row = async () =>
      (await viewApproval(lead, approval.approvalId)).evidence.find(({ title }) =>
        title.startsWith('Accepted changes'),
      );
    expect(await row()).toMatchObject({ status: 'done' });
    const { id } = await commentOn(chair, versionId);
    await ctx.store.tx(({ db, tables }) =>
      db
        .update(tables.comments)
        .set({ state: 'decided', disposition: 'accepted-with-changes' })
        .where(eq(tables.comments.id, id)),
    );
    expect(await row()).toMatchObject({ status: 'weigh', words: /^One accepted comment is not marked/ });
  });

  it('gives to weigh that a comment came in after the ballot opened and has no decision', async () => {
    const { lead, chair, approval, versionId } = await waiting();
    await commentOn(chair, versionId);
    const { evidence } = await viewApproval(lead, approval.approvalId);
    expect(evidence.find(({ title }) => title === 'Comments decided')).toMatchObject({
      status: 'weigh',
      words: /^One comment that came in since the ballot opened/,
    });
    expect(evidence.filter(({ status }) => status === 'missing')).toEqual([]);
  });

  it('NO-8: writes to a Lead that it waits, and to none once it is decided', async () => {
    const { ctx, lead, approval } = await waiting();
    const waits = async () =>
      (await sendDue(ctx)).filter(({ subject }) => subject.includes('waits for approval'));
    // Made and not sent yet when the decision comes.
    await gatherLetters(asClock(ctx));
    expect((await approve(lead, approval)).allowed).toBe(true);
    expect(await waits()).toEqual([]);
    const other = await waiting();
    const letters = await sendDue(other.ctx);
    expect(letters.map(({ subject }) => subject)).toContainEqual(
      expect.stringContaining('waits for approval'),
    );
  });

  it('LC-28: a version that is cancelled while it waits waits for nobody any more', async () => {
    const { ctx, lead, approval, versionId } = await waiting();
    const cancelled = await moveVersion(lead, versionId, {
      move: 'cancel',
      reason: 'Another one took its place.',
    });
    expect(cancelled.allowed).toBe(true);
    const row = await ctx.store.read((tx) => findApproval(tx, approval.approvalId));
    expect(row).toMatchObject({ state: 'rejected', decidedAt: ctx.now() });
    const filter = { objectKind: 'approval', objectId: approval.approvalId };
    const [last] = await ctx.store.read((tx) => listAuditEvents(tx, filter, 1));
    expect(last).toMatchObject({ act: 'approval-ended-by-cancelling', after: { state: 'rejected' } });
    await expect(approve(lead, approval)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('names the authority as it was called when it decided', async () => {
    const { ctx, lead, approval, versionId } = await waiting();
    const { approvalId } = approval;
    const renamed = { ...ctx, settings: { ...ctx.settings, approvingAuthority: 'Department of Health' } };
    expect((await viewApproval(renamed, approvalId)).authority).toBe('Department of Health');
    const done = await approve(lead, approval);
    if (!done.allowed) throw new Error(JSON.stringify(done.reasons));
    const { authority, standard } = await viewApproval(renamed, approvalId);
    expect(authority).toBe('NHS England');
    const version = await ctx.store.read((tx) => findVersionById(tx, versionId));
    const view = await viewReading(renamed, standard.reference, version?.number ?? '');
    expect(view.authority).toBe('NHS England');
    expect(view.about.approvedBy).toMatchObject([{ authority: 'NHS England' }]);
  });

  it('LC-36: refuses a hash that is not the one that waits', async () => {
    const { ctx, lead, approval, versionId } = await waiting();
    const terms = { implementFrom: null, complyBy: null, reviewBy: null, noticeReason: '' };
    // The form of a mandate, sent to this approval.
    const asMandate = approveMandate(lead, { ...approval, artefacts: '', terms });
    await expect(asMandate).rejects.toMatchObject({ code: 'conflict' });
    const done = await approve(lead, { ...approval, hash: 'f'.repeat(64) });
    expect(refusedFor(done)).toContain('approved-hash-differs');
    expect((await ctx.store.read((tx) => findVersionById(tx, versionId)))?.state).toBe('awaiting-approval');
  });

  it('PM: refuses the chair, and a Lead who voted', async () => {
    const { ctx, chair, voters, approval } = await waiting();
    const [voter] = voters;
    if (!voter) throw new Error('no voter');
    await ctx.store.tx((tx) =>
      tx.db.insert(tx.tables.offices).values({
        personId: voter.representative.id,
        office: 'lead',
        grantedBy: null,
        grantedAt: ctx.now(),
      }),
    );
    for (const actor of [chair, voter.ctx]) {
      expect((await approve(actor, approval)).allowed).toBe(false);
    }
  });

  it('PM-18: a Lead who wrote in the version or voted on it neither returns nor rejects it, by no form', async () => {
    const { ctx, lead, voters, approval, versionId } = await waiting();
    const [voter] = voters;
    if (!voter || lead.actor.kind !== 'person') throw new Error('nobody');
    const { personId } = lead.actor;
    await ctx.store.tx(async (tx) => {
      const given = { office: 'lead', grantedBy: null, grantedAt: ctx.now() } as const;
      await tx.db.insert(tx.tables.offices).values({ personId: voter.representative.id, ...given });
      const { standardId } = (await findVersionById(tx, versionId)) ?? {};
      await tx.db.insert(tx.tables.appointments).values({
        id: 'former-editor',
        standardId: standardId ?? '',
        versionId,
        personId,
        role: 'editor',
        appointedBy: personId,
        appointedAt: ctx.now(),
        endedAt: ctx.now(),
      });
    });
    const said = { ...approval, reason: 'One point is open.', points: ['Say who answers.'] };
    for (const [actor, word] of [
      [lead, 'edited-this-version'],
      [voter.ctx, 'voted-on-this-version'],
    ] as const) {
      for (const decision of ['returned', 'rejected'] as const) {
        const back = await sendBack(actor, { ...said, decision });
        expect(refusedBy(back)).toEqual([`PM-18 ${word}`]);
      }
      expect(await viewApproval(actor, approval.approvalId)).toMatchObject({
        maySendBack: false,
        uninvolved: false,
      });
    }
    expect((await ctx.store.read((tx) => findVersionById(tx, versionId)))?.state).toBe('awaiting-approval');
  });

  it('LC-36, AF-5: nobody returns or rejects what they did not read, and the refusal names both texts', async () => {
    const { ctx, lead, approval, versionId } = await waiting();
    const said = { ...approval, reason: 'One point is open.', points: ['Say who answers.'] };
    // A hash that differs in its tail alone is told apart only by the whole of both.
    const read = `${approval.hash.slice(0, -1)}${approval.hash.endsWith('0') ? '1' : '0'}`;
    for (const decision of ['returned', 'rejected'] as const) {
      const stale = await sendBack(lead, { ...said, decision, hash: read });
      const [first = ''] = stale.allowed ? [] : sayReasons(stale.reasons).map(({ sentence }) => sentence);
      expect(first).toContain(`its hash is ${approval.hash}, and that of yours ${read}.`);
      const blind = await sendBack(lead, { ...said, decision, artefacts: 'f'.repeat(64) });
      expect(refusedFor(blind)).toEqual(['artefacts-differ']);
    }
    expect((await ctx.store.read((tx) => findVersionById(tx, versionId)))?.state).toBe('awaiting-approval');
  });

  it('LC-31: returns with a reason and points, and one decision only', async () => {
    const { ctx, lead, approval, versionId } = await waiting();
    const { approvalId, hash, confirmedAt } = approval;
    const bare = await sendBack(lead, {
      approvalId,
      decision: 'returned',
      hash,
      reason: '',
      points: [],
      confirmedAt,
    });
    expect(bare.allowed).toBe(false);
    const back = await sendBack(lead, {
      approvalId,
      decision: 'returned',
      hash,
      reason: 'One point is open.',
      points: ['Say who answers.'],
      confirmedAt,
    });
    expect(back.allowed).toBe(true);
    const version = await ctx.store.read((tx) => findVersionById(tx, versionId));
    expect(version).toMatchObject({ state: 'drafting', snapshotId: null });
    await expect(approve(lead, approval)).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('LC-31: shows the points of a return where the group works, until the Leads are asked again', async () => {
    const { lead, chair, approval, standardId } = await waiting();
    const reference = (await chair.store.read((tx) => findStandardById(tx, standardId)))?.reference ?? '';
    const sentBack = async () => (await viewProgress(chair, reference, '1.0.0')).sentBack;
    expect(await sentBack()).toBeNull();
    const { approvalId, hash, confirmedAt } = approval;
    const points = ['Say who answers', 'Say when'];
    const returned = {
      approvalId,
      hash,
      decision: 'returned',
      reason: 'Not clear.',
      points,
      confirmedAt,
    } as const;
    expect((await sendBack(lead, returned)).allowed).toBe(true);
    expect(await sentBack()).toMatchObject({ approvalId, decision: 'returned', points });
  });

  it('LC-38: decides nothing without the password, or with one given for something long past', async () => {
    const { ctx, lead, approval, versionId } = await waiting();
    for (const confirmedAt of [null, new Date(ctx.now().getTime() - 301_000)]) {
      const done = await approve(lead, { ...approval, confirmedAt });
      expect(refusedFor(done)).toEqual(['confirmation-missing']);
      const back = await sendBack(lead, {
        approvalId: approval.approvalId,
        decision: 'rejected',
        hash: approval.hash,
        reason: 'It harms.',
        points: ['All of it.'],
        confirmedAt,
      });
      expect(back.allowed).toBe(false);
    }
    expect((await ctx.store.read((tx) => findVersionById(tx, versionId)))?.state).toBe('awaiting-approval');
  });
});
