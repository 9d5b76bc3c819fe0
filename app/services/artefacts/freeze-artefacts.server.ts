import { insertArtefactSet, listArtefacts } from '../../../db/queries/artefacts';
import type { Tx } from '../../../db/store';
import type { Context } from '../context';
import { setOf } from './artefact-set';

/**
 * AF-4: freezes the artefacts of a version as they are in this transaction, and answers the hash that names them; null
 * when there are none. The files themselves are kept by their own hashes and never change.
 */
export async function freezeArtefacts(
  tx: Tx,
  ctx: Pick<Context, 'now'>,
  versionId: string,
): Promise<string | null> {
  const records = await listArtefacts(tx, versionId);
  if (records.length === 0) return null;
  const set = setOf(records);
  await insertArtefactSet(tx, { ...set, createdAt: ctx.now() });
  return set.hash;
}
