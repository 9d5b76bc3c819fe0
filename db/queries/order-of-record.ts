import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { AnyColumn } from 'drizzle-orm/column';
import type { Tx } from '../store';

/**
 * Where the last event of this act on a thing stands in the audit record, to put things in the order in which they
 * came about: the hands of the machine's clock may have been put back in between. 0 where there is no such event.
 *
 * @param id the column that holds the ids of the things
 */
export function placeInRecord(tx: Tx, kind: string, id: AnyColumn, act: string): SQL<number> {
  const { auditEvents } = tx.tables;
  const same = and(eq(auditEvents.objectKind, kind), eq(auditEvents.objectId, id), eq(auditEvents.act, act));
  return sql<number>`coalesce((select max(${auditEvents.seq}) from ${auditEvents} where ${same}), 0)`;
}
