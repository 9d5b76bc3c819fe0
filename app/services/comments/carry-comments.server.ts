import { listUndecided, moveToVersion } from '../../../db/queries/comment-lists';
import type { Tx } from '../../../db/store';
import type { CommentType } from '../../../db/words';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';

/**
 * Takes the open comments of a version along to the one that follows it, in the transaction that makes that
 * one. Their numbers, their anchors and the text they were made on stay.
 *
 * @returns how many went along
 */
export async function carryOpenComments(
  tx: Tx,
  ctx: Context,
  move: {
    readonly standardId: string;
    readonly fromVersionId: string;
    readonly toVersionId: string;
    /** Only those of this type; all where it is left out. */
    readonly type?: CommentType;
  },
): Promise<number> {
  const { type } = move;
  const open = (await listUndecided(tx, move.fromVersionId)).filter(
    (comment) => type === undefined || comment.type === type,
  );
  if (open.length === 0) return 0;
  await moveToVersion(
    tx,
    open.map(({ id }) => id),
    move.toVersionId,
  );
  await recordEvent(tx, ctx, {
    act: 'comments-carried-over',
    objectKind: 'version',
    objectId: move.toVersionId,
    standardId: move.standardId,
    versionId: move.toVersionId,
    before: { versionId: move.fromVersionId },
    after: { numbers: open.map(({ number }) => number) },
  });
  return open.length;
}
