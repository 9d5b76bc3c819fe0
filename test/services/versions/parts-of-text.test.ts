import { describe, expect, it } from 'vitest';
import type { RequirementEntry } from '../../../app/document/requirement-types';
import { withClauseLinks } from '../../../app/services/versions/clause-links';
import { missingSections } from '../../../app/services/versions/required-sections';
import { requirementDifferences } from '../../../app/services/versions/requirement-changes';
import { wordsOfHtml } from '../../../app/services/versions/words-of-html';

describe('requirements between two versions', () => {
  const entry = (
    ref: string | null,
    text: string,
    level: RequirementEntry['level'] = 'must',
  ): RequirementEntry => ({
    id: `b${ref ?? text}`,
    ref,
    level,
    text,
    clauseId: '',
    clauseNumber: '',
    clauseTitle: '',
  });

  it('are told apart by reference: added, changed in words or level, removed', () => {
    const before = [
      entry('R1', 'Stay'),
      entry('R2', 'Old words'),
      entry('R3', 'Level', 'should'),
      entry('R4', 'Gone'),
    ];
    const after = [
      entry('R3', 'Level', 'must'),
      entry('R1', 'Stay'),
      entry('R2', 'New words'),
      entry('R5', 'Fresh'),
    ];
    const found = requirementDifferences(before, after).map(({ kind, ref, levelBefore }) => [
      kind,
      ref,
      levelBefore,
    ]);
    expect(found).toEqual([
      ['changed', 'R3', 'should'],
      ['changed', 'R2', 'must'],
      ['added', 'R5', null],
      ['removed', 'R4', 'must'],
    ]);
  });
});

describe('links at clauses', () => {
  const html =
    '<h2 id="b1"><span class="clause-number">1</span> A &amp; B <a class="clause-link" href="#b1" aria-label="Link to clause 1">#</a></h2>\n<p id="b2">No heading</p>';

  it('stand in each heading, named for those who hear them, and nowhere else', () => {
    const linked = withClauseLinks(html, (id) => [{ href: `/c?a=1&clause=${id}`, text: 'Comment' }]);
    expect(linked.match(/Comment/g)).toHaveLength(1);
    expect(linked).toContain(
      '<a class="clause-link" href="/c?a=1&amp;clause=b1">Comment<span class="nhsuk-u-visually-hidden"> 1 A &amp; B</span></a></h2>',
    );
    expect(withClauseLinks(html, () => [])).toBe(html);
  });
});

describe('required sections and words', () => {
  it('finds sections at any depth, in any case, with typed numbers', () => {
    const leaf = (title: string) => ({ id: title, number: '', title, level: 2, children: [] });
    const outline = [{ ...leaf('Introduction'), children: [leaf('2.1 SCOPE')] }];
    expect(missingSections(outline)).toEqual(['Conformance']);
    expect(missingSections([...outline, leaf('conformance ')])).toEqual([]);
  });

  it('reads the words of HTML back without its tags', () => {
    expect(wordsOfHtml('<h2 id="a">A &amp; B</h2><p>1 &lt; 2</p>')).toBe('A & B 1 < 2');
    expect(wordsOfHtml('&amp;lt;')).toBe('&lt;');
  });
});
