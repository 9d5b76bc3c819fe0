import { and, asc, eq, gt, inArray, ne } from 'drizzle-orm';
import type { Tx } from '../store';

/** What else than its own row makes a version what it is: its steps, and the hashes of the texts it points to. */
export async function listVersionsWithSteps(tx: Tx, ids: readonly string[]) {
  const { versions, versionMoves, snapshots } = tx.tables;
  const rows = await tx.db
    .select()
    .from(versions)
    .where(inArray(versions.id, [...ids]));
  const moves = await tx.db
    .select()
    .from(versionMoves)
    .where(inArray(versionMoves.versionId, [...ids]))
    .orderBy(asc(versionMoves.id));
  const textIds = rows
    .flatMap(({ snapshotId, publishedSnapshotId }) => [snapshotId, publishedSnapshotId])
    .filter((id) => id !== null);
  const texts =
    textIds.length === 0
      ? []
      : await tx.db
          .select({ id: snapshots.id, hash: snapshots.hash, artefacts: snapshots.artefactsHash })
          .from(snapshots)
          .where(inArray(snapshots.id, textIds))
          .orderBy(asc(snapshots.id));
  return rows.map((row) => ({
    row,
    steps: moves.filter(({ versionId }) => versionId === row.id).map(({ id: _id, ...move }) => move),
    texts: texts.filter(({ id }) => id === row.snapshotId || id === row.publishedSnapshotId),
  }));
}

export async function listSnapshotRows(tx: Tx, ids: readonly string[]) {
  const { snapshots } = tx.tables;
  return await tx.db
    .select()
    .from(snapshots)
    .where(inArray(snapshots.id, [...ids]));
}

export async function listBallotsWithVoters(tx: Tx, ids: readonly string[]) {
  const { ballots, electorate } = tx.tables;
  const rows = await tx.db
    .select()
    .from(ballots)
    .where(inArray(ballots.id, [...ids]));
  const voters = await tx.db
    .select()
    .from(electorate)
    .where(inArray(electorate.ballotId, [...ids]));
  return rows.map((row) => ({
    row,
    voters: voters
      .filter(({ ballotId }) => ballotId === row.id)
      .sort((a, b) => (a.organisationId < b.organisationId ? -1 : 1)),
  }));
}

export async function listApprovalsWithDecisions(tx: Tx, ids: readonly string[]) {
  const { approvals, approvalDecisions } = tx.tables;
  const rows = await tx.db
    .select()
    .from(approvals)
    .where(inArray(approvals.id, [...ids]));
  const decisions = await tx.db
    .select()
    .from(approvalDecisions)
    .where(inArray(approvalDecisions.approvalId, [...ids]))
    .orderBy(asc(approvalDecisions.id));
  return rows.map((row) => ({
    row,
    decisions: decisions.filter(({ approvalId }) => approvalId === row.id).map(({ id: _id, ...one }) => one),
  }));
}

export async function listCommentRows(tx: Tx, ids: readonly string[]) {
  const { comments } = tx.tables;
  return await tx.db
    .select()
    .from(comments)
    .where(inArray(comments.id, [...ids]));
}

export async function listReplyRows(tx: Tx, ids: readonly string[]) {
  const { replies } = tx.tables;
  return await tx.db
    .select()
    .from(replies)
    .where(inArray(replies.id, [...ids]));
}

export async function listObjectionRows(tx: Tx, ids: readonly string[]) {
  const { objections } = tx.tables;
  return await tx.db
    .select()
    .from(objections)
    .where(inArray(objections.id, [...ids]));
}

export async function listReviewRows(tx: Tx, ids: readonly string[]) {
  const { reviews } = tx.tables;
  return await tx.db
    .select()
    .from(reviews)
    .where(inArray(reviews.id, [...ids]));
}

/** The lines of a ballot's trail after this one, as they are stored. */
export async function listVoteLinesAfter(tx: Tx, ballotId: string, afterId: number, limit: number) {
  const { voteEvents } = tx.tables;
  return await tx.db
    .select()
    .from(voteEvents)
    .where(and(eq(voteEvents.ballotId, ballotId), gt(voteEvents.id, afterId)))
    .orderBy(asc(voteEvents.id))
    .limit(limit);
}

/** Tables whose rows are held one by one, each found by its id. */
export type HeldTable =
  | 'versions'
  | 'snapshots'
  | 'reviews'
  | 'ballots'
  | 'approvals'
  | 'comments'
  | 'replies'
  | 'objections';

/** Ids of a table after this one, in the order of the ids. */
export async function listIdsAfter(
  tx: Tx,
  name: HeldTable,
  afterId: string,
  limit: number,
): Promise<string[]> {
  const table = tx.tables[name];
  const rows = await tx.db
    .select({ id: table.id })
    .from(table)
    .where(gt(table.id, afterId))
    .orderBy(asc(table.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** Which of these ids a table has. */
export async function listIdsAmong(tx: Tx, name: HeldTable, ids: readonly string[]): Promise<string[]> {
  const table = tx.tables[name];
  const rows = await tx.db
    .select({ id: table.id })
    .from(table)
    .where(inArray(table.id, [...ids]));
  return rows.map(({ id }) => id);
}

/**
 * What each of these things belongs to, where its events may be about that: a reply's comment, a version's standard,
 * a snapshot's version.
 */
export async function listHomes(
  tx: Tx,
  name: HeldTable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { replies, snapshots, versions } = tx.tables;
  const homes =
    name === 'replies'
      ? await tx.db
          .select({ id: replies.id, home: replies.commentId })
          .from(replies)
          .where(inArray(replies.id, [...ids]))
      : name === 'versions'
        ? await tx.db
            .select({ id: versions.id, home: versions.standardId })
            .from(versions)
            .where(inArray(versions.id, [...ids]))
        : name === 'snapshots'
          ? await tx.db
              .select({ id: snapshots.id, home: snapshots.versionId })
              .from(snapshots)
              .where(inArray(snapshots.id, [...ids]))
          : [];
  return new Map(homes.map(({ id, home }) => [id, home]));
}

/** What an event says of the thing that it is about. */
function said(tx: Tx) {
  const { seq, act, objectId, organisationId, versionId, after } = tx.tables.auditEvents;
  return { seq, act, objectId, organisationId, versionId, after };
}

/** The events about these things, in the order of the chain; without the votes of a ballot, which may be many. */
export async function listEventsAbout(tx: Tx, kinds: readonly string[], ids: readonly string[]) {
  const { auditEvents } = tx.tables;
  return await tx.db
    .select(said(tx))
    .from(auditEvents)
    .where(
      and(
        inArray(auditEvents.objectKind, [...kinds]),
        inArray(auditEvents.objectId, [...ids]),
        ne(auditEvents.act, 'vote-cast'),
      ),
    )
    .orderBy(asc(auditEvents.seq));
}

/** The events of a ballot's votes and withdrawals after this one, in the order of the chain. */
export async function listVotesInRecord(tx: Tx, ballotId: string, afterSeq: number, limit: number) {
  const { auditEvents } = tx.tables;
  return await tx.db
    .select(said(tx))
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.objectKind, 'ballot'),
        eq(auditEvents.objectId, ballotId),
        inArray(auditEvents.act, ['vote-cast', 'negative-withdrawn']),
        gt(auditEvents.seq, afterSeq),
      ),
    )
    .orderBy(asc(auditEvents.seq))
    .limit(limit);
}
