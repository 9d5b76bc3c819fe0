import { describe, expect, test } from 'vitest';
import { blockLines, imported } from './imported';

describe('front matter of a Markdown file', () => {
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
