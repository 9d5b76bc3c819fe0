import { deleteSession, deleteSessions } from '../../../db/queries/sessions';
import { CLOSINGS } from '../../document/close-codes';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { type Answer, done, faulty } from './answer';
import { signedInPerson } from './signed-in';

/**
 * Ends one of one's own sessions, in another browser perhaps, and its live connections; a session of somebody else
 * and one that has ended are answered alike.
 */
export async function endSession(ctx: Context, sessionId: string): Promise<Answer<undefined>> {
  const me = signedInPerson(ctx.actor);
  const ended = await ctx.store.tx(async (tx) => {
    if (!(await deleteSession(tx, me.personId, sessionId))) return false;
    await recordEvent(tx, ctx, { act: 'session-ended', objectKind: 'person', objectId: me.personId });
    return true;
  });
  if (!ended) {
    return faulty(
      {
        form: 'That session is not one of yours, or it has ended already. The list shows those that are open.',
      },
      409,
    );
  }
  ctx.rooms.revokeSession(sessionId, CLOSINGS.signedOut.code);
  return done(undefined);
}

/** Ends all of one's own sessions but this one. */
export async function endOtherSessions(ctx: Context): Promise<void> {
  const me = signedInPerson(ctx.actor);
  const ended = await ctx.store.tx(async (tx) => {
    const ended = await deleteSessions(tx, me.personId, me.sessionId);
    if (ended.length > 0) {
      await recordEvent(tx, ctx, {
        act: 'other-sessions-ended',
        objectKind: 'person',
        objectId: me.personId,
        after: { sessionsEnded: ended.length },
      });
    }
    return ended;
  });
  for (const sessionId of ended) ctx.rooms.revokeSession(sessionId, CLOSINGS.signedOut.code);
}
