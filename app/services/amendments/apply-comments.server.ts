import {
  linkComments,
  listAppliedBy,
  listLinkedComments,
  markApplied,
} from '../../../db/queries/amendment-people';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { applyIn, undoApplication } from '../comments/after-decision.server';
import { loadCommentById } from '../comments/load-comment.server';
import type { Context } from '../context';

/**
 * Marks the comments that an accepted amendment answers as applied in its version: those whose decision changes the
 * text. The others wait for their own decision and are left as they are.
 */
export async function applyComments(
  tx: Tx,
  ctx: Context,
  amendmentId: string,
  version: VersionRow,
): Promise<void> {
  for (const { id } of await listLinkedComments(tx, amendmentId)) {
    const applied = await applyIn(tx, ctx, await loadCommentById(tx, ctx, id), version);
    if (applied.allowed) await markApplied(tx, amendmentId, id, ctx.now());
  }
}

/** Takes back what `applyComments` did, and nothing that somebody did by hand. */
export async function undoApplications(tx: Tx, ctx: Context, amendmentId: string): Promise<void> {
  for (const id of await listAppliedBy(tx, amendmentId)) {
    await undoApplication(tx, ctx, await loadCommentById(tx, ctx, id));
    await markApplied(tx, amendmentId, id, null);
  }
}

/** Links the comments that an amendment of an amendment answers to the one it went into. */
export async function handOnComments(tx: Tx, from: string, to: string): Promise<void> {
  const [answered, linked] = [await listLinkedComments(tx, from), await listLinkedComments(tx, to)];
  if (answered.length > 0)
    await linkComments(
      tx,
      to,
      [...linked, ...answered].map(({ id }) => id),
    );
}
