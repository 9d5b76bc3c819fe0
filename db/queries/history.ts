import { and, asc, count, desc, eq, gt, inArray, isNull, lte, max, sql } from 'drizzle-orm';
import type { Tx } from '../store';

export type HistoryRow = Tx['tables']['documentHistory']['$inferSelect'];
export type SnapshotRecordRow = Tx['tables']['snapshotRecords']['$inferSelect'];

/** The compacted part of a document's log up to a number, in order. */
export async function listHistory(tx: Tx, documentId: string, throughSeq?: number): Promise<HistoryRow[]> {
  const { documentHistory } = tx.tables;
  const here = eq(documentHistory.documentId, documentId);
  return await tx.db
    .select()
    .from(documentHistory)
    .where(throughSeq === undefined ? here : and(here, lte(documentHistory.throughSeq, throughSeq)))
    .orderBy(asc(documentHistory.throughSeq));
}

/** The number up to which a document's log is compacted; 0 when nothing is. */
export async function compactedThrough(tx: Tx, documentId: string): Promise<number> {
  const { documentHistory } = tx.tables;
  const [row] = await tx.db
    .select({ through: max(documentHistory.throughSeq) })
    .from(documentHistory)
    .where(eq(documentHistory.documentId, documentId));
  return Number(row?.through ?? 0);
}

export interface RowRange {
  /** The last number; all of them when left out. */
  readonly throughSeq?: number;
  readonly limit?: number;
}

/** The rows of a document's log that are not compacted, in order, with who answers for them. */
export async function listLogRows(tx: Tx, documentId: string, { throughSeq, limit }: RowRange = {}) {
  const { documentUpdates } = tx.tables;
  const query = tx.db
    .select({
      seq: documentUpdates.seq,
      personId: documentUpdates.personId,
      organisationId: documentUpdates.organisationId,
      at: documentUpdates.at,
      bytes: documentUpdates.bytes,
    })
    .from(documentUpdates)
    .where(
      and(
        eq(documentUpdates.documentId, documentId),
        throughSeq === undefined ? undefined : lte(documentUpdates.seq, throughSeq),
      ),
    )
    .orderBy(asc(documentUpdates.seq));
  return limit === undefined ? await query : await query.limit(limit);
}

/** Documents whose fold covers at least so many rows that are not compacted. The index alone answers it. */
export async function listFoldedRows(tx: Tx, least: number) {
  const { documentUpdates, documentSnapshots } = tx.tables;
  return await tx.db
    .select({ documentId: documentSnapshots.documentId, rows: count() })
    .from(documentSnapshots)
    .innerJoin(
      documentUpdates,
      and(
        eq(documentUpdates.documentId, documentSnapshots.documentId),
        lte(documentUpdates.seq, documentSnapshots.throughSeq),
      ),
    )
    .groupBy(documentSnapshots.documentId)
    .having(sql`count(*) >= ${least}`);
}

/** When the nth row of a document's log, from 1, was stored; undefined when there are fewer. */
export async function findRowTime(tx: Tx, documentId: string, nth: number): Promise<Date | undefined> {
  const { documentUpdates } = tx.tables;
  const [row] = await tx.db
    .select({ at: documentUpdates.at })
    .from(documentUpdates)
    .where(eq(documentUpdates.documentId, documentId))
    .orderBy(asc(documentUpdates.seq))
    .limit(1)
    .offset(nth - 1);
  return row?.at;
}

/** Puts steps in the place of the rows they were made of: both or neither, with the transaction. */
export async function replaceRows(
  tx: Tx,
  documentId: string,
  steps: readonly HistoryRow[],
  throughSeq: number,
): Promise<number> {
  const { documentHistory, documentUpdates } = tx.tables;
  const removed = await tx.db
    .delete(documentUpdates)
    .where(and(eq(documentUpdates.documentId, documentId), lte(documentUpdates.seq, throughSeq)))
    .returning({ seq: documentUpdates.seq });
  for (let from = 0; from < steps.length; from += 200) {
    await tx.db.insert(documentHistory).values(steps.slice(from, from + 200));
  }
  return removed.length;
}

/** Whose the client ids of a document are, and how their text came in. */
export async function listWriters(tx: Tx, documentId: string) {
  const { documentClients } = tx.tables;
  return await tx.db
    .select({
      clientId: documentClients.clientId,
      personId: documentClients.personId,
      organisationId: documentClients.organisationId,
      origin: documentClients.origin,
      carried: documentClients.carried,
    })
    .from(documentClients)
    .where(eq(documentClients.documentId, documentId));
}

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

