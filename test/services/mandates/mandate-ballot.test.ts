import { afterAll, describe, expect, it } from 'vitest';
import { approvePatch } from '../../../app/services/approvals/approve-patch.server';
import { askForMandate } from '../../../app/services/approvals/ask-for-mandate.server';
import { viewApproval } from '../../../app/services/approvals/view-approval.server';
import { closeDueBallots } from '../../../app/services/ballots/close-due-ballots.server';
import { extendBallot } from '../../../app/services/ballots/extend-ballot.server';
import { openMandateBallot } from '../../../app/services/ballots/open-mandate-ballot.server';
import { viewBallot } from '../../../app/services/ballots/view-ballot.server';
import { viewEnrolment } from '../../../app/services/ballots/view-enrolment.server';
import { voidBallot } from '../../../app/services/ballots/void-ballot.server';
import { patchPath } from '../../../app/services/patches/patch-address';
import { moveVersion } from '../../../app/services/versions/move-version.server';
import { viewProgress } from '../../../app/services/versions/view-progress.server';
import { findVersionById } from '../../../db/queries/versions';
import { createTextWorkshop } from '../../../server/workshop/workshop';
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
