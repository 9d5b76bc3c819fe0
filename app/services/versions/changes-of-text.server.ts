import { type AgreedChangeRow, listAgreedChanges, placeOfFreezing } from '../../../db/queries/agreed-changes';
import { listAuditEvents } from '../../../db/queries/audit';
import { findVersionById, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { isTextSettled } from '../../domain/settled-text';
import { wasWrittenOn } from './left-draft.server';

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

/**
 * What was applied in the draft of a version after the text was frozen that voters or Leads judge it by: that text
 * lacks it.
 */
export async function changesBeside(tx: Tx, version: VersionRow): Promise<AgreedChangeRow[]> {
  const frozenAt = await placeOfSettledText(tx, version);
  if (frozenAt === null) return [];
  const inText = await listAgreedChanges(tx, version.id, frozenAt);
  const has = (one: AgreedChangeRow) =>
    inText.some(
      ({ what, number, applied }) => what === one.what && number === one.number && applied !== null,
    );
  return (await listAgreedChanges(tx, version.id)).filter((one) => one.applied !== null && !has(one));
}

/** The changes that were agreed for a version, applied as far as its text has them: the settled one, else the draft. */
export async function changesOfText(tx: Tx, version: VersionRow): Promise<AgreedChangeRow[]> {
  const own = await listAgreedChanges(tx, version.id, await placeOfSettledText(tx, version));
  return [...own, ...(await takenAlong(tx, version))];
}

/** Amendments that were accepted in the draft with which this version began, beside the published text before it. */
async function takenAlong(tx: Tx, { basedOnId, documentId }: VersionRow): Promise<AgreedChangeRow[]> {
  if (basedOnId === null || documentId === null) return [];
  const filter = { act: 'draft-started', objectKind: 'document', objectId: documentId };
  const [started] = await listAuditEvents(tx, filter, 1);
  if ((started?.after as { readonly from?: string } | null | undefined)?.from !== 'left') return [];
  const base = await findVersionById(tx, basedOnId);
  const left = base && (await wasWrittenOn(tx, base));
  const written = left && (await findVersionById(tx, left.versionId));
  const beside = written ? await changesBeside(tx, written) : [];
  return beside
    .filter(({ what }) => what === 'amendment')
    .map((one) => ({ ...one, applied: started?.seq ?? null }));
}
