import { and, asc, desc, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { Tx } from '../store';

type NewDecision = Tx['tables']['amendmentDecisions']['$inferInsert'];
export type AcceptanceRow = Tx['tables']['amendmentAcceptances']['$inferSelect'];

export async function insertDecisions(tx: Tx, decisions: readonly NewDecision[]): Promise<void> {
  if (decisions.length === 0) return;
  await tx.db.insert(tx.tables.amendmentDecisions).values([...decisions]);
}

/** The decisions on these amendments that stand, in order, with who made them. */
export async function listDecisions(tx: Tx, amendmentIds: readonly string[]) {
  if (amendmentIds.length === 0) return [];
  const { amendmentDecisions, people } = tx.tables;
  return await tx.db
    .select({
      amendmentId: amendmentDecisions.amendmentId,
      acceptanceId: amendmentDecisions.acceptanceId,
      partId: amendmentDecisions.partId,
      clause: amendmentDecisions.clause,
      outcome: amendmentDecisions.outcome,
      reason: amendmentDecisions.reason,
      wording: amendmentDecisions.wording,
      by: people.name,
      at: amendmentDecisions.at,
    })
    .from(amendmentDecisions)
    .innerJoin(people, eq(people.id, amendmentDecisions.decidedBy))
    .where(
      and(inArray(amendmentDecisions.amendmentId, [...amendmentIds]), isNull(amendmentDecisions.undoneAt)),
    )
    .orderBy(asc(amendmentDecisions.id));
}

/** Whether a clause of this amendment was taken in by a decision that stands. */
export async function wasTaken(tx: Tx, amendmentId: string): Promise<boolean> {
  const { amendmentDecisions } = tx.tables;
  const [row] = await tx.db
    .select({ id: amendmentDecisions.id })
    .from(amendmentDecisions)
    .where(
      and(
        eq(amendmentDecisions.amendmentId, amendmentId),
        ne(amendmentDecisions.outcome, 'rejected'),
        isNull(amendmentDecisions.undoneAt),
      ),
    )
    .limit(1);
  return row !== undefined;
}

/** Marks the decisions of an acceptance as undone; they stay in the record. */
export async function undoDecisions(tx: Tx, acceptanceId: string, at: Date): Promise<void> {
  const { amendmentDecisions } = tx.tables;
  await tx.db
    .update(amendmentDecisions)
    .set({ undoneAt: at })
    .where(eq(amendmentDecisions.acceptanceId, acceptanceId));
}

/** Begins an acceptance on a draft; the texts of the one before are let go, since only the last can be undone. */
export async function insertAcceptance(
  tx: Tx,
  acceptance: Omit<AcceptanceRow, 'number' | 'undoneBy' | 'undoneAt'>,
  merges: readonly { readonly amendmentId: string; readonly formerBase: string }[],
): Promise<void> {
  const { amendmentAcceptances, amendmentMerges } = tx.tables;
  const { id, draftId } = acceptance;
  const last = await findLastAcceptance(tx, draftId);
  await tx.db
    .insert(amendmentAcceptances)
    .values({ ...acceptance, number: (last?.number ?? 0) + 1, undoneBy: null, undoneAt: null });
  if (merges.length > 0) {
    await tx.db.insert(amendmentMerges).values(merges.map((one) => ({ ...one, acceptanceId: id })));
  }
  await forgetTexts(tx, draftId, id);
}

async function forgetTexts(tx: Tx, draftId: string, keepId: string): Promise<void> {
  const { amendmentAcceptances } = tx.tables;
  const older = and(eq(amendmentAcceptances.draftId, draftId), ne(amendmentAcceptances.id, keepId));
  await tx.db.update(amendmentAcceptances).set({ before: null, after: null }).where(older);
}

/** What an amendment counted from before any of it came in; undefined where none did, or before this was kept. */
export async function findBaseBeforeMerges(tx: Tx, amendmentId: string): Promise<string | undefined> {
  const { amendmentAcceptances, amendmentMerges } = tx.tables;
  const [first] = await tx.db
    .select({ formerBase: amendmentMerges.formerBase })
    .from(amendmentMerges)
    .innerJoin(amendmentAcceptances, eq(amendmentAcceptances.id, amendmentMerges.acceptanceId))
    .where(and(eq(amendmentMerges.amendmentId, amendmentId), isNull(amendmentAcceptances.undoneAt)))
    .orderBy(asc(amendmentAcceptances.number))
    .limit(1);
  return first?.formerBase ?? undefined;
}

/** The last acceptance on a draft, undone or not. */
export async function findLastAcceptance(tx: Tx, draftId: string): Promise<AcceptanceRow | undefined> {
  const { amendmentAcceptances } = tx.tables;
  const [row] = await tx.db
    .select()
    .from(amendmentAcceptances)
    .where(eq(amendmentAcceptances.draftId, draftId))
    .orderBy(desc(amendmentAcceptances.number))
    .limit(1);
  return row;
}

/** Marks an acceptance as undone; answers whether it was not before. */
export async function undoAcceptance(tx: Tx, id: string, by: string, at: Date): Promise<boolean> {
  const { amendmentAcceptances } = tx.tables;
  const undone = await tx.db
    .update(amendmentAcceptances)
    .set({ undoneBy: by, undoneAt: at, before: null, after: null })
    .where(and(eq(amendmentAcceptances.id, id), isNull(amendmentAcceptances.undoneAt)))
    .returning({ id: amendmentAcceptances.id });
  return undone.length > 0;
}

/** Which amendments an acceptance merged, and what each counted from before. */
export async function listMerges(tx: Tx, acceptanceId: string) {
  const { amendmentMerges } = tx.tables;
  return await tx.db
    .select({ amendmentId: amendmentMerges.amendmentId, formerBase: amendmentMerges.formerBase })
    .from(amendmentMerges)
    .where(eq(amendmentMerges.acceptanceId, acceptanceId));
}
