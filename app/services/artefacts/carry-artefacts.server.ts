import { findArtefactSet, listArtefacts, putArtefact } from '../../../db/queries/artefacts';
import { findSnapshot } from '../../../db/queries/texts';
import { findVersionById, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import type { ListedArtefact } from './artefact-set';

/** A draft that begins with the published text begins with its artefacts as well, unless it has some already. */
export async function carryArtefacts(
  tx: Tx,
  ctx: Context,
  version: Pick<VersionRow, 'id' | 'standardId' | 'basedOnId'>,
): Promise<void> {
  const base = version.basedOnId === null ? undefined : await findVersionById(tx, version.basedOnId);
  const snapshotId = base?.publishedSnapshotId ?? null;
  const hash = snapshotId === null ? null : ((await findSnapshot(tx, snapshotId))?.artefactsHash ?? null);
  const set = hash === null ? undefined : await findArtefactSet(tx, hash);
  if (base === undefined || set === undefined || (await listArtefacts(tx, version.id)).length > 0) return;
  const published = set.described as ListedArtefact[];
  const before = new Map((await listArtefacts(tx, base.id)).map((one) => [one.path, one]));
  for (const artefact of published) {
    const known = before.get(artefact.path);
    await putArtefact(tx, {
      ...artefact,
      versionId: version.id,
      remarks: [...artefact.remarks],
      refersTo: known?.hash === artefact.hash ? known.refersTo : [],
      addedBy: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
      addedAt: ctx.now(),
    });
  }
  await recordEvent(tx, ctx, {
    act: 'artefacts-carried',
    objectKind: 'version',
    objectId: version.id,
    standardId: version.standardId,
    versionId: version.id,
    after: { from: base.number, hash, artefacts: published.length },
  });
}
