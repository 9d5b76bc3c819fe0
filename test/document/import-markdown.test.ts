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

  test('front matter gives the title, which stands above the text', () => {
    const { title, content, report } = imported(
      '---\ntitle: "My standard"\nlayout: page\n---\n\n## Scope\n\nx',
    );
    expect(title).toBe('My standard');
    expect(blockLines(content).slice(0, 2)).toEqual([
      'heading numbered=false: My standard',
      'heading level=2: Scope',
    ]);
    expect(report).toContainEqual({ kind: 'front-matter', what: 'layout', count: 1, line: 1 });
  });

  test('front matter may end with three dots, and holds lists and longer values', () => {
    const source =
      '---\ntitle: Spec\nauthors:\n- Ann\n# remark\nnote: |\n  long\n...\n\n# Introduction\n\nx\n\n---\n\ny';
    const { title, content } = imported(source);
    expect(title).toBe('Spec');
    expect(blockLines(content)).toEqual([
      'heading: Spec',
      'heading: Introduction',
      'paragraph: x',
      'horizontalRule',
      'paragraph: y',
    ]);
  });

  test.each([
    ['+++\n[table]\na = 1\n+++', ['a']],
    [
      '+++\ntitle = "Spec"\na.b = 1\nnote = """\nIn words.\n"""\n[params]\ntitle = "Other"\n+++',
      ['a.b', 'note', 'title'],
    ],
    ['---\nog:title: X\n---', ['og:title']],
    ['---\nLast updated: today\n---', ['Last updated']],
    ['---\n"a key": X\nrevised by: Ann\n---', ['a key', 'revised by']],
    ['---\n# remark\n\nlayout: page\n---', ['layout']],
    ['---\n\nlayout: page\n\ntags:\n- one\n- two\n---', ['layout', 'tags']],
    ['---\npeople: # who wrote it\n- name: Ann\n  role: chair\n- name: Bob\n---', ['people']],
    ['---\r\nlayout: page\r\n\r\n---', ['layout']],
  ])('front matter is taken out of the text, and its keys are reported: %j', (front, keys) => {
    const { title, content, report } = imported(`${front}\n\n# Introduction\n\nx`);
    expect(report.filter(({ kind }) => kind === 'front-matter').map(({ what }) => what)).toEqual(keys);
    const own = title === 'Spec' ? ['heading: Spec'] : [];
    expect(blockLines(content)).toEqual([...own, 'heading: Introduction', 'paragraph: x']);
  });

  test.each([
    ['---\n\n# Important\n\nThe product MUST do it.\n\n---\n\n# Second', 'a line, a heading and words'],
    ['---\nThe product MUST do it.\n\n---\n\n# Second', 'a line and words'],
    ['---\n\n# Important\n\n- The product MUST do it.\n\n---\n\n# Second', 'a line, a heading and a list'],
    ['---\nScope: all\nThe product MUST do it.\n\n---\n\n# Second', 'a line and words that begin like a key'],
    ['---\n---\n\nThe product MUST do it.', 'two lines'],
    ['---\ntitle: Not closed\n\nThe product MUST do it.', 'keys that never end'],
    ['---\ntitle: Not closed\nabout: The product MUST do it.', 'keys to the end of the file'],
    ['---\n\n# Important\n\nNote: The product MUST do it.\n---\n\n# Second', 'a heading and a note'],
    ['---\n# Important\n\nNote: The product MUST do it.\n\n---\n\n# Second', 'a heading next to the line'],
    ['---\nThe rule is: The product MUST do it.\n\n---\n\n# Second', 'a sentence with a colon'],
    ['---\ntitle: x\n\n# Important\n\n- The product MUST do it.\n\n---\n\n# Second', 'a key and a list'],
    ['---\n[table]\n\nThe product MUST do it.\n\n---\n\n# Second', 'words in brackets'],
    ['---\n[The product MUST do it.]\n---\n\n# Second', 'words in brackets alone'],
    ['---\n    The product MUST do it.\n---\n\n# Second', 'words further in'],
    ['---\ntitle: x\n- The product MUST do it.\n---\n\n# Second', 'a key with its value and a list'],
    ['---\nThe rule we follow: The product MUST do it.\n---\n\n# Second', 'four words with a colon'],
    ['---\nnote: """\nThe product MUST do it.\n---\n\n# Second', 'three quotes, which YAML does not have'],
    ['---\nlayout: page\n\nNote: The product MUST do it.\n\n---\n\n# Second', 'a key, and one further down'],
    ['---\nThe rule is: The product MUST do it.\n  \n---\n\n# Second', 'a sentence and a line of blanks'],
  ])('a line of dashes at the beginning takes no words away: %j', (source) => {
    const { content, title } = imported(source);
    const lines = blockLines(content).join('\n');
    expect(title).not.toBe('Not closed');
    expect(lines).toContain('horizontalRule');
    expect(lines).toContain('The product MUST do it.');
    if (source.includes('# Second')) expect(lines).toContain('Second');
  });

  test.each([
    ['+++\nThe product MUST do it.\n+++', 'words'],
    ['+++\na = 1\n\nThe product MUST do it.\n+++', 'a key and words'],
    ['+++\nnote = """In words."""\nThe product MUST do it.\n+++', 'a longer value that ends where it begins'],
    ['+++\nnote = """\nIn words.\n"""\nThe product MUST do it.\n+++', 'a longer value and words'],
    ['+++\na = "The product MUST do it."\n---\n\n# Second', 'a key, and dashes'],
  ])('nor does one of plus signs: %j', (source) => {
    expect(blockLines(imported(source).content).join('\n')).toContain('The product MUST do it.');
  });
});
