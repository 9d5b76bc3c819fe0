import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { carryOpenComments } from '../comments/carry-comments.server';
import type { Context } from '../context';

/** The open comments that a patch took along go back to the version it was to correct, when it is cancelled. */
export async function giveBackComments(tx: Tx, ctx: Context, patch: VersionRow): Promise<void> {
  const { standardId, id: fromVersionId, patchOfId: toVersionId } = patch;
  if (toVersionId !== null) await carryOpenComments(tx, ctx, { standardId, fromVersionId, toVersionId });
}
