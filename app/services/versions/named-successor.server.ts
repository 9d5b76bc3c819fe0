import { findStandard } from '../../../db/queries/standards';
import { findRenumbered, findVersion, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { type NamedSuccessor, successorsIn } from '../../domain/lifecycle/successor';
import { standardPath, versionPath } from './version-address';

/** Something on the portal that a notice of deprecation names by its reference. */
export interface FoundSuccessor {
  readonly standardId: string;
  readonly versionId: string | null;
  /** As it is called now: "STD-0042", "STD-0042 2.0.0". */
  readonly name: string;
  readonly path: string;
}

/** What a reference leads to, with the version where it names one; undefined where there is no such thing. */
export async function whatIsNamed(
  tx: Tx,
  { reference, number }: NamedSuccessor,
): Promise<FoundSuccessor | undefined> {
  const found = await findStandard(tx, reference);
  if (found === undefined || found.standard.hiddenAt !== null) return undefined;
  const { id: standardId } = found.standard;
  if (number === null) {
    return { standardId, versionId: null, name: reference, path: standardPath(reference) };
  }
  const now = (await findVersion(tx, standardId, number))
    ? number
    : await findRenumbered(tx, standardId, number);
  const version = now === undefined ? undefined : await findVersion(tx, standardId, now);
  return (
    version && {
      standardId,
      versionId: version.id,
      name: `${reference} ${version.number}`,
      path: versionPath(reference, version.number),
    }
  );
}

/** The first thing on the portal that the notice of a version names as its successor; null where there is none. */
export async function successorOf(tx: Tx, version: VersionRow): Promise<FoundSuccessor | null> {
  for (const named of successorsIn(version.successor)) {
    const found = await whatIsNamed(tx, named);
    // Its own standard, without a number, is where readers are already.
    const elsewhere = found?.versionId !== null || found.standardId !== version.standardId;
    if (found !== undefined && elsewhere && found.versionId !== version.id) return found;
  }
  return null;
}
