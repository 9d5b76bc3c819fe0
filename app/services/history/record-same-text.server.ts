import { findSnapshotRecord, insertSnapshotRecord } from '../../../db/queries/snapshot-records';
import type { Tx } from '../../../db/store';
import type { Context } from '../context';
import type { News, SnapshotNews } from './snapshot-record';

/**
 * Records a snapshot that holds the very text of another, as the published text holds the approved one: the same
 * people wrote it, and nothing is new. Without a record of the other the clock makes one later.
 */
export async function recordSameText(
  tx: Tx,
  ctx: Context,
  approved: string,
  published: string,
): Promise<void> {
  const record = await findSnapshotRecord(tx, approved);
  if (!record || record.failure !== null) return;
  const nothing: News = { since: approved, wordsAdded: 0, wordsRemoved: 0, clauses: [], people: [] };
  const news: SnapshotNews = { snapshot: nothing, milestone: nothing };
  await insertSnapshotRecord(tx, { ...record, snapshotId: published, news, createdAt: ctx.now() });
}
