import type { StoredSheetRow } from '../../../db/schema/comment-sheets';
import type { SheetBook } from '../../document/sheet/sheet-types';
import { contentInWords, DISPOSITION_LABELS, HOW_DECIDED_LABELS } from '../../domain/labels/comments';
import { IMPACT_LABELS } from '../../domain/labels/standards';
import { dayInWords } from '../../domain/london-time';
import { csvCell } from '../ballots/ballot-csv';
import { revisionWords } from '../comments/applied-revision-words';
import { commentName } from '../comments/comment-address';
import type { ReportLine } from '../comments/view-disposition-report.server';
import { SHEET_COLUMNS, TYPE_LETTERS } from './sheet-columns';

/** Our own number stands behind the columns that the sheet of comments has. */
const NUMBER = { title: 'Number', width: 9 };

/** The disposition report in the layout of ISO's comment table, as comma-separated values. */
export function isoCsv(lines: readonly ReportLine[]): string {
  const head = [...SHEET_COLUMNS, NUMBER].map(({ title }) => title);
  return `${[head, ...isoRows(lines)].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** The same as a workbook, set up to be printed. */
export function isoBook(title: string, lines: readonly ReportLine[]): SheetBook {
  const columns = [...SHEET_COLUMNS, NUMBER].map(({ title: head, width }) => ({ title: head, width }));
  return { title, pages: [{ name: 'Comments', columns, rows: isoRows(lines) }] };
}

function isoRows(lines: readonly ReportLine[]): readonly (readonly string[])[] {
  return lines.map((line) => {
    const cells = rowOf(line);
    return [...SHEET_COLUMNS.map(({ key }) => cells[key]), line.name];
  });
}

function rowOf(line: ReportLine): StoredSheetRow {
  const { saidElsewhere: there, place } = line;
  return {
    organisation: line.author.organisation ?? '',
    line: there?.line ?? '',
    clause: place.clauseNumber || place.clause,
    passage: there?.passage || [place.requirement, line.quote].filter(Boolean).join(': '),
    type: TYPE_LETTERS[line.type],
    comment: line.body,
    change: line.proposedWording,
    observations: observationsOf(line),
    blocking: line.blocking ? line.blockingReason || 'yes' : '',
    commenter: line.author.name,
    reference: there?.reference ?? '',
  };
}

/** What became of a comment, in sentences: everything that was recorded about it. */
function observationsOf(line: ReportLine): string {
  const recorded = line.recordedBy === null ? '' : `Recorded by ${line.recordedBy} of the Secretariat.`;
  const there = line.saidElsewhere?.observations ?? '';
  const observed = there === '' ? '' : `Observation in the sheet: ${there}`;
  if (line.disposition === null) return [recorded, observed].filter(Boolean).join('\n');
  const { reason, duplicateOf, impact, howDecided, count, decidedAt, appliedIn, appliedBy, content } = line;
  const by = appliedBy.length === 0 ? '' : ` by ${appliedBy.map(({ name }) => name).join(', ')}`;
  return [
    recorded,
    `${DISPOSITION_LABELS[line.disposition]}.`,
    reason,
    duplicateOf === null ? '' : `Repeats ${commentName(duplicateOf)}.`,
    impact === null ? '' : `Impact: ${IMPACT_LABELS[impact]}.`,
    howDecided === null
      ? ''
      : `Decided ${lowerFirst(HOW_DECIDED_LABELS[howDecided])}${decidedAt === null ? '' : ` on ${dayInWords(decidedAt)}`}.`,
    count === null ? '' : `Count: ${count.yes} for, ${count.no} against.`,
    appliedIn === null ? '' : `Applied in ${revisionWords(appliedIn)}${by}.`,
    content === null ? '' : `Commenter: ${contentInWords(content, line.recordedBy)}.`,
    observed,
  ]
    .filter(Boolean)
    .join('\n');
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
