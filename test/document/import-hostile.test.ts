import { describe, expect, test } from 'vitest';
import { importMarkdown } from '../../app/document/import-markdown';
import { renderText } from '../../app/document/render';
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
