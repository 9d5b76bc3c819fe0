import { describe, expect, test } from 'vitest';
import { normalise } from '../../app/document/canonical';
import { openLive, readText } from '../../app/document/live-document';
import { blockLines, imported } from './imported';

describe('Markdown', () => {
  const cases: Array<[string, string, string[]]> = [
    [
      'headings and paragraphs',
      '# A\n\nOne\ntwo.\n\n# B',
      ['heading: A', 'paragraph: One two.', 'heading: B'],
    ],
    [
      'marks inside one another',
      '**bold `code`** and [*x*](https://a.example)',
      ['paragraph: bold {bold}code{bold code} and x{https://a.example italic}'],
    ],
    [
      'nested lists',
      '1. a\n   - b\n2. c',
      [
        'orderedList',
        '  listItem',
        '    paragraph: a',
        '    bulletList',
        '      listItem',
        '        paragraph: b',
        '  listItem',
        '    paragraph: c',
      ],
    ],
    [
      'a list by letters with one by roman numbers inside',
      'a. one\n   i. x\n   ii. y\nb. two',
      [
        'orderedList type=a',
        '  listItem',
        '    paragraph: one',
        '    orderedList type=i',
        '      listItem',
        '        paragraph: x',
        '      listItem',
        '        paragraph: y',
        '  listItem',
        '    paragraph: two',
      ],
    ],
    ['one letter with a full stop is no list', 'a. one\n\nOther', ['paragraph: a. one', 'paragraph: Other']],
    ['code with its language', '```json\n{\n  "a": 1\n}\n```', ['codeBlock language=json: {\n  "a": 1\n}']],
    [
      'a table with header cells',
      '| A | B |\n|--|:-:|\n| 1 |  |',
      [
        'table',
        '  tableRow',
        '    tableHeader',
        '      paragraph: A',
        '    tableHeader align=center',
        '      paragraph: B',
        '  tableRow',
        '    tableCell',
        '      paragraph: 1',
        '    tableCell align=center',
        '      paragraph',
      ],
    ],
    [
      'an HTML table with spans, made to fit one grid',
      '<table><tr><th colspan="2">A</th></tr><tr><td rowspan="9">1</td></tr></table>',
      [
        'table',
        '  tableRow',
        '    tableHeader colspan=2',
        '      paragraph: A',
        '  tableRow',
        '    tableCell',
        '      paragraph: 1',
        '    tableCell',
        '      paragraph',
      ],
    ],
    [
      'an image alone',
      '![A map](https://a.example/m.png "Flow")',
      ['figure src=https://a.example/m.png alt=A map caption=Flow'],
    ],
    [
      'an image in a line parts it',
      'one ![x](https://a.example/m.png) two',
      ['paragraph: one', 'figure src=https://a.example/m.png alt=x', 'paragraph: two'],
    ],
    [
      'an HTML figure with its caption',
      '<figure><img src="https://a.example/m.png" alt="A map"><figcaption>The <b>flow</b></figcaption></figure>',
      ['figure src=https://a.example/m.png alt=A map caption=The flow'],
    ],
    [
      'a caption without a picture',
      '<figure><p>x</p><figcaption>Words</figcaption></figure>',
      ['paragraph: x', 'paragraph: Words'],
    ],
    [
      'an HTML table with a caption',
      '<table><caption>Codes</caption><tr><td>1</td></tr></table>',
      ['table caption=Codes', '  tableRow', '    tableCell', '      paragraph: 1'],
    ],
    [
      'a list directly inside a list',
      '<ul><li>a</li><ul><li>b</li></ul></ul>',
      [
        'bulletList',
        '  listItem',
        '    paragraph: a',
        '    bulletList',
        '      listItem',
        '        paragraph: b',
      ],
    ],
    ['a line break in either way', 'a  \nb<br/>c', ['paragraph: a⏎b⏎c']],
    [
      'a definition list',
      'Consumer\n: A system that asks.',
      ['definition term=Consumer', '  paragraph: A system that asks.'],
    ],
    ['HTML definitions', '<dl><dt>X</dt><dd>Y</dd></dl>', ['definition term=X', '  paragraph: Y']],
    ['a quotation and a rule', '> a\n\n---', ['blockquote', '  paragraph: a', 'horizontalRule']],
    [
      'a placeholder that looks like a tag',
      'Send <patient id> and <x>.',
      ['paragraph: Send <patient id> and <x>.'],
    ],
    [
      'details as what they hold',
      '<details><summary>More</summary>\n\nInside\n\n</details>',
      ['paragraph: More', 'paragraph: Inside'],
    ],
    [
      'a boxed passage of a site generator',
      '{% include important.html content="Read **this**." %}',
      ['callout title=Important', '  paragraph: Read this{bold}.'],
    ],
    [
      'a loose tag of a table, and all that follows it',
      'Intro words.\n\n<col> is the number of the column.\n\nAfter **it**.\n\n## H',
      [
        'paragraph: Intro words.',
        'paragraph: <col> is the number of the column.',
        'paragraph: After it{bold}.',
        'heading level=2: H',
      ],
    ],
    [
      'one with code in it, which has blank lines of its own',
      '{% include note.html content="First:\n\n```\na\n\nb\n```\n" %}\n\n## After',
      ['callout title=Note', '  paragraph: First:', '  codeBlock: a\n\nb', 'heading level=2: After'],
    ],
    [
      'one of several paragraphs, which ends where it ends',
      '{% include important.html content="\nRead **this**.<br/><br/>\n \nThen that.\n " %}\n\n## After\n\nOutside.',
      [
        'callout title=Important',
        '  paragraph: Read this{bold}.',
        '  paragraph: Then that.',
        'heading level=2: After',
        'paragraph: Outside.',
      ],
    ],
    [
      'a link without words by its address',
      '[](https://a.example)',
      ['paragraph: https://a.example{https://a.example}'],
    ],
    [
      'a task list',
      '- [x] done\n- [ ] open',
      ['bulletList', '  listItem', '    paragraph: ☑ done', '  listItem', '    paragraph: ☐ open'],
    ],
  ];
  test.each(cases)('%s', (_sentence, source, expected) => {
    expect(blockLines(imported(source).content)).toEqual(expected);
  });

  test('the update seeds exactly the content, and every block has an id of its own', () => {
    const { content, update } = imported(cases.map(([, source]) => source).join('\n\n'));
    expect(readText(openLive([update]))).toEqual(normalise(content));
  });

  test('what an abbreviation stands for is written out once, and every explanation under the pointer is told', () => {
    const { content, report } = imported(
      'Use <abbr title="National Record Locator">NRL</abbr> and <abbr title="National Record Locator">NRL</abbr>, ' +
        '<span title="Not an abbreviation">this</span>.',
    );
    expect(blockLines(content)).toEqual(['paragraph: Use NRL (National Record Locator) and NRL, this.']);
    expect(report).toEqual([
      { kind: 'abbreviation-spelt-out', what: 'National Record Locator', count: 2, line: 1 },
      { kind: 'attribute-dropped', what: 'title="Not an abbreviation"', count: 1, line: 1 },
    ]);
  });

  test.each([
    ['at the end', '[spec]: https://spec.example'],
    ['in a quote', '> [spec]: https://spec.example'],
    ['in a list', '1. [spec]: https://spec.example'],
    ['with a label over two lines', '[the\nspec]: https://spec.example', '[the spec]'],
  ])('a link defined %s of a long text is one wherever it is used', (_, definition, used = '[spec]') => {
    const filler = '# Part\n\nWords that fill the part.\n\n'.repeat(2_500);
    const { content } = imported(`# Start\n\nSee ${used}.\n\n${filler}# End\n\n${definition}\n`);
    expect(JSON.stringify(content.content?.[1])).toContain('https://spec.example');
  });

  test.each(['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'Caution'])(
    'an alert of GitHub becomes a note: %s',
    (name) => {
      const { content, report } = imported(`> [!${name}]\n> Keep **it**.\n>\n> - one\n\n> Said.`);
      const title = name.charAt(0) + name.slice(1).toLowerCase();
      expect(blockLines(content)).toEqual([
        `callout title=${title}`,
        '  paragraph: Keep it{bold}.',
        '  bulletList',
        '    listItem',
        '      paragraph: one',
        'blockquote',
        '  paragraph: Said.',
      ]);
      expect(report).toEqual([]);
    },
  );

  test.each(['> [!NOTE] on one line', '> [!SOMETHING]\n> else', '[!NOTE]'])('is no alert: %s', (source) => {
    expect(JSON.stringify(imported(source).content)).not.toContain('callout');
  });

  test('a box between lines of colons stays as words, and is told of', () => {
    const { content, report } = imported('# T\n\n:::note\nKeep it.\n:::\n\nAt 10:::30 ::: it is.');
    expect(blockLines(content)[1]).toContain(':::note');
    expect(report).toEqual([{ kind: 'directive-as-words', what: ':::note', count: 1, line: 3 }]);
  });

  test('a picture on another site is told of, at its line, and not fetched', () => {
    const { report } = imported('# T\n\n![Alt](https://example.org/pic.png)\n');
    expect(report).toEqual([
      { kind: 'image-elsewhere', what: 'https://example.org/pic.png', count: 1, line: 3 },
    ]);
  });

  test('footnotes become notes at the end that the text links to', () => {
    const lines = blockLines(imported('Text[^1].\n\n[^1]: The note.').content);
    expect(lines).toEqual([
      expect.stringMatching(/^paragraph: Text1\{#b\d+ superscript\}\.$/),
      'heading level=2: Notes',
      'orderedList',
      '  listItem',
      '    paragraph: The note.',
    ]);
  });
});
