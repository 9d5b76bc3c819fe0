import type { XmlElement } from '../import/archive/xml-reader';
import { childOf, childrenOf } from '../import/archive/xml-tree';

/** Formats of numbers that every workbook has without naming them, and that show days or times. */
const BUILT_IN = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Day 0 as it is counted from March 1900 on: the calendar of spreadsheets has a 29 February 1900. */
const FROM_1900 = Date.UTC(1899, 11, 30);
const FROM_1904 = Date.UTC(1904, 0, 1);
/** The calendar of spreadsheets ends with the year 9999. */
const AFTER_LAST_DAY = Date.UTC(10_000, 0, 1);
/** Half a second, by which a minute may be missed in a number with few digits, in minutes. */
const MISSED = 0.5 / 60;
/** The minutes of a day. */
const DAY = 1440;

/** Which looks of cells, by their place in the styles of a workbook, show a number as a date. */
export function dateLooks(styles: XmlElement | null): ReadonlySet<number> {
  if (styles === null) return new Set();
  const own = new Map(
    childrenOf(childOf(styles, 'numFmts'), 'numFmt').map((one) => [
      Number(one.attributes.get('numFmtId')),
      one.attributes.get('formatCode') ?? '',
    ]),
  );
  const looks = childrenOf(childOf(styles, 'cellXfs'), 'xf').map((xf) =>
    Number(xf.attributes.get('numFmtId')),
  );
  return new Set(looks.flatMap((id, at) => (isDate(own.get(id), id) ? [at] : [])));
}

function isDate(format: string | undefined, id: number): boolean {
  if (format === undefined) return BUILT_IN(id);
  // Words in quotes, colours and currencies in brackets, and single characters after a stroke are not codes.
  const codes = format.replace(/"[^"]*"|\[(?![hms]+\])[^\]]*\]|\\./gi, '');
  return /[dyhm]/i.test(codes) && !/general/i.test(codes);
}

/** Whether the days of a workbook are counted from 1904 on. */
export function countsFrom1904(workbook: XmlElement): boolean {
  return ['1', 'true'].includes(childOf(workbook, 'workbookPr')?.attributes.get('date1904') ?? '');
}

/**
 * The day that a number counts to, such as 2026-05-05, with its time where it has one; below 1 the time alone, and the
 * number itself where no spreadsheet has a day for it.
 */
export function dayOfNumber(value: number, from1904: boolean): string {
  // A minute that has begun is shown, as spreadsheets do: the last one of a day is not the next day.
  const begun = Math.floor(value * DAY + MISSED);
  const minutes = value < 1 ? Math.min(begun, DAY - 1) : begun;
  const at = (from1904 ? FROM_1904 : FROM_1900) + minutes * 60_000;
  if (value < 0 || at >= AFTER_LAST_DAY) return String(value);
  const words = new Date(at).toISOString();
  if (value < 1) return words.slice(11, 16);
  return minutes % DAY === 0 ? words.slice(0, 10) : `${words.slice(0, 10)} ${words.slice(11, 16)}`;
}
