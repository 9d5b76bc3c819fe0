import { TextError } from '../text-error';
import { readCsv } from './read-csv';
import { readWorkbook } from './read-workbook';
import { MOST_SHEET_BYTES, type SheetKind, type SheetTable } from './sheet-types';

/** The rows of a spreadsheet file of either kind. @throws TextError */
export function readSheet(bytes: Uint8Array, kind: SheetKind): SheetTable {
  if (bytes.length > MOST_SHEET_BYTES) throw new TextError('too-large', 'The sheet is too large.');
  return kind === 'csv' ? readCsv(bytes) : readWorkbook(bytes);
}
