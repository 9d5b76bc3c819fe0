import { eq, isNull } from 'drizzle-orm';
import type { Tx } from '../store';

/** One thing of each kind that is kept and that no event of the audit record speaks of. */
export async function findUnrecorded(tx: Tx) {
  const { people, organisations, standards, amendments, comments, ballots, approvals, objections } =
    tx.tables;
  const { auditEvents } = tx.tables;
  const kinds = {
    person: people,
    organisation: organisations,
    standard: standards,
    amendment: amendments,
    comment: comments,
    ballot: ballots,
    approval: approvals,
    objection: objections,
  } as const;
  const found: Partial<Record<keyof typeof kinds, string>> = {};
  for (const kind of Object.keys(kinds) as (keyof typeof kinds)[]) {
    const table = kinds[kind];
    const [row] = await tx.db
      .select({ id: table.id })
      .from(table)
      .leftJoin(auditEvents, eq(auditEvents.objectId, table.id))
      .where(isNull(auditEvents.seq))
      .limit(1);
    if (row) found[kind] = row.id;
  }
  return found;
}

export async function holdsEvent(tx: Tx, hash: string): Promise<boolean> {
  const { auditEvents } = tx.tables;
  const [row] = await tx.db
    .select({ seq: auditEvents.seq })
    .from(auditEvents)
    .where(eq(auditEvents.hash, hash))
    .limit(1);
  return row !== undefined;
}
