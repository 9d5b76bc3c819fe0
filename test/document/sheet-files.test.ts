import ExcelJS from 'exceljs';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../app/document/sheet/read-csv';
import { readSheet } from '../../app/document/sheet/read-sheet';
import { readWorkbook } from '../../app/document/sheet/read-workbook';
import { writeWorkbook } from '../../app/document/sheet/write-workbook';

const bytes = (text: string) => new TextEncoder().encode(text);
const cellsOf = (text: string) => readCsv(bytes(text)).rows.map(({ cells }) => cells);

/** A workbook as another program writes it. */
async function made(fill: (sheet: ExcelJS.Worksheet) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('Table'));
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** A workbook put together by hand, from its parts. */
function parts(entries: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(entries).map(([name, text]) => [name, bytes(text)])));
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const WORKBOOK = `<workbook xmlns="${MAIN}"><sheets><sheet name="a" sheetId="1"/></sheets></workbook>`;
const withSheet = (data: string, more: Readonly<Record<string, string>> = {}) =>
  parts({
    'xl/workbook.xml': WORKBOOK,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData></worksheet>`,
    ...more,
  });

describe('dates in the cells of a workbook', () => {
  const cells = async (format: string, value: number | Date) =>
    readWorkbook(
      await made((sheet) => {
        sheet.getCell('A1').value = value;
        sheet.getCell('A1').numFmt = format;
      }),
    ).rows[0]?.cells;

  it.each([
    ['a day of Britain', 'dd/mm/yyyy', new Date('2026-05-05T00:00:00Z'), '2026-05-05'],
    ['a day with its hour', 'yyyy-mm-dd hh:mm', new Date('2026-05-05T14:30:00Z'), '2026-05-05 14:30'],
    ['an hour alone', 'hh:mm', 0.5, '12:00'],
    ['midnight', 'hh:mm', 0, '00:00'],
    ['the last minute of a day', 'yyyy-mm-dd hh:mm', 46147.9999, '2026-05-05 23:59'],
    ['the last minute alone', 'hh:mm', 0.9999, '23:59'],
    ['the last moment alone', 'hh:mm', 0.9999999, '23:59'],
    ['the last minute of the calendar', 'yyyy-mm-dd hh:mm', 2_958_465.9999, '9999-12-31 23:59'],
    ['an hour in few digits', 'yyyy-mm-dd hh:mm', 46147.604166, '2026-05-05 14:30'],
    ['a minute past half', 'hh:mm', 0.5 + 0.75 / 1440, '12:00'],
    ['the last day that spreadsheets have', 'yyyy-mm-dd', 2_958_465, '9999-12-31'],
    ['what is after it', 'yyyy-mm-dd', 2_958_466, '2958466'],
    ['what is before the first day', 'yyyy-mm-dd', -3, '-3'],
    ['a count, with a word that holds letters of dates', '0 "days"', 46147, '46147'],
    ['a negative in colour', '#,##0;[Red]-#,##0', 46147, '46147'],
    ['a clause', 'General', 3.1, '3.1'],
  ])('reads %s as it looks', async (_, format, value, read) => {
    expect(await cells(format, value)).toEqual([read]);
  });

  it('counts from 1904 where the workbook says so', () => {
    const styles = `<styleSheet xmlns="${MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`;
    const book = WORKBOOK.replace('<sheets>', '<workbookPr date1904="1"/><sheets>');
    const row = '<row r="1"><c r="A1" s="1"><v>44685</v></c><c r="B1" s="0"><v>44685</v></c></row>';
    const read = readWorkbook(withSheet(row, { 'xl/workbook.xml': book, 'xl/styles.xml': styles }));
    expect(read.rows[0]?.cells).toEqual(['2026-05-05', '44685']);
  });
});

