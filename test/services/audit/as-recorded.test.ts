import { and, asc, eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { approve } from '../../../app/services/approvals/decide-approval.server';
import { checkRecord } from '../../../app/services/audit/check-record.server';
import { recordEvent } from '../../../app/services/audit.server';
import { castVote } from '../../../app/services/ballots/cast-vote.server';
import { WHOLE_VERSION } from '../../../app/services/comments/anchor-input';
import { decideOnComment } from '../../../app/services/comments/decide-comment.server';
import { postComment } from '../../../app/services/comments/post-comment.server';
import { removeComment } from '../../../app/services/comments/remove-words.server';
import { replyToComment } from '../../../app/services/comments/reply-to-comment.server';
import { moveOnDesk } from '../../../app/services/comments/triage-comment.server';
import { fileObjection } from '../../../app/services/objections/file-objection.server';
import { recordReview } from '../../../app/services/versions/record-review.server';
import { findBallot } from '../../../db/queries/ballots';
import type { Tx } from '../../../db/store';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { waitingApproval } from '../../support/approvals';
import { openedBallot } from '../../support/ballots';
import { type TestContext, testContext } from '../../support/context';
import { patchOfExample, publishedToPatch } from '../../support/patches';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

const texts = createTextWorkshop();
afterAll(() => texts.close());

const OBJECTION = {
  organisationId: '',
  summary: 'Small suppliers were not heard.',
  reasons: 'None was invited to the consultation.',
  removedBy: 'Another consultation of 14 days.',
};

/** The result of what has to work, whether it answers with a decision or with an answer. */
function good<T>(answer: { readonly result: T } | object): T {
  if ('result' in answer) return answer.result as T;
  throw new Error(JSON.stringify(answer));
}

describe.each(enginesUnderTest())('what is kept, held against the record, on %s', (engine) => {
  /** A published version, and an objection to its ballot. */
  async function publishedWorld() {
    const published = await waitingApproval(engine, texts);
    const { ctx, lead, ballotId, versionId, voters } = published;
    const { approvalId } = published.approval;
    good(await approve(lead, published.approval));
    const [standard] = await ctx.store.read(({ db, tables }) => db.select().from(tables.standards));
    const at = { reference: standard?.reference ?? '', number: '1.0.0', about: `ballot:${ballotId}` };
    const frozen = await ctx.store.read(({ db, tables: { snapshots } }) =>
      db
        .select({ id: snapshots.id, hash: snapshots.hash, kind: snapshots.kind })
        .from(snapshots)
        .orderBy(asc(snapshots.id)),
    );
    const objection = good(await fileObjection(voters[0]?.ctx ?? ctx, { ...at, ...OBJECTION }));
    await onlyReviewed(lead, versionId);
    return { ctx, ballotId, versionId, approvalId, frozen, objection: objection.id };
  }

  /** An open ballot in which one vote rests on a comment, and another comment that is decided. */
  async function openWorld() {
    const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
    const { chair, lead, ballotId, versionId, voters } = await openedBallot(ctx);
    await onlyReviewed(lead, versionId);
    const [against, other] = voters;
    if (against === undefined || other === undefined) throw new Error('no voters');
    const comment = await commented(against.ctx, versionId, against.organisation.id, true);
    const decided = await commented(against.ctx, versionId, '', false);
    good(await removeComment(against.ctx, await commented(against.ctx, versionId, '', false)));
    // Of one that was answered its place stays.
    const removed = await commented(against.ctx, versionId, '', false);
    good(await replyToComment(chair, { commentId: removed, body: 'Why so?', organisationId: '' }));
    good(await removeComment(against.ctx, removed));
    good(await replyToComment(chair, { commentId: decided, body: 'We hear you.', organisationId: '' }));
    good(await moveOnDesk(chair, { commentId: decided, move: 'triage' }));
    const decision = { disposition: 'not-accepted', reason: 'A day is what sites can do.', impact: '' };
    const how = { how: 'chair', duplicateOf: '', countFor: '', countAgainst: '' };
    good(await decideOnComment(chair, decided, { ...decision, ...how }));
    const ballot = await ctx.store.read((tx) => findBallot(tx, ballotId));
    const vote = { ballotId, organisationId: against.organisation.id, hash: ballot?.hash ?? '' };
    const cited = { position: 'do-not-approve', reason: 'A day.', blockingCommentIds: [comment] };
    const { receipt: earlier } = good<{ receipt: string }>(
      await castVote(against.ctx, {
        ...vote,
        position: 'approve',
        reason: '',
        blockingCommentIds: [],
        paidByEnrolled: false,
      }),
    );
    const { receipt } = good<{ receipt: string }>(
      await castVote(against.ctx, { ...vote, ...cited, paidByEnrolled: false }),
    );
    return {
      ctx,
      ballotId,
      versionId,
      comment,
      decided,
      removed,
      earlier,
      receipt,
      other: other.organisation.id,
    };
  }

  /** The fixtures write reviews that no event tells of; in their place one that is recorded. */
  async function onlyReviewed(lead: TestContext, versionId: string): Promise<void> {
    await lead.store.tx(({ db, tables }) => db.delete(tables.reviews));
    await recordReview(lead, { versionId, kind: 'clinical-safety', outcome: 'ready', note: 'Looked at.' });
  }

  async function commented(by: TestContext, versionId: string, organisationId: string, blocking: boolean) {
    const words = { type: 'technical', blocking, blockingReason: blocking ? 'Too long.' : '' } as const;
    const body = `A day is too long, ${blocking ? 'and we mean it' : by.newId()}.`;
    const place = { versionId, on: 'snapshot', anchor: WHOLE_VERSION } as const;
    const proposedWording = blocking ? 'Within two days.' : '';
    return good<{ id: string }>(
      await postComment(by, { ...place, ...words, body, proposedWording, organisationId }),
    ).id;
  }

  /** What the check says while a transaction that is then undone has written this. */
  async function foundAfter(ctx: TestContext, write: (tx: Tx) => Promise<unknown>) {
    const undone = new Error('undone');
    let found: Awaited<ReturnType<typeof checkRecord>> | undefined;
    const tampered = ctx.store.tx(async (tx) => {
      await write(tx);
      found = await checkRecord(ctx, []);
      throw undone;
    });
    await expect(tampered).rejects.toBe(undone);
    return found;
  }

  /** What somebody writes who may write to the database, and what the check has to say of it. */
  type Case<W> = readonly [
    what: string,
    found: (w: W) => object | readonly object[],
    write: (tx: Tx, w: W) => Promise<unknown>,
  ];

  async function tried<W extends { readonly ctx: TestContext }>(w: W, cases: readonly Case<W>[]) {
    const untouched = { chain: { whole: true }, breaks: [], notHeld: 0 };
    expect(await checkRecord(w.ctx, [])).toMatchObject(untouched);
    for (const [what, wanted, write] of cases) {
      const found = await foundAfter(w.ctx, (tx) => write(tx, w));
      expect(found?.chain.whole, what).toBe(true);
      expect(found?.breaks, what).toEqual([wanted(w)].flat().map((one) => expect.objectContaining(one)));
    }
    expect(await checkRecord(w.ctx, [])).toMatchObject(untouched);
  }

  const part = (kind: string, id: string, name: string) => ({
    because: 'part-differs',
    kind,
    id,
    part: name,
  });
  const gone = (kind: string, id: string) => ({ because: 'gone', kind, id });
  type Published = Awaited<ReturnType<typeof publishedWorld>>;
  const published: readonly Case<Published>[] = [
    [
      'the words of a result',
      ({ ballotId }) => part('ballot', ballotId, 'result'),
      async ({ db, tables: { ballots } }, { ballotId }) => {
        const [row] = await db.select().from(ballots).where(eq(ballots.id, ballotId));
        const result = { ...(row?.result as object), words: 'It did not pass.' };
        await db.update(ballots).set({ result }).where(eq(ballots.id, ballotId));
      },
    ],
    [
      'the text that was approved',
      ({ approvalId }) => part('approval', approvalId, 'text'),
      ({ db, tables: { approvals } }) => db.update(approvals).set({ hash: 'f'.repeat(64) }),
    ],
    [
      'what became of an approval',
      ({ approvalId }) => part('approval', approvalId, 'state'),
      ({ db, tables: { approvals } }) => db.update(approvals).set({ state: 'rejected' }),
    ],
    [
      'the statement of a Lead',
      ({ approvalId }) => part('approval', approvalId, 'decisions'),
      ({ db, tables: { approvalDecisions } }) => db.update(approvalDecisions).set({ statement: 'Unsafe.' }),
    ],
    [
      'a decision of a Lead that is gone',
      ({ approvalId }) => part('approval', approvalId, 'decisions'),
      ({ db, tables: { approvalDecisions } }) => db.delete(approvalDecisions),
    ],
    [
      'the state of a version',
      ({ versionId }) => part('version', versionId, 'state'),
      ({ db, tables: { versions } }, { versionId }) =>
        db.update(versions).set({ state: 'effective' }).where(eq(versions.id, versionId)),
    ],
    [
      'the text that a version is published with',
      ({ versionId, frozen }) => [
        part('version', versionId, 'text'),
        part('snapshot', frozen.find(({ kind }) => kind === 'published')?.id ?? '', 'occasion'),
      ],
      async ({ db, tables: { snapshots, texts: kept } }, { versionId }) => {
        const [text] = await db.select().from(kept);
        if (text === undefined) throw new Error('no text');
        const hash = 'f'.repeat(64);
        await db.insert(kept).values({ ...text, hash });
        await db
          .update(snapshots)
          .set({ hash })
          .where(and(eq(snapshots.versionId, versionId), eq(snapshots.kind, 'published')));
      },
    ],
    ...(
      [
        ['page', { html: '<p>Nobody need comply.</p>' }],
        ['requirements', { requirements: [{ id: 'forged' }] }],
        ['contents', { outline: [] }],
      ] as const
    ).map(
      ([name, change]): Case<Published> => [
        `the ${name} shown of a frozen text, in every snapshot of it`,
        ({ frozen }) => frozen.map(({ id }) => part('snapshot', id, name)),
        ({ db, tables: { texts: kept } }) => db.update(kept).set(change),
      ],
    ),
    [
      'a snapshot that nobody took',
      () => ({ because: 'not-recorded', kind: 'snapshot', id: 'forged' }),
      async ({ db, tables: { snapshots } }) => {
        const [row] = await db.select().from(snapshots);
        if (row === undefined) throw new Error('no snapshot');
        await db.insert(snapshots).values({ ...row, id: 'forged' });
      },
    ],
    [
      'a step in the history of a version',
      ({ versionId }) => part('version', versionId, 'history'),
      ({ db, tables: { versionMoves } }, { versionId }) =>
        db
          .update(versionMoves)
          .set({ reason: 'For another reason.' })
          .where(and(eq(versionMoves.versionId, versionId), eq(versionMoves.toState, 'published'))),
    ],
    [
      'the outcome of a review',
      () => ({ because: 'part-differs', kind: 'review', part: 'outcome' }),
      ({ db, tables: { reviews } }) => db.update(reviews).set({ outcome: 'not-ready' }),
    ],
    [
      'the words of an objection',
      ({ objection }) => part('objection', objection, 'words'),
      ({ db, tables: { objections } }) => db.update(objections).set({ summary: 'We are content.' }),
    ],
    [
      'an objection that is gone',
      ({ objection }) => gone('objection', objection),
      ({ db, tables: { objections } }) => db.delete(objections),
    ],
  ];
  const open: readonly Case<Awaited<ReturnType<typeof openWorld>>>[] = [
    [
      'the text that was balloted',
      ({ ballotId }) => part('ballot', ballotId, 'text'),
      ({ db, tables: { ballots } }, { ballotId }) =>
        db
          .update(ballots)
          .set({ hash: 'f'.repeat(64) })
          .where(eq(ballots.id, ballotId)),
    ],
    [
      'the rules of an open ballot',
      ({ ballotId }) => part('ballot', ballotId, 'rules'),
      ({ db, tables: { ballots } }, { ballotId }) =>
        db.update(ballots).set({ rules: {} }).where(eq(ballots.id, ballotId)),
    ],
    [
      'an electorate with a voter less',
      ({ ballotId }) => part('ballot', ballotId, 'electorate'),
      ({ db, tables: { electorate } }, { ballotId, other }) =>
        db
          .delete(electorate)
          .where(and(eq(electorate.ballotId, ballotId), eq(electorate.organisationId, other))),
    ],
    [
      'an open ballot that is gone',
      ({ ballotId }) => gone('ballot', ballotId),
      async ({ db, tables: { ballots, electorate, votes, voteEvents } }, { ballotId }) => {
        for (const table of [votes, voteEvents, electorate]) {
          await db.delete(table).where(eq(table.ballotId, ballotId));
        }
        await db.delete(ballots).where(eq(ballots.id, ballotId));
      },
    ],
    [
      'the comments that a vote rests on',
      ({ receipt }) => part('vote', receipt, 'line'),
      ({ db, tables: { voteEvents } }, { receipt }) =>
        db.update(voteEvents).set({ blockingCommentIds: [] }).where(eq(voteEvents.receipt, receipt)),
    ],
    [
      'a vote in an open ballot that is gone',
      ({ receipt }) => gone('vote', receipt),
      ({ db, tables: { voteEvents } }, { receipt }) =>
        db.delete(voteEvents).where(eq(voteEvents.receipt, receipt)),
    ],
    [
      'a vote that nobody cast',
      () => ({ because: 'not-recorded', kind: 'vote', id: 'V-FORGED' }),
      async ({ db, tables: { voteEvents } }, { receipt }) => {
        const [row] = await db.select().from(voteEvents).where(eq(voteEvents.receipt, receipt));
        if (row === undefined) throw new Error('no vote');
        const { id: _id, ...line } = row;
        await db.insert(voteEvents).values({ ...line, position: 'approve', receipt: 'V-FORGED' });
      },
    ],
    [
      'a vote put after the one that took its place',
      ({ earlier }) => part('vote', earlier, 'place in the trail'),
      async ({ db, tables: { voteEvents } }, { earlier }) => {
        const [row] = await db.delete(voteEvents).where(eq(voteEvents.receipt, earlier)).returning();
        if (row === undefined) throw new Error('no vote');
        const { id: _id, ...line } = row;
        await db.insert(voteEvents).values(line);
      },
    ],
    [
      'the words of a comment',
      ({ comment }) => part('comment', comment, 'words'),
      ({ db, tables: { comments } }, { comment }) =>
        db.update(comments).set({ body: 'A day is fine.' }).where(eq(comments.id, comment)),
    ],
    [
      'the reason of a decided comment',
      ({ decided }) => part('comment', decided, 'decision'),
      ({ db, tables: { comments } }, { decided }) =>
        db.update(comments).set({ reason: 'It was a good idea.' }).where(eq(comments.id, decided)),
    ],
    [
      'a comment that is gone',
      ({ comment }) => gone('comment', comment),
      ({ db, tables: { comments } }, { comment }) => db.delete(comments).where(eq(comments.id, comment)),
    ],
    [
      'the words of a reply',
      () => ({ because: 'part-differs', kind: 'reply', part: 'words' }),
      ({ db, tables: { replies } }, { decided }) =>
        db.update(replies).set({ body: 'We do not.' }).where(eq(replies.commentId, decided)),
    ],
    [
      'a reply that nobody wrote',
      () => ({ because: 'not-recorded', kind: 'reply', id: 'forged' }),
      async ({ db, tables: { replies } }) => {
        const [row] = await db.select().from(replies);
        if (row === undefined) throw new Error('no reply');
        await db.insert(replies).values({ ...row, id: 'forged' });
      },
    ],
    [
      'a reply that is gone',
      () => ({ because: 'gone', kind: 'reply' }),
      ({ db, tables: { replies } }, { decided }) => db.delete(replies).where(eq(replies.commentId, decided)),
    ],
    [
      'a removed comment whose place is gone, and what was said to it',
      ({ removed }) => [gone('comment', removed), { because: 'gone', kind: 'reply' }],
      async ({ db, tables: { comments, replies } }, { removed }) => {
        await db.delete(replies).where(eq(replies.commentId, removed));
        await db.delete(comments).where(eq(comments.id, removed));
      },
    ],
  ];

  it('AU-9: names what is not as its events left it of a version that is published', async () => {
    await tried(await publishedWorld(), published);
  }, 60_000);

  it('AU-9: names what is not as its events left it of an open ballot and its comments', async () => {
    await tried(await openWorld(), open);
  }, 60_000);

  it('AU-9: names what is said of the artefacts of a snapshot when it is not what was frozen', async () => {
    const { w, base } = await publishedToPatch(engine, texts);
    await patchOfExample(w.chair, base.reference, base.number);
    const breaks = async (write: (tx: Tx) => Promise<unknown>) =>
      (await foundAfter(w.ctx, write))?.breaks ?? [];
    const ofArtefacts = expect.objectContaining({ kind: 'snapshot', part: 'artefacts' });
    expect(await breaks(async () => {})).not.toContainEqual(ofArtefacts);
    const described = [{ path: 'examples/one.json', kind: 'example' }];
    expect(
      await breaks(({ db, tables: { artefactSets } }) => db.update(artefactSets).set({ described })),
    ).toContainEqual(ofArtefacts);
  });

  it.each(['version-published', 'version-patched'])(
    'AU-10: counts what only older events tell of, such as %s, as not covered, and calls none of it broken',
    async (publishes) => {
      const w = await openWorld();
      const before = await checkRecord(w.ctx, []);
      const found = await foundAfter(w.ctx, async (tx) => {
        const { db, tables } = tx;
        const [comment] = await db.select().from(tables.comments).where(eq(tables.comments.id, w.comment));
        const [reply] = await db.select().from(tables.replies).where(eq(tables.replies.commentId, w.decided));
        const [vote] = await db
          .select()
          .from(tables.voteEvents)
          .where(eq(tables.voteEvents.receipt, w.receipt));
        if (!comment || !reply || !vote) throw new Error('nothing to copy');
        const { ballotId, organisationId } = vote;
        const { id: _id, ...line } = vote;
        await db.insert(tables.comments).values({ ...comment, id: 'older', number: 99 });
        await db.insert(tables.replies).values({ ...reply, id: 'older-reply' });
        await db.insert(tables.voteEvents).values({ ...line, receipt: 'V-OLDER' });
        await db.insert(tables.voteEvents).values({ ...line, receipt: 'W-OLDER', withdrawal: true });
        await db.insert(tables.voteEvents).values({ ...line, receipt: 'V-OTHER', organisationId: w.other });
        const [snapshot] = await db.select().from(tables.snapshots);
        if (!snapshot) throw new Error('no snapshot');
        await db.insert(tables.snapshots).values({ ...snapshot, id: 'older', kind: 'published' });
        const told = (act: string, objectKind: string, objectId: string, after: Record<string, string>) =>
          recordEvent(tx, w.ctx, { act, objectKind, objectId, organisationId, after, held: {} });
        await told(publishes, 'version', w.versionId, {});
        await told('comment-posted', 'comment', 'older', {});
        await told('comment-replied-to', 'comment', w.decided, { reply: 'older-reply' });
        await told('vote-cast', 'ballot', ballotId, { receipt: 'V-OLDER' });
        await told('negative-withdrawn', 'ballot', ballotId, { position: 'approve' });
      });
      // But a vote of somebody of whom no event tells.
      const breaks = [{ because: 'not-recorded', kind: 'vote', id: 'V-OTHER' }];
      expect(found).toMatchObject({ breaks, asRecorded: before.asRecorded, notHeld: 5 });
    },
    60_000,
  );
});
