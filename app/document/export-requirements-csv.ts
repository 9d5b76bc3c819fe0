import type { ExportFacts } from './export/export-types';
import type { DocumentJson } from './json';
import { requirementsOf } from './requirements';
import { LEVEL_LABELS } from './shape';

const HEADER = ['Reference', 'Level', 'Text', 'Clause', 'Clause title', 'Address'];

/** The requirements of a text as CSV (RFC 4180, UTF-8 with a mark for spreadsheets), in reading order. */
export function exportRequirementsCsv(content: DocumentJson, { source }: ExportFacts): string {
  const rows = requirementsOf(content).map((one) => [
    one.ref ?? '',
    one.level === null ? '' : LEVEL_LABELS[one.level],
    one.text,
    one.clauseNumber,
    one.clauseTitle,
    `${source}#${one.id}`,
  ]);
  return `\ufeff${[HEADER, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

/** A spreadsheet runs a cell that begins like a formula; an apostrophe in front makes it words. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
