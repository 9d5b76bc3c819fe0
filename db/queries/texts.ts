import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '../store';
import type { SnapshotKind } from '../words';

export type TextRow = Tx['tables']['texts']['$inferSelect'];
export type SnapshotRow = Tx['tables']['snapshots']['$inferSelect'];

/** Keeps a frozen text; the same text frozen again is kept once. */
export async function insertText(tx: Tx, text: Tx['tables']['texts']['$inferInsert']): Promise<void> {
  await tx.db.insert(tx.tables.texts).values(text).onConflictDoNothing();
}

export async function findText(tx: Tx, hash: string): Promise<TextRow | undefined> {
  const { texts } = tx.tables;
  const [row] = await tx.db.select().from(texts).where(eq(texts.hash, hash));
  return row;
}

/** What was made of a frozen text to be shown, without the text itself. */
export async function findShown(tx: Tx, hash: string) {
  const { html, outline, requirements, findings, words } = tx.tables.texts;
  const { texts } = tx.tables;
  const [row] = await tx.db
    .select({ html, outline, requirements, findings, words })
    .from(texts)
    .where(eq(texts.hash, hash));
  return row;
}

/** The hashes of all frozen texts, oldest first. */
export async function listTextHashes(tx: Tx): Promise<string[]> {
  const { texts } = tx.tables;
  const rows = await tx.db
    .select({ hash: texts.hash })
    .from(texts)
    .orderBy(asc(texts.createdAt), asc(texts.hash));
  return rows.map(({ hash }) => hash);
}

/** The canonical JSON alone, for comparing and restoring. */
export async function findCanonical(tx: Tx, hash: string): Promise<string | undefined> {
  const { texts } = tx.tables;
  const [row] = await tx.db.select({ canonical: texts.canonical }).from(texts).where(eq(texts.hash, hash));
  return row?.canonical;
}

/** Outline and requirements without the text itself, for lists and for "where did this clause go". */
export async function findTextFacts(tx: Tx, hash: string) {
  const { texts } = tx.tables;
  const [row] = await tx.db
    .select({
      hash: texts.hash,
      outline: texts.outline,
      requirements: texts.requirements,
      findings: texts.findings,
      words: texts.words,
    })
    .from(texts)
    .where(eq(texts.hash, hash));
  return row;
}

export async function insertSnapshot(tx: Tx, snapshot: SnapshotRow): Promise<void> {
  await tx.db.insert(tx.tables.snapshots).values(snapshot);
}

export async function findSnapshot(tx: Tx, id: string): Promise<SnapshotRow | undefined> {
  const { snapshots } = tx.tables;
  const [row] = await tx.db.select().from(snapshots).where(eq(snapshots.id, id));
  return row;
}

/** Snapshots of these versions, newest first, without their texts. */
export async function listSnapshots(tx: Tx, versionIds: readonly string[]) {
  if (versionIds.length === 0) return [];
  const { snapshots, texts, people } = tx.tables;
  return await tx.db
    .select({
      id: snapshots.id,
      versionId: snapshots.versionId,
      documentId: snapshots.documentId,
      hash: snapshots.hash,
      kind: snapshots.kind,
      name: snapshots.name,
      createdAt: snapshots.createdAt,
      createdByName: people.name,
      words: texts.words,
    })
    .from(snapshots)
    .innerJoin(texts, eq(texts.hash, snapshots.hash))
    .leftJoin(people, eq(people.id, snapshots.createdBy))
    .where(inArray(snapshots.versionId, [...versionIds]))
    .orderBy(desc(snapshots.createdAt), desc(snapshots.id));
}

/** Snapshots of these versions that somebody took on purpose, newest first. */
export async function listMilestones(tx: Tx, versionIds: readonly string[]) {
  return (await listSnapshots(tx, versionIds)).filter(({ kind }) => kind !== 'automatic');
}

/** The newest snapshot of one kind; undefined when there is none. */
export async function latestSnapshot(
  tx: Tx,
  versionId: string,
  kinds: readonly SnapshotKind[],
): Promise<SnapshotRow | undefined> {
  const { snapshots } = tx.tables;
  const [row] = await tx.db
    .select()
    .from(snapshots)
    .where(and(eq(snapshots.versionId, versionId), inArray(snapshots.kind, [...kinds])))
    .orderBy(desc(snapshots.createdAt), desc(snapshots.id))
    .limit(1);
  return row;
}

/** Where a text was frozen, in standards that readers may see; oldest first. */
export async function listOccasions(tx: Tx, hash: string) {
  const { snapshots, versions, standards } = tx.tables;
  return await tx.db
    .select({
      snapshotId: snapshots.id,
      kind: snapshots.kind,
      name: snapshots.name,
      artefactsHash: snapshots.artefactsHash,
      createdAt: snapshots.createdAt,
      versionId: versions.id,
      number: versions.number,
      state: versions.state,
      reference: standards.reference,
      standardId: standards.id,
      title: standards.title,
    })
    .from(snapshots)
    .innerJoin(versions, eq(versions.id, snapshots.versionId))
    .innerJoin(standards, eq(standards.id, versions.standardId))
    .where(and(eq(snapshots.hash, hash), isNull(standards.hiddenAt)))
    .orderBy(asc(snapshots.createdAt), asc(snapshots.id));
}
