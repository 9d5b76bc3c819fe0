import { listAppliedSince, NOT_IN_PUBLISHED, placeOfFreezing } from '../../../db/queries/agreed-changes';
import { publishComments } from '../../../db/queries/version-record';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { Context } from '../context';
import { decideAgain } from './decide-again.server';

/**
 * Publishes the comments of a version with this text of it, in the transaction of the caller. Those that were applied
 * in the draft since the text was frozen are Decided again first: the text lacks what they asked for (CD-31).
 */
export async function publishCommentsWith(
  tx: Tx,
  ctx: Context,
  version: Pick<VersionRow, 'id' | 'number'>,
  snapshotId: string,
): Promise<void> {
  const frozenAt = await placeOfFreezing(tx, snapshotId);
  const beside = frozenAt === 0 ? [] : await listAppliedSince(tx, version.id, frozenAt);
  for (const { id } of beside) {
    await decideAgain(tx, ctx, version, id, {
      act: NOT_IN_PUBLISHED,
      words: (title) =>
        `is not in the published text of ${title} ${version.number}: it was applied after that text was frozen.`,
    });
  }
  await publishComments(tx, version.id);
}
