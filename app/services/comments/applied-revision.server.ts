import { listAppliedRevisions } from '../../../db/queries/applied-revisions';
import type { Tx } from '../../../db/store';
import { SNAPSHOT_KIND_LABELS } from '../../domain/labels/records';
import { textPath } from '../versions/version-address';

/** The revision that a comment was applied in: a version and the first frozen text of it that has the change. */
export interface AppliedRevision {
  readonly version: string;
  /** Null while the change is in the draft and nothing was frozen since. */
  readonly snapshot: { readonly name: string; readonly hash: string; readonly path: string } | null;
}

/** The revisions in which these comments were applied, by the ids of the comments. */
export async function appliedRevisions(
  tx: Tx,
  commentIds: readonly string[],
): Promise<ReadonlyMap<string, AppliedRevision>> {
  const rows = await listAppliedRevisions(tx, commentIds);
  return new Map(
    rows.map(({ commentId, number, snapshot }) => [
      commentId,
      {
        version: number,
        snapshot:
          snapshot === null
            ? null
            : {
                name: snapshot.name || SNAPSHOT_KIND_LABELS[snapshot.kind],
                hash: snapshot.hash,
                path: textPath(snapshot.hash),
              },
      },
    ]),
  );
}
