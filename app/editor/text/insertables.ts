import type { Editor } from '@tiptap/core';
import type { NodeType } from '@tiptap/pm/model';
import { newBlockId } from '../../document/ids';
import { insertBlock } from './block-commands';
import { levelForDepth } from './clause-level';
import { goToFields } from './field-stops';

/** Things that need a question answered before they can be inserted; the page asks it. */
export type Asks = 'figure' | 'crossReference' | 'link';

export interface Insertable {
  readonly id: string;
  readonly label: string;
  /** What it is for, in a few words. */
  readonly hint: string;
  /** Other words under which it is found. */
  readonly also: string;
  readonly asks?: Asks;
  insert?(editor: Editor): void;
}

/** Puts a block with the cursor's line in it, or an empty one. */
function box(type: 'requirement' | 'callout' | 'definition', attrs: Record<string, string>) {
  return (editor: Editor) => {
    const { nodes } = editor.schema;
    const line = nodes.paragraph?.create({ id: newBlockId() });
    const block = nodes[type]?.create({ id: newBlockId(), ...attrs }, line);
    if (block !== undefined) insertBlock(editor, block);
    editor.view.focus();
  };
}

/** Every cell with a line in it, so that there is somewhere to type. */
function insertTable(editor: Editor): void {
  const { table, tableRow, tableHeader, tableCell, paragraph } = editor.schema.nodes;
  if (!table || !tableRow || !tableHeader || !tableCell || !paragraph) return;
  const row = (cell: NodeType) =>
    tableRow.create(
      null,
      [1, 2, 3].map(() => cell.create(null, paragraph.create({ id: newBlockId() }))),
    );
  const rows = [row(tableHeader), row(tableCell), row(tableCell)];
  insertBlock(editor, table.create({ id: newBlockId() }, rows));
  editor.view.focus();
}

function clause(depth: 1 | 2 | 3): Insertable {
  const names = { 1: 'Clause', 2: 'Subclause', 3: 'Subclause, third level' } as const;
  return {
    id: `clause-${depth}`,
    label: names[depth],
    hint: depth === 1 ? 'A numbered heading' : `A numbered heading of level ${depth}`,
    also: `heading ${depth} title section`,
    insert: (editor) =>
      editor
        .chain()
        .focus()
        .setNode('heading', { level: levelForDepth(editor, depth) })
        .run(),
  };
}

/** Everything that can be inserted, in the order of the menu. */
export const INSERTABLES: readonly Insertable[] = [
  {
    id: 'must',
    label: 'Requirement: MUST',
    hint: 'Something an implementer is held to',
    also: 'shall normative statement requirement',
    insert: box('requirement', { level: 'must' }),
  },
  {
    id: 'should',
    label: 'Requirement: SHOULD',
    hint: 'Expected unless there is a good reason',
    also: 'recommended normative statement requirement',
    insert: box('requirement', { level: 'should' }),
  },
  {
    id: 'may',
    label: 'Requirement: MAY',
    hint: 'Allowed, never expected',
    also: 'optional statement requirement',
    insert: box('requirement', { level: 'may' }),
  },
  clause(1),
  clause(2),
  clause(3),
  {
    id: 'bullets',
    label: 'List with bullets',
    hint: 'Points in any order',
    also: 'unordered list ul',
    insert: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    id: 'numbers',
    label: 'List with numbers',
    hint: 'Steps in order',
    also: 'ordered list steps ol',
    insert: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    id: 'table',
    label: 'Table',
    hint: 'Three columns, with a header row',
    also: 'grid rows columns',
    insert: insertTable,
  },
  {
    id: 'figure',
    label: 'Image',
    hint: 'A picture with its description',
    also: 'figure picture diagram',
    asks: 'figure',
  },
  {
    id: 'informative',
    label: 'Note: informative',
    hint: 'Explains and binds nobody',
    also: 'callout information example guidance',
    insert: box('callout', { kind: 'informative' }),
  },
  {
    id: 'normative',
    label: 'Note: normative',
    hint: 'Binds everybody',
    also: 'callout warning important',
    insert: box('callout', { kind: 'normative' }),
  },
  {
    id: 'definition',
    label: 'Definition',
    hint: 'A term and what it means',
    also: 'glossary term',
    insert: (editor) => {
      box('definition', {})(editor);
      // What is defined comes first; Enter in its field leads on to what it means.
      goToFields(editor.view);
    },
  },
  {
    id: 'code',
    label: 'Code',
    hint: 'An example of data or a message',
    also: 'json xml snippet block',
    insert: (editor) => editor.chain().focus().setCodeBlock().run(),
  },
  {
    id: 'quotation',
    label: 'Quotation',
    hint: 'Words of another text',
    also: 'blockquote cite',
    insert: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
  {
    id: 'reference',
    label: 'Cross-reference',
    hint: 'To a clause, requirement, table or term, by its number',
    also: 'link see number',
    asks: 'crossReference',
  },
  { id: 'link', label: 'Link', hint: 'To a page on the web', also: 'url address', asks: 'link' },
  {
    id: 'line',
    label: 'Dividing line',
    hint: 'Between two passages',
    also: 'horizontal rule separator',
    insert: (editor) => editor.chain().focus().setHorizontalRule().run(),
  },
];

/** Words without what stands between them; a blank at the end stays, for the word before it is whole then. */
function bare(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trimStart();
}

/** What has a word that begins with the words typed so far in its name or its other names, best first. */
export function matchingInsertables(words: string): readonly Insertable[] {
  const wanted = bare(words);
  if (wanted === '') return INSERTABLES;
  const rank = ({ label, also }: Insertable) => {
    const name = bare(label);
    if (name.startsWith(wanted)) return 0;
    if (` ${name}`.includes(` ${wanted}`)) return 1;
    return ` ${also}`.includes(` ${wanted}`) ? 2 : 3;
  };
  return INSERTABLES.map((one, place) => ({ one, place, rank: rank(one) }))
    .filter((found) => found.rank < 3)
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .map(({ one }) => one);
}

/** Whether the words typed are the whole name of something that can be inserted. */
export function isWholeName(words: string, { label }: Insertable): boolean {
  return bare(words) === bare(label);
}
