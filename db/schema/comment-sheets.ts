import type { Columns } from '../columns';
import type { organisationTables } from './organisations';
import type { peopleTables } from './people';
import type { standardTables } from './standards';

type Before = ReturnType<typeof peopleTables> &
  ReturnType<typeof organisationTables> &
  ReturnType<typeof standardTables>;

/** A row of a sheet as it was typed, column by column. */
export interface StoredSheetRow {
  readonly organisation: string;
  readonly line: string;
  readonly clause: string;
  readonly passage: string;
  readonly type: string;
  readonly comment: string;
  readonly change: string;
  /** Why it blocks; '' for one that does not. */
  readonly blocking: string;
  readonly observations: string;
  readonly commenter: string;
  readonly reference: string;
}

/** The same with the heads of columns that nobody here knew, where the row has words in them: those stay behind. */
export interface StoredSheetCells extends StoredSheetRow {
  readonly leftOut?: readonly string[];
}

/** Sheets of comments that were written elsewhere, kept from their upload until their rows are posted. */
export function commentSheetTables(c: Columns, { people, organisations, versions }: Before) {
  const commentSheets = c.table(
    'comment_sheets',
    {
      id: c.text('id').primaryKey(),
      versionId: c
        .text('version_id')
        .notNull()
        .references(() => versions.id),
      personId: c
        .text('person_id')
        .notNull()
        .references(() => people.id),
      organisationId: c.text('organisation_id').references(() => organisations.id),
      /** Brought in by the Secretariat for those whom its rows name. */
      forOthers: c.bool('for_others').notNull(),
      fileName: c.text('file_name').notNull(),
      createdAt: c.time('created_at').notNull(),
    },
    (t) => [
      c.index('comment_sheets_person').on(t.personId),
      c.index('comment_sheets_created').on(t.createdAt),
    ],
  );

  const commentSheetRows = c.table(
    'comment_sheet_rows',
    {
      sheetId: c
        .text('sheet_id')
        .notNull()
        .references(() => commentSheets.id),
      /** Its number in the file, as spreadsheet programs count it. */
      row: c.int('row').notNull(),
      cells: c.json<StoredSheetCells>('cells').notNull(),
      /** The comment that it became; null until it is posted. */
      commentId: c.text('comment_id'),
    },
    (t) => [c.primaryKey({ columns: [t.sheetId, t.row] })],
  );

  return { commentSheets, commentSheetRows };
}
