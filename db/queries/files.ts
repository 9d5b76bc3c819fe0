import { eq } from 'drizzle-orm';
import type { Tx } from '../store';

export type FileRow = Tx['tables']['files']['$inferSelect'];

/** Keeps an upload under its hash; the same bytes are kept once, under the name of who brought them first. */
export async function insertFile(tx: Tx, file: FileRow): Promise<void> {
  await tx.db.insert(tx.tables.files).values(file).onConflictDoNothing();
}

export async function findFile(tx: Tx, hash: string): Promise<FileRow | undefined> {
  const { files } = tx.tables;
  const [row] = await tx.db.select().from(files).where(eq(files.hash, hash));
  return row;
}
