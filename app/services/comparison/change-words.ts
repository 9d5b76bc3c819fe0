import type { CellPlace, Change, ChangeKind, ClauseOfChange } from '../../document/comparison-types';

/** What happened, after the name of what it happened to: "Paragraph added". */
const CHANGE_WORDS: Record<ChangeKind, string> = {
  added: 'added',
  removed: 'removed',
  changed: 'changed',
  moved: 'moved',
  reformatted: 'formatted differently',
};

const LAYOUT_WORDS = { split: 'split into several', joined: 'joined from several' } as const;

/** What a block is called; one the schema does not know yet is a "Part". */
const BLOCK_WORDS: Readonly<Record<string, string>> = {
  paragraph: 'Paragraph',
  heading: 'Heading',
  bulletList: 'List',
  orderedList: 'List',
  listItem: 'List item',
  blockquote: 'Quote',
  table: 'Table',
  tableRow: 'Table row',
  tableCell: 'Table cell',
  tableHeader: 'Header cell',
  codeBlock: 'Code',
  figure: 'Figure',
  callout: 'Callout',
  requirement: 'Requirement',
  definition: 'Definition',
  horizontalRule: 'Rule',
};

/** "Paragraph changed", "Requirement STD-0001-R2 changed", "Clause moved from 3.2 Medicines". */
export function changeWords({ kind, block, from, layout, requirement }: Change): string {
  if (layout !== undefined)
    return `Passage ${LAYOUT_WORDS[layout]}${kind === 'changed' ? ' and changed' : ''}`;
  const isClause = block === 'heading' && kind === 'moved';
  const what = isClause ? 'Clause' : (BLOCK_WORDS[block] ?? 'Part');
  const named = [what, requirement?.ref].filter(Boolean).join(' ');
  return `${named} ${CHANGE_WORDS[kind]}${from === undefined ? '' : ` from ${clauseName(from)}`}`;
}

export function clauseName({ number, title }: ClauseOfChange): string {
  return `${number} ${title}`.trim() || 'the start of the text';
}

/** "row 3 (NHS number), column 2 (Meaning)". */
export function cellWords({ row, column, rowName, columnName }: CellPlace): string {
  const named = (words: string, name: string | undefined) =>
    name === undefined ? words : `${words} (${name})`;
  const said = named(`row ${row}`, rowName);
  return column === 0 ? said : `${said}, ${named(`column ${column}`, columnName)}`;
}
