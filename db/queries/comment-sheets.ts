import { and, asc, eq, inArray, isNull, lt } from 'drizzle-orm';
import type { StoredSheetCells } from '../schema/comment-sheets';
import type { Tx } from '../store';

export type CommentSheetRow = Tx['tables']['commentSheets']['$inferSelect'];

/** Rows that one statement writes: engines bound how many values it may have. */
const AT_ONCE = 100;

export async function insertSheet(
  tx: Tx,
  sheet: Tx['tables']['commentSheets']['$inferInsert'],
  rows: readonly { readonly row: number; readonly cells: StoredSheetCells }[],
): Promise<void> {
  const { commentSheets, commentSheetRows } = tx.tables;
  await tx.db.insert(commentSheets).values(sheet);
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const part = rows.slice(from, from + AT_ONCE);
    await tx.db.insert(commentSheetRows).values(part.map((one) => ({ sheetId: sheet.id, ...one })));
  }
}

export async function findSheet(tx: Tx, id: string): Promise<CommentSheetRow | undefined> {
  const { commentSheets } = tx.tables;
  const [row] = await tx.db.select().from(commentSheets).where(eq(commentSheets.id, id));
  return row;
}

/** The rows of a sheet in their order, each with the number of the comment that it became. */
export async function listSheetRows(tx: Tx, sheetId: string) {
  const { commentSheetRows, comments } = tx.tables;
  return await tx.db
    .select({ row: commentSheetRows.row, cells: commentSheetRows.cells, postedAs: comments.number })
    .from(commentSheetRows)
    .leftJoin(comments, eq(comments.id, commentSheetRows.commentId))
    .where(eq(commentSheetRows.sheetId, sheetId))
    .orderBy(asc(commentSheetRows.row));
}

/** Corrects a row that is not posted yet; false when it is, or is not there. */
export async function changeSheetRow(
  tx: Tx,
  sheetId: string,
  row: number,
  cells: StoredSheetCells,
): Promise<boolean> {
  const { commentSheetRows } = tx.tables;
  const changed = await tx.db
    .update(commentSheetRows)
    .set({ cells })
    .where(
      and(
        eq(commentSheetRows.sheetId, sheetId),
        eq(commentSheetRows.row, row),
        isNull(commentSheetRows.commentId),
      ),
    )
    .returning({ row: commentSheetRows.row });
  return changed.length > 0;
}

/** Marks a row as posted; false when somebody posted it first. */
export async function markRowPosted(
  tx: Tx,
  sheetId: string,
  row: number,
  commentId: string,
): Promise<boolean> {
  const { commentSheetRows } = tx.tables;
  const marked = await tx.db
    .update(commentSheetRows)
    .set({ commentId })
    .where(
      and(
        eq(commentSheetRows.sheetId, sheetId),
        eq(commentSheetRows.row, row),
        isNull(commentSheetRows.commentId),
      ),
    )
    .returning({ row: commentSheetRows.row });
  return marked.length > 0;
}

/** Takes sheets away with their rows; the comments that they became stay. */
export async function deleteSheets(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { commentSheets, commentSheetRows } = tx.tables;
  await tx.db.delete(commentSheetRows).where(inArray(commentSheetRows.sheetId, [...ids]));
  await tx.db.delete(commentSheets).where(inArray(commentSheets.id, [...ids]));
}

export async function listSheetsBefore(tx: Tx, moment: Date): Promise<readonly string[]> {
  const { commentSheets } = tx.tables;
  const rows = await tx.db
    .select({ id: commentSheets.id })
    .from(commentSheets)
    .where(lt(commentSheets.createdAt, moment));
  return rows.map(({ id }) => id);
}

/** What this person wrote on a version: numbers and words, by which a row is known that was posted before. */
export async function listOwnWords(tx: Tx, versionId: string, authorId: string) {
  const { comments } = tx.tables;
  return await tx.db
    .select({ number: comments.number, body: comments.body, elsewhere: comments.elsewhere })
    .from(comments)
    .where(
      and(eq(comments.versionId, versionId), eq(comments.authorId, authorId), isNull(comments.removedAt)),
    );
}
