import type { VersionRow } from '../../../db/queries/versions';
import type { VersionState } from '../../../db/words';

/** States in which readers of an unpublished version see the text that was frozen for the step. */
const READ_FROZEN: readonly VersionState[] = ['consultation', 'resolution', 'ballot', 'awaiting-approval'];

/** The frozen text that a reader of the version sees; null where that is the live draft. */
export function readSnapshotOf({ publishedSnapshotId, snapshotId, state }: VersionRow): string | null {
  return publishedSnapshotId ?? (READ_FROZEN.includes(state) ? snapshotId : null);
}
