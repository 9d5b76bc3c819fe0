import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalise, stringify } from '../../app/document/canonical';
import { compareTexts } from '../../app/document/compare';
import type { Attributes, BlockJson, DocumentJson, NodeJson } from '../../app/document/json';
import { anyText, textAndLater } from './arbitrary-text';
import { block, doc, h, link, p, requirement, table } from './blocks';

/** What a reader sees of a text: without ids, widths of columns, blanks, and blocks that hold nothing. */
function seen(content: DocumentJson): string {
  return stringify(seenNode(normalise(content)));
}

const HOLD_NOTHING = new Set([
  'paragraph',
  'listItem',
  'bulletList',
  'callout',
  'requirement',
  'tableRow',
  'table',
]);

function seenNode(node: NodeJson): NodeJson {
  const { id: _, colwidth: __, ...attrs } = node.attrs ?? {};
  const content = (node.content ?? []).flatMap((child): NodeJson[] => {
    if (child.type === 'hardBreak') return [];
    if (child.text !== undefined) {
      const letters = [...child.text].filter((letter) => letter.trim() !== '');
      return letters.map((text) => ({ ...child, text }));
    }
    const inner = seenNode(child);
    return HOLD_NOTHING.has(inner.type) && inner.content?.length === 0 ? [] : [inner];
  });
  return { ...node, attrs, content };
}

/** A text of which one node bears another attribute. */
const oneAttributeChanged: fc.Arbitrary<[DocumentJson, DocumentJson]> = fc
  .tuple(
    anyText,
    fc.nat(),
    fc.constantFrom<Attributes>(
      { numbered: false },
      { colspan: 3 },
      { rowspan: 2 },
      { align: 'right' },
      { alt: 'Other words' },
      { level: 'may' },
      { kind: 'normative' },
      { language: 'xml' },
      { title: 'A title' },
      { caption: 'A caption' },
    ),
  )
  .map(([before, chance, attrs]) => {
    const after = structuredClone(before);
    const [name = ''] = Object.keys(attrs);
    const bearers = nodesOf(after).filter((node) => bears(node, name));
    const chosen = bearers[chance % Math.max(1, bearers.length)];
    if (chosen) chosen.attrs = { ...chosen.attrs, ...attrs };
    return [before, after];
  });

const BEARERS: Readonly<Record<string, readonly string[]>> = {
  numbered: ['heading'],
  colspan: ['tableCell'],
  rowspan: ['tableCell'],
  align: ['tableCell'],
  alt: ['figure'],
  level: ['requirement'],
  kind: ['callout'],
  language: ['codeBlock'],
  title: ['callout'],
  caption: ['table', 'figure'],
};

function bears(node: NodeJson, name: string): boolean {
  return BEARERS[name]?.includes(node.type) ?? false;
}

function nodesOf(node: NodeJson): NodeJson[] {
  return [node, ...(node.content ?? []).flatMap(nodesOf)];
}

function told(before: BlockJson[], after: BlockJson[]): string[] {
  return compareTexts(doc(...before), doc(...after)).changes.map(({ kind, block: of, cell, attributes }) => {
    const at = cell === undefined ? '' : ` ${cell.row},${cell.column}`;
    return [`${kind} ${of}${at}`, ...attributes.map((one) => `${one.name}: ${one.before}>${one.after}`)].join(
      ', ',
    );
  });
}

const ordered = (start: number) =>
  block('orderedList', { id: 'l', start }, block('listItem', {}, p('i', 'The name')));
const linked = (href: string, other: string) =>
  block(
    'paragraph',
    { id: 'p' },
    link('this page', href),
    { type: 'text', text: ' and ' },
    link('this page', other),
  );
/** The table with some cells made headers, or other attributes given to one. */
function changedCells(of: BlockJson, change: (row: number, column: number) => Partial<NodeJson>): BlockJson {
  return {
    ...of,
    content: (of.content ?? []).map((row, r) => ({
      ...row,
      content: (row.content ?? []).map((cell, c) => ({ ...cell, ...change(r, c) })),
    })),
  };
}
const codes = table('t', ['Code', 'Meaning'], ['A', 'Accepted'], ['B', 'Rejected']);
const reference = (target: string) =>
  block(
    'paragraph',
    { id: 'p' },
    { type: 'text', text: 'As in ' },
    { type: 'crossReference', attrs: { target } },
  );

