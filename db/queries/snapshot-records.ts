import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../store';

export type SnapshotRecordRow = Tx['tables']['snapshotRecords']['$inferSelect'];

export async function findSnapshotRecord(tx: Tx, snapshotId: string): Promise<SnapshotRecordRow | undefined> {
  const { snapshotRecords } = tx.tables;
  const [row] = await tx.db.select().from(snapshotRecords).where(eq(snapshotRecords.snapshotId, snapshotId));
  return row;
}

/** What is known of these snapshots, without who wrote each line. */
export async function listSnapshotRecords(tx: Tx, snapshotIds: readonly string[]) {
  if (snapshotIds.length === 0) return [];
  const { snapshotRecords } = tx.tables;
  return await tx.db
    .select({
      snapshotId: snapshotRecords.snapshotId,
      failure: snapshotRecords.failure,
      contributors: snapshotRecords.contributors,
      news: snapshotRecords.news,
    })
    .from(snapshotRecords)
    .where(inArray(snapshotRecords.snapshotId, [...snapshotIds]));
}

/** Keeps what is known of a snapshot; the first answer stands. */
export async function insertSnapshotRecord(tx: Tx, record: SnapshotRecordRow): Promise<void> {
  await tx.db.insert(tx.tables.snapshotRecords).values(record).onConflictDoNothing();
}

/** Snapshots of which nothing is known yet, oldest first. */
export async function listUnrecorded(tx: Tx, limit: number) {
  const { snapshots, snapshotRecords } = tx.tables;
  return await tx.db
    .select({ id: snapshots.id })
    .from(snapshots)
    .leftJoin(snapshotRecords, eq(snapshotRecords.snapshotId, snapshots.id))
    .where(isNull(snapshotRecords.snapshotId))
    .orderBy(asc(snapshots.createdAt), asc(snapshots.id))
    .limit(limit);
}

/** Snapshots of one document, newest first, without their texts. */
export async function listDocumentSnapshots(tx: Tx, versionId: string, documentId: string) {
  const { snapshots } = tx.tables;
  return await tx.db
    .select({
      id: snapshots.id,
      kind: snapshots.kind,
      hash: snapshots.hash,
      throughSeq: snapshots.throughSeq,
      createdAt: snapshots.createdAt,
    })
    .from(snapshots)
    .where(and(eq(snapshots.versionId, versionId), eq(snapshots.documentId, documentId)))
    .orderBy(desc(snapshots.createdAt), desc(snapshots.throughSeq), desc(snapshots.id));
}

/**
 * Open drafts that were written in after their last snapshot: the number up to which each is in one (0: in none), and
 * up to which its log goes, compacted or not. One question for all of them, however many rest.
 */
export async function listWrittenDrafts(tx: Tx) {
  const { documents, snapshots, documentUpdates: rows, documentHistory: steps } = tx.tables;
  const newestRow = sql<number>`coalesce((select max(${rows.seq}) from ${rows} where ${rows.documentId} = ${documents.id}), 0)`;
  const newestStep = sql<number>`coalesce((select max(${steps.throughSeq}) from ${steps} where ${steps.documentId} = ${documents.id}), 0)`;
  const drafts = await tx.db
    .select({
      documentId: documents.id,
      snapshotThrough: sql<number>`coalesce(max(${snapshots.throughSeq}), 0)`.mapWith(Number),
      newestRow: newestRow.mapWith(Number),
      newestStep: newestStep.mapWith(Number),
    })
    .from(documents)
    .leftJoin(
      snapshots,
      and(eq(snapshots.versionId, documents.versionId), eq(snapshots.documentId, documents.id)),
    )
    .where(and(eq(documents.kind, 'draft'), eq(documents.state, 'open')))
    .groupBy(documents.id);
  return drafts.flatMap(({ documentId, snapshotThrough, newestRow: row, newestStep: step }) => {
    const writtenThrough = Math.max(row, step);
    return writtenThrough > snapshotThrough ? [{ documentId, snapshotThrough, writtenThrough }] : [];
  });
}

/** The numbers up to which a document's snapshots hold its log, ascending. */
export async function listSnapshotEnds(tx: Tx, documentId: string): Promise<number[]> {
  const { documents, snapshots } = tx.tables;
  const found = await tx.db
    .selectDistinct({ through: snapshots.throughSeq })
    .from(documents)
    .innerJoin(
      snapshots,
      and(eq(snapshots.versionId, documents.versionId), eq(snapshots.documentId, documents.id)),
    )
    .where(eq(documents.id, documentId))
    .orderBy(asc(snapshots.throughSeq));
  return found.map(({ through }) => through);
}

/** Names an automatic snapshot; answers whether it was one. */
export async function renameAutomaticSnapshot(tx: Tx, id: string, name: string): Promise<boolean> {
  const { snapshots } = tx.tables;
  const renamed = await tx.db
    .update(snapshots)
    .set({ kind: 'named', name })
    .where(and(eq(snapshots.id, id), eq(snapshots.kind, 'automatic')))
    .returning({ id: snapshots.id });
  return renamed.length > 0;
}
