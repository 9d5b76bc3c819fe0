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

/** A picture as a frozen text names it. */
const PICTURE = /"\/files\/([0-9a-f]{64})"/g;

/** Computes the hash of every frozen text and set of artefacts anew, and of every file and picture in them. */
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
    for (const picture of new Set(Array.from((canonical ?? '').matchAll(PICTURE), ([, of = '']) => of))) {
      const fault = await store.read((tx) => faultOfFile(tx, picture));
      if (fault !== null) faults.push(`The picture ${picture} in the frozen text ${hash} ${fault}.`);
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
    const fault = await faultOfFile(tx, one.hash);
    if (fault !== null) faults.push(`The artefact ${one.path} of ${hash} ${fault}.`);
  }
  return faults;
}

async function faultOfFile(tx: Tx, hash: string): Promise<string | null> {
  const file = await findFile(tx, hash);
  if (file === undefined) return 'is not there';
  return sha256(file.bytes) === hash ? null : 'is not what its hash names';
}
