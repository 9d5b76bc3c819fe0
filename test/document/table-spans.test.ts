import { expect, test } from 'vitest';
import type { ExportFacts } from '../../app/document/export/export-types';
import { exportMarkdown } from '../../app/document/export-markdown';
import { exportPdf } from '../../app/document/export-pdf';
import { exportWord } from '../../app/document/export-word';
import { importWord } from '../../app/document/import-word';
import { renderText } from '../../app/document/render';
import { block, doc, p } from './blocks';
import { blockLines } from './imported';

const FACTS: ExportFacts = {
  title: 'STD-0042 Booking 1.0',
  source: 'https://concord.example/standards/STD-0042/1.0',
  hash: '0'.repeat(64),
  images: [],
};

/** As a text may lie frozen that was written past the editor. */
const table = (span: number) =>
  doc(
    block(
      'table',
      { id: 'b1' },
      block('tableRow', {}, block('tableHeader', { colspan: span }, p('b2', 'Wide'))),
      block('tableRow', {}, block('tableCell', { rowspan: span }, p('b3', 'Tall'))),
      block('tableRow', {}, block('tableCell', {}, p('b4', 'Below'))),
    ),
  );

// As few columns as are too many: a file with all of them would be written, and compared, in no time.
const [WIDE, SINGLE] = [table(1001), table(1)];

test('a cell over more columns than any table has is written out as one column', () => {
  const { content } = importWord(exportWord(WIDE, FACTS));
  expect(blockLines(content).join('\n')).toMatch(/Wide[\s\S]*Tall/);
  expect(exportWord(WIDE, FACTS)).toEqual(exportWord(SINGLE, FACTS));
  expect(exportPdf(WIDE, FACTS)).toEqual(exportPdf(SINGLE, FACTS));
  expect(exportMarkdown(WIDE)).toBe(exportMarkdown(SINGLE));
  expect(renderText(WIDE).html).toBe(renderText(SINGLE).html);
});

test('in a table that needs HTML in Markdown too', () => {
  const captioned = table(1001);
  const [only] = captioned.content ?? [];
  const [row] = only?.content ?? [];
  row?.content?.[0]?.content?.push(p('b5', 'Another line'));
  expect(exportMarkdown(captioned)).toContain('<th');
  expect(exportMarkdown(captioned)).not.toContain('1001');
});
