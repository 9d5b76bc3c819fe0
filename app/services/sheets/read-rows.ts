import type { StoredSheetRow } from '../../../db/schema/comment-sheets';
import type { SheetTable } from '../../document/sheet/sheet-types';
import { EMPTY_ROW, SHEET_COLUMNS } from './sheet-columns';

export interface ReadRow {
  readonly row: number;
  readonly cells: StoredSheetRow;
}

/** What a table holds: its rows of comments, or why none can be found in it. */
export type RowsReading =
  | { readonly ok: true; readonly rows: readonly ReadRow[] }
  | { readonly ok: false; readonly fault: string };

/** The head stands near the top; above it templates have a title and a date. */
const HEAD_WITHIN = 15;
/** More comments than this in one file are no discussion of a text. */
const MOST_COMMENTS = 1000;

/** Columns whose words make a row one of comments; a clause alone is a row of the template that nobody filled in. */
const WRITTEN = ['comment', 'change', 'observations', 'blocking'] as const;

/** The rows of comments in a table, found by the words of its head. */
export function readRows({ rows }: SheetTable): RowsReading {
  const heads = rows.slice(0, HEAD_WITHIN).map(({ cells }) => columnsOf(cells));
  const at = heads.findIndex(
    (columns) => columns.has('comment') && (columns.has('clause') || columns.has('type')),
  );
  const columns = heads[at];
  if (columns === undefined) {
    const needed = SHEET_COLUMNS.slice(0, 8).map(({ title }) => `“${title}”`);
    return {
      ok: false,
      fault: `The first ${HEAD_WITHIN} rows hold no head with “Comments” and “Clause/Subclause”. Begin with the template, whose columns are ${needed.join(', ')}.`,
    };
  }
  const found = rows
    .slice(at + 1)
    .map(({ row, cells }) => ({ row, cells: cellsOf(cells, columns) }))
    .filter(({ cells }) => WRITTEN.some((key) => cells[key] !== ''));
  if (found.length === 0) {
    return {
      ok: false,
      fault: 'No row holds a comment. Write one in the column “Comments”, save the file and choose it again.',
    };
  }
  if (found.length > MOST_COMMENTS) {
    return {
      ok: false,
      fault: `The sheet holds ${found.length.toLocaleString('en-GB')} comments; ${MOST_COMMENTS.toLocaleString('en-GB')} are taken at once. Split it into parts.`,
    };
  }
  return { ok: true, rows: found };
}

function columnsOf(cells: readonly string[]): ReadonlyMap<keyof StoredSheetRow, number> {
  const columns = new Map<keyof StoredSheetRow, number>();
  cells.forEach((cell, place) => {
    const words = cell.replace(/\s+/g, ' ').trim().toLowerCase();
    const column = SHEET_COLUMNS.find(({ key, known }) => !columns.has(key) && known.test(words));
    if (column !== undefined) columns.set(column.key, place);
  });
  return columns;
}

function cellsOf(
  cells: readonly string[],
  columns: ReadonlyMap<keyof StoredSheetRow, number>,
): StoredSheetRow {
  const read = { ...EMPTY_ROW };
  for (const [key, place] of columns) read[key] = (cells[place] ?? '').replace(/\r\n?/g, '\n').trim();
  return read;
}
