import { describe, expect, it } from 'vitest';
import type { DocumentJson } from '../../app/document/json';
import { renderDraft, renderText } from '../../app/document/render';
import { beginsStretch, LONG_TEXT } from '../../app/document/stretches';

const lines = (many: number): DocumentJson => ({
  type: 'doc',
  content: Array.from({ length: many }, (_, at) => ({
    type: 'paragraph',
    attrs: { id: `b${String(at * 7919).padStart(9, '0')}` },
    content: [{ type: 'text', text: `Line ${at}` }],
  })),
});

describe('the stretches of a long text', () => {
  it('hold every block once, in its place, and begin where the editor begins them', () => {
    const content = lines(LONG_TEXT);
    const { html } = renderDraft(content);
    const stretches = html.split('<div class="cc-stretch">').slice(1);
    expect(stretches.length).toBeGreaterThan(3);
    expect(html.replaceAll('<div class="cc-stretch">', '').replaceAll('</div>', '')).toBe(
      renderText(content).html,
    );
    const begun = stretches.map((stretch) => /id="([^"]*)"/.exec(stretch)?.[1]);
    const ids = (content.content ?? []).map(({ attrs }) => attrs?.id);
    expect(begun.slice(1)).toEqual(ids.slice(1).filter(beginsStretch));
  });

  it('are not made for a text that is not long', () => {
    const content = lines(LONG_TEXT - 1);
    expect(renderDraft(content)).toEqual(renderText(content));
  });
});
