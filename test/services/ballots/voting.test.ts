import { afterAll, describe, expect, it } from 'vitest';
import type { BallotResult } from '../../../app/domain/ballot/closing';
import { verifyRecord } from '../../../app/services/audit/verify-record.server';
import { ballotCsv } from '../../../app/services/ballots/ballot-csv';
import { castVote, checkVote } from '../../../app/services/ballots/cast-vote.server';
import { closeDueBallots } from '../../../app/services/ballots/close-due-ballots.server';
import { openBallot } from '../../../app/services/ballots/open-ballot.server';
import { viewBallot } from '../../../app/services/ballots/view-ballot.server';
import { WHOLE_VERSION } from '../../../app/services/comments/anchor-input';
import { withdrawComment } from '../../../app/services/comments/decide-comment.server';
import { editComment } from '../../../app/services/comments/edit-words.server';
import { postComment } from '../../../app/services/comments/post-comment.server';
import { removeComment } from '../../../app/services/comments/remove-words.server';
import { findBallot } from '../../../db/queries/ballots';
import { listVoteEvents } from '../../../db/queries/votes';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { openedBallot, readyForBallot, type Voter } from '../../support/ballots';
import { type TestContext, testContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { refusedFor } from '../../support/refusals';
import { freshStore } from '../../support/store';

const texts = createTextWorkshop();
afterAll(() => texts.close());

const vote = (
  voter: Voter,
  ballotId: string,
  hash: string,
  position = 'approve',
  comments: readonly string[] = [],
) =>
  castVote(voter.ctx, {
    ballotId,
    organisationId: voter.organisation.id,
    position,
    reason: '',
    blockingCommentIds: comments,
    hash,
    paidByEnrolled: false,
  });

/** A comment of the voter’s organisation that blocks nothing. */
async function commentOf({ ctx, organisation }: Voter, versionId: string): Promise<string> {
  const posted = await postComment(ctx, {
    versionId,
    organisationId: organisation.id,
    type: 'technical',
    blocking: false,
    blockingReason: '',
    body: 'Say how late is late.',
    proposedWording: '',
    on: 'snapshot',
    anchor: WHOLE_VERSION,
  });
  if (!posted.ok) throw new Error(JSON.stringify(posted.errors));
  return posted.result.id;
}

const hashOf = async (ctx: TestContext, id: string) =>
  (await ctx.store.read((tx) => findBallot(tx, id)))?.hash ?? '';

describe.each(enginesUnderTest())('voting on %s', (engine) => {
  const world = async () => {
    const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
    return { ctx, ...(await openedBallot(ctx)) };
  };

  it('BL-11, BL-19: 50 concurrent votes of one organisation leave one counted vote and 50 events', async () => {
    const { ctx, ballotId, versionId, voters } = await world();
    const hash = await hashOf(ctx, ballotId);
    const [voter] = voters;
    if (!voter) throw new Error('no voter');
    const filed = await commentOf(voter, versionId);
    const positions = ['approve', 'abstain', 'approve-with-comments', 'stand-aside'];
    const cast = await Promise.all(
      Array.from({ length: 50 }, (_, at) => vote(voter, ballotId, hash, positions[at % 4], [filed])),
    );
    expect(cast.filter((decision) => decision.allowed)).toHaveLength(50);
    const events = await ctx.store.read((tx) => listVoteEvents(tx, ballotId));
    expect(events).toHaveLength(50);
    const rows = await ctx.store.read((tx) => tx.db.select().from(tx.tables.votes));
    expect(rows).toHaveLength(1);
    expect(rows[0]?.revision).toBe(50);
    expect(rows[0]?.position).toBe(events.at(-1)?.position);
    const view = await viewBallot(ctx, ballotId);
    expect(view.voted).toBe(1);
    expect(await verifyRecord(ctx)).toMatchObject({ whole: true });
  });

  it('BL-9: closes once by the clock, with no visitor, and the counts equal the CSV', async () => {
    const { ctx, ballotId, voters } = await world();
    const hash = await hashOf(ctx, ballotId);
    for (const voter of voters.slice(0, 4)) await vote(voter, ballotId, hash);
    ctx.advance({ days: 29 });
    const closed = await Promise.all([closeDueBallots(ctx), closeDueBallots(ctx), closeDueBallots(ctx)]);
    expect(closed.reduce((sum, one) => sum + one, 0)).toBe(1);
    const row = await ctx.store.read((tx) => findBallot(tx, ballotId));
    const result = row?.result as BallotResult;
    expect(row?.state).toBe('closed');
    expect(result.passed).toBe(true);
    expect(result.total).toMatchObject({ approve: 4, doNotApprove: 0, notVoted: 1 });
    const csv = ballotCsv(await viewBallot(ctx, ballotId))
      .split('\r\n')
      .slice(1, -1);
    expect(csv.filter((line) => line.includes(',Approve,'))).toHaveLength(result.total.approve);
    expect(csv.filter((line) => line.includes(',Not voted,'))).toHaveLength(result.total.notVoted);
    expect(await verifyRecord(ctx)).toMatchObject({ whole: true });
  });

  it('BL-10: refuses a vote after the last second, and a clock set back reopens nothing', async () => {
    const { ctx, ballotId, voters } = await world();
    const hash = await hashOf(ctx, ballotId);
    const [voter] = voters;
    if (!voter) throw new Error('no voter');
    ctx.advance({ days: 29 });
    const late = await vote(voter, ballotId, hash);
    expect(refusedFor(late)).toContain('ballot-closed');
    await closeDueBallots(ctx);
    ctx.advance({ days: -20 });
    const back = await vote(voter, ballotId, hash);
    expect(refusedFor(back)).toContain('ballot-not-open');
  });

  it('BL-13: refuses "do not approve" without a blocking comment, and a vote on another text', async () => {
    const { ctx, ballotId, voters } = await world();
    const hash = await hashOf(ctx, ballotId);
    const [voter, other] = voters;
    if (!voter || !other) throw new Error('no voter');
    expect((await vote(voter, ballotId, hash, 'do-not-approve')).allowed).toBe(false);
    expect((await vote(voter, ballotId, '0'.repeat(64))).allowed).toBe(false);
    const forOther = await castVote(voter.ctx, {
      ballotId,
      organisationId: other.organisation.id,
      position: 'approve',
      reason: '',
      blockingCommentIds: [],
      hash,
      paidByEnrolled: false,
    });
    expect(forOther.allowed).toBe(false);
    expect(await ctx.store.read((tx) => listVoteEvents(tx, ballotId))).toHaveLength(0);
  });

  it('BL-13: a vote against rests on a standing comment of its own, not on another’s or one taken back', async () => {
    const { ctx, ballotId, versionId, voters } = await world();
    const hash = await hashOf(ctx, ballotId);
    const [voter, other] = voters;
    if (!voter || !other) throw new Error('no voter');
    const posted = await postComment(other.ctx, {
      versionId,
      organisationId: other.organisation.id,
      type: 'technical',
      blocking: true,
      blockingReason: 'Too late.',
      body: 'Too late.',
      proposedWording: 'Within a day.',
      on: 'snapshot',
      anchor: WHOLE_VERSION,
    });
    if (!posted.ok) throw new Error(JSON.stringify(posted.errors));
    const against = async ({ ctx: by, organisation }: Voter) => {
      const cast = await castVote(by, {
        ballotId,
        organisationId: organisation.id,
        position: 'do-not-approve',
        reason: 'Too late.',
        blockingCommentIds: [posted.result.id],
        hash,
        paidByEnrolled: false,
      });
      return cast.allowed ? 'cast' : cast.reasons.map(({ word }) => word);
    };
    expect(await against(voter)).toEqual(['blocking-comment-missing']);
    expect((await withdrawComment(other.ctx, posted.result.id)).ok).toBe(true);
    expect(await against(other)).toEqual(['blocking-comment-missing']);
  });

  it('CD-23: the comment that a vote rests on stands while the ballot is open, and no removal tells of a vote', async () => {
    const { ctx, ballotId, versionId, voters } = await world();
    const hash = await hashOf(ctx, ballotId);
    const [voter] = voters;
    if (!voter) throw new Error('no voter');
    const by = voter.ctx;
    const post = async (body: string) => {
      const posted = await postComment(by, {
        versionId,
        organisationId: voter.organisation.id,
        type: 'technical',
        blocking: true,
        blockingReason: 'Too late.',
        body,
        proposedWording: 'Within a day.',
        on: 'snapshot',
        anchor: WHOLE_VERSION,
      });
      if (!posted.ok) throw new Error(JSON.stringify(posted.errors));
      return posted.result.id;
    };
    const [cited, other] = [await post('Too late.'), await post('Not clear.')];
    const vote = { ballotId, organisationId: voter.organisation.id, hash, paidByEnrolled: false };
    const against = {
      ...vote,
      position: 'do-not-approve',
      reason: 'Late.',
      blockingCommentIds: [cited],
    } as const;
    expect((await castVote(by, against)).allowed).toBe(true);
    const refusal = { ok: false, errors: { form: expect.stringContaining('A vote rests on this comment') } };
    expect(await withdrawComment(by, cited)).toMatchObject(refusal);
    expect(await removeComment(by, cited)).toMatchObject(refusal);
    expect(await editComment(by, { commentId: cited, body: 'x', proposedWording: '' })).toMatchObject(
      refusal,
    );
    // Nobody can tell from what stays whether a vote rested on it.
    expect(await removeComment(by, other)).toMatchObject({ ok: true, result: 'blanked' });
    const changed = { ...vote, position: 'approve', reason: '', blockingCommentIds: [] } as const;
    expect((await castVote(by, changed)).allowed).toBe(true);
    expect(await removeComment(by, cited)).toMatchObject({ ok: true, result: 'blanked' });
  });

  it('PM-17, BL-13, BL-31: what a vote would be refused for is said when it is checked, before it is cast', async () => {
    const { ctx, ballotId, voters, chair } = await world();
    const [voter, other] = voters;
    if (!voter || !other) throw new Error('no voters');
    const hash = await hashOf(ctx, ballotId);
    const plain = {
      ballotId,
      position: 'approve',
      reason: '',
      blockingCommentIds: [],
      paidByEnrolled: false,
    };
    const check = async (by: Voter['ctx'], change: object = {}) => {
      const sound = { ...plain, organisationId: voter.organisation.id, hash };
      const checked = await checkVote(by, { ...sound, ...change });
      return refusedFor(checked);
    };
    expect(await check(voter.ctx)).toEqual([]);
    expect(await check(other.ctx)).toContain('representative-only');
    expect(await check(voter.ctx, { organisationId: 'no such organisation' })).toContain(
      'representative-only',
    );
    expect(await check(chair)).toContain('representative-only');
    expect(await check(voter.ctx, { hash: 'f'.repeat(64) })).toEqual(['text-differs']);
    // BL-13: what nobody sees is no reason.
    const against = { position: 'do-not-approve', reason: ' \u200b ' };
    const unmet = ['vote-reason-missing', 'blocking-comment-missing'];
    expect(await check(voter.ctx, against)).toEqual(unmet);
    const cast = { ...plain, ...against, organisationId: voter.organisation.id, hash };
    expect(refusedFor(await castVote(voter.ctx, cast))).toEqual(unmet);
    expect(await ctx.store.read((tx) => listVoteEvents(tx, ballotId))).toEqual([]);
  });

  it('PM-14: freezes nothing for somebody who may not open a ballot', async () => {
    const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
    const ready = await readyForBallot(ctx);
    let frozen = 0;
    const counted: typeof texts = {
      ...texts,
      freeze: (updates) => {
        frozen += 1;
        return texts.freeze(updates);
      },
    };
    const asked = { versionId: ready.versionId, question: 'Do you?' };
    const refused = await openBallot({ ...ready.lead, texts: counted }, asked);
    expect(refusedFor(refused)).toEqual(['chair-only']);
    expect(frozen).toBe(0);
    expect(await openBallot({ ...ready.chair, texts: counted }, asked)).toMatchObject({ allowed: true });
    expect(frozen).toBeGreaterThan(0);
  });

  it('BL-7: does not open with too few organisations, and nothing of the attempt stays', async () => {
    const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
    const ready = await readyForBallot(ctx);
    await ctx.store.tx((tx) => tx.db.delete(tx.tables.enrolments));
    const opened = await openBallot(ready.chair, { versionId: ready.versionId, question: 'Do you?' });
    expect(refusedFor(opened)).toContain('too-few-organisations');
    expect(await ctx.store.read((tx) => tx.db.select().from(tx.tables.snapshots))).toHaveLength(0);
  });
});
