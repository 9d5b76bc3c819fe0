import { listLeftOutOf } from '../../../db/queries/agreed-changes';
import { findVersionById, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { Context } from '../context';
import { wasWrittenOn } from '../versions/left-draft.server';
import { applyIn } from './after-decision.server';
import { loadCommentById } from './load-comment.server';

/**
 * Marks as applied in a version the comments that were applied in the draft with which it begins, and Decided again
 * when the version of that draft was published (LC-54, LC-55), in the transaction of the caller. One that the person who
 * begins it may not mark waits for the chair.
 */
export async function applyAlong(tx: Tx, ctx: Context, version: VersionRow): Promise<void> {
  const base = version.basedOnId === null ? undefined : await findVersionById(tx, version.basedOnId);
  const left = base === undefined ? null : await wasWrittenOn(tx, base);
  for (const id of left === null ? [] : await listLeftOutOf(tx, left.versionId)) {
    await applyIn(tx, ctx, await loadCommentById(tx, ctx, id), version);
  }
}
