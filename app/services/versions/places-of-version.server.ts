import type { StandardRow } from '../../../db/queries/standards';
import { listApprovalsOf, listBallotsOf } from '../../../db/queries/version-record';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { Context } from '../context';
import type { CurePlace, PlacesOfVersion } from './cure-places';
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
    mandate: await mandateDecidedAt(tx, version),
  };
}

/** The request that waits for the Leads, else the newest ballot on a mandate. */
async function mandateDecidedAt(
  tx: Tx,
  { id, patchOfId, publishedAt }: VersionRow,
): Promise<CurePlace | null> {
  const of = publishedAt === null && patchOfId !== null ? patchOfId : id;
  const waiting = (await listApprovalsOf(tx, of)).find(
    ({ purpose, state }) => purpose === 'mandate' && state === 'waiting',
  );
  if (waiting) return { href: `/approvals/${waiting.id}`, text: 'the approval of the mandate' };
  const ballot = (await listBallotsOf(tx, of)).find(({ track }) => track === 'mandatory');
  return ballot ? { href: `/ballots/${ballot.id}`, text: 'the ballot on the mandate' } : null;
}

/** The same for the version with this id. @throws ServiceError `not-found` */
export async function placesOfVersion(ctx: Context, versionId: string): Promise<PlacesOfVersion> {
  return await ctx.store.read(async (tx) => await placesOf(tx, await loadVersionById(tx, ctx, versionId)));
}
