import { and, eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { checkRecord } from '../../../app/services/audit/check-record.server';
import { recordEvent } from '../../../app/services/audit.server';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { enginesUnderTest } from '../../support/postgres';
import { openWorld } from './open-ballot-world';
import { type Case, foundAfter, gone, part, tried } from './tampering';

const texts = createTextWorkshop();
afterAll(() => texts.close());

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

describe.each(enginesUnderTest())(
  'what is kept of an open ballot, held against the record, on %s',
  (engine) => {
    it('AU-9: names what is not as its events left it of an open ballot and its comments', async () => {
      await tried(await openWorld(engine, texts), open);
    }, 60_000);

    it.each(['version-published', 'version-patched'])(
      'AU-10: counts what only older events tell of, such as %s, as not covered, and calls none of it broken',
      async (publishes) => {
        const w = await openWorld(engine, texts);
        const before = await checkRecord(w.ctx, []);
        const found = await foundAfter(w.ctx, async (tx) => {
          const { db, tables } = tx;
          const [comment] = await db.select().from(tables.comments).where(eq(tables.comments.id, w.comment));
          const [reply] = await db
            .select()
            .from(tables.replies)
            .where(eq(tables.replies.commentId, w.decided));
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
  },
);
