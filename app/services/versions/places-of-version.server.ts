import type { StandardRow } from '../../../db/queries/standards';
import { listApprovalsOf, listBallotsOf } from '../../../db/queries/version-record';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { Context } from '../context';
import type { PlacesOfVersion } from './cure-places';
import { loadVersionById } from './load-version.server';

/** The places around a version at which its demands are met. */
export async function placesOf(
  tx: Tx,
  { standard, version }: { readonly standard: StandardRow; readonly version: VersionRow },
): Promise<PlacesOfVersion> {
  const [ballot] = await listBallotsOf(tx, version.id);
  const [approval] = await listApprovalsOf(tx, version.id);
  return {
    reference: standard.reference,
    number: version.number,
    documentId: version.documentId,
    ballotId: ballot?.id ?? null,
    approvalId: approval?.id ?? null,
  };
}

/** The same for the version with this id. @throws ServiceError `not-found` */
export async function placesOfVersion(ctx: Context, versionId: string): Promise<PlacesOfVersion> {
  return await ctx.store.read(async (tx) => await placesOf(tx, await loadVersionById(tx, ctx, versionId)));
}
