import { readCsv } from '../../../app/document/sheet/read-csv';
import type { CommentType, Disposition, Impact } from '../../../db/words';
import { sharedBytes } from '../../document/shared-data';

/** A comment of a real consultation in our words, with every word of theirs that has to come back. */
export interface RealComment {
  readonly reference: string;
  readonly commenter: string;
  readonly type: CommentType;
  readonly body: string;
  readonly disposition: Disposition;
  readonly impact: Impact | null;
  readonly reason: string;
  /** Whether it is recorded that the commenter was content; nothing said is silence. */
  readonly content: boolean;
  /** All that their log says of it, field by field. */
  readonly theirs: readonly string[];
}

export interface RealLog {
  readonly name: string;
  readonly comments: readonly RealComment[];
}

type Row = Readonly<Record<string, string>>;

/** The records of a log by the names of its columns. */
function records(path: string): readonly Row[] {
  const [head, ...rows] = readCsv(sharedBytes(path)).rows;
  return rows.map(({ cells }) =>
    Object.fromEntries((head?.cells ?? []).map((name, at) => [name, (cells[at] ?? '').trim()])),
  );
}

/** Their fields that our fields have no place for, said with their names. */
function kept(row: Row, names: readonly string[]): string {
  return names
    .filter((name) => row[name] !== '')
    .map((name) => `${name}: ${row[name]}`)
    .join('\n');
}

/** W3C's words for a disposition, by their beginnings; docs/consultations-elsewhere.md says why. */
const OF_W3C: readonly (readonly [begins: RegExp, ours: Disposition])[] = [
  [/^Accepted \(Nothing to do\)/, 'noted'],
  [/^Accepted by AB/, 'accepted-with-changes'],
  [/^(Accepted|Approved)/, 'accepted'],
  [/^Rejected/, 'not-accepted'],
  [/^Deferred/, 'kept-for-later'],
  [/^Formal Objection/, 'kept-for-later'],
  [/^OutOfScope/, 'out-of-scope'],
  [/^Invalid/, 'noted'],
  [/^Duplicate/, 'noted'],
  [/^Retracted/, 'withdrawn'],
];

function ofW3c(path: string): RealLog {
  const fields = ['comment', 'response', 'changes', 'status', 'disposition', 'verified', 'resolved', 'note'];
  const comments = records(path).map((row): RealComment => {
    const disposition = OF_W3C.find(([begins]) => begins.test(row.disposition ?? ''))?.[1];
    if (disposition === undefined) throw new Error(`No word of ours for “${row.disposition}”.`);
    const editorial = row.resolved === 'Editorial';
    return {
      reference: row.issue ?? '',
      commenter: row.from ?? '',
      type: editorial ? 'editorial' : 'general',
      body: [row.summary, row.comment].filter(Boolean).join('\n\n'),
      disposition,
      impact: disposition.startsWith('accepted') ? (editorial ? 'editorial' : 'compatible') : null,
      reason: kept(row, fields.slice(1)),
      content: row.verified !== '',
      theirs: ['issue', 'summary', 'from', ...fields].map((name) => row[name] ?? ''),
    };
  });
  return { name: path, comments };
}

/** The groups of W3C's list of a whole cycle. */
const OF_CYCLE: readonly (readonly [begins: RegExp, ours: Disposition])[] = [
  [/^open: deferred/, 'kept-for-later'],
  [/^resolved/, 'accepted-with-changes'],
  [/^closed: invalid/, 'out-of-scope'],
  [/^closed: rejected/, 'not-accepted'],
];

function ofCycle(path: string): RealLog {
  const comments = records(path).map((row, at): RealComment => {
    const disposition = OF_CYCLE.find(([begins]) => begins.test(row.group ?? ''))?.[1];
    if (disposition === undefined) throw new Error(`No word of ours for “${row.group}”.`);
    return {
      // One item stands in two groups of the list, so its line in the list belongs to its name.
      reference: `${row.kind} ${row.number}, line ${at + 2}`,
      commenter: 'Not named in the list',
      type: 'general',
      body: row.title ?? '',
      disposition,
      impact: disposition.startsWith('accepted') ? 'compatible' : null,
      reason: kept(row, ['group']),
      content: false,
      theirs: ['group', 'number', 'kind', 'title'].map((name) => row[name] ?? ''),
    };
  });
  return { name: path, comments };
}

const OF_CSAF: readonly (readonly [begins: RegExp, ours: Disposition])[] = [
  [/^TC agrees/, 'accepted-with-changes'],
  [/^Completed/, 'accepted'],
  [/^No change for version/, 'kept-for-later'],
  [/^No change required/, 'not-accepted'],
  [/^Answered via email/, 'question-answered'],
];

function ofCsaf(path: string): RealLog {
  const fields = ['item_link', 'date', 'description_link'];
  const decided = ['acknowledged', 'resolution', 'resolution_link', 'disposition', 'disposition_link'];
  const comments = records(path).map((row): RealComment => {
    const disposition = OF_CSAF.find(([begins]) => begins.test(row.disposition ?? ''))?.[1];
    if (disposition === undefined) throw new Error(`No word of ours for “${row.disposition}”.`);
    return {
      reference: row.item ?? '',
      commenter: row.commenter ?? '',
      type: 'technical',
      body: [row.description, kept(row, fields)].filter(Boolean).join('\n\n'),
      disposition,
      impact: disposition.startsWith('accepted') ? 'compatible' : null,
      reason: kept(row, decided),
      content: false,
      theirs: ['item', 'commenter', 'description', ...fields, ...decided].map((name) => row[name] ?? ''),
    };
  });
  return { name: path, comments };
}

/** Every comment of the two real consultations that lie beside the project. */
export function realLogs(): readonly RealLog[] {
  return [
    ofW3c('w3c-process-review/comments-2023-05-24.csv'),
    ofW3c('w3c-process-review/comments-2018-02-01.csv'),
    ofCycle('w3c-process-review/cycle-2021-2023-items.csv'),
    ...['csprd01', 'csdpr02', 'cs02', 'cs03'].map((stage) =>
      ofCsaf(`csaf-2.0-review/comment-resolution/log_from_${stage}.csv`),
    ),
  ];
}
