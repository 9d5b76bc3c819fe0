import { and, asc, desc, eq, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { AnyColumn } from 'drizzle-orm/column';
import type { Tx } from '../store';

/**
 * Where the first or the last event of this act on a thing stands in the audit record, to put things in the order in
 * which they came about: the hands of the machine's clock may have been put back in between. 0 where there is none.
 *
 * @param id the column that holds the ids of the things
 */
export function placeInRecord(
  tx: Tx,
  kind: string,
  id: AnyColumn,
  act: string,
  which: 'first' | 'last' = 'first',
): SQL<number> {
  const { seq, objectKind, objectId, act: acted } = tx.tables.auditEvents;
  const same = and(eq(objectKind, kind), eq(objectId, id), eq(acted, act));
  // What opens a ballot is its first event: thousands of votes after it are not looked at.
  const order = which === 'first' ? asc(seq) : desc(seq);
  return sql<number>`coalesce((select ${seq} from ${tx.tables.auditEvents} where ${same} order by ${order} limit 1), 0)`;
}

/**
 * Which of these acts on a thing came last before a place of the audit record: what the thing had come to by then,
 * whatever was done to it since. '' where there is none.
 *
 * @param id the column that holds the ids of the things
 */
export function lastActBefore(
  tx: Tx,
  kind: string,
  id: AnyColumn,
  acts: readonly string[],
  place: number,
): SQL<string> {
  const { seq, objectKind, objectId, act } = tx.tables.auditEvents;
  const before = and(eq(objectKind, kind), eq(objectId, id), inArray(act, [...acts]), lt(seq, place));
  return sql<string>`coalesce((select ${act} from ${tx.tables.auditEvents} where ${before} order by ${desc(seq)} limit 1), '')`;
}
