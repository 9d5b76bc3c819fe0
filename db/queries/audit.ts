import { and, asc, desc, eq, gt, gte, inArray, lte, type SQL } from 'drizzle-orm';
import type { Tx } from '../store';

type AuditRow = Tx['tables']['auditEvents']['$inferSelect'];

/** The newest event's place in the chain; null before the first event. */
export async function readAuditHead(tx: Tx): Promise<{ seq: number; hash: string } | null> {
  const { auditHead } = tx.tables;
  const [head] = await tx.db.select({ seq: auditHead.seq, hash: auditHead.hash }).from(auditHead);
  return head ?? null;
}

/** Writes the event and moves the head; the head's row makes concurrent writers wait or retry. */
export async function appendAuditEvent(tx: Tx, event: AuditRow): Promise<void> {
  const { auditEvents, auditHead } = tx.tables;
  await tx.db
    .insert(auditHead)
    .values({ id: 1, seq: event.seq, hash: event.hash })
    .onConflictDoUpdate({ target: auditHead.id, set: { seq: event.seq, hash: event.hash } });
  await tx.db.insert(auditEvents).values(event);
}

/** The live texts of the versions on which comments or amendments were acted after this place in the chain. */
export async function listTextsTalkedAbout(tx: Tx, afterSeq: number): Promise<string[]> {
  const { auditEvents, documents } = tx.tables;
  const rows = await tx.db
    .selectDistinct({ id: documents.id })
    .from(auditEvents)
    .innerJoin(documents, eq(documents.versionId, auditEvents.versionId))
    .where(and(gt(auditEvents.seq, afterSeq), inArray(auditEvents.objectKind, ['comment', 'amendment'])));
  return rows.map(({ id }) => id);
}

export interface AuditFilter {
  readonly objectKind?: string;
  readonly objectId?: string;
  readonly actorId?: string;
  readonly act?: string;
  readonly standardId?: string;
  readonly versionId?: string;
  readonly from?: Date;
  readonly until?: Date;
}

function conditions(tx: Tx, filter: AuditFilter): SQL | undefined {
  const t = tx.tables.auditEvents;
  const parts: SQL[] = [];
  if (filter.objectKind) parts.push(eq(t.objectKind, filter.objectKind));
  if (filter.objectId) parts.push(eq(t.objectId, filter.objectId));
  if (filter.actorId) parts.push(eq(t.actorId, filter.actorId));
  if (filter.act) parts.push(eq(t.act, filter.act));
  if (filter.standardId) parts.push(eq(t.standardId, filter.standardId));
  if (filter.versionId) parts.push(eq(t.versionId, filter.versionId));
  if (filter.from) parts.push(gte(t.at, filter.from));
  if (filter.until) parts.push(lte(t.at, filter.until));
  return and(...parts);
}

export type AuditEventRow = Tx['tables']['auditEvents']['$inferSelect'];

/** Newest first. */
export async function listAuditEvents(tx: Tx, filter: AuditFilter, limit: number, offset = 0) {
  const { auditEvents } = tx.tables;
  return await tx.db
    .select()
    .from(auditEvents)
    .where(conditions(tx, filter))
    .orderBy(desc(auditEvents.seq))
    .limit(limit)
    .offset(offset);
}

/** In the order of the chain, after `afterSeq`; for the verifier, which walks in batches. */
export async function auditEventsAfter(tx: Tx, afterSeq: number, limit: number) {
  const { auditEvents } = tx.tables;
  return await tx.db
    .select()
    .from(auditEvents)
    .where(gt(auditEvents.seq, afterSeq))
    .orderBy(asc(auditEvents.seq))
    .limit(limit);
}
