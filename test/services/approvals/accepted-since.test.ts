import { afterAll, describe, expect, it } from 'vitest';
import { sayReasons } from '../../../app/domain/reason-sentences';
import { approve } from '../../../app/services/approvals/decide-approval.server';
import { sendForApproval } from '../../../app/services/approvals/send-for-approval.server';
import { viewApproval } from '../../../app/services/approvals/view-approval.server';
import { closeDueBallots } from '../../../app/services/ballots/close-due-ballots.server';
import { applyComment } from '../../../app/services/comments/after-decision.server';
import { decideOnComment } from '../../../app/services/comments/decide-comment.server';
import { moveOnDesk } from '../../../app/services/comments/triage-comment.server';
import { moveVersion } from '../../../app/services/versions/move-version.server';
import { findBallot } from '../../../db/queries/ballots';
import type { Impact } from '../../../db/words';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { voteAll } from '../../support/approvals';
import { openedBallot } from '../../support/ballots';
import { testContext } from '../../support/context';
import { commentOn } from '../../support/patches';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('what was agreed after the text was frozen, on %s', (engine) => {
  /** A ballot that passed, and a comment that was accepted since it opened. */
  async function accepted(impact: Impact) {
    const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
    const world = await openedBallot(ctx);
    const ballot = await ctx.store.read((tx) => findBallot(tx, world.ballotId));
    const hash = ballot?.hash ?? '';
    await voteAll(world, hash);
    const { id } = await commentOn(world.chair, world.versionId, 'technical');
    ctx.advance({ days: 29 });
    await closeDueBallots(ctx);
    expect(await moveOnDesk(world.chair, { commentId: id, move: 'triage' })).toMatchObject({ allowed: true });
    const decided = await decideOnComment(world.chair, id, {
      disposition: 'accepted',
      reason: '',
      impact,
      duplicateOf: '',
      how: 'chair',
      countFor: '',
      countAgainst: '',
    });
    expect(decided).toMatchObject({ ok: true });
    return { ctx, ...world, hash, commentId: id };
  }

  it.each<Impact>(['compatible', 'breaking'])(
    'LC-17, LC-18: a change that is %s goes back to Resolution, and nobody is asked to approve a text without it',
    async (impact) => {
      const { chair, ballotId, versionId } = await accepted(impact);
      const sent = await sendForApproval(chair, { ballotId });
      expect(sent.allowed ? [] : sayReasons(sent.reasons)).toMatchObject([
        { rule: 'LC-17', sentence: expect.stringContaining('Since this text was frozen, C-1 was accepted') },
      ]);
      const back = await moveVersion(chair, versionId, {
        move: 'return-to-resolution',
        nonEditorialChangeAgreed: true,
        reason: 'C-1 changes what a sender does.',
      });
      expect(back).toMatchObject({ allowed: true, result: { to: 'resolution' } });
    },
  );

  it('CD-15: an editorial one waits for the next version, and does not read as published with a text that lacks it', async () => {
    const { ctx, lead, chair, ballotId, versionId, hash, commentId } = await accepted('editorial');
    const sent = await sendForApproval(chair, { ballotId });
    if (!sent.allowed) throw new Error(JSON.stringify(sent.reasons));
    const { approvalId } = sent.result;
    const reviewBy = new Date(ctx.now().getTime() + 365 * 86_400_000);
    const given = {
      approvalId,
      hash,
      statement: 'Ready.',
      reviewBy,
      implementFrom: null,
      confirmedAt: ctx.now(),
    };
    expect(await approve(lead, given)).toMatchObject({ allowed: true });
    const stateOf = async () =>
      (await ctx.store.read(({ db, tables }) => db.select().from(tables.comments))).map(({ state }) => state);
    expect(await stateOf()).toEqual(['decided']);
    const { evidence } = await viewApproval(lead, approvalId);
    expect(evidence.find(({ title }) => title.startsWith('Accepted changes'))).toMatchObject({
      status: 'weigh',
    });

    expect(await applyComment(chair, { commentId, versionId })).toMatchObject({
      ok: false,
      errors: { versionId: expect.stringContaining('was frozen before this was decided') },
    });
    expect(await stateOf()).toEqual(['decided']);
  });
});