describe('what differs without another word', () => {
  const cases: Array<[string, BlockJson[], BlockJson[], string[]]> = [
    [
      'a list that counts from another number',
      [ordered(7)],
      [ordered(3)],
      ['changed orderedList, start: 7>3'],
    ],
    [
      'a title that is no longer numbered',
      [h('a', 1, 'Scope')],
      [{ ...h('a', 1, 'Scope'), attrs: { id: 'a', level: 1, numbered: false } }],
      ['changed heading, numbered: yes>no'],
    ],
    [
      'the header row of a table',
      [codes],
      [changedCells(codes, () => ({ type: 'tableCell' }))],
      ['changed table, headerRow: yes>no'],
    ],
    [
      'the header column of a table',
      [codes],
      [changedCells(codes, (row, column) => (row === 0 || column === 0 ? { type: 'tableHeader' } : {}))],
      ['changed table, headerColumn: no>yes'],
    ],
    [
      'a header cell amid others',
      [codes],
      [changedCells(codes, (row, column) => (row === 1 && column === 1 ? { type: 'tableHeader' } : {}))],
      ['changed tableHeader 2,2, header: no>yes'],
    ],
    [
      'a cell aligned differently and drawn wider',
      [codes],
      [
        changedCells(codes, (row, column) =>
          row === 2 && column === 1 ? { attrs: { align: 'right', colspan: 2, colwidth: [90] } } : {},
        ),
      ],
      ['changed tableCell 3,2, align: left>right, colspan: 1>2'],
    ],
    [
      'bold words in a cell',
      [codes],
      [
        changedCells(codes, (row, column) =>
          row === 2 && column === 1
            ? {
                content: [
                  block(
                    'paragraph',
                    { id: 't-2-1' },
                    { type: 'text', text: 'Rejected', marks: [{ type: 'bold' }] },
                  ),
                ],
              }
            : {},
        ),
      ],
      ['reformatted paragraph 3,2'],
    ],
    [
      'the second of two links on the same words',
      [linked('https://a.example', 'https://b.example')],
      [linked('https://a.example', 'https://c.example')],
      ['changed paragraph, link: https://b.example>https://c.example'],
    ],
    ['a reference to another clause', [reference('a')], [reference('b')], ['changed paragraph']],
    [
      'a requirement under another number',
      [requirement('r', 'must', 'R1', 'Send.')],
      [requirement('r', 'must', 'R2', 'Send.')],
      ['changed requirement, ref: R1>R2'],
    ],
  ];
  test.each(cases)('%s', (_sentence, before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });

  test.each([
    ['a number written in a title that was computed', h('a', 1, 'Scope'), h('a', 1, '1 Scope')],
    [
      'the first number of a requirement',
      { ...requirement('r', 'must', 'R1', 'Send.'), attrs: { id: 'r', level: 'must' } },
      requirement('r', 'must', 'R1', 'Send.'),
    ],
  ])('%s is none', (_sentence, before, after) => {
    expect(told([before], [after])).toEqual([]);
  });

  test('two texts without a change look the same, whatever else differs', () => {
    fc.assert(
      fc.property(
        fc.oneof(textAndLater, fc.tuple(anyText, anyText), oneAttributeChanged),
        ([before, after]) => {
          const { changes, identical } = compareTexts(before, after);
          if (changes.length === 0) expect(seen(after)).toBe(seen(before));
          if (identical) expect(changes).toEqual([]);
        },
      ),
      { numRuns: 600 },
    );
  });

  test('says whether two texts without a change are one to the byte', () => {
    expect(compareTexts(doc(p('a', 'Send.')), doc(p('a', 'Send.')))).toMatchObject({
      changes: [],
      identical: true,
    });
    expect(compareTexts(doc(p('a', 'Send.')), doc(p('b', 'Send.')))).toMatchObject({
      changes: [],
      identical: false,
    });
  });
});
