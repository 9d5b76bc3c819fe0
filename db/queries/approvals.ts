import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../store';
import type { ApprovalState } from '../words';

export type ApprovalRow = Tx['tables']['approvals']['$inferSelect'];

export async function insertApproval(
  tx: Tx,
  approval: Tx['tables']['approvals']['$inferInsert'],
): Promise<void> {
  await tx.db.insert(tx.tables.approvals).values(approval);
}

export async function findApproval(tx: Tx, id: string): Promise<ApprovalRow | undefined> {
  const { approvals } = tx.tables;
  const [row] = await tx.db.select().from(approvals).where(eq(approvals.id, id));
  return row;
}

/** Every approval with what it is about; the waiting ones first, then the newest. */
export async function listApprovals(tx: Tx) {
  const { approvals, versions, standards } = tx.tables;
  const rows = await tx.db
    .select({
      id: approvals.id,
      purpose: approvals.purpose,
      state: approvals.state,
      requestedAt: approvals.requestedAt,
      decidedAt: approvals.decidedAt,
      reference: standards.reference,
      title: standards.title,
      number: versions.number,
    })
    .from(approvals)
    .innerJoin(versions, eq(versions.id, approvals.versionId))
    .innerJoin(standards, eq(standards.id, versions.standardId))
    .where(isNull(standards.hiddenAt))
    .orderBy(desc(approvals.requestedAt));
  return [...rows.filter((row) => row.state === 'waiting'), ...rows.filter((row) => row.state !== 'waiting')];
}

/** The mandates that wait for the Leads, on standards that are not hidden. */
export async function listWaitingMandates(tx: Tx) {
  const { approvals, versions, standards } = tx.tables;
  return await tx.db
    .select({ approval: approvals, version: versions, standard: standards })
    .from(approvals)
    .innerJoin(versions, eq(versions.id, approvals.versionId))
    .innerJoin(standards, eq(standards.id, versions.standardId))
    .where(and(eq(approvals.purpose, 'mandate'), eq(approvals.state, 'waiting'), isNull(standards.hiddenAt)))
    .orderBy(asc(approvals.requestedAt), asc(approvals.id));
}

/** Ends a waiting approval; false when somebody else decided first. */
export async function endWaitingApproval(
  tx: Tx,
  id: string,
  state: Exclude<ApprovalState, 'waiting'>,
  at: Date,
): Promise<boolean> {
  const { approvals } = tx.tables;
  const ended = await tx.db
    .update(approvals)
    .set({ state, decidedAt: at })
    .where(and(eq(approvals.id, id), eq(approvals.state, 'waiting')))
    .returning({ id: approvals.id });
  return ended.length > 0;
}

/** Moves the day before which nobody decides on an approval, or by which it is wanted. */
export async function setTargetDate(tx: Tx, id: string, targetDate: Date): Promise<void> {
  const { approvals } = tx.tables;
  await tx.db.update(approvals).set({ targetDate }).where(eq(approvals.id, id));
}

/** Writes the terms of a mandate that still waits; false when others were set, or it was decided, first. */
export async function setMandateTerms(
  tx: Tx,
  { id, complyBy }: Pick<ApprovalRow, 'id' | 'complyBy'>,
  terms: Pick<ApprovalRow, 'implementFrom' | 'complyBy' | 'reviewBy' | 'noticeReason'>,
): Promise<boolean> {
  const { approvals } = tx.tables;
  const set = await tx.db
    .update(approvals)
    .set(terms)
    .where(
      and(
        eq(approvals.id, id),
        eq(approvals.state, 'waiting'),
        complyBy === null ? isNull(approvals.complyBy) : eq(approvals.complyBy, complyBy),
      ),
    )
    .returning({ id: approvals.id });
  return set.length > 0;
}

export async function insertApprovalDecision(
  tx: Tx,
  decision: Omit<Tx['tables']['approvalDecisions']['$inferInsert'], 'id'>,
): Promise<void> {
  await tx.db.insert(tx.tables.approvalDecisions).values(decision);
}

export async function listApprovalDecisions(tx: Tx, approvalId: string) {
  const { approvalDecisions, people } = tx.tables;
  return await tx.db
    .select({
      leadId: approvalDecisions.leadId,
      leadName: people.name,
      decision: approvalDecisions.decision,
      hash: approvalDecisions.hash,
      statement: approvalDecisions.statement,
      authority: approvalDecisions.authority,
      points: approvalDecisions.points,
      at: approvalDecisions.at,
    })
    .from(approvalDecisions)
    .innerJoin(people, eq(people.id, approvalDecisions.leadId))
    .where(eq(approvalDecisions.approvalId, approvalId))
    .orderBy(asc(approvalDecisions.id));
}

/** Everybody who holds the office of NHS Standards Lead. */
export async function listLeads(tx: Tx) {
  const { offices, people } = tx.tables;
  return await tx.db
    .select({ personId: people.id, name: people.name, email: people.email })
    .from(offices)
    .innerJoin(people, eq(people.id, offices.personId))
    .where(and(eq(offices.office, 'lead'), isNull(people.suspendedAt)))
    .orderBy(asc(people.name));
}
