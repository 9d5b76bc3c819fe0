import { and, asc, count, desc, eq, gte, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../store';
import type { DecisionKind } from '../words';

export type ObjectionRow = Tx['tables']['objections']['$inferSelect'];

export async function insertObjection(
  tx: Tx,
  objection: Tx['tables']['objections']['$inferInsert'],
): Promise<void> {
  await tx.db.insert(tx.tables.objections).values(objection);
}

/** Counts the standard's objections up and answers the number of the new one. */
export async function nextObjectionNumber(tx: Tx, standardId: string): Promise<number> {
  const { standards } = tx.tables;
  const [row] = await tx.db
    .update(standards)
    .set({ lastObjection: sql`${standards.lastObjection} + 1` })
    .where(eq(standards.id, standardId))
    .returning({ number: standards.lastObjection });
  if (row === undefined) throw new Error(`There is no standard ${standardId}.`);
  return row.number;
}

export async function findObjection(tx: Tx, id: string): Promise<ObjectionRow | undefined> {
  const { objections } = tx.tables;
  const [row] = await tx.db.select().from(objections).where(eq(objections.id, id));
  return row;
}

/** The objections to decisions on a version, newest first. */
export async function listObjections(tx: Tx, versionId: string): Promise<ObjectionRow[]> {
  const { objections } = tx.tables;
  return await tx.db
    .select()
    .from(objections)
    .where(eq(objections.versionId, versionId))
    .orderBy(desc(objections.number));
}

/** Every objection that waits for an answer, with its standard; the one to be answered first stands first. */
export async function listOpenObjections(tx: Tx) {
  const { objections, standards, versions } = tx.tables;
  return await tx.db
    .select({
      id: objections.id,
      number: objections.number,
      summary: objections.summary,
      answerBy: objections.answerBy,
      reference: standards.reference,
      title: standards.title,
      versionNumber: versions.number,
    })
    .from(objections)
    .innerJoin(standards, eq(standards.id, objections.standardId))
    .innerJoin(versions, eq(versions.id, objections.versionId))
    .where(and(isNull(objections.answeredAt), isNull(standards.hiddenAt)))
    .orderBy(asc(objections.answerBy), asc(objections.id));
}

export async function countOpenObjections(tx: Tx, versionId: string): Promise<number> {
  const { objections } = tx.tables;
  const [row] = await tx.db
    .select({ open: count() })
    .from(objections)
    .where(and(eq(objections.versionId, versionId), isNull(objections.answeredAt)));
  return row?.open ?? 0;
}

/** Writes the answer; false when somebody answered first. */
export async function answerObjectionRow(
  tx: Tx,
  id: string,
  answer: Pick<ObjectionRow, 'outcome' | 'answer' | 'answeredBy' | 'answeredAt' | 'answeredLate'>,
): Promise<boolean> {
  const { objections } = tx.tables;
  const answered = await tx.db
    .update(objections)
    .set(answer)
    .where(and(eq(objections.id, id), isNull(objections.answeredAt)))
    .returning({ id: objections.id });
  return answered.length > 0;
}

/** The objections to one decision. */
export async function listObjectionsTo(tx: Tx, kind: DecisionKind, decisionId: string) {
  const { objections } = tx.tables;
  return await tx.db
    .select({
      id: objections.id,
      number: objections.number,
      summary: objections.summary,
      answeredAt: objections.answeredAt,
    })
    .from(objections)
    .where(and(eq(objections.decisionKind, kind), eq(objections.decisionId, decisionId)))
    .orderBy(asc(objections.number));
}

/** What was decided on a version's comments since then. */
export async function listCommentsDecidedSince(tx: Tx, versionId: string, since: Date) {
  const { comments } = tx.tables;
  return await tx.db
    .select({
      id: comments.id,
      number: comments.number,
      disposition: comments.disposition,
      decidedBy: comments.decidedBy,
      decidedAt: comments.decidedAt,
    })
    .from(comments)
    .where(
      and(eq(comments.versionId, versionId), isNotNull(comments.disposition), gte(comments.decidedAt, since)),
    )
    .orderBy(asc(comments.number));
}
