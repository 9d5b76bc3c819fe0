import { listLeftOutOf } from '../../../db/queries/agreed-changes';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { Context } from '../context';
import { applyIn } from './after-decision.server';
import { loadCommentById } from './load-comment.server';

/**
 * Marks as applied in a version the comments that were applied in the draft with which it begins, and Decided again
 * when the version before was published (LC-54), in the transaction of the caller. One that the person who begins it
 * may not mark waits for the chair.
 */
export async function applyAlong(tx: Tx, ctx: Context, version: VersionRow): Promise<void> {
  if (version.basedOnId === null) return;
  for (const id of await listLeftOutOf(tx, version.basedOnId)) {
    await applyIn(tx, ctx, await loadCommentById(tx, ctx, id), version);
  }
}
