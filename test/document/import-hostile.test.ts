import { describe, expect, test } from 'vitest';
import { importHtml } from '../../app/document/import-html';
import { importMarkdown } from '../../app/document/import-markdown';
import { plainText } from '../../app/document/json';
import { renderText } from '../../app/document/render';
import { PNG } from '../support/word-file';
import { unsafeMarkup } from './html-check';
import { blockLines, imported } from './imported';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a file that is refused', () => {
  const cases: Array<[string, () => Uint8Array, string]> = [
    ['not UTF-8', () => new Uint8Array([0x61, 0xe4, 0x62]), 'not-utf-8'],
    ['UTF-16', () => new Uint8Array([0xff, 0xfe, 0x61, 0x62]), 'not-utf-8'],
    ['NUL bytes', () => bytes('# A\u0000B'), 'holds-nul'],
    ['larger than the limit', () => new Uint8Array(8 * 1024 * 1024 + 1).fill(0x61), 'too-large'],
    ['quotes in quotes in quotes', () => bytes(`${'>'.repeat(10_000)} x`), 'too-deep'],
    ['lists in lists in lists', () => bytes(`${'- '.repeat(10_000)}x`), 'too-deep'],
    [
      'lists in lists on a line each',
      () => bytes(Array.from({ length: 1500 }, (_, depth) => `${'  '.repeat(depth)}- x`).join('\n')),
      'too-deep',
    ],
    ['elements in elements in elements', () => bytes(`${'<div>'.repeat(100_000)}x`), 'too-deep'],
    [
      'emphasis in emphasis in emphasis',
      () => bytes(`${'*a '.repeat(1000)}x${'*'.repeat(1000)}`),
      'too-deep',
    ],
  ];
  test.each(cases)('because of %s says so by its code', (_sentence, source, code) => {
    expect(() => importMarkdown(source())).toThrowError(expect.objectContaining({ code }));
  });

  test('is told its size and the limit', () => {
    const source = new Uint8Array(9 * 1024 * 1024).fill(0x61);
    expect(() => importMarkdown(source)).toThrowError(
      'The file is 9.0 MiB. Files of up to 8 MiB can be imported.',
    );
  });
});

