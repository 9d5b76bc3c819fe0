import { describe, expect, it, test } from 'vitest';
import { compareTexts } from '../../app/document/compare';
import { runsOf } from '../../app/document/export/pdf/pdf-inline';
import { wordInline } from '../../app/document/export/word/word-inline';
import { WordRelations } from '../../app/document/export/word/word-relations';
import { exportMarkdown } from '../../app/document/export-markdown';
import { missingReference, sayMissingReferences } from '../../app/document/missing-reference';
import { renderText } from '../../app/document/render';
import { doc, h, p } from './blocks';

const reference = { type: 'crossReference', attrs: { target: 'gone', label: 'clause 2.1' } };
const text = doc(h('a', 1, 'Scope'), p('b', 'See ', reference));
const SAID = 'missing reference (was clause 2.1)';

describe('a cross-reference whose target is gone', () => {
  const nowhere = { labels: new Map(), places: new Set<string>() };

  it.each([
    ['frozen', () => renderText(text).html],
    ['as Markdown', () => exportMarkdown(text)],
    ['as a Word file', () => wordInline([reference], { ...nowhere, relations: new WordRelations() })],
    ['as a PDF file', () => runsOf([reference], nowhere)[0]?.text ?? ''],
  ])('says so in words and never prints its last number alone: %s', (_where, printed) => {
    expect(printed().replace(/\\/g, '')).toContain(SAID);
  });

  it('says nothing of what it was where that was never written', () => {
    expect(missingReference('  ')).toBe('missing reference');
  });

  test('says so in HTML that was kept with the number alone, once', () => {
    const span = (words: string) => `<span class="cross-reference cross-reference--broken">${words}</span>`;
    expect(sayMissingReferences(`<p>${span('clause 2.1')}, ${span('A &amp; B')}</p>`)).toBe(
      `<p>${span(SAID)}, ${span('missing reference (was A &amp; B)')}</p>`,
    );
    for (const kept of [span(SAID), span('missing reference'), '<p>clause 2.1</p>']) {
      expect(sayMissingReferences(kept)).toBe(kept);
    }
  });

  test('is told as missing in the later text of a comparison, not in words of the earlier that had it', () => {
    const before = doc(
      h('a', 1, 'Scope'),
      h('gone', 1, 'Rules'),
      p('b', 'Keep ', reference),
      p('c', reference),
    );
    const after = doc(h('a', 1, 'Scope'), p('b', 'Keep ', reference));
    const { html, sides } = compareTexts(before, after);
    expect(html).toContain(
      `<p id="b">Keep <span class="cross-reference cross-reference--broken">${SAID}</span></p>`,
    );
    expect(html).toContain('<span class="cross-reference">clause 2</span>');
    expect(sides.map((row) => row.before).join('')).not.toContain('missing');
  });
});
