import { describe, expect, test } from 'vitest';
import { findingsOf } from '../../app/document/findings';
import type { BlockJson } from '../../app/document/json';
import { block, doc, h, link, p, requirement } from './blocks';

const title = h('t', 1, 'Title');
const reference = (target: string) => ({ type: 'crossReference', attrs: { target, label: 'clause 9' } });

describe('findings', () => {
  const cases: Array<[string, BlockJson[], Array<[string, string]>]> = [
    ['nothing is wrong with a sound text', [title, p('p1', 'Words.')], []],
    ['a text without a title', [p('p1', 'Words.')], [['missing-title', '']]],
    [
      'a text without words',
      [],
      [
        ['empty-text', ''],
        ['missing-title', ''],
      ],
    ],
    [
      'a line of the template that nobody has written over, without blocking',
      [title, h('h1', 2, 'Scope'), p('p1', 'Say here what the standard does not cover.'), p('p2', 'Scope.')],
      [['hint-unedited', 'p1']],
    ],
    [
      'a clause with nothing in it, and not the one whose clauses have something',
      [title, h('h1', 2, 'A'), h('h2', 3, 'B'), p('p1', 'Words.'), h('h3', 2, 'C'), p('p2'), h('h4', 2, 'D')],
      [
        ['clause-empty', 'h3'],
        ['clause-empty', 'h4'],
      ],
    ],
    ['a heading without words', [title, h('h1', 2)], [['empty-heading', 'h1']]],
    ['an id used twice', [title, p('x', 'One'), p('x', 'Two')], [['duplicate-id', 'x']]],
    [
      'a requirement without level',
      [title, requirement('r1', '', 'R1', 'Do.')],
      [['requirement-without-level', 'r1']],
    ],
    [
      'a requirement without reference',
      [title, requirement('r1', 'may', null, 'Do.')],
      [['requirement-without-ref', 'r1']],
    ],
    [
      'a reference used twice',
      [title, requirement('r1', 'may', 'R1', 'Do.'), requirement('r2', 'may', 'R1', 'Do not.')],
      [['duplicate-ref', 'r2']],
    ],
    [
      'an empty requirement',
      [title, block('requirement', { id: 'r1', ref: 'R1', level: 'may' })],
      [['requirement-empty', 'r1']],
    ],
    [
      'an image that nobody described, from a place that is not allowed',
      [title, { type: 'figure', attrs: { id: 'f1', src: 'http://x.example/a.png' } }],
      [
        ['image-without-description', 'f1'],
        ['image-without-source', 'f1'],
      ],
    ],
    [
      'an image on another site, which can be changed there, and one that is kept in the portal',
      [
        title,
        { type: 'figure', attrs: { id: 'f1', src: 'https://x.example/a.png', alt: 'A map' } },
        { type: 'figure', attrs: { id: 'f2', src: '/files/a.png', alt: 'A map' } },
      ],
      [['image-elsewhere', 'f1']],
    ],
    [
      'a reference to a block that is gone',
      [title, p('p1', 'See ', reference('gone'))],
      [['broken-cross-reference', 'p1']],
    ],
    ['a reference to a block that is there', [title, p('p1', 'See ', reference('t'))], []],
    ['a link to a place that is gone', [title, p('p1', link('there', '#gone'))], [['broken-link', 'p1']]],
    ['a link of the old site', [title, p('p1', link('there', 'page.html'))], [['broken-link', 'p1']]],
    [
      'a definition of nothing',
      [title, block('definition', { id: 'd1' }, p('p1', 'Means.'))],
      [['definition-without-term', 'd1']],
    ],
  ];
  test.each(cases)('%s', (_sentence, blocks, expected) => {
    const found = findingsOf(doc(...blocks));
    expect(found.map(({ kind, blockId }) => [kind, blockId])).toEqual(expected);
    const left = found.filter(({ kind }) => kind === 'hint-unedited' || kind === 'clause-empty');
    expect(left.some(({ blocking }) => blocking)).toBe(false);
  });

  test('a required section is found by its words, whatever its number and capitals', () => {
    const content = doc(
      title,
      h('a', 2, '3. SCOPE'),
      p('p1', 'Words.'),
      h('b', 2, 'Security'),
      p('p2', 'Words.'),
    );
    const missing = findingsOf(content, ['Scope', 'Security', 'Conformance']);
    expect(missing.map(({ kind, what, blocking }) => [kind, what, blocking])).toEqual([
      ['section-missing', 'Conformance', true],
    ]);
  });

  test('a finding names the clause it stands in', () => {
    const [finding] = findingsOf(doc(title, h('a', 2, 'Scope'), p('p1', link('x', '#gone'))));
    expect(finding).toMatchObject({
      kind: 'broken-link',
      clause: '1.1 Scope',
      what: '#gone',
      blocking: false,
    });
  });
});
