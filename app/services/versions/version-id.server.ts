import type { Context } from '../context';
import { loadVersion } from './load-version.server';

/** The id of the version at an address. @throws ServiceError `not-found` */
export async function versionIdAt(ctx: Context, reference: string, number: string): Promise<string> {
  return await ctx.store.read(async (tx) => (await loadVersion(tx, ctx, reference, number)).version.id);
}
