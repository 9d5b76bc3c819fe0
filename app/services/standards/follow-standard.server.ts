import { deleteFollow, insertFollow } from '../../../db/queries/standards';
import type { Context } from '../context';
import { signedInPerson } from '../people/signed-in';
import { loadStandard } from './load-standard.server';

/** Follows a standard, or stops following it. Following is private, so the record says nothing of it. */
export async function followStandard(ctx: Context, reference: string, follow: boolean): Promise<void> {
  const { personId } = signedInPerson(ctx.actor);
  await ctx.store.tx(async (tx) => {
    const { standard } = await loadStandard(tx, ctx, reference);
    if (follow) await insertFollow(tx, personId, standard.id, ctx.now());
    else await deleteFollow(tx, personId, standard.id);
  });
}
