/** The kinds of spreadsheet file that are read and written. */
export const SHEET_KINDS = ['xlsx', 'csv'] as const;
export type SheetKind = (typeof SHEET_KINDS)[number];

/** What a file holds, as text: a formula is read as the value it last had. */
export interface SheetTable {
  readonly rows: readonly SheetTableRow[];
}

export interface SheetTableRow {
  /** As spreadsheet programs count it, from 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** One page of a workbook to be written. */
export interface SheetPage {
  readonly name: string;
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly string[])[];
}

export interface SheetBook {
  readonly title: string;
  readonly pages: readonly SheetPage[];
}

/** Largest sheet that is read; what lies beyond is refused and never cut off in silence. */
export const MOST_ROWS = 5_000;
export const MOST_COLUMNS = 64;
export const MOST_SHEET_BYTES = 5 * 1024 * 1024;
