import { findSnapshotRecord } from '../../../db/queries/snapshot-records';
import type { Tx } from '../../../db/store';
import { type Contributions, contributionsOf } from './contributions';
import { contributorsIn } from './snapshot-record';
import { loadWriterNames } from './writer-names.server';

/** Who wrote the words that stand in a snapshot; null when that is not recorded, or not yet. */
export async function snapshotContributions(tx: Tx, snapshotId: string): Promise<Contributions | null> {
  const contributors = contributorsIn(await findSnapshotRecord(tx, snapshotId));
  return contributors === null
    ? null
    : contributionsOf(contributors, await loadWriterNames(tx, contributors));
}
