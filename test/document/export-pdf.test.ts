import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import PDFDocument from 'pdfkit';
import { describe, expect, test, vi } from 'vitest';
import type { ExportFacts } from '../../app/document/export/export-types';
import { runsOf, writeRuns } from '../../app/document/export/pdf/pdf-inline';
import { lackingWords, legible } from '../../app/document/export/pdf/pdf-legible';
import { newPdf } from '../../app/document/export/pdf/pdf-page';
import { exportPdf } from '../../app/document/export-pdf';
import { plainText } from '../../app/document/json';
import { PNG } from '../support/word-file';
import { anyText } from './arbitrary-text';
import { block, doc, h, link, list, marked, p, requirement, table } from './blocks';

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

  test('says on its first page which characters its fonts lack, and never prints one as nothing', () => {
    const content = doc(p('b1', 'Says 日本 and 😀 and é'), {
      ...h('b2', 1, '日'),
      attrs: { id: 'b2', level: 1 },
    });
    const made = newPdf(FACTS);
    const { content: shown, lacking } = legible(made, content);
    expect([...lacking]).toEqual(['日', '本']);
    expect((shown.content ?? []).map(plainText)).toEqual(['Says \ufffd\ufffd and 😀 and é', '\ufffd']);
    expect(lackingWords(lacking)).toContain('lack characters of this text (U+65E5, U+672C)');
    expect(lackingWords(new Set())).toBe('');
    expect(objectsOf(exportPdf(content, FACTS)).length).toBeGreaterThan(
      objectsOf(exportPdf(doc(p('b1', 'Says \ufffd\ufffd and 😀 and é'), h('b2', 1, '\ufffd')), FACTS))
        .length,
    );
  });

  test('lowers a subscript and raises a superscript', () => {
    const heights = (mark: string) => {
      const made = newPdf(FACTS);
      const seen: unknown[] = [];
      const { text } = made;
      made.text = (...given: unknown[]) => {
        seen.push((given.at(-1) as { baseline?: unknown }).baseline);
        return Reflect.apply(text, made, given);
      };
      const context = { labels: new Map(), places: new Set<string>() };
      writeRuns(made, runsOf([{ type: 'text', text: 'H' }, marked('2', mark)], context), {
        left: 64,
        width: 300,
      });
      return seen;
    };
    expect(heights('superscript')).toEqual(['top', 'top']);
    expect(heights('subscript')).toEqual(['top', expect.closeTo(-10.7, 1)]);
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

describe('a word that is longer than a line in a PDF file', () => {
  /** How many letters pdfkit is made to measure for this text, and the file. */
  function exported(word: string) {
    let letters = 0;
    // The types leave the method out.
    const proto = PDFDocument.prototype as unknown as { widthOfString(text: string): number };
    const measured = vi.spyOn(proto, 'widthOfString');
    const file = exportPdf(doc(h('b1', 1, 'Scope'), p('b2', word)), FACTS);
    for (const [text] of measured.mock.calls) letters += text.length;
    measured.mockRestore();
    return { letters, file };
  }

  test.each([
    ['of one letter', (n: number) => 'a'.repeat(n)],
    ['of many letters', (n: number) => 'Wim1_'.repeat(n / 5)],
    ['of marks that take no room', (n: number) => `a${'\u0301'.repeat(n)}`],
    ['of pairs of code units', (n: number) => '\u{1d400}'.repeat(n / 2)],
  ])('%s is measured once, however long it is', (_name, word) => {
    const [short, long] = [exported(word(4000)).letters, exported(word(20_000)).letters];
    expect(short).toBeGreaterThan(0);
    expect(long).toBeLessThan(short * 6);
    expect(long).toBeLessThan(20_000 * 8);
  });

  test('stands in the file letter for letter, of a million of them', () => {
    const file = objectsOf(exported('abcde'.repeat(200_000)).file);
    expect(count(file, /\/Type \/Page\b/g)).toBeGreaterThan(100);
    const set = [...file.matchAll(/<([0-9a-f]{4,})>/g)].reduce(
      (sum, [, codes = '']) => sum + codes.length / 4,
      0,
    );
    expect(set).toBeGreaterThanOrEqual(1_000_000);
    expect(set).toBeLessThan(1_050_000);
  }, 120_000);
});
