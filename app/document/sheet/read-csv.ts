import { TextError } from '../text-error';
import { MOST_COLUMNS, MOST_ROWS, type SheetTable, type SheetTableRow } from './sheet-types';

/**
 * Reads comma-separated values as spreadsheet programs write them: with commas, semicolons or tabs, in UTF-8,
 * UTF-16 or the Windows code page, with quoted cells of several lines.
 *
 * @throws TextError `bad-input` for a quote that never ends, `holds-nul`, `too-large`
 */
export function readCsv(bytes: Uint8Array): SheetTable {
  const text = decode(bytes);
  if (text.includes('\0')) throw new TextError('holds-nul', 'The file holds characters that no text has.');
  const comma = separatorOf(text);
  const rows: SheetTableRow[] = [];
  let cells: string[] = [];
  let at = 0;
  let row = 1;
  const endRow = () => {
    if (cells.some((cell) => cell !== '')) rows.push({ row, cells: cells.map(withoutGuard) });
    if (rows.length > MOST_ROWS) throw tooLarge();
    cells = [];
    row += 1;
  };
  while (at < text.length) {
    const [cell, next] = readCell(text, at, comma);
    cells.push(cell);
    if (cells.length > MOST_COLUMNS) throw tooLarge();
    at = next;
    if (text[at] === comma) {
      at += 1;
      if (at === text.length) cells.push('');
      continue;
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    endRow();
  }
  if (cells.length > 0) endRow();
  return { rows };
}

/** The cell that begins at a place, and the place after it. */
function readCell(text: string, from: number, comma: string): readonly [string, number] {
  if (text[from] !== '"') {
    let at = from;
    while (at < text.length && text[at] !== comma && text[at] !== '\n' && text[at] !== '\r') at += 1;
    return [text.slice(from, at), at];
  }
  let at = from + 1;
  let cell = '';
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) throw new TextError('bad-input', 'A quoted cell never ends.');
    cell += text.slice(at, quote);
    at = quote + 1;
    if (text[at] !== '"') break;
    cell += '"';
    at += 1;
  }
  // Words after the closing quote belong to the cell all the same: nothing is dropped.
  const [rest, next] = text[at] === '"' ? ['', at] : readPlain(text, at, comma);
  return [cell + rest, next];
}

function readPlain(text: string, from: number, comma: string): readonly [string, number] {
  let at = from;
  while (at < text.length && text[at] !== comma && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return [text.slice(from, at), at];
}

/** The one of the usual separators that stands most often in the first line, outside of quotes. */
function separatorOf(text: string): string {
  const [line = ''] = text.replace(/"[^"]*"/g, '').split(/\r?\n/, 1);
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: line.split(mark).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).mark;
}

/** The sign that keeps a spreadsheet from taking a cell for a formula is no part of what it says. */
function withoutGuard(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fromWindows(bytes);
  }
}

/** What stands in the places from 0x80 to 0x9f in the code page of Windows. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Node's decoder of this code page takes it for Latin-1 where curly quotes and dashes stand. */
function fromWindows(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (character) => WINDOWS[character.charCodeAt(0) - 0x80] ?? character);
}

function tooLarge(): TextError {
  return new TextError('too-large', `The sheet has more than ${MOST_ROWS} rows or ${MOST_COLUMNS} columns.`);
}
