import { listUndecided, moveToVersion } from '../../../db/queries/comment-lists';
import type { Tx } from '../../../db/store';
import { staysForMandate } from '../../domain/comment-carrying';
import { recordEvent } from '../audit.server';
import { mandateOf } from '../ballots/mandate-under-way.server';
import type { Context } from '../context';
import { tellCarried } from './tell-carried.server';

export type UndecidedComment = Awaited<ReturnType<typeof listUndecided>>[number];

/** From where to where comments go along. */
export interface CarryingMove {
  readonly standardId: string;
  readonly fromVersionId: string;
  readonly toVersionId: string;
  /** Only these; all where it is left out. */
  readonly which?: (comment: UndecidedComment) => boolean;
}

/**
 * Takes the open comments of a version along to the one that follows it and tells their authors, in the transaction of
 * the caller. Their numbers, their anchors and the text they were made on stay. What a mandate needs stays too (CD-28).
 *
 * @returns how many went along
 */
export async function carryOpenComments(tx: Tx, ctx: Context, move: CarryingMove): Promise<number> {
  const carried = await takeAlong(tx, ctx, move);
  await tellCarried(tx, ctx, move.toVersionId, carried);
  return carried.length;
}

/** The same for a caller who tells their authors; answers which went along. */
export async function takeAlong(
  tx: Tx,
  ctx: Context,
  move: CarryingMove,
): Promise<readonly UndecidedComment[]> {
  const { fromVersionId, which = () => true } = move;
  const asked = (await listUndecided(tx, fromVersionId)).filter(which);
  if (asked.length === 0) return [];
  const mandate = await mandateOf(tx, fromVersionId, ctx.now());
  const open = asked.filter((comment) => !staysForMandate(comment, mandate));
  if (open.length === 0) return [];
  await writeCarried(tx, ctx, move, open);
  return open;
}

/** Writes that these comments of a version go to another, in the transaction of the caller, who tells their authors. */
export async function writeCarried(
  tx: Tx,
  ctx: Context,
  { standardId, fromVersionId, toVersionId }: Omit<CarryingMove, 'which'>,
  comments: readonly Pick<UndecidedComment, 'id' | 'number'>[],
): Promise<void> {
  if (comments.length === 0) return;
  await moveToVersion(
    tx,
    comments.map(({ id }) => id),
    toVersionId,
  );
  await recordEvent(tx, ctx, {
    act: 'comments-carried-over',
    objectKind: 'version',
    objectId: toVersionId,
    standardId,
    versionId: toVersionId,
    before: { versionId: fromVersionId },
    after: { numbers: comments.map(({ number }) => number) },
  });
}
