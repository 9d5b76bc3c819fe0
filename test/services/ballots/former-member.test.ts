import { afterAll, describe, expect, it } from 'vitest';
import { castVote } from '../../../app/services/ballots/cast-vote.server';
import { closeDueBallots } from '../../../app/services/ballots/close-due-ballots.server';
import { voidBallot } from '../../../app/services/ballots/void-ballot.server';
import { WHOLE_VERSION } from '../../../app/services/comments/anchor-input';
import { carryOpenComments } from '../../../app/services/comments/carry-comments.server';
import { withdrawComment } from '../../../app/services/comments/decide-comment.server';
import { editComment } from '../../../app/services/comments/edit-words.server';
import { postComment } from '../../../app/services/comments/post-comment.server';
import { removeComment } from '../../../app/services/comments/remove-words.server';
import { leaveOrganisation } from '../../../app/services/organisations/end-membership.server';
import { findBallot } from '../../../db/queries/ballots';
import { findVersionById, insertVersion } from '../../../db/queries/versions';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { openedBallot } from '../../support/ballots';
import { addAlternate, makePerson, signedIn, type TestContext, testContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

const texts = createTextWorkshop();
afterAll(() => texts.close());

const BODY = 'Answers take longer at night.';

describe.each(enginesUnderTest())('who left an organisation during its ballot on %s', (engine) => {
  /** Somebody wrote two comments for an organisation; its “do not approve” rests on the first; then they left it. */
  const world = async () => {
    const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
    const opened = await openedBallot(ctx);
    const { ballotId, versionId } = opened;
    const [voter, other] = opened.voters;
    if (!voter || !other) throw new Error('no voters');
    const { organisation } = voter;
    const author = await makePerson(ctx, { name: 'Former member' });
    await addAlternate(ctx, organisation, author);
    const member = await signedIn(ctx, author);
    const post = async (blockingReason: string) => {
      const posted = await postComment(member, {
        versionId,
        organisationId: organisation.id,
        type: 'technical',
        blocking: true,
        blockingReason,
        body: BODY,
        proposedWording: 'Within a day.',
        on: 'snapshot',
        anchor: WHOLE_VERSION,
      });
      if (!posted.ok) throw new Error(JSON.stringify(posted.errors));
      return posted.result.id;
    };
    const [cited, uncited] = [await post('Too late.'), await post('Not clear.')];
    expect(cited).not.toBe(uncited);
    const hash = (await ctx.store.read((tx) => findBallot(tx, ballotId)))?.hash ?? '';
    const cast = await castVote(voter.ctx, {
      ballotId,
      organisationId: organisation.id,
      position: 'do-not-approve',
      reason: 'Late.',
      blockingCommentIds: [cited],
      hash,
      paidByEnrolled: false,
    });
    expect(cast.allowed).toBe(true);
    expect((await leaveOrganisation(member, organisation.slug)).ok).toBe(true);
    return { ...opened, ctx, other, former: await signedIn(ctx, author), cited, uncited };
  };

  /** To the words as they are, to others, to withdrawing and to removing. */
  const answers = async (by: TestContext, commentId: string) => [
    await editComment(by, { commentId, body: BODY, proposedWording: 'Within a day.' }),
    await editComment(by, { commentId, body: 'Other words.', proposedWording: '' }),
    await withdrawComment(by, commentId),
    await removeComment(by, commentId),
  ];

  it('CD-25, BL-32: has one and the same answer, whether or not its vote rests on the comment', async () => {
    const { former, cited, uncited } = await world();
    const heard = await answers(former, cited);
    const refusal = { ok: false, status: 409, errors: { form: expect.stringContaining('(rule CD-25)') } };
    expect(heard).toEqual([refusal, refusal, refusal, refusal]);
    expect(JSON.stringify(heard)).not.toContain('vote rests');
    expect(await answers(former, uncited)).toEqual(heard);
  });

  it('BL-32: and so has everybody else to whom the comment does not belong', async () => {
    const { other, chair, cited, uncited } = await world();
    for (const by of [other.ctx, chair]) {
      const heard = await answers(by, cited);
      expect(JSON.stringify(heard)).not.toContain('vote rests');
      expect(await answers(by, uncited)).toEqual(heard);
    }
  });

  it('CD-25, BL-32: also when the comments went along to the draft of another version', async () => {
    const { ctx, versionId, standardId, former, cited, uncited } = await world();
    const toVersionId = ctx.newId();
    await ctx.store.tx(async (tx) => {
      const row = await findVersionById(tx, versionId);
      if (!row) throw new Error('no version');
      await insertVersion(tx, {
        ...row,
        id: toVersionId,
        number: '2.0.0',
        state: 'drafting',
        documentId: null,
      });
      await carryOpenComments(tx, ctx, { standardId, fromVersionId: versionId, toVersionId });
    });
    const heard = await answers(former, cited);
    expect(heard.every(({ ok }) => !ok)).toBe(true);
    expect(await answers(former, uncited)).toEqual(heard);
  });

  it('CD-25: goes on when the ballot is closed', async () => {
    const { ctx, former, uncited } = await world();
    ctx.advance({ days: 29 });
    await closeDueBallots(ctx);
    expect(await withdrawComment(former, uncited)).toMatchObject({ ok: true });
  });

  it('BL-32: leaves the same marker of both comments when the ballot was made void', async () => {
    const { lead, ballotId, former, cited, uncited } = await world();
    expect((await voidBallot(lead, { ballotId, reason: 'The text was the wrong one.' })).allowed).toBe(true);
    for (const id of [cited, uncited])
      expect(await removeComment(former, id)).toMatchObject({ ok: true, result: 'blanked' });
  });
});
