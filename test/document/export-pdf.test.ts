import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExportFacts } from '../../app/document/export/export-types';
import { exportPdf } from '../../app/document/export-pdf';
import { PNG } from '../support/word-file';
import { anyText } from './arbitrary-text';
import { block, doc, h, link, list, p, requirement, table } from './blocks';

const PICTURE = 'a'.repeat(64);
const FACTS: ExportFacts = {
  title: 'STD-0042 Booking 1.0',
  source: 'https://concord.example/standards/STD-0042/1.0',
  hash: '0'.repeat(64),
  images: [{ hash: PICTURE, mediaType: 'image/png', bytes: PNG }],
};

/** The objects of a PDF file as text, its streams unpacked. */
function objectsOf(file: Uint8Array): string {
  const bytes = Buffer.from(file);
  const text = bytes.toString('latin1');
  return text.replace(/stream\n([\s\S]*?)\nendstream/g, (whole, inside: string) => {
    try {
      return inflateSync(Buffer.from(inside, 'latin1')).toString('latin1');
    } catch {
      return whole;
    }
  });
}

const count = (text: string, what: RegExp) => (text.match(what) ?? []).length;

describe('a text as a PDF file', () => {
  const long = Array.from({ length: 120 }, (_one, index) => [`${index}`, 'Words that say what it means']);
  const pdf = objectsOf(
    exportPdf(
      doc(
        h('b1', 1, 'Scope'),
        p('b2', 'See ', link('the rules', '#b3'), ' and ', link('the site', 'https://a.example/')),
        list('b4', p('b5', 'one'), p('b6', 'two')),
        table('b7', ['Field', 'Meaning'], ...long),
        h('b3', 1, 'Rules'),
        h('b8', 2, 'Keeping'),
        requirement('b9', 'must', 'STD-0042-R1', 'Keep it.'),
        block('codeBlock', { id: 'b10' }, { type: 'text', text: '{\n  "a": 1\n}' }),
        { type: 'figure', attrs: { id: 'b11', src: `/files/${PICTURE}`, alt: 'A map', caption: 'The way' } },
      ),
      FACTS,
    ),
  );

  test('is tagged, in its language, with a title that readers show', () => {
    expect(pdf).toContain('/Marked true');
    expect(pdf).toContain('/Lang (en-GB)');
    expect(pdf).toContain('/DisplayDocTitle true');
    for (const tag of ['Document', 'H1', 'H2', 'P', 'L', 'LI', 'LBody', 'Table', 'TOC', 'Code', 'Figure']) {
      expect(pdf, tag).toMatch(new RegExp(`/S /${tag}\\b`));
    }
    expect(pdf).toContain('/Alt (A map)');
  });

  test('has a bookmark for each clause and links that lead somewhere', () => {
    for (const title of ['1 Scope', '2 Rules', '2.1 Keeping']) expect(pdf).toContain(`/Title (${title})`);
    expect(pdf).toContain('/URI (https://a.example/)');
    expect(pdf).toMatch(/\/S \/GoTo\s*\/D \(b3\)/);
    expect(pdf).toContain('(b3) [');
  });

  test('reads each row of a table once, with header cells, over several pages', () => {
    expect(count(pdf, /\/S \/TR\b/g)).toBe(121);
    expect(count(pdf, /\/S \/TH\b/g)).toBe(2);
    expect(count(pdf, /\/Scope \/?\(?Column/g)).toBe(2);
    expect(count(pdf, /\/S \/TD\b/g)).toBe(240);
    expect(count(pdf, /\/Type \/Page\b/g)).toBeGreaterThan(4);
  });

  test('is made of any text', () => {
    fc.assert(
      fc.property(anyText, (content) => {
        expect(Buffer.from(exportPdf(content, FACTS)).subarray(0, 5).toString()).toBe('%PDF-');
      }),
      { numRuns: 15 },
    );
  });
});
