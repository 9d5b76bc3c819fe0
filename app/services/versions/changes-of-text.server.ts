import { type AgreedChangeRow, listAgreedChanges, placeOfFreezing } from '../../../db/queries/agreed-changes';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { isTextSettled } from '../../domain/settled-text';

/**
 * Where the text that voters or Leads judge a version by was frozen, in the order of the audit record; null while the
 * draft is its text, and where the record does not tell.
 */
export async function placeOfSettledText(
  tx: Tx,
  version: Pick<VersionRow, 'state' | 'heldFrom' | 'snapshotId'>,
): Promise<number | null> {
  if (version.snapshotId === null || !isTextSettled(version)) return null;
  const place = await placeOfFreezing(tx, version.snapshotId);
  return place === 0 ? null : place;
}

/** The changes that were agreed for a version, applied as far as its text has them: the settled one, else the draft. */
export async function changesOfText(tx: Tx, version: VersionRow): Promise<AgreedChangeRow[]> {
  return await listAgreedChanges(tx, version.id, await placeOfSettledText(tx, version));
}
