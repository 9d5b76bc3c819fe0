import { listVersions } from '../../../db/queries/versions';
import type { Context } from '../context';
import { loadStandard } from '../standards/load-standard.server';
import { newestPublished } from './newest-version';
import { standardPath, versionPath } from './version-address';

/** Path of the current version; of the standard itself before anything of it is published. */
export async function viewLatest(ctx: Context, reference: string): Promise<string> {
  return await ctx.store.read(async (tx) => {
    const { standard } = await loadStandard(tx, ctx, reference);
    const current = newestPublished(await listVersions(tx, [standard.id]));
    return current ? versionPath(reference, current.number) : standardPath(reference);
  });
}
