import { findArtefactSet } from '../../../db/queries/artefacts';
import { findCanonical, findSnapshot, findText } from '../../../db/queries/texts';
import { findVersionById, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { RequirementEntry } from '../../document/requirement-types';
import type { ListedArtefact } from '../artefacts/artefact-set';
import { ServiceError } from '../errors';
import { textFacts } from '../versions/stored-text';

/** The published version that a patch corrects, and its text. */
export interface Corrected {
  readonly version: VersionRow;
  readonly hash: string;
  readonly artefacts: readonly ListedArtefact[];
  readonly canonical: string;
  readonly requirements: readonly RequirementEntry[];
}

/** @throws ServiceError `conflict` when the version is no patch of a published one */
export async function correctedBy(tx: Tx, { patchOfId }: Pick<VersionRow, 'patchOfId'>): Promise<Corrected> {
  const version = patchOfId === null ? undefined : await findVersionById(tx, patchOfId);
  const snapshotId = version?.publishedSnapshotId ?? null;
  const snapshot = snapshotId === null ? undefined : await findSnapshot(tx, snapshotId);
  const text = snapshot && (await findText(tx, snapshot.hash));
  const canonical = snapshot && (await findCanonical(tx, snapshot.hash));
  if (!version || !snapshot || !text || canonical === undefined) {
    throw new ServiceError('conflict', 'This version is not a patch of a published one.');
  }
  const { hash } = snapshot;
  const artefacts = await artefactsOf(tx, snapshot.artefactsHash);
  return { version, hash, artefacts, canonical, requirements: textFacts(text).requirements };
}

/** The artefacts that were frozen under this hash; none for null. */
export async function artefactsOf(tx: Tx, hash: string | null): Promise<readonly ListedArtefact[]> {
  const set = hash === null ? undefined : await findArtefactSet(tx, hash);
  return (set?.described ?? []) as ListedArtefact[];
}
