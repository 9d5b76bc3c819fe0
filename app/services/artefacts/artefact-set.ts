import { createHash } from 'node:crypto';
import type { ArtefactRecord } from '../../../db/queries/artefacts';
import type { ArtefactKind } from '../../../db/words';
import { manifestOf } from '../../domain/artefacts';

/** An artefact as lists show it, of a version as it is now or of a frozen set. */
export interface ListedArtefact {
  readonly path: string;
  readonly kind: ArtefactKind;
  readonly hash: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly title: string;
  readonly defines: string;
  readonly identifier: string;
  readonly version: string;
  readonly remarks: readonly string[];
}

export function listed(record: ListedArtefact): ListedArtefact {
  const { path, kind, hash, bytes, mediaType, title, defines, identifier, version, remarks } = record;
  return { path, kind, hash, bytes, mediaType, title, defines, identifier, version, remarks };
}

/** The set that these artefacts make: its manifest and the hash of it. */
export function setOf(records: readonly ArtefactRecord[]) {
  const manifest = manifestOf(records);
  return {
    hash: createHash('sha256').update(manifest).digest('hex'),
    manifest,
    described: records.map(listed),
  };
}

/** Whether a FHIR package can be made of them. */
export function holdsFhir(artefacts: readonly Pick<ListedArtefact, 'kind'>[]): boolean {
  return artefacts.some(({ kind }) => kind.startsWith('fhir-'));
}
