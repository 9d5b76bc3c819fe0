import { COMMENT_TYPES } from '../../../db/words';
import type { DocumentJson } from '../../document/json';
import { clauseLabel, clausesOf } from '../../document/outline';
import type { SheetBook } from '../../document/sheet/sheet-types';
import { COMMENT_TYPE_LABELS } from '../../domain/labels/comments';
import { csvCell } from '../ballots/ballot-csv';
import { blockNames } from '../comments/comment-places.server';
import type { Context } from '../context';
import { loadVersion } from '../versions/load-version.server';
import { textOfSheet } from './load-sheet.server';
import { EMPTY_ROW, SHEET_COLUMNS, TYPE_LETTERS } from './sheet-columns';

/** A template with one row for each clause of the text, in the layout of ISO's comment table. */
export interface SheetTemplate {
  readonly fileName: string;
  readonly book: SheetBook;
  readonly csv: string;
}

/** The template for comments on a version. @throws ServiceError `not-found` */
export async function sheetTemplate(ctx: Context, reference: string, number: string): Promise<SheetTemplate> {
  const { standard, version } = await ctx.store.read((tx) => loadVersion(tx, ctx, reference, number));
  const content = await textOfSheet(ctx, version);
  const clauses = content === null ? [] : clausesOf(content).map((clause) => clauseLabel(clause));
  const rows = (clauses.length === 0 ? [''] : clauses).map((clause) => {
    const cells = { ...EMPTY_ROW, clause };
    return SHEET_COLUMNS.map(({ key }) => cells[key]);
  });
  const title = `Comments on ${standard.reference} ${standard.title}, version ${version.number}`;
  const head = SHEET_COLUMNS.map(({ title: column }) => column);
  return {
    fileName: `comment-sheet-${standard.reference}-${version.number}`,
    csv: `${[head, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`,
    book: {
      title,
      pages: [
        {
          name: 'Comments',
          columns: SHEET_COLUMNS.map(({ title: head, width }) => ({ title: head, width })),
          rows,
        },
        {
          name: 'Clauses',
          columns: [{ title: 'Clause or requirement', width: 50 }],
          rows: [...clauses, ...requirementsOf(content)].map((label) => [label]),
        },
        {
          name: 'How to fill it in',
          columns: [
            { title: 'Column', width: 30 },
            { title: 'What to write', width: 90 },
          ],
          rows: HOW_TO,
        },
      ],
    },
  };
}

function requirementsOf(content: DocumentJson | null): readonly string[] {
  if (content === null) return [];
  return [...blockNames(content).values()]
    .flatMap(({ requirement, clause }) => (requirement === null ? [] : [`${requirement} in ${clause}`]))
    .filter((label, at, all) => all.indexOf(label) === at);
}

const HOW_TO: readonly (readonly [string, string])[] = [
  ['MB/NC', 'Your organisation, if you speak for one. You choose it again when you upload the sheet.'],
  ['Line number', 'If your copy of the text has line numbers.'],
  [
    'Clause/Subclause',
    'The number of the clause, or of a requirement such as R17. Leave it empty for a comment on the whole text. Copy the row for a second comment on the same clause.',
  ],
  ['Paragraph/Figure/Table', 'Words of the text that it is about, or which paragraph, figure or table.'],
  [
    'Type of comment',
    COMMENT_TYPES.map((type) => `${TYPE_LETTERS[type]}: ${COMMENT_TYPE_LABELS[type]}`).join('; '),
  ],
  ['Comments', 'The comment. Rows without one are left out.'],
  ['Proposed change', 'The words you would like in the text.'],
  ['Observations of the secretariat', 'Leave it empty; the decision stands there later.'],
  [
    'Blocking because',
    'Only if your organisation cannot approve the text until this is resolved: the reason.',
  ],
  [
    'Commenter',
    'Leave it empty or enter your own name. The Secretariat, which records what others said, names them here.',
  ],
  ['Reference', 'Your own number for the comment, if you have one.'],
];
