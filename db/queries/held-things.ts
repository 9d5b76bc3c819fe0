import { and, asc, eq, gt, inArray, ne } from 'drizzle-orm';
import type { Tx } from '../store';

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

/** The rows of a table with these ids, as they are stored. */
export async function listHeldRows<N extends HeldTable>(
  tx: Tx,
  name: N,
  ids: readonly string[],
): Promise<Tx['tables'][N]['$inferSelect'][]> {
  const table: Tx['tables'][HeldTable] = tx.tables[name];
  const rows = await tx.db
    .select()
    .from(table)
    .where(inArray(table.id, [...ids]));
  return rows as Tx['tables'][N]['$inferSelect'][];
}

/** What else than its own row makes a version what it is: its steps, and the hashes of the texts it points to. */
export async function listVersionsWithSteps(tx: Tx, ids: readonly string[]) {
  const { versionMoves, snapshots } = tx.tables;
  const rows = await listHeldRows(tx, 'versions', ids);
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

export async function listBallotsWithVoters(tx: Tx, ids: readonly string[]) {
  const { electorate } = tx.tables;
  const rows = await listHeldRows(tx, 'ballots', ids);
  const voters = await tx.db
    .select()
    .from(electorate)
    .where(inArray(electorate.ballotId, [...ids]));
  return rows.map((row) => ({
    row,
    voters: voters
      .filter(({ ballotId }) => ballotId === row.id)
      // Ballots that opened before the category was kept in which a family counts are held without it.
      .map(({ countedIn, ...voter }) => (countedIn === null ? voter : { ...voter, countedIn }))
      .sort((a, b) => (a.organisationId < b.organisationId ? -1 : 1)),
  }));
}

export async function listApprovalsWithDecisions(tx: Tx, ids: readonly string[]) {
  const { approvalDecisions } = tx.tables;
  const rows = await listHeldRows(tx, 'approvals', ids);
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

/** What each of these things belongs to, where its events may be about that. */
export async function listHomes(
  tx: Tx,
  name: HeldTable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const home = homeOf(tx, name);
  if (home === null) return new Map();
  const table = tx.tables[name];
  const rows = await tx.db
    .select({ id: table.id, home })
    .from(table)
    .where(inArray(table.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row.home]));
}

/** The column that says so: a reply's comment, a version's standard, a snapshot's version. */
function homeOf(tx: Tx, name: HeldTable) {
  const { replies, snapshots, versions } = tx.tables;
  switch (name) {
    case 'replies':
      return replies.commentId;
    case 'versions':
      return versions.standardId;
    case 'snapshots':
      return snapshots.versionId;
    default:
      return null;
  }
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
