import { markAllNoticesRead, markNoticesRead } from '../../../db/queries/notices';
import type { Context } from '../context';
import { signedInPerson } from '../people/signed-in';

/** Marks one's own notices as read. Reading is nobody else's business, so the audit record does not hold it. */
export async function markRead(ctx: Context, ids: readonly string[]): Promise<void> {
  const { personId } = signedInPerson(ctx.actor);
  await ctx.store.tx((tx) => markNoticesRead(tx, personId, ids, ctx.now()));
}

export async function markAllRead(ctx: Context): Promise<void> {
  const { personId } = signedInPerson(ctx.actor);
  await ctx.store.tx((tx) => markAllNoticesRead(tx, personId, ctx.now()));
}
