import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '../store';

export type ArtefactRecord = Tx['tables']['artefacts']['$inferSelect'];
export type ArtefactSetRow = Tx['tables']['artefactSets']['$inferSelect'];

/** The artefacts of a version as they are now, by path. */
export async function listArtefacts(tx: Tx, versionId: string): Promise<ArtefactRecord[]> {
  const { artefacts } = tx.tables;
  const rows = await tx.db.select().from(artefacts).where(eq(artefacts.versionId, versionId));
  // Sorted here: the engines order letters differently.
  return rows.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** Adds an artefact, or puts it in the place of the one with its path. */
export async function putArtefact(tx: Tx, artefact: ArtefactRecord): Promise<void> {
  const { artefacts } = tx.tables;
  const { versionId, path, ...facts } = artefact;
  await tx.db
    .insert(artefacts)
    .values(artefact)
    .onConflictDoUpdate({ target: [artefacts.versionId, artefacts.path], set: facts });
}

export async function deleteArtefacts(tx: Tx, versionId: string, paths: readonly string[]): Promise<void> {
  const { artefacts } = tx.tables;
  await tx.db
    .delete(artefacts)
    .where(and(eq(artefacts.versionId, versionId), inArray(artefacts.path, [...paths])));
}

/** Keeps a frozen set; the same artefacts frozen again are kept once. */
export async function insertArtefactSet(tx: Tx, set: ArtefactSetRow): Promise<void> {
  await tx.db.insert(tx.tables.artefactSets).values(set).onConflictDoNothing();
}

/** The hashes of all frozen sets, oldest first. */
export async function listArtefactSetHashes(tx: Tx): Promise<string[]> {
  const { artefactSets } = tx.tables;
  const rows = await tx.db
    .select({ hash: artefactSets.hash })
    .from(artefactSets)
    .orderBy(asc(artefactSets.createdAt), asc(artefactSets.hash));
  return rows.map(({ hash }) => hash);
}

export async function findArtefactSet(tx: Tx, hash: string): Promise<ArtefactSetRow | undefined> {
  const { artefactSets } = tx.tables;
  const [row] = await tx.db.select().from(artefactSets).where(eq(artefactSets.hash, hash));
  return row;
}

/** Where a set was frozen, in standards that readers may see; oldest first. */
export async function listSetOccasions(tx: Tx, hash: string) {
  const { snapshots, versions, standards } = tx.tables;
  return await tx.db
    .select({
      snapshotId: snapshots.id,
      kind: snapshots.kind,
      name: snapshots.name,
      textHash: snapshots.hash,
      createdAt: snapshots.createdAt,
      number: versions.number,
      state: versions.state,
      reference: standards.reference,
      standardId: standards.id,
      title: standards.title,
    })
    .from(snapshots)
    .innerJoin(versions, eq(versions.id, snapshots.versionId))
    .innerJoin(standards, eq(standards.id, versions.standardId))
    .where(and(eq(snapshots.artefactsHash, hash), isNull(standards.hiddenAt)))
    .orderBy(asc(snapshots.createdAt), asc(snapshots.id));
}