describe('what is made safe', () => {
  const cases: Array<[string, string, string[], string]> = [
    ['a script link', '[x](javascript:alert(1))', ['paragraph: x'], 'link-unsafe'],
    ['a script link with entities', '[x](&#106;avascript:alert&#40;1&#41;)', ['paragraph: x'], 'link-unsafe'],
    ['a data link in HTML', '<a href="data:text/html,x">x</a>', ['paragraph: x'], 'link-unsafe'],
    ['a script', 'a<script>alert(1)</script>b', ['paragraph: ab'], 'script-removed'],
    ['a style sheet', '<style>* { display: none }</style>\n\nx', ['paragraph: x'], 'script-removed'],
    ['a frame', '<iframe src="https://a.example"></iframe>\n\nx', ['paragraph: x'], 'script-removed'],
    ['a handler', '<b onclick="alert(1)">x</b>', ['paragraph: x{bold}'], 'script-removed'],
    ['a drawing', '<svg onload="alert(1)"><circle/></svg>\n\nx', ['paragraph: x'], 'element-dropped'],
    [
      'an image with a handler',
      '<img src="x.png" onerror="alert(1)" alt="A">',
      ['figure src=x.png alt=A'],
      'image-not-shown',
    ],
    ['an image inside the file', '![A](data:image/png;base64,AAAA)', ['figure alt=A'], 'image-not-shown'],
    ['a comment', 'a <!-- hidden --> b', ['paragraph: a b'], 'comment-dropped'],
    [
      'a form',
      '<form action="https://a.example"><input name="q">x</form>',
      ['paragraph: x'],
      'element-dropped',
    ],
  ];
  test.each(cases)('%s', (_sentence, source, expected, kind) => {
    const { content, report } = imported(source);
    expect(blockLines(content)).toEqual(expected);
    expect(report.map((note) => note.kind)).toContain(kind);
    expect(unsafeMarkup(renderText(content).html)).toEqual([]);
  });

  test('a text nested deeper than the house allows is flattened and told', () => {
    const source = Array.from({ length: 40 }, (_, depth) => `${'  '.repeat(depth)}- level ${depth}`).join(
      '\n',
    );
    const { content, report } = imported(source);
    expect(report.map((note) => note.kind)).toContain('nesting-flattened');
    expect(blockLines(content).join('\n')).toContain('paragraph: level 39');
  });

  test('a table wider than any may be keeps every word, and says where they went', () => {
    const row = (word: string) => `|${Array.from({ length: 250 }, (_one, at) => ` ${word}${at} |`).join('')}`;
    const source = `${row('h')}\n|${'---|'.repeat(250)}\n${row('c')}`;
    const { content, report } = imported(source);
    const [table] = content.content ?? [];
    expect(table?.content?.map((cells) => cells.content?.length)).toEqual([200, 200]);
    expect(plainText(table?.content?.[1] ?? { type: 'tableRow' })).toBe(
      Array.from({ length: 250 }, (_one, at) => `c${at}`).join(' '),
    );
    expect(report).toEqual([
      { kind: 'table-narrowed', what: 'a table of more than 200 columns', count: 100, line: 1 },
    ]);
  });

  test('cells beyond the last heading are kept in a column without one, and said to be', () => {
    const { content, report } = imported('| a |\n|---|\n| 1 | `x|y` |\n| 2 |\n');
    const [table] = content.content ?? [];
    expect(table?.content?.map((row) => plainText(row))).toEqual(['a', '1 `x y`', '2']);
    expect(table?.content?.map((row) => row.content?.length)).toEqual([3, 3, 3]);
    expect(report).toEqual([{ kind: 'table-widened', what: 'a row with 3 cells', count: 1, line: 3 }]);
  });

  test('a table of thousands of rows keeps every row', () => {
    const rows = Array.from({ length: 3000 }, (_one, at) => `| r${at} | b |`);
    const { content, report } = imported(['| a | b |', '|---|---|', ...rows].join('\n'));
    expect(content.content?.[0]?.content).toHaveLength(3001);
    expect(report).toEqual([]);
  });

  const told: Array<[string, string, object]> = [
    ['a control character', 'one\n\ntw\u0007o', { kind: 'character-removed', line: 3 }],
    ['a mark of direction', 'a \u202eb', { kind: 'direction-mark', line: 1 }],
    ['a colour', '<span style="color: red">a</span>', { kind: 'style-dropped', what: 'colours' }],
    ['a font', '<font face="Arial">a</font>', { kind: 'style-dropped', what: 'fonts and sizes' }],
    ['a size', '<span style="font-size:9pt">a</span>', { kind: 'style-dropped', what: 'fonts and sizes' }],
    ['an underline', '<u>a</u>', { kind: 'style-dropped', what: 'underlines' }],
    ['a link to a file', 'one\n\n[a](b.html)', { kind: 'link-relative', what: 'b.html', line: 3 }],
    ['a task', 'one\n\n- [ ] a', { kind: 'task-box', line: 3 }],
    [
      'what a template comments out',
      'one\n\n{% comment %}a{% endcomment %}',
      { kind: 'template-comment', line: 3 },
    ],
    [
      'a handler of a block',
      'one\n\n<p onclick="x()">a</p>',
      { kind: 'script-removed', what: 'onclick', line: 3 },
    ],
    [
      'the colour of a cell',
      '<table><tr><td style="background: red">a</td></tr></table>',
      { kind: 'style-dropped' },
    ],
    [
      'a script between the points of a list',
      '<ul><li>a</li><script>x()</script></ul>',
      { kind: 'script-removed' },
    ],
    ['a link to nowhere', 'one\n\n[a](#b)', { kind: 'anchor-missing', what: '#b', line: 3 }],
  ];
  test.each(told)('%s is told once, with its line', (_sentence, source, note) => {
    expect(imported(source).report).toEqual([expect.objectContaining({ ...note, count: 1 })]);
  });

  test('HTML in a Markdown file takes no line from what is told of the rest', () => {
    const { report } = imported('<b>a</b>\n\n![A](b.png)\n\n- # c\n\n<svg></svg>');
    expect(report.map(({ kind, line }) => [kind, line])).toEqual([
      ['image-not-shown', 3],
      ['heading-in-block', 5],
      ['element-dropped', 7],
    ]);
  });

  const page = (source: string) =>
    importHtml(bytes(`<main>\n<p>one</p>\n${source}\n</main>`)).report.slice(1);
  const data = (image: Uint8Array) =>
    `<img alt="A" src="data:image/png;base64,${Buffer.from(image).toString('base64')}">`;
  const huge = PNG.slice();
  new DataView(huge.buffer).setUint32(16, 60_000);
  const inPages: Array<[string, string, object]> = [
    ['a script', '<script>x()</script>', { kind: 'script-removed', line: 3 }],
    ['a handler', '<b onclick="x()">a</b>', { kind: 'script-removed', line: 3 }],
    ['a drawing', '<p><svg onload="x()"></svg></p>', { kind: 'element-dropped', line: 3 }],
    ['a link to a file', '<a href="b.html">a</a>', { kind: 'link-relative', line: 3 }],
    ['half an image', data(PNG.subarray(0, PNG.length - 6)), { what: 'A: ends in the middle of the image' }],
    ['an image without a picture', data(PNG.subarray(0, 20)), { kind: 'image-refused' }],
    ['something else that says it is an image', data(bytes('<svg/>')), { kind: 'image-refused' }],
    ['an image too large to draw', data(huge), { kind: 'image-refused' }],
  ];
  test.each(inPages)('%s in a page is told, with its line where it has one', (_sentence, source, note) => {
    expect(page(source)).toContainEqual(expect.objectContaining(note));
  });

  test('of thousands of different things the first thousand are told one by one, the others by their kind', () => {
    const { report } = imported(Array.from({ length: 1500 }, (_one, at) => `[a](${at}.html)`).join('\n\n'));
    expect([report.length, report.at(-1)]).toEqual([
      1001,
      expect.objectContaining({ kind: 'link-relative', what: 'others of this kind', count: 500 }),
    ]);
  });

  test('control characters go from descriptions, captions and titles as from words', () => {
    const { content, title } = imported('# T\u0001\n\n![A\u0002](https://a.example/b.png "C\u0003")');
    expect([title, JSON.stringify(content).includes('\\u000')]).toEqual(['T', false]);
    expect(importHtml(bytes('<title>T\u0001</title><p>a')).title).toBe('T');
  });

  test('control characters go, other scripts and direction marks stay', () => {
    const { content } = imported('a\u0007b \u202eabc\u202c 日本 \ufffe😀');
    expect(blockLines(content)).toEqual(['paragraph: ab \u202eabc\u202c 日本 😀']);
  });
});

describe('a line of a million characters', () => {
  const million = (part: string) => part.repeat(Math.ceil(1_000_000 / part.length));
  const cases: Array<[string, string]> = [
    ['of words', million('word ')],
    ['without a space', million('a')],
    ['of spaces', `a${million(' ')}b`],
    ['of digits and stops', million('1.')],
    ['of template tags that never end', million('{% include ')],
    ['of attribute lists', `x ${'{: #x }'.repeat(30_000)}`],
  ];
  test.each(cases)('%s is imported', (_sentence, source) => {
    expect(imported(source).content.content?.length).toBeGreaterThan(0);
  });
});
