import type { StoredSheetRow } from '../../../db/schema/comment-sheets';
import type { CommentType } from '../../../db/words';

export interface SheetColumn {
  readonly key: keyof StoredSheetRow;
  readonly title: string;
  /** In characters, as spreadsheet programs measure. */
  readonly width: number;
  /** How the heads of other people's sheets call it. */
  readonly known: RegExp;
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
    known: /^(paragraph|figure|table|passage)/,
  },
  { key: 'type', title: 'Type of comment', width: 10, known: /^(type)/ },
  {
    key: 'comment',
    title: 'Comments',
    width: 60,
    known: /^(comments?|summary|description)\b(?! (number|id))/,
  },
  { key: 'change', title: 'Proposed change', width: 50, known: /^(proposed|suggested)/ },
  {
    key: 'observations',
    title: 'Observations of the secretariat',
    width: 50,
    known: /observations?/,
  },
  { key: 'blocking', title: 'Blocking because', width: 24, known: /^blocking/ },
  { key: 'commenter', title: 'Commenter', width: 18, known: /^(commenter|author|from)\b/ },
  { key: 'reference', title: 'Reference', width: 14, known: /^(reference|item|issue|number)\b/ },
];

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