describe('comma-separated values', () => {
  it.each([
    ['quoted commas, quotes and lines', 'a,"b, ""c""\nd",e\r\nf', [['a', 'b, "c"\nd', 'e'], ['f']]],
    ['semicolons, as in other countries', 'a;b,c;d\n', [['a', 'b,c', 'd']]],
    ['tabs', 'a\tb\n', [['a', 'b']]],
    ['empty cells at the ends', ',a,\n', [['', 'a', '']]],
    ['words after a closing quote', '"a"b,c', [['ab', 'c']]],
    ['a mark before the text', '\ufeffa,b', [['a', 'b']]],
    ['our own guard against formulas', "'=1+1,'-x,'tis", [['=1+1', '-x', "'tis"]]],
    ['nothing', '', []],
  ])('reads %s', (_, text, rows) => {
    expect(cellsOf(text)).toEqual(rows);
  });

  it('reads what older programs save, and names rows as spreadsheets do', () => {
    expect(readCsv(Uint8Array.of(0x63, 0x61, 0x66, 0xe9, 0x2c, 0x92)).rows[0]?.cells).toEqual(['café', '’']);
    const utf16 = Uint8Array.from([0xff, 0xfe, 0x61, 0, 0x2c, 0, 0x62, 0]);
    expect(readCsv(utf16).rows[0]?.cells).toEqual(['a', 'b']);
    expect(readCsv(bytes('a\n\n\nb\n')).rows.map(({ row }) => row)).toEqual([1, 4]);
  });

  it.each([
    ['a quote that never ends', 'a,"b', 'bad-input'],
    ['a program', 'a\0b', 'holds-nul'],
    ['too many rows', 'a\n'.repeat(5_001), 'too-large'],
    ['too many columns', 'a,'.repeat(70), 'too-large'],
  ])('refuses %s', (_, text, code) => {
    expect(() => readCsv(bytes(text))).toThrow(expect.objectContaining({ code }));
  });
});

describe('workbooks', () => {
  it('reads what another program writes: numbers, rich text, dates, values of formulas', async () => {
    const file = await made((sheet) => {
      sheet.getCell('A1').value = 'Clause';
      sheet.getCell('C2').value = 3.1;
      sheet.getCell('A4').value = { richText: [{ text: 'two ' }, { font: { bold: true }, text: 'words' }] };
      sheet.getCell('B4').value = { formula: '1+1', result: 2 };
      sheet.getCell('C4').value = 'a\nb <c> & "d"';
    });
    expect(readWorkbook(file).rows).toEqual([
      { row: 1, cells: ['Clause'] },
      { row: 2, cells: ['', '', '3.1'] },
      { row: 4, cells: ['two words', '2', 'a\nb <c> & "d"'] },
    ]);
  });

  it('writes what another program reads; what looks like a formula stays words', async () => {
    const cells = [
      '=HYPERLINK("http://evil")',
      '+1',
      '@a',
      '-x',
      'ä\n"b" & <c>',
      '_x0041_',
      'a\u0001b',
      '😀',
    ];
    const columns = cells.map((_, at) => ({ title: `Column ${at}`, width: 10 }));
    const file = writeWorkbook({ title: 'A & B', pages: [{ name: "It's <one>", columns, rows: [cells] }] });
    const book = new ExcelJS.Workbook();
    // Its types ask for the Buffer of an older Node.
    await book.xlsx.load(Buffer.from(file) as never);
    const sheet = book.worksheets[0];
    expect(sheet?.name).toBe("It's <one>");
    for (const at of [1, 2, 3, 4, 5, 8]) {
      const cell = sheet?.getRow(2).getCell(at);
      expect(cell?.type).not.toBe(ExcelJS.ValueType.Formula);
      expect(cell?.value).toBe(cells[at - 1]);
    }
    expect(readWorkbook(file).rows[1]?.cells).toEqual(cells);
  });

  it.each([
    ['no archive at all', bytes('PK but no archive, whatever its first letters say'), 'bad-input'],
    ['an archive of something else', parts({ 'word/document.xml': '<a/>' }), 'bad-input'],
    ['a document type', withSheet('', { 'xl/sharedStrings.xml': '<!DOCTYPE a><sst/>' }), 'archive-unsafe'],
    ['macros', withSheet('', { 'xl/vbaProject.bin': 'x' }), 'holds-macros'],
    ['too many rows', withSheet('<row><c t="str"><v>a</v></c></row>'.repeat(5_001)), 'too-large'],
    ['words far to the right', withSheet('<row><c r="ZZZ1" t="str"><v>a</v></c></row>'), 'too-large'],
    [
      'a bomb',
      zipSync({ 'xl/workbook.xml': bytes(WORKBOOK), 'xl/worksheets/sheet1.xml': new Uint8Array(30_000_000) }),
      'archive-unsafe',
    ],
  ])('refuses %s', (_, file, code) => {
    expect(() => readSheet(file, 'xlsx')).toThrow(expect.objectContaining({ code }));
  });

  it('takes no row numbers and shared texts on trust', () => {
    const rows = '<row r="-3"><c t="s"><v>99</v></c></row><row r="x"><c t="str"><v>a</v></c></row>';
    expect(readWorkbook(withSheet(rows)).rows).toEqual([{ row: 2, cells: ['a'] }]);
  });
});
