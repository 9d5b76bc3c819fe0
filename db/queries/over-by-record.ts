import { and, eq, gt, gte, min } from 'drizzle-orm';
import type { Tx } from '../store';

/** Whether an event with a time after this was recorded since the first event about a thing. */
export async function wasRecordedAfter(
  tx: Tx,
  thing: { readonly kind: string; readonly id: string },
  moment: Date,
): Promise<boolean> {
  const { auditEvents } = tx.tables;
  const [first] = await tx.db
    .select({ seq: min(auditEvents.seq) })
    .from(auditEvents)
    .where(and(eq(auditEvents.objectKind, thing.kind), eq(auditEvents.objectId, thing.id)));
  if (first?.seq == null) return false;
  const later = await tx.db
    .select({ seq: auditEvents.seq })
    .from(auditEvents)
    .where(and(gt(auditEvents.at, moment), gte(auditEvents.seq, first.seq)))
    .limit(1);
  return later.length > 0;
}
