import type { StoredSheetCells, StoredSheetRow } from '../../../db/schema/comment-sheets';
import type { SheetTable } from '../../document/sheet/sheet-types';
import { type ColumnPlan, EMPTY_ROW, planOf, SHEET_COLUMNS, TYPE_LETTERS } from './sheet-columns';

export interface ReadRow {
  readonly row: number;
  readonly cells: StoredSheetCells;
}

/** What a table holds: its rows of comments, or why none can be found in it. */
export type RowsReading =
  | { readonly ok: true; readonly rows: readonly ReadRow[] }
  | { readonly ok: false; readonly fault: string };

/** The head stands near the top; above it templates have a title and a date. */
const HEAD_WITHIN = 15;
/** More comments than this in one file are no discussion of a text. */
const MOST_COMMENTS = 1000;

/** Columns whose words make a row one of comments; a clause alone is a row of the template that nobody filled in. */
const WRITTEN = ['comment', 'change', 'observations', 'blocking'] as const;

/**
 * The rows of comments in a table, found by the words of its head: that of ISO's table, or that of a log which another
 * body kept.
 *
 * @param forOthers whether the rows are what other people said
 */
export function readRows({ rows }: SheetTable, forOthers: boolean): RowsReading {
  const heads = rows.slice(0, HEAD_WITHIN).map(({ cells }) => planOf(cells));
  const at = headAmong(heads);
  const plan = heads[at];
  if (plan === undefined) return { ok: false, fault: noHead() };
  const found = rows
    .slice(at + 1)
    .map(({ row, cells }) => ({ row, cells: cellsOf(cells, plan, forOthers) }))
    .filter(({ cells }) => WRITTEN.some((key) => cells[key] !== ''));
  if (found.length === 0) {
    return {
      ok: false,
      fault: 'No row holds a comment. Write one in the column “Comments”, save the file and choose it again.',
    };
  }
  if (found.length > MOST_COMMENTS) {
    return {
      ok: false,
      fault: `The sheet holds ${found.length.toLocaleString('en-GB')} comments; ${MOST_COMMENTS.toLocaleString('en-GB')} are taken at once. Split it into parts.`,
    };
  }
  return { ok: true, rows: found };
}

/** ISO's head first: above it templates have rows that speak of comments and of a number as well. */
function headAmong(heads: readonly ColumnPlan[]): number {
  const holds = (keys: readonly (keyof StoredSheetRow)[]) =>
    heads.findIndex(({ taken }) => taken.has('comment') && keys.some((key) => taken.has(key)));
  const iso = holds(['clause', 'type']);
  return iso === -1 ? holds(['commenter', 'reference']) : iso;
}

function noHead(): string {
  const template = SHEET_COLUMNS.slice(0, 8).map(({ title }) => `“${title}”`);
  return `The first ${HEAD_WITHIN} rows hold no head that is known here: a column “Comments”, “Summary”, “Description” or “Title”, and beside it “Clause”, “Type”, “Commenter”, “From”, “Reference”, “Issue”, “Item” or “Number”. Begin with the template, whose columns are ${template.join(', ')}.`;
}

function cellsOf(
  cells: readonly string[],
  { taken, joined, beside, unknown }: ColumnPlan,
  forOthers: boolean,
): StoredSheetCells {
  const at = (place: number) => (cells[place] ?? '').replace(/\r\n?/g, '\n').trim();
  const read = { ...EMPTY_ROW };
  for (const [key, place] of taken) read[key] = at(place);
  const told = beside
    .filter(({ place }) => at(place) !== '')
    .map(({ place, name }) => ({ name, says: at(place) }));
  const row = {
    ...read,
    comment: [read.comment, ...joined.map(at)].filter(Boolean).join('\n\n'),
    observations: [read.observations, ...told.map(({ name, says }) => `${name}: ${says}`)]
      .filter(Boolean)
      .join('\n'),
  };
  const leftOut = unknown.filter(({ place }) => at(place) !== '').map(({ name }) => name);
  const isComment = WRITTEN.some((key) => row[key] !== '');
  return {
    ...row,
    type: isComment && !taken.has('type') ? typeTold(told) : row.type,
    commenter:
      isComment && forOthers && row.commenter === '' ? saidBy(row.organisation, taken) : row.commenter,
    ...(leftOut.length === 0 ? {} : { leftOut }),
  };
}

/** Who said what nobody is named for: a body, as ISO's sheets name it; '' where there is a column to fill in. */
function saidBy(organisation: string, taken: ColumnPlan['taken']): string {
  if (organisation !== '') return organisation;
  return taken.has('commenter') || taken.has('organisation') ? '' : NOT_NAMED;
}

/** Who is not named in a log that has no column for them. */
const NOT_NAMED = 'Not named in the sheet';

/** A log without types: W3C's say of editorial comments how they were resolved, and nothing of all others. */
function typeTold(told: ReadonlyArray<{ readonly name: string; readonly says: string }>): string {
  const editorial = told.some(({ name, says }) => /^resolved$/i.test(name) && /^editorial$/i.test(says));
  return TYPE_LETTERS[editorial ? 'editorial' : 'general'];
}