/** When a document was first and last written in after a number of its log, compacted or not; undefined when not. */
export async function findWritingAfter(tx: Tx, documentId: string, seq: number) {
  const { documentUpdates: rows, documentHistory: steps } = tx.tables;
  const rowsAfter = and(eq(rows.documentId, documentId), gt(rows.seq, seq));
  const stepsAfter = and(eq(steps.documentId, documentId), gt(steps.throughSeq, seq));
  const row = { seq: rows.seq, at: rows.at };
  const [lastRow] = await tx.db.select(row).from(rows).where(rowsAfter).orderBy(desc(rows.seq)).limit(1);
  const [lastStep] = await tx.db
    .select({ seq: steps.throughSeq, at: steps.throughAt })
    .from(steps)
    .where(stepsAfter)
    .orderBy(desc(steps.throughSeq))
    .limit(1);
  const last = lastRow ?? lastStep;
  if (!last) return undefined;
  const [firstStep] = await tx.db
    .select({ at: steps.fromAt })
    .from(steps)
    .where(stepsAfter)
    .orderBy(asc(steps.throughSeq))
    .limit(1);
  const [firstRow] = firstStep
    ? [firstStep]
    : await tx.db.select(row).from(rows).where(rowsAfter).orderBy(asc(rows.seq)).limit(1);
  return { first: (firstRow ?? last).at, last: last.at, through: last.seq };
}

/** Open drafts with the number up to which each is in a snapshot (0: in none). */
export async function listOpenDrafts(tx: Tx) {
  const { documents, snapshots } = tx.tables;
  return await tx.db
    .select({
      documentId: documents.id,
      snapshotThrough: sql<number>`coalesce(max(${snapshots.throughSeq}), 0)`,
    })
    .from(documents)
    .leftJoin(
      snapshots,
      and(eq(snapshots.versionId, documents.versionId), eq(snapshots.documentId, documents.id)),
    )
    .where(and(eq(documents.kind, 'draft'), eq(documents.state, 'open')))
    .groupBy(documents.id);
}

/** Whose interest each of these organisations carries now. */
export async function listInterests(tx: Tx, organisationIds: readonly string[]) {
  if (organisationIds.length === 0) return [];
  const { organisations } = tx.tables;
  return await tx.db
    .select({ id: organisations.id, interestCategory: organisations.interestCategory })
    .from(organisations)
    .where(inArray(organisations.id, [...organisationIds]));
}

/** The names of people and of organisations as they are now. */
export async function listWriterNames(
  tx: Tx,
  personIds: readonly string[],
  organisationIds: readonly string[],
) {
  const { people, organisations } = tx.tables;
  const named =
    personIds.length === 0
      ? []
      : await tx.db
          .select({ id: people.id, name: people.name })
          .from(people)
          .where(inArray(people.id, [...personIds]));
  const found =
    organisationIds.length === 0
      ? []
      : await tx.db
          .select({ id: organisations.id, name: organisations.name, slug: organisations.slug })
          .from(organisations)
          .where(inArray(organisations.id, [...organisationIds]));
  return { people: named, organisations: found };
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

/** Events of a version with these acts, in the order of the chain, with the names of who did it and to whom. */
export async function listVersionEvents(tx: Tx, versionId: string, acts: readonly string[]) {
  const { auditEvents, people } = tx.tables;
  const events = await tx.db
    .select()
    .from(auditEvents)
    .where(and(eq(auditEvents.versionId, versionId), inArray(auditEvents.act, [...acts])))
    .orderBy(asc(auditEvents.seq));
  const ids = events.flatMap(({ actorKind, actorId, objectKind, objectId }) => [
    ...(actorKind === 'person' && actorId !== null ? [actorId] : []),
    ...(objectKind === 'person' ? [objectId] : []),
  ]);
  const named =
    ids.length === 0
      ? []
      : await tx.db
          .select({ id: people.id, name: people.name })
          .from(people)
          .where(inArray(people.id, [...new Set(ids)]));
  const names = new Map(named.map(({ id, name }) => [id, name]));
  return events.map((event) => ({
    ...event,
    actorName: names.get(event.actorId ?? '') ?? null,
    personName: event.objectKind === 'person' ? (names.get(event.objectId) ?? null) : null,
  }));
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
