import { describe, expect, test } from 'vitest';
import { describeBranch } from '../../../app/document/branch/describe-branch';
import type { BlockJson, NodeJson } from '../../../app/document/json';
import { changeWords } from '../../../app/services/amendments/change-words';
import { block, doc, h, p, table } from '../../document/blocks';

function said(before: BlockJson, after: BlockJson): string[] {
  const scope = h('h', 1, 'Scope');
  return changeWords(describeBranch(doc(scope, before), doc(scope, after)), 'STD-0042').map(
    ({ says }) => says,
  );
}

const codes = table('t', ['Code', 'Meaning'], ['A', 'Accepted']);
const cells = (change: (cell: NodeJson, row: number, column: number) => NodeJson): BlockJson => ({
  ...codes,
  content: (codes.content ?? []).map((row, r) => ({
    ...row,
    content: (row.content ?? []).map((cell, c) => change(cell, r, c)),
  })),
});
const ordered = (start: number) =>
  block('orderedList', { id: 'l', start }, block('listItem', {}, p('i', 'The name')));

describe('what an amendment does beside words, in a sentence', () => {
  test.each<[string, BlockJson, BlockJson, string[]]>([
    [
      'the first number of a list',
      ordered(7),
      ordered(3),
      ['changes the first number of a numbered list in 1 Scope from “7” to “3”'],
    ],
    [
      'the header row of a table',
      codes,
      cells((cell) => ({ ...cell, type: 'tableCell' })),
      ['changes the header row of a table in 1 Scope from “yes” to “no”'],
    ],
    [
      'the alignment of a cell',
      codes,
      cells((cell, row, column) =>
        row === 1 && column === 1 ? { ...cell, attrs: { align: 'right' } } : cell,
      ),
      ['changes the alignment of a table cell in 1 Scope from “left” to “right”'],
    ],
    [
      'bold words in a cell',
      codes,
      cells((cell, row, column) =>
        row === 1 && column === 1
          ? {
              ...cell,
              content: [
                block(
                  'paragraph',
                  { id: 't-1-1' },
                  {
                    type: 'text',
                    text: 'Accepted',
                    marks: [{ type: 'bold' }],
                  },
                ),
              ],
            }
          : cell,
      ),
      ['changes how words look in a table cell in 1 Scope'],
    ],
  ])('%s', (_what, before, after, expected) => {
    expect(said(before, after)).toEqual(expected);
  });
});
