import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportMarkdown } from '../../app/document/export-markdown';
import { OWN_MARKDOWN } from '../../app/document/import/own-markdown';
import { type BlockJson, walk } from '../../app/document/json';
import { anyText } from './arbitrary-text';
import { block, doc, h, link, list, marked, p, requirement, table } from './blocks';

describe('Markdown of a text', () => {
  const cases: Array<[string, BlockJson[], string]> = [
    [
      'headings and paragraphs',
      [h('a', 2, 'Scope'), p('b', 'Words.')],
      '## <a id="a"></a>Scope\n\n<a id="b"></a>Words.',
    ],
    [
      'a heading without a number',
      [{ ...h('a', 1, 'Foreword'), attrs: { id: 'a', level: 1, numbered: false } }],
      '# <a id="a" data-numbered="false"></a>Foreword',
    ],
    [
      'characters that mean something',
      [p('a', '1. *not* a [list]!')],
      '<a id="a"></a>1\\. \\*not\\* a \\[list\\]\\!',
    ],
    [
      'words in bold and in italics',
      [
        p(
          'a',
          'so ',
          marked('bold words', 'bold'),
          marked(' and ', 'bold', 'italic'),
          marked('it', 'italic'),
        ),
      ],
      '<a id="a"></a>so <strong>bold words<em> and </em></strong><em>it</em>',
    ],
    [
      'words in bold that stand alone',
      [p('a', 'so ', marked('bold words', 'bold'), ' and ', marked('it', 'italic'))],
      '<a id="a"></a>so **bold words** and *it*',
    ],
    ['an address that is no link', [p('a', 'https://a.example')], '<a id="a"></a>https:<!-- -->//a.example'],
    ['a link', [p('a', link('see', '#b'))], '<a id="a"></a>[see](<#b>)'],
    [
      'a reference, with the words it prints',
      [h('a', 1, 'A'), p('b', { type: 'crossReference', attrs: { target: 'a', label: 'old' } })],
      '# <a id="a"></a>A\n\n<a id="b"></a><a href="#a" data-node="crossReference" data-label="old">clause 1</a>',
    ],
    [
      'code that holds a fence',
      [block('codeBlock', { id: 'a', language: 'md' }, { type: 'text', text: '```\nx\n```' })],
      '<a id="a"></a>\n\n````md\n```\nx\n```\n````',
    ],
    [
      'a list',
      [list('l', p('a', 'one'), p('b', 'two'))],
      '<a id="l"></a>\n\n- <a id="a"></a>one\n- <a id="b"></a>two',
    ],
    [
      'a table',
      [table('t', ['A', 'B'], ['1', 'x|y'])],
      '<a id="t"></a>\n\n| <a id="t-0-0"></a>A | <a id="t-0-1"></a>B |\n| --- | --- |\n' +
        '| <a id="t-1-0"></a>1 | <a id="t-1-1"></a>x\\|y |',
    ],
    [
      'a requirement',
      [requirement('r', 'must-not', 'R7', 'Delete it.')],
      '<a id="r"></a>\n\n> **Requirement R7 (MUST NOT)**\n>\n> <a id="rp"></a>Delete it.',
    ],
    [
      'an image',
      [{ type: 'figure', attrs: { id: 'f', src: '/files/a.png', alt: 'A [map]', caption: 'Flow' } }],
      '<a id="f"></a>\n\n![A \\[map\\]](</files/a.png> "Flow")',
    ],
    ['an empty paragraph', [p('a')], '<p id="a" data-node="paragraph"></p>'],
  ];
  test.each(cases)('%s', (_sentence, blocks, expected) => {
    const [first, , ...lines] = exportMarkdown(doc(...blocks)).split('\n');
    expect(first).toBe(OWN_MARKDOWN);
    expect(lines.join('\n')).toBe(`${expected}\n`);
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
