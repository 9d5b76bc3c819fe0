import {
  COMMENT_STATE_LABELS,
  COMMENT_TYPE_LABELS,
  CONTENT_ANSWER_LABELS,
  DISPOSITION_LABELS,
  HOW_DECIDED_LABELS,
} from '../../domain/labels/comments';
import { INTEREST_CATEGORY_LABELS } from '../../domain/labels/people';
import { IMPACT_LABELS } from '../../domain/labels/standards';
import { csvCell } from '../ballots/ballot-csv';
import { revisionWords } from './applied-revision-words';
import { commentName } from './comment-address';
import type { CommentEntry } from './comment-entry';
import type { ReportLine } from './view-disposition-report.server';

/** Comments as a table, one row each: what the list shows. */
export function commentsCsv(comments: readonly CommentEntry[], origin: string): string {
  const rows = comments.map((one) => [...wordsOf(one), one.recordedBy ?? '', `${origin}${one.path}`]);
  return table([...WORDS, RECORDED, 'Address'], rows);
}

/** The disposition report as a table: the comments with what became of each. */
export function reportCsv(lines: readonly ReportLine[], origin: string): string {
  const head = [
    ...WORDS,
    'Impact',
    'How decided',
    'Count',
    'Decided on',
    'Applied in',
    'Applied by',
    'Duplicate of',
    'Commenter’s answer',
    RECORDED,
    'Said elsewhere as',
    'Line there',
    'Passage named there',
    'Observation in the sheet',
    'Address',
  ];
  const rows = lines.map((line) => [
    ...wordsOf(line),
    line.impact === null ? '' : IMPACT_LABELS[line.impact],
    line.howDecided === null ? '' : HOW_DECIDED_LABELS[line.howDecided],
    line.count === null ? '' : `${line.count.yes} for, ${line.count.no} against`,
    line.decidedAt === null ? '' : line.decidedAt.toISOString().slice(0, 10),
    line.appliedIn === null ? '' : revisionWords(line.appliedIn),
    line.appliedBy.map(({ name }) => name).join(' '),
    line.duplicateOf === null ? '' : commentName(line.duplicateOf),
    line.content === null ? '' : CONTENT_ANSWER_LABELS[line.content],
    line.recordedBy ?? '',
    line.saidElsewhere?.reference ?? '',
    line.saidElsewhere?.line ?? '',
    line.saidElsewhere?.passage ?? '',
    line.saidElsewhere?.observations ?? '',
    `${origin}${line.path}`,
  ]);
  return table(head, rows);
}

const RECORDED = 'Recorded by the Secretariat';

const WORDS = [
  'Number',
  'Version',
  'Clause',
  'Requirement',
  'Words commented on',
  'Type',
  'Blocking',
  'Reason for blocking',
  'Late',
  'Commenter',
  'Organisation',
  'Interest category',
  'Comment',
  'Proposed wording',
  'State',
  'Decision',
  'Reason',
  'Made on',
];

function wordsOf(one: CommentEntry): string[] {
  return [
    one.name,
    one.version,
    one.place.state === 'lost' ? 'On removed text' : one.place.clause,
    one.place.requirement ?? '',
    one.quote,
    COMMENT_TYPE_LABELS[one.type],
    one.blocking ? 'yes' : '',
    one.blockingReason,
    one.late ? 'yes' : '',
    one.author.name,
    one.author.organisation ?? '',
    one.interestCategory === null ? '' : INTEREST_CATEGORY_LABELS[one.interestCategory],
    one.body,
    one.proposedWording,
    COMMENT_STATE_LABELS[one.state],
    one.disposition === null ? '' : DISPOSITION_LABELS[one.disposition],
    one.reason,
    one.createdAt.toISOString().slice(0, 10),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return `${[head, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
