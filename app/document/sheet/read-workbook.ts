import { readXml, type XmlElement } from '../import/archive/xml-reader';
import { allBelow, childOf, childrenOf, elementsIn, textOf } from '../import/archive/xml-tree';
import { openZip, type ZipParts } from '../import/archive/zip-reader';
import { TextError } from '../text-error';
import { countsFrom1904, dateLooks, dayOfNumber } from './cell-dates';
import { MOST_COLUMNS, MOST_ROWS, type SheetTable, type SheetTableRow } from './sheet-types';

const MOST_PART_BYTES = 32 * 1024 * 1024;

/**
 * Reads the first page of an .xlsx workbook that a stranger sent. Formulas are not worked out: their last value is
 * read, and nothing outside of the file is followed.
 *
 * @throws TextError `bad-input`, `too-large`, `archive-unsafe`, `holds-macros`
 */
export function readWorkbook(bytes: Uint8Array): SheetTable {
  const parts = openZip(bytes);
  if (parts.names.some((name) => /vbaProject\.bin$/i.test(name))) {
    throw new TextError('holds-macros', 'The workbook holds macros.');
  }
  const workbook = readPart(parts, 'xl/workbook.xml');
  if (workbook === null) throw new TextError('bad-input', 'The file is not a workbook.');
  const page = readPart(parts, firstPage(parts, workbook));
  if (page === null) throw new TextError('bad-input', 'The workbook has no page.');
  const book: Book = {
    shared: sharedTexts(readPart(parts, 'xl/sharedStrings.xml')),
    dates: dateLooks(readPart(parts, 'xl/styles.xml')),
    from1904: countsFrom1904(workbook),
  };
  const rows: SheetTableRow[] = [];
  let counted = 0;
  for (const row of childrenOf(childOf(page, 'sheetData'), 'row')) {
    const number = Number(row.attributes.get('r') ?? counted + 1);
    counted = Number.isInteger(number) && number > counted ? number : counted + 1;
    const cells = cellsOf(row, book);
    if (cells.every((cell) => cell === '')) continue;
    rows.push({ row: counted, cells });
    if (rows.length > MOST_ROWS) throw tooLarge();
  }
  return { rows };
}

/** What the cells of a workbook share. */
interface Book {
  readonly shared: readonly string[];
  /** Looks of cells that show a number as a date. */
  readonly dates: ReadonlySet<number>;
  readonly from1904: boolean;
}

function readPart(parts: ZipParts, name: string): XmlElement | null {
  const bytes = parts.read(name, MOST_PART_BYTES);
  return bytes === null ? null : readXml(bytes);
}

/** The part that holds the first page, which is named by a relation of the workbook. */
function firstPage(parts: ZipParts, workbook: XmlElement): string {
  const [first] = childrenOf(childOf(workbook, 'sheets'), 'sheet');
  const id = first?.attributes.get('r:id');
  const relations = readPart(parts, 'xl/_rels/workbook.xml.rels');
  const found = relations && elementsIn(relations).find((one) => one.attributes.get('Id') === id);
  const target = found?.attributes.get('Target') ?? 'worksheets/sheet1.xml';
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

function sharedTexts(part: XmlElement | null): readonly string[] {
  return part === null ? [] : childrenOf(part, 'si').map(richText);
}

/** The words of a text that may be cut into pieces by its looks; readings for pronunciation are not among them. */
function richText(item: XmlElement): string {
  const plain = childrenOf(item, 't').map(textOf).join('');
  return (
    plain +
    childrenOf(item, 'r')
      .flatMap((run) => allBelow(run, 't'))
      .map(textOf)
      .join('')
  );
}

function cellsOf(row: XmlElement, book: Book): readonly string[] {
  const cells: string[] = [];
  for (const cell of childrenOf(row, 'c')) {
    const at = columnOf(cell.attributes.get('r')) ?? cells.length;
    const words = wordsOf(cell, book);
    // Cells beyond the last column that is read are allowed to be empty, as formatting leaves them.
    if (at >= MOST_COLUMNS) {
      if (words !== '') throw tooLarge();
      continue;
    }
    while (cells.length < at) cells.push('');
    cells[at] = words;
  }
  return cells;
}

function wordsOf(cell: XmlElement, { shared, dates, from1904 }: Book): string {
  const value = childOf(cell, 'v');
  const text = value === undefined ? '' : textOf(value);
  const type = cell.attributes.get('t') ?? 'n';
  if (type === 's') return withoutCodes(shared[Number(text)] ?? '');
  if (type === 'inlineStr') {
    const inline = childOf(cell, 'is');
    return inline === undefined ? '' : withoutCodes(richText(inline));
  }
  if (type === 'b') return text === '1' ? 'yes' : 'no';
  const looks = Number(cell.attributes.get('s') ?? Number.NaN);
  if (type === 'n' && text !== '' && Number.isFinite(Number(text)) && dates.has(looks)) {
    return dayOfNumber(Number(text), from1904);
  }
  // A clause typed as 3.1 is kept as a number, of which some programs write 3.1000000000000001.
  if (type === 'n' && text !== '' && Number.isFinite(Number(text)))
    return String(Number(Number(text).toPrecision(15)));
  return withoutCodes(text);
}

/** `C7` is column 2; null where a cell does not say where it stands. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(reference ?? '')?.[0];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** `_x000D_` stands for a character that XML cannot hold. */
function withoutCodes(text: string): string {
  return text.replace(/_x([0-9A-F]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function tooLarge(): TextError {
  return new TextError('too-large', `The sheet has more than ${MOST_ROWS} rows or ${MOST_COLUMNS} columns.`);
}
