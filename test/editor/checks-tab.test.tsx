import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { findingsOf } from '../../app/document/findings';
import { ChecksTab } from '../../app/editor/panels/checks-tab';
import { doc, h, p } from '../document/blocks';

/** The lists of the panel: the heading of each, and what stands under it. */
function listsOf(html: string): Record<string, string> {
  const sections = [...html.matchAll(/<h3[^>]*>([^<]*) \(\d+\)<\/h3>(.*?)<\/section>/gs)];
  return Object.fromEntries(sections.map(([, title = '', inside = '']) => [title, inside]));
}

describe('the Checks panel', () => {
  test('LC-39: lists an image without a description among what must be put right, by when', () => {
    const figure = (id: string, src: string, alt: string) => ({ type: 'figure', attrs: { id, src, alt } });
    const text = doc(
      h('t', 1, 'Title'),
      figure('f1', '/files/a.png', ''),
      figure('f2', 'https://pictures.example/a.png', 'A map'),
      h('h1', 2, 'Scope'),
      p('p1'),
    );
    const findings = findingsOf(text, ['Conformance']);
    const lists = listsOf(renderToStaticMarkup(<ChecksTab findings={findings} onGo={() => undefined} />));
    expect(Object.keys(lists)).toEqual([
      'To be put right before a consultation',
      'To be put right before a ballot',
      'Worth a look',
    ]);
    expect(lists['To be put right before a consultation']).toContain('This image has no description');
    expect(lists['To be put right before a consultation']).toContain('A required section is missing');
    expect(lists['To be put right before a ballot']).toContain('stands on another site');
    // What a ballot demands stays as it is.
    expect(findings.find(({ kind }) => kind === 'image-without-description')?.blocking).toBe(false);
  });
});
