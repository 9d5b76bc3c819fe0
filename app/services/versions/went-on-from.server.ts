import { listAuditEvents } from '../../../db/queries/audit';
import { listContributors } from '../../../db/queries/version-record';
import { findVersionById, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';

/**
 * The versions whose draft this version's draft went on from as it was left, by the record: the one that it follows,
 * and those that were corrected by it where that is a patch. None where it began in another way.
 */
export async function wentOnFrom(tx: Tx, version: VersionRow): Promise<readonly VersionRow[]> {
  if (version.documentId === null || version.basedOnId === null) return [];
  const [started] = await listAuditEvents(tx, { versionId: version.id, act: 'draft-started' }, 1);
  const { from = null } = (started?.after ?? {}) as { readonly from?: string };
  return from === 'left' ? await withCorrected(tx, version.basedOnId) : [];
}

async function withCorrected(tx: Tx, versionId: string | null): Promise<VersionRow[]> {
  const version = versionId === null ? undefined : await findVersionById(tx, versionId);
  return version === undefined ? [] : [version, ...(await withCorrected(tx, version.patchOfId))];
}

/** Who wrote in the draft of a version, and in the one that it went on from; each person and organisation once. */
export async function contributorsTo(tx: Tx, version: VersionRow) {
  const drafts = [version, ...(await wentOnFrom(tx, version))];
  const documentIds = drafts.flatMap(({ documentId }) => (documentId === null ? [] : [documentId]));
  return documentIds.length === 0 ? [] : await listContributors(tx, documentIds);
}
