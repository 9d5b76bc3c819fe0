import { and, eq, inArray, isNotNull, lt } from 'drizzle-orm';
import type { Tx } from '../store';

export type FileRow = Tx['tables']['files']['$inferSelect'];

/** Keeps an upload under its hash; the same bytes are kept once, under the name of who brought them first. */
export async function insertFile(tx: Tx, file: Omit<FileRow, 'keptUntil'>): Promise<void> {
  const { files } = tx.tables;
  await tx.db
    .insert(files)
    .values({ ...file, keptUntil: null })
    .onConflictDoUpdate({ target: files.hash, set: { keptUntil: null } });
}

/** Keeps an upload until a day, or for longer where it is kept for longer already. */
export async function lendFile(tx: Tx, file: FileRow & { readonly keptUntil: Date }): Promise<void> {
  const { files } = tx.tables;
  const added = await tx.db.insert(files).values(file).onConflictDoNothing().returning({ hash: files.hash });
  if (added.length > 0) return;
  await tx.db
    .update(files)
    .set({ keptUntil: file.keptUntil })
    .where(and(eq(files.hash, file.hash), lt(files.keptUntil, file.keptUntil)));
}

/** Keeps files that were lent for good. */
export async function keepFiles(tx: Tx, hashes: readonly string[]): Promise<void> {
  const { files } = tx.tables;
  await tx.db
    .update(files)
    .set({ keptUntil: null })
    .where(inArray(files.hash, [...hashes]));
}

/** Forgets the files whose day has come. */
export async function deleteFilesRunOut(tx: Tx, now: Date): Promise<void> {
  const { files } = tx.tables;
  await tx.db.delete(files).where(and(isNotNull(files.keptUntil), lt(files.keptUntil, now)));
}

export async function findFile(tx: Tx, hash: string): Promise<FileRow | undefined> {
  const { files } = tx.tables;
  const [row] = await tx.db.select().from(files).where(eq(files.hash, hash));
  return row;
}
