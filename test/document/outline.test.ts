import { describe, expect, test } from 'vitest';
import { referenceLabels } from '../../app/document/cross-references';
import type { BlockJson } from '../../app/document/json';
import { blocksByClause, clausesOf, outlineOf } from '../../app/document/outline';
import { mintRefs, requirementsOf } from '../../app/document/requirements';
import { wordsOf } from '../../app/document/word-count';
import { block, doc, h, list, p, requirement, table } from './blocks';

function unnumbered(id: string, level: number, title: string): BlockJson {
  return { ...h(id, level, title), attrs: { id, level, numbered: false } };
}

describe('clause numbers', () => {
  const cases: Array<[string, BlockJson[], string[]]> = [
    [
      'count within each clause',
      [h('a', 1, 'A'), h('b', 2, 'B'), h('c', 2, 'C'), h('d', 1, 'D')],
      ['1', '1.1', '1.2', '2'],
    ],
    [
      'make no zero for a level left out',
      [h('a', 1, 'A'), h('b', 3, 'B'), h('c', 2, 'C')],
      ['1', '1.1', '1.2'],
    ],
    [
      'begin with the highest level that is used',
      [h('a', 2, 'A'), h('b', 3, 'B'), h('c', 2, 'C')],
      ['1', '1.1', '2'],
    ],
    [
      'are not given to headings marked so',
      [unnumbered('t', 1, 'Title'), h('a', 2, 'A'), h('b', 2, 'B')],
      ['', '1', '2'],
    ],
    [
      'go on below a heading without number, so that none is given twice',
      [unnumbered('x', 1, 'Part A'), h('a', 2, 'A'), unnumbered('y', 1, 'Part B'), h('b', 2, 'B')],
      ['', '1', '', '2'],
    ],
    [
      'leave headings inside other blocks alone',
      [h('a', 1, 'A'), block('callout', { id: 'c' }, h('x', 2, 'X')), h('b', 1, 'B')],
      ['1', '2'],
    ],
  ];
  test.each(cases)('%s', (_sentence, blocks, expected) => {
    expect(clausesOf(doc(...blocks)).map((clause) => clause.number)).toEqual(expected);
  });
});

test('the outline nests clauses as their headings do', () => {
  const outline = outlineOf(doc(h('a', 1, 'A'), h('b', 3, 'B'), h('c', 2, 'C'), h('d', 1, 'D')));
  expect(outline.map((entry) => [entry.title, entry.children.map((child) => child.title)])).toEqual([
    ['A', ['B', 'C']],
    ['D', []],
  ]);
});

test('a block stands in the clause whose heading is the last before it', () => {
  const content = doc(p('p0', 'Before'), h('a', 1, 'A'), p('p1', 'One'), h('b', 2, 'B'), p('p2', 'Two'));
  expect(blocksByClause(content).map(({ block: one, clause }) => [one.attrs?.id, clause.id])).toEqual([
    ['p0', ''],
    ['a', 'a'],
    ['p1', 'a'],
    ['b', 'b'],
    ['p2', 'b'],
  ]);
});

test('a reference prints what its target is counted as', () => {
  const captioned = { ...table('t1', ['Code']), attrs: { id: 't1', caption: 'Codes' } };
  const content = doc(
    h('a', 1, 'Scope'),
    unnumbered('n', 1, 'Foreword'),
    table('t0', ['No caption']),
    captioned,
    { type: 'figure', attrs: { id: 'f1', caption: 'Flow' } },
    requirement('r1', 'must', 'R7', 'Send it.'),
    block('definition', { id: 'd1', term: 'Consumer' }, p('dp', 'A system.')),
  );
  const labels = referenceLabels(content);
  const wanted = ['a', 'n', 't0', 't1', 'f1', 'r1', 'd1'].map((id) => labels.get(id));
  expect(wanted).toEqual(['clause 1', 'Foreword', '', 'Table 1', 'Figure 1', 'R7', 'Consumer']);
});

test('requirements are listed with their clause, also those inside other blocks', () => {
  const inner = block('callout', { id: 'c' }, requirement('r2', 'maybe', null, 'Log it.'));
  const content = doc(h('a', 1, 'Scope'), requirement('r1', 'must-not', 'R1', 'Delete it.'), inner);
  expect(requirementsOf(content)).toEqual([
    {
      id: 'r1',
      ref: 'R1',
      level: 'must-not',
      text: 'Delete it.',
      clauseId: 'a',
      clauseNumber: '1',
      clauseTitle: 'Scope',
    },
    {
      id: 'r2',
      ref: null,
      level: null,
      text: 'Log it.',
      clauseId: 'a',
      clauseNumber: '1',
      clauseTitle: 'Scope',
    },
  ]);
});

test('references are minted for requirements that have none, and no other is changed', () => {
  let next = 7;
  const minted = mintRefs(
    doc(requirement('r1', 'must', 'R3', 'A'), requirement('r2', 'may', null, 'B')),
    () => {
      next += 1;
      return `R${next}`;
    },
  );
  expect(requirementsOf(minted).map(({ ref }) => ref)).toEqual(['R3', 'R8']);
});

test('words are counted across marks and in captions, terms and titles', () => {
  const content = doc(
    p('p1', 'must', 'not stop', ' here'),
    { ...table('t1', ['Two words']), attrs: { id: 't1', caption: 'A caption' } },
    list('l1', p('p2', 'Item')),
  );
  expect(wordsOf(content)).toBe(3 + 2 + 2 + 1);
});
