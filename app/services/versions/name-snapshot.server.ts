import { latestSnapshot } from '../../../db/queries/texts';
import { allow, type Decision, refuse, unmetOf } from '../../domain/decision';
import { may } from '../../domain/permissions';
import type { Context } from '../context';
import { freezeText } from './freeze-text.server';
import { loadVersionById } from './load-version.server';

/**
 * Freezes the draft as it is now under a name of its own, for reading and comparing later. The text and artefacts that
 * the newest named milestone has already under this name are not frozen a second time: two tabs make one milestone.
 */
export async function nameSnapshot(
  ctx: Context,
  input: { readonly versionId: string; readonly name: string },
): Promise<Decision<{ readonly snapshotId: string; readonly hash: string }>> {
  const { documentId, unmet } = await ctx.store.read(async (tx) => {
    const { version, actor } = await loadVersionById(tx, ctx, input.versionId);
    return { documentId: version.documentId, unmet: unmetOf(may(actor, 'freeze', version)) };
  });
  if (unmet.length > 0) return refuse(unmet);
  if (documentId === null) return refuse([{ rule: 'PM-13', word: 'draft-missing' }]);
  return await freezeText(ctx, { documentId, kind: 'named', name: input.name }, async (tx, frozen) => {
    const { actor, version } = await loadVersionById(tx, ctx, input.versionId);
    const still = unmetOf(may(actor, 'freeze', version));
    if (still.length > 0) return refuse(still);
    const { hash } = frozen;
    const newest = await latestSnapshot(tx, version.id, ['named']);
    const again =
      newest !== undefined &&
      newest.name === input.name &&
      newest.hash === hash &&
      newest.artefactsHash === (await frozen.artefacts());
    return allow({ snapshotId: again ? newest.id : await frozen.keep(), hash });
  });
}
