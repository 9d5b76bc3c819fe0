import { and, asc, count, desc, eq, gt, lte, max, sql } from 'drizzle-orm';
import type { Tx } from '../store';

export type HistoryRow = Tx['tables']['documentHistory']['$inferSelect'];

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
