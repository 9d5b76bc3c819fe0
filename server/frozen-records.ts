import { createHash } from 'node:crypto';
import { manifestOf } from '../app/domain/artefacts';
import { findArtefactSet, listArtefactSetHashes } from '../db/queries/artefacts';
import { findFile } from '../db/queries/files';
import { findCanonical, listTextHashes } from '../db/queries/texts';
import type { Store, Tx } from '../db/store';

/** What was found of everything that is named by a hash. */
export interface FrozenRecords {
  readonly texts: number;
  readonly sets: number;
  /** A sentence for each that is not what its name says. */
  readonly faults: readonly string[];
}

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Computes the hash of every frozen text and set of artefacts anew, and of every file in a set. */
export async function checkFrozenRecords(store: Store): Promise<FrozenRecords> {
  const [texts, sets] = await store.read(async (tx) => [
    await listTextHashes(tx),
    await listArtefactSetHashes(tx),
  ]);
  const faults: string[] = [];
  for (const hash of texts) {
    const canonical = await store.read((tx) => findCanonical(tx, hash));
    if (canonical !== undefined && sha256(canonical) !== hash) {
      faults.push(`The frozen text ${hash} is not what its hash names.`);
    }
  }
  for (const hash of sets) faults.push(...(await store.read((tx) => checkSet(tx, hash))));
  return { texts: texts.length, sets: sets.length, faults };
}

interface Described {
  readonly path: string;
  readonly hash: string;
}

async function checkSet(tx: Tx, hash: string): Promise<string[]> {
  const set = await findArtefactSet(tx, hash);
  if (set === undefined) return [];
  const faults: string[] = [];
  if (sha256(set.manifest) !== hash) faults.push(`The artefacts ${hash} are not what their hash names.`);
  const described = set.described as Parameters<typeof manifestOf>[0] & readonly Described[];
  if (manifestOf(described) !== set.manifest) {
    faults.push(`The artefacts ${hash} are described otherwise than they were frozen.`);
  }
  for (const one of described) {
    const file = await findFile(tx, one.hash);
    if (file === undefined) faults.push(`The artefact ${one.path} of ${hash} is not there.`);
    else if (sha256(file.bytes) !== one.hash) {
      faults.push(`The artefact ${one.path} of ${hash} is not what its hash names.`);
    }
  }
  return faults;
}
