import { describe, expect, test } from 'vitest';
import { blockLines, imported } from './imported';

const found = (source: string) => {
  const { content, report } = imported(source);
  return {
    lines: blockLines(content),
    unclosed: report.filter(({ kind }) => kind === 'html-unclosed').map(({ what, line }) => [what, line]),
  };
};

const AFTER = ['heading level=2: Clause', 'paragraph: Words that must be kept.'];

describe('HTML in Markdown that lacks its end', () => {
  test.each([
    ['a comment', '<!-- open here'],
    ['an instruction', '<?php x'],
    ['a passage of characters', '<![CDATA[ hidden'],
    ['a declaration', '<!DOCTYPE x'],
    ['a script', '<script>'],
    ['a style', '<style>'],
    ['a field of many lines', '<textarea>'],
    ['words as they stand', '<pre>'],
    ['an object', '<object>'],
    ['an object that seems to close itself', '<object/>'],
    ['a template', '<template>'],
    ['a title', '<title>'],
    ['a frame', '<iframe>'],
    ['a choice', '<select>'],
    ['a drawing', '<svg>'],
    ['a comment in an element', '<div><!-- open'],
    ['a tag', '<p'],
  ])('keeps it as words with all that follows, and tells its line: %s', (_what, opening) => {
    const { lines, unclosed } = found(`# A\n\n${opening}\n\n## Clause\n\nWords that must be kept.\n`);
    expect(lines.slice(-2)).toEqual(AFTER);
    const words = opening.replace('<div>', '');
    expect(lines.slice(0, -2)).toEqual(['heading numbered=false: A', `paragraph: ${words}`]);
    expect(unclosed).toEqual([[words, 3]]);
  });

  test('is read so within a line', () => {
    const { lines } = found('Before <object> after <script> more\n\n## Clause\n\nWords that must be kept.');
    expect(lines).toEqual(['paragraph: Before <object> after <script> more', ...AFTER]);
  });

  test('is read so in a quote and in a list, as far as these go', () => {
    expect(found('> <!-- one\n>\n> two\n\n- three\n\n  <!-- four\n\n  five\n').lines).toEqual([
      'blockquote',
      '  paragraph: <!-- one',
      '  paragraph: two',
      'bulletList',
      '  listItem',
      '    paragraph: three',
      '    paragraph: <!-- four',
      '    paragraph: five',
    ]);
  });

  test('leaves code as it is, and frees all that stood in one another', () => {
    const { lines, unclosed } = found('<!-- a\n\n```\n<!-- b\n```\n\n<!-- c\n\n<?d\n\n<script>\n\nWords.');
    expect(lines).toContainEqual(expect.stringMatching(/^codeBlock.*: <!-- b$/));
    expect(lines.slice(-4)).toEqual([
      'paragraph: <!-- c',
      'paragraph: <?d',
      'paragraph: <script>',
      'paragraph: Words.',
    ]);
    expect(unclosed).toEqual([
      ['<!-- a', 1],
      ['<!-- c', 7],
      ['<?d', 9],
      ['<script>', 11],
    ]);
  });

  test('is not seen where the end is there', () => {
    const source =
      'a <!-- b --> c <script>x</script>\n\n<!--\n\nd\n\n-->\n\n<object>\n\ne\n\n</object>\n\n<svg/>\n\nf';
    expect(found(source)).toEqual({ lines: ['paragraph: a c', 'paragraph: f'], unclosed: [] });
  });

  test.each([
    ['comments in an element', `<div>${'<!-- '.repeat(100_000)}`],
    ['objects', '<object> '.repeat(20_000)],
    ['comments', '<!-- a\n\n'.repeat(2_000)],
  ])('costs little however many there are: %s', (_what, source) => {
    const began = performance.now();
    imported(source);
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});
