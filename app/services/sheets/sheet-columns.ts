import type { StoredSheetRow } from '../../../db/schema/comment-sheets';
import type { CommentType } from '../../../db/words';

export interface SheetColumn {
  readonly key: keyof StoredSheetRow;
  readonly title: string;
  /** In characters, as spreadsheet programs measure. */
  readonly width: number;
  /** How the heads of other people's sheets call it. */
  readonly known: RegExp;
  /** Names that other bodies' logs have for it, which are known as a whole only. */
  readonly alias?: RegExp;
}

/**
 * The columns of the comment table that ISO's committees use, in its order, and after them what only we ask for.
 * A head is known by its beginning, because templates put numbers of notes and examples behind it.
 */
export const SHEET_COLUMNS: readonly SheetColumn[] = [
  { key: 'organisation', title: 'MB/NC', width: 14, known: /^(mb|member body|organi[sz]ation)/ },
  { key: 'line', title: 'Line number', width: 9, known: /^line/ },
  { key: 'clause', title: 'Clause/Subclause', width: 22, known: /^(clause|section|subclause)/ },
  {
    key: 'passage',
    title: 'Paragraph/Figure/Table',
    width: 16,
    known: /^(paragraph|figure|table|passage)\b(?! named there)/,
    alias: /^words commented on$/,
  },
  { key: 'type', title: 'Type of comment', width: 10, known: /^(type)/ },
  {
    key: 'comment',
    title: 'Comments',
    width: 60,
    known: /^(comments?|summary|description)\b(?! (number|no|id|link))/,
    alias: /^title$/,
  },
  {
    key: 'change',
    title: 'Proposed change',
    width: 50,
    known: /^(proposed|suggested)/,
    alias: /^proposal$/,
  },
  {
    key: 'observations',
    title: 'Observations of the secretariat',
    width: 50,
    known: /observations?/,
  },
  { key: 'blocking', title: 'Blocking because', width: 24, known: /^blocking/ },
  {
    key: 'commenter',
    title: 'Commenter',
    width: 18,
    known: /^(commenter|author|from)\b(?!['’])/,
    alias: /^(raised|submitted|sent) by$|^(submitter|reviewer)$/,
  },
  {
    key: 'reference',
    title: 'Reference',
    width: 14,
    known: /^(reference|item|issue|number)\b/,
    alias: /^(id|no\.?|ref\.?|comment (number|no\.?|id))$/,
  },
];

/** Columns of other bodies' logs that tell of a comment and its decision; ours has one column for them all. */
const TOLD_BESIDE = [
  /^(disposition|decision|resolution|resolved|outcome|response|reason|impact|status|state|verified|acknowledged)$/,
  /^(changes?|notes?|group|kind|date|made on|version|requirement|late|reason for blocking)$/,
  /^(how decided|count|decided on|applied in|applied by|duplicate of|commenter['’]s answer|interest category)$/,
  /^(recorded by the secretariat|said elsewhere as|line there|passage named there|address)$/,
  /^\w+[_ ]link$/,
];

/** Where the columns of a table go, by their places in it. */
export interface ColumnPlan {
  readonly taken: ReadonlyMap<keyof StoredSheetRow, number>;
  /** More columns of the comment, joined to its first. */
  readonly joined: readonly number[];
  /** What goes along with the observations, under its own name. */
  readonly beside: ReadonlyArray<{ readonly place: number; readonly name: string }>;
  /** Columns with a head that nothing here knows. */
  readonly unknown: ReadonlyArray<{ readonly place: number; readonly name: string }>;
}

/** Knows the columns of a table by the words of its head; a second column for the same thing stands beside. */
export function planOf(head: readonly string[]): ColumnPlan {
  const taken = new Map<keyof StoredSheetRow, number>();
  const joined: number[] = [];
  const beside: { place: number; name: string }[] = [];
  const unknown: { place: number; name: string }[] = [];
  head.forEach((cell, place) => {
    const name = cell.replace(/\s+/g, ' ').trim();
    const words = name.toLowerCase();
    const column = SHEET_COLUMNS.find(({ known, alias }) => known.test(words) || alias?.test(words));
    if (column !== undefined && !taken.has(column.key)) taken.set(column.key, place);
    else if (column?.key === 'comment') joined.push(place);
    else if (column !== undefined || TOLD_BESIDE.some((told) => told.test(words)))
      beside.push({ place, name });
    else if (name !== '') unknown.push({ place, name });
  });
  return { taken, joined, beside, unknown };
}

export const EMPTY_ROW: StoredSheetRow = {
  organisation: '',
  line: '',
  clause: '',
  passage: '',
  type: '',
  comment: '',
  change: '',
  observations: '',
  blocking: '',
  commenter: '',
  reference: '',
};

/** ISO's letters for the types of comment, and our own for a question, for which it has none. */
export const TYPE_LETTERS: Record<CommentType, string> = {
  general: 'ge',
  technical: 'te',
  editorial: 'ed',
  question: 'qu',
};

/** The head of a column, by which a fault names it. */
export function titleOf(key: keyof StoredSheetRow): string {
  return SHEET_COLUMNS.find((column) => column.key === key)?.title ?? key;
}
