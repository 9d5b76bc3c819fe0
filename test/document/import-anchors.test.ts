import { describe, expect, test } from 'vitest';
import { blockLines, imported } from './imported';

describe('clause numbers that the source wrote', () => {
  test('give way to computed ones where these are the same', () => {
    const { content, report } = imported('# 1. Scope\n\n## 1.1 Aim\n\n# Annex\n\n# 2. Terms');
    expect(blockLines(content)).toEqual([
      'heading: Scope',
      'heading level=2: Aim',
      'heading numbered=false: Annex',
      'heading: Terms',
    ]);
    expect(report.map((note) => note.kind)).toEqual(['own-number-replaced']);
  });

  test('stay where computed ones would differ', () => {
    const { content, report } = imported('# 1 Scope\n\n# 3 Terms');
    expect(blockLines(content)).toEqual([
      'heading numbered=false: 1 Scope',
      'heading numbered=false: 3 Terms',
    ]);
    expect(report.map(({ kind, what }) => `${kind} ${what}`)).toEqual([
      'own-number-kept 2 clause numbers',
      'own-number-differs 3 Terms (would be 2)',
    ]);
  });
});

describe('anchors', () => {
  const cases: Array<[string, string]> = [
    ['a heading by its words', '# The scope & aim\n\n[x](#the-scope--aim)'],
    ['a heading by the id written after it', '# Scope {#s1}\n\n[x](#s1)'],
    ['a heading by the attribute list below it', '# Scope\n{: #s1 .big}\n\n[x](#s1)'],
    ['a named place before a block', '<a name="s1"></a>\n\n# Scope\n\n[x](#s1)'],
    ['a named place inside a block', '# Sco<a id="S1"></a>pe\n\n[x](#s1)'],
    ['the second of two equal headings', '# Scope\n\n[x](#scope)\n\n# Scope\n\n[x](#scope-1)'],
  ];
  test.each(cases)('%s leads to its block', (_sentence, source) => {
    const { content, report } = imported(source);
    expect(report.filter((note) => note.kind === 'anchor-missing')).toEqual([]);
    const headings = (content.content ?? []).filter((block) => block.type === 'heading');
    const links = (content.content ?? []).flatMap((block) =>
      (block.content ?? []).flatMap((node) => node.marks ?? []).map((mark) => mark.attrs?.href),
    );
    expect(links).toEqual(headings.map((heading) => `#${heading.attrs?.id}`));
  });

  test('a place that is not there is told', () => {
    expect(imported('[x](#gone)').report).toContainEqual({
      kind: 'anchor-missing',
      what: '#gone',
      count: 1,
      line: 1,
    });
  });
});
