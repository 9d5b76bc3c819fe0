import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, describe, expect, it } from 'vitest';
import { CheckVote } from '../../../app/routes/ballots.$id.vote/check-vote';
import { VoteForm } from '../../../app/routes/ballots.$id.vote/vote-form';
import { sendForApproval } from '../../../app/services/approvals/send-for-approval.server';
import { verifyRecord } from '../../../app/services/audit/verify-record.server';
import { ballotCsv } from '../../../app/services/ballots/ballot-csv';
import { castVote } from '../../../app/services/ballots/cast-vote.server';
import { closeDueBallots } from '../../../app/services/ballots/close-due-ballots.server';
import { recountBallots } from '../../../app/services/ballots/recount-ballots.server';
import { viewBallot } from '../../../app/services/ballots/view-ballot.server';
import { WHOLE_VERSION } from '../../../app/services/comments/anchor-input';
import { decideOnComment, withdrawComment } from '../../../app/services/comments/decide-comment.server';
import { postComment } from '../../../app/services/comments/post-comment.server';
import { moveOnDesk } from '../../../app/services/comments/triage-comment.server';
import { viewComment } from '../../../app/services/comments/view-comment.server';
import { findBallot } from '../../../db/queries/ballots';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { openedBallot, type Voter } from '../../support/ballots';
import { testContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { refusedFor } from '../../support/refusals';
import { freshStore } from '../../support/store';
import { DECISION } from '../comments/typed-decision';

const texts = createTextWorkshop();
afterAll(() => texts.close());

const shown = (part: ReactElement) => renderToStaticMarkup(part).replace(/<[^>]*>/g, '');

describe.each(enginesUnderTest())('approving with comments on %s', (engine) => {
  /** An open ballot in which the first voter has made a comment that blocks nothing. */
  const world = async () => {
    const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
    const opened = await openedBallot(ctx);
    const { ballotId, versionId, voters } = opened;
    const [voter, other] = voters;
    if (!voter || !other) throw new Error('no voters');
    const hash = (await ctx.store.read((tx) => findBallot(tx, ballotId)))?.hash ?? '';
    const comment = async (by: Voter, body: string) => {
      const posted = await postComment(by.ctx, {
        versionId,
        organisationId: by.organisation.id,
        type: 'technical',
        blocking: false,
        blockingReason: '',
        body,
        proposedWording: '',
        on: 'snapshot',
        anchor: WHOLE_VERSION,
      });
      if (!posted.ok) throw new Error(JSON.stringify(posted.errors));
      return posted.result.id;
    };
    const vote = async (by: Voter, position: string, ...blockingCommentIds: string[]) =>
      refusedFor(
        await castVote(by.ctx, {
          ballotId,
          organisationId: by.organisation.id,
          position,
          reason: 'So it is.',
          blockingCommentIds,
          hash,
          paidByEnrolled: false,
        }),
      );
    return {
      ...opened,
      ctx,
      hash,
      voter,
      other,
      comment,
      vote,
      late: await comment(voter, 'How late is late?'),
    };
  };

  it('BL-37: a vote that is changed to plain approval files nothing, and nothing waits for it', async () => {
    const w = await world();
    expect(await w.vote(w.voter, 'approve-with-comments', w.late)).toEqual([]);
    expect(await w.vote(w.voter, 'approve')).toEqual([]);
    for (const one of w.voters.slice(1)) await w.vote(one, 'approve');
    w.ctx.advance({ days: 29 });
    await closeDueBallots(w.ctx);
    const [{ number = 0, ballotId = '' } = {}] = await w.ctx.store.read(({ db, tables }) =>
      db.select().from(tables.comments),
    );
    expect(ballotId).toBeNull();
    expect((await viewComment(w.ctx, 'STD-0001', number)).cited).toBeNull();
    expect(refusedFor(await sendForApproval(w.chair, { ballotId: w.ballotId }))).not.toContain(
      'ballot-comments-undecided',
    );
  });

  it('BL-37: names a standing comment of its voter, not another’s and none that was taken back', async () => {
    const { voter, other, comment, vote, late } = await world();
    const missing = ['filed-comment-missing'];
    expect(await vote(voter, 'approve-with-comments')).toEqual(missing);
    expect(await vote(other, 'approve-with-comments', late)).toEqual(missing);
    const back = await comment(other, 'Never mind.');
    expect((await withdrawComment(other.ctx, back)).ok).toBe(true);
    expect(await vote(other, 'approve-with-comments', back)).toEqual(missing);
    expect(await vote(voter, 'approve-with-comments', late)).toEqual([]);
  });

  it('BL-37, LC-17: what was named is decided before the text is sent for approval, and stands beside the vote', async () => {
    const { ctx, chair, ballotId, voters, voter, vote, late } = await world();
    expect(await vote(voter, 'approve-with-comments', late)).toEqual([]);
    for (const one of voters.slice(1)) expect(await vote(one, 'approve')).toEqual([]);
    const page = async () => (await viewComment(ctx, 'STD-0001', 1)).cited;
    expect(await page(), 'BL-32').toBeNull();
    ctx.advance({ days: 29 });
    await closeDueBallots(ctx);
    expect(await page()).toBe(`/ballots/${ballotId}`);
    const csv = ballotCsv(await viewBallot(ctx, ballotId)).split('\r\n');
    expect(csv.find((row) => row.startsWith('Voter 1,'))).toContain(
      ',Approve with comments,,,So it is.,C-1,',
    );
    expect(await recountBallots(ctx)).toMatchObject([{ difference: null }]);

    const send = async () => refusedFor(await sendForApproval(chair, { ballotId }));
    expect(await send()).toEqual(['ballot-comments-undecided']);
    expect((await moveOnDesk(chair, { commentId: late, move: 'triage' })).allowed).toBe(true);
    expect((await decideOnComment(chair, late, DECISION)).ok).toBe(true);
    expect(await send()).toEqual([]);
    expect(await verifyRecord(ctx)).toMatchObject({ whole: true });
  });

  it('CD-23: holds its comment until the vote is changed; a plain approval holds none, though one is ticked', async () => {
    const { voter, vote, late } = await world();
    expect(await vote(voter, 'approve-with-comments', late)).toEqual([]);
    const held = { ok: false, errors: { form: expect.stringContaining('A vote rests on this comment') } };
    expect(await withdrawComment(voter.ctx, late)).toMatchObject(held);
    expect(await vote(voter, 'approve', late)).toEqual([]);
    expect(await withdrawComment(voter.ctx, late)).toMatchObject({ ok: true });
  });

  it('BL-37: its form offers the comments of its voter that wait, and the check says what is filed', async () => {
    const { chair, ballotId, hash, voter, other, comment, vote, late } = await world();
    const seen = async (by: Voter) => {
      const ballot = await viewBallot(by.ctx, ballotId);
      const [mine] = ballot.mine;
      if (!mine) throw new Error('no vote of theirs');
      return { ballot, voter: mine };
    };
    const form = async (by: Voter) =>
      shown(createElement(VoteForm, { ...(await seen(by)), failure: undefined }));
    expect(await form(voter)).toContain('C-1: How late is late?');
    expect(await form(other)).toContain('Voter 2 has no comment on this version that a vote could name.');
    expect(await form(other)).toContain(
      'To approve with comments, write a comment; not to approve, a blocking one',
    );

    const { voter: mine } = await seen(voter);
    const check = (position: 'approve' | 'approve-with-comments') => {
      const about = { position, reason: '', comments: [late], paid: false };
      return shown(createElement(CheckVote, { vote: about, voter: mine, address: '/', hash, artefacts: '' }));
    };
    expect(check('approve-with-comments')).toContain('Comments filed with itC-1');
    expect(check('approve')).toContain('Comments filed with itNone: “Approve” files no comment');

    // One that is decided is offered to the vote that names it and to no other.
    const decided = await comment(voter, 'By whose clock?');
    expect(await vote(voter, 'approve-with-comments', late)).toEqual([]);
    for (const commentId of [late, decided]) {
      expect((await moveOnDesk(chair, { commentId, move: 'triage' })).allowed).toBe(true);
      expect((await decideOnComment(chair, commentId, DECISION)).ok).toBe(true);
    }
    expect((await seen(voter)).voter.comments.map(({ id }) => id)).toEqual([late]);
  });
});
