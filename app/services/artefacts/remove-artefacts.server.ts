import { deleteArtefacts, listArtefacts } from '../../../db/queries/artefacts';
import { allow, type Decision, refuse } from '../../domain/decision';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { loadVersionById } from '../versions/load-version.server';
import { unmetForKeeping } from './keep-artefacts.server';

/** Takes artefacts out of a version. What was frozen keeps them, and so does the record. */
export async function removeArtefacts(
  ctx: Context,
  versionId: string,
  paths: readonly string[],
): Promise<Decision<{ readonly removed: readonly string[] }>> {
  return await ctx.store.tx(async (tx) => {
    const unmet = await unmetForKeeping(tx, ctx, versionId);
    if (unmet.length > 0) return refuse(unmet);
    const removed = (await listArtefacts(tx, versionId)).filter(({ path }) => paths.includes(path));
    if (removed.length === 0) return allow({ removed: [] });
    await deleteArtefacts(
      tx,
      versionId,
      removed.map(({ path }) => path),
    );
    const { version } = await loadVersionById(tx, ctx, versionId);
    await recordEvent(tx, ctx, {
      act: 'artefacts-removed',
      objectKind: 'version',
      objectId: versionId,
      standardId: version.standardId,
      versionId,
      before: { artefacts: removed.map(({ path, kind, hash }) => ({ path, kind, hash })) },
    });
    return allow({ removed: removed.map(({ path }) => path) });
  });
}
