import { and, asc, count, desc, eq, gt, max, sql } from 'drizzle-orm';
import type { Tx } from '../store';
import { findFold } from './folds';
import { listStepsAfter, listUpdatesAfter } from './live-text';

export type DocumentRow = Tx['tables']['documents']['$inferSelect'];

export async function findDocument(tx: Tx, id: string): Promise<DocumentRow | undefined> {
  const { documents } = tx.tables;
  const [row] = await tx.db.select().from(documents).where(eq(documents.id, id));
  return row;
}

/** The document with its version and standard, for questions of permission. */
export async function findDocumentPlace(tx: Tx, id: string) {
  const { documents, versions, standards } = tx.tables;
  const [row] = await tx.db
    .select({ document: documents, version: versions, standard: standards })
    .from(documents)
    .innerJoin(versions, eq(versions.id, documents.versionId))
    .innerJoin(standards, eq(standards.id, versions.standardId))
    .where(eq(documents.id, id));
  return row;
}

/** Every live document, the oldest first. */
export async function listDocuments(tx: Tx): Promise<DocumentRow[]> {
  const { documents } = tx.tables;
  return await tx.db.select().from(documents).orderBy(asc(documents.createdAt), asc(documents.id));
}

/** The newest draft of a standard that takes edits, begun after this moment. */
export async function findOpenDraft(
  tx: Tx,
  standardId: string,
  after: Date,
): Promise<{ documentId: string; number: string } | undefined> {
  const { documents, versions } = tx.tables;
  const [row] = await tx.db
    .select({ documentId: documents.id, number: versions.number })
    .from(versions)
    .innerJoin(documents, eq(documents.id, versions.documentId))
    .where(
      and(eq(versions.standardId, standardId), eq(documents.state, 'open'), gt(versions.createdAt, after)),
    )
    .orderBy(desc(versions.createdAt), desc(versions.id))
    .limit(1);
  return row;
}

export async function insertDocument(tx: Tx, document: DocumentRow): Promise<void> {
  await tx.db.insert(tx.tables.documents).values(document);
}

export async function setDocumentState(tx: Tx, id: string, state: DocumentRow['state']): Promise<void> {
  const { documents } = tx.tables;
  await tx.db.update(documents).set({ state }).where(eq(documents.id, id));
}

/** Begins a new epoch of every document, so that no copy of the one before is merged in; answers their ids. */
export async function raiseEpochs(tx: Tx): Promise<string[]> {
  const { documents } = tx.tables;
  const raised = await tx.db
    .update(documents)
    .set({ epoch: sql`${documents.epoch} + 1` })
    .returning({ id: documents.id });
  return raised.map(({ id }) => id);
}

/** Where the log of a document stands: two equal heads mean that nothing was written in between. */
export interface LogHead {
  readonly foldedThrough: number;
  /** Sequence number of the last update; 0 when nothing was ever written. */
  readonly throughSeq: number;
  /** Updates after the folded part; on PostgreSQL a smaller number may be committed later than a greater one. */
  readonly tail: number;
}

export interface DocumentLog extends LogHead {
  /** Yjs updates (version 1) in order; together they are the whole text. */
  readonly updates: Uint8Array[];
  /** Yjs state vector of the folded part; null when nothing was folded yet. */
  readonly foldedVector: Uint8Array | null;
}

export async function readLogHead(tx: Tx, documentId: string): Promise<LogHead> {
  const { documentSnapshots, documentUpdates } = tx.tables;
  const [folded] = await tx.db
    .select({ throughSeq: documentSnapshots.throughSeq })
    .from(documentSnapshots)
    .where(eq(documentSnapshots.documentId, documentId));
  const foldedThrough = folded?.throughSeq ?? 0;
  const [tail] = await tx.db
    .select({ updates: count(), last: max(documentUpdates.seq) })
    .from(documentUpdates)
    .where(and(eq(documentUpdates.documentId, documentId), gt(documentUpdates.seq, foldedThrough)));
  return {
    foldedThrough,
    throughSeq: Number(tail?.last ?? foldedThrough),
    tail: Number(tail?.updates ?? 0),
  };
}

export async function readLog(tx: Tx, documentId: string): Promise<DocumentLog> {
  const folded = await findFold(tx, documentId);
  const foldedThrough = folded?.throughSeq ?? 0;
  const tail = await listUpdatesAfter(tx, documentId, foldedThrough);
  return {
    foldedThrough,
    throughSeq: tail.at(-1)?.seq ?? foldedThrough,
    tail: tail.length,
    updates: [...(folded ? [folded.state] : []), ...tail.map(({ update }) => update)],
    foldedVector: folded?.stateVector ?? null,
  };
}

/** The log as what is folded, if anything is, and the single steps since. */
export async function readLogSteps(tx: Tx, documentId: string) {
  const folded = await findFold(tx, documentId);
  return {
    folded: folded?.state ?? null,
    foldedThrough: folded?.throughSeq ?? 0,
    steps: await listStepsAfter(tx, documentId, folded?.throughSeq ?? 0),
  };
}

export function sameHead(a: LogHead, b: LogHead): boolean {
  return a.foldedThrough === b.foldedThrough && a.throughSeq === b.throughSeq && a.tail === b.tail;
}
