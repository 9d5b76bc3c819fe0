import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../store';

/** The name of the Secretariat who typed a comment in for somebody else; null where nobody did. */
export function recorderOf(tx: Tx): SQL<string | null> {
  const { comments, people } = tx.tables;
  return sql<
    string | null
  >`(select recorder.name from ${people} as recorder where recorder.id = ${comments.recordedBy})`;
}
