import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../app/document/canonical';
import { exportMarkdown } from '../../app/document/export-markdown';
import { importMarkdown } from '../../app/document/import-markdown';
import { type BlockJson, type DocumentJson, type NodeJson, walk } from '../../app/document/json';
import { anyText } from './arbitrary-text';
import { block, doc, h, link, list, marked, p, requirement, table } from './blocks';
import { blockLines } from './imported';

const reimported = (content: DocumentJson) =>
  importMarkdown(new TextEncoder().encode(exportMarkdown(content))).content;

/** Ids are given anew; those of this house's blocks are all there is to tell them apart. */
function withoutIds<Node extends NodeJson>(node: Node): Node {
  const { id: _id, ...attrs } = node.attrs ?? {};
  return {
    ...node,
    ...(node.attrs === undefined ? {} : { attrs }),
    ...(node.content === undefined ? {} : { content: node.content.map(withoutIds) }),
  };
}

describe('Markdown of a text', () => {
  const cases: Array<[string, BlockJson[], string]> = [
    ['headings and paragraphs', [h('a', 2, 'Scope'), p('b', 'Words.')], '## Scope\n\nWords.\n'],
    ['characters that mean something', [p('a', '1. *not* a [list]')], '1\\. \\*not\\* a \\[list\\]\n'],
    [
      'a place that is linked to',
      [h('a', 1, 'A'), p('b', link('see', '#a'))],
      '# <a id="a"></a>A\n\n[see](<#a>)\n',
    ],
    [
      'code that holds a fence',
      [block('codeBlock', { id: 'a', language: 'md' }, { type: 'text', text: '```\nx\n```' })],
      '````md\n```\nx\n```\n````\n',
    ],
    ['a list', [list('l', p('a', 'one'), p('b', 'two'))], '- one\n- two\n'],
    ['a table', [table('t', ['A', 'B'], ['1', 'x|y'])], '| A | B |\n| --- | --- |\n| 1 | x\\|y |\n'],
    [
      'a requirement',
      [requirement('r', 'must-not', 'R7', 'Delete it.')],
      '> **Requirement R7 (MUST NOT)**\n>\n> Delete it.\n',
    ],
    [
      'an image',
      [{ type: 'figure', attrs: { id: 'f', src: '/files/a b.png', alt: 'A [map]', caption: 'Flow' } }],
      '![A \\[map\\]](</files/a%20b.png> "Flow")\n',
    ],
  ];
  test.each(cases)('%s', (_sentence, blocks, expected) => {
    expect(exportMarkdown(doc(...blocks))).toBe(expected);
  });

  test('is imported again with the same blocks, words and marks', () => {
    const content = doc(
      { ...h('t', 1, 'Title'), attrs: { id: 't', level: 1, numbered: false } },
      h('a', 2, 'Scope & aim'),
      p(
        'b',
        'One ',
        marked('bold', 'bold'),
        ' two ',
        marked('x * y', 'code'),
        ' ',
        link('out', 'https://a.example/?a=(b)'),
      ),
      list('l', p('c', 'item'), list('m', p('d', 'inner'))),
      table('t1', ['A', 'B'], ['1 < 2', '']),
      block('codeBlock', { id: 'e', language: 'json' }, { type: 'text', text: '{\n\n  "a": "`"\n}' }),
      block('blockquote', { id: 'q' }, p('f', 'Quoted.')),
      requirement('r', 'should-not', 'STD-0042-R7', 'Keep it.'),
      requirement('s', 'may', null, 'Send it.'),
      { type: 'horizontalRule', attrs: { id: 'g' } },
    );
    expect(blockLines(reimported(content))).toEqual(blockLines(content));
  });

  test('comes back the same, but for the ids, for every type of block', () => {
    const content = doc(
      { ...h('t', 1, 'Title'), attrs: { id: 't', level: 1, numbered: false } },
      h('a', 2, 'Scope'),
      p(
        'b',
        'One',
        { type: 'hardBreak' },
        'two ',
        marked('x', 'superscript'),
        marked('y', 'strike', 'italic'),
      ),
      {
        type: 'orderedList',
        attrs: { id: 'o', start: 3 },
        content: [
          { type: 'listItem', content: [p('o1', 'three'), list('o2', p('o3', 'dot'))] },
          { type: 'listItem', content: [p('o4', 'four'), p('o5', 'goes on')] },
        ],
      },
      block('callout', { id: 'c', kind: 'normative', title: 'Mind *this*' }, p('c1', 'Words.')),
      block('callout', { id: 'd', kind: 'informative' }, p('d1', 'More.'), list('d2', p('d3', 'point'))),
      block('definition', { id: 'e', term: 'Care [record]' }, p('e1', 'What is kept.')),
      requirement('r', 'must-not', 'STD-0042-R7', 'Lose it.'),
      block('blockquote', { id: 'q' }, p('q1', 'Said.')),
      block('codeBlock', { id: 'k', language: 'json' }, { type: 'text', text: '{}' }),
      { type: 'figure', attrs: { id: 'f', src: '/files/a.png', alt: 'A map', caption: 'Flow' } },
      { ...table('u', ['A', 'B'], ['1', '2']), attrs: { id: 'u', caption: 'Fields' } },
      table('v', ['A', 'B'], ['1', '2']),
      { type: 'horizontalRule', attrs: { id: 'z' } },
    );
    expect(canonicalJson(withoutIds(reimported(content)))).toBe(canonicalJson(withoutIds(content)));
  });

  test('keeps the words of every run of any text', () => {
    fc.assert(
      fc.property(anyText, (content) => {
        const markdown = exportMarkdown(content);
        walk(content, ({ text = '' }) => {
          for (const word of text.match(/[\p{L}\p{N}]+/gu) ?? []) expect(markdown).toContain(word);
        });
      }),
    );
  });
});
