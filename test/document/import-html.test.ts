import { describe, expect, test } from 'vitest';
import { importHtml } from '../../app/document/import-html';
import { plainText } from '../../app/document/json';
import { renderText } from '../../app/document/render';
import { PNG } from '../support/word-file';
import { doc, h, p, requirement } from './blocks';

const imported = (html: string) => importHtml(new TextEncoder().encode(html));
const pixel = `data:image/png;base64,${Buffer.from(PNG).toString('base64')}`;

describe('an HTML page', () => {
  test('is read from its main part, without what runs or loads, and with the images it holds', () => {
    const { content, images, report, title } = imported(
      `<!doctype html><html><head><title>Booking</title><style>p{}</style></head><body><nav>Menu</nav>
       <main><h1>Booking</h1><h2 onclick="x()">Scope</h2><p>Words<script>x()</script>.</p>
       <img src="${pixel}" alt="A map"><img src="data:image/svg+xml;base64,PHN2Zy8+" alt="Drawn">
       <table><tr><th>A</th></tr><tr><td>1</td></tr></table></main></body></html>`,
    );
    expect(title).toBe('Booking');
    expect(content.content?.map(({ type }) => type)).toEqual(
      'heading heading paragraph figure figure table'.split(' '),
    );
    expect(content.content?.map((block) => plainText(block)).join(' ')).not.toContain('Menu');
    expect(images).toHaveLength(1);
    expect(content.content?.[3]?.attrs).toMatchObject({ src: `/files/${images[0]?.hash}`, alt: 'A map' });
    expect(report.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['script-removed', 'image-refused']),
    );
  });

  test('without headings gets its title from its head', () => {
    expect(imported('<title>Notes</title><p>Words.</p>').content.content?.map(plainText)).toEqual([
      'Notes',
      'Words.',
    ]);
  });

  test('in the encoding of old Word is read as it says', () => {
    const bytes = Buffer.from(
      '<html><head><meta charset="windows-1252"></head><body><p>\x93caf\xe9\x94</p></body></html>',
      'latin1',
    );
    expect(importHtml(bytes).content.content?.map(plainText)).toEqual(['“café”']);
  });

  test('of this portal comes back with its requirements and without the numbers that are computed', () => {
    const { html } = renderText(
      doc(h('b1', 1, 'Scope'), p('b2', 'Words.'), requirement('b3', 'must', 'STD-0042-R1', 'Keep it.')),
    );
    const { content } = imported(`<main>${html}</main>`);
    expect(content.content?.map((block) => [block.type, plainText(block)])).toEqual([
      ['heading', 'Scope'],
      ['paragraph', 'Words.'],
      ['requirement', 'Keep it.'],
    ]);
    expect(content.content?.[2]?.attrs).toMatchObject({ ref: 'STD-0042-R1', level: 'must' });
  });

  test('nested beyond belief is refused', () => {
    expect(() => imported('<div>'.repeat(20_000))).toThrow(expect.objectContaining({ code: 'too-deep' }));
  });
});

describe('passages that read like requirements', () => {
  const offers = (...lines: string[]) =>
    imported(lines.map((line) => `<p>${line}</p>`).join('')).offers.map(({ level, ref }) => [level, ref]);

  test('are offered by the words of RFC 2119 in capitals, and by the names of requirements', () => {
    expect(
      offers(
        'It MUST hold.',
        'It SHALL NOT hold.',
        'It must hold.',
        'REQ-12: keep it.',
        '[STD-0042-R7] It MAY hold.',
        'OPTIONAL fields',
        'MUSTARD',
      ),
    ).toEqual([
      ['must', null],
      ['must-not', null],
      [null, 'REQ-12'],
      ['may', 'STD-0042-R7'],
      ['may', null],
    ]);
  });

  test('become requirements only where they are accepted, by their place', () => {
    const bytes = new TextEncoder().encode('<p>A MUST b.</p><ul><li>C SHOULD d.</li></ul>');
    expect(importHtml(bytes).content.content?.map(({ type }) => type)).toEqual(['paragraph', 'bulletList']);
    const { content } = importHtml(bytes, undefined, [1]);
    const [first, list] = content.content ?? [];
    expect(first?.type).toBe('paragraph');
    expect(list?.content?.[0]?.content?.[0]).toMatchObject({
      type: 'requirement',
      attrs: { level: 'should' },
    });
  });
});
