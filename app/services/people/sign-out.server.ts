import { deleteSession } from '../../../db/queries/sessions';
import { CLOSINGS } from '../../document/close-codes';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';

/** Ends the session of this browser. Signing out twice is no fault. */
export async function signOut(ctx: Context): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return;
  await ctx.store.tx(async (tx) => {
    if (!(await deleteSession(tx, actor.personId, actor.sessionId))) return;
    await recordEvent(tx, ctx, { act: 'signed-out', objectKind: 'person', objectId: actor.personId });
  });
  ctx.rooms.revokeSession(actor.sessionId, CLOSINGS.signedOut.code);
}
