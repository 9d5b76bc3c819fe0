import { renameAutomaticSnapshot } from '../../../db/queries/snapshot-records';
import { findSnapshot } from '../../../db/queries/texts';
import { allow, type Decision, refuse, unmetOf } from '../../domain/decision';
import { may } from '../../domain/permissions';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { loadVersionById } from './load-version.server';

/** Gives an automatic snapshot a name of its own: it is a milestone from now on, its text stays what it is. */
export async function renameSnapshot(
  ctx: Context,
  input: { readonly versionId: string; readonly snapshotId: string; readonly name: string },
): Promise<Decision<{ readonly snapshotId: string }>> {
  return await ctx.store.tx(async (tx) => {
    const { version, actor } = await loadVersionById(tx, ctx, input.versionId);
    const snapshot = await findSnapshot(tx, input.snapshotId);
    if (!snapshot || snapshot.versionId !== version.id) {
      throw new ServiceError('not-found', 'There is no such snapshot of this version.');
    }
    const unmet = unmetOf(may(actor, 'freeze', version));
    if (unmet.length > 0) return refuse(unmet);
    if (!(await renameAutomaticSnapshot(tx, snapshot.id, input.name))) {
      throw new ServiceError('conflict', 'This snapshot has a name already, and keeps it.');
    }
    await recordEvent(tx, ctx, {
      act: 'snapshot-named',
      objectKind: 'snapshot',
      objectId: snapshot.id,
      standardId: version.standardId,
      versionId: version.id,
      before: { name: snapshot.name, kind: snapshot.kind },
      after: { name: input.name, kind: 'named', hash: snapshot.hash },
    });
    return allow({ snapshotId: snapshot.id });
  });
}
