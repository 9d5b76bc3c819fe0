import { expect, test } from 'vitest';
import type { ExportFacts } from '../../app/document/export/export-types';
import { exportMarkdown } from '../../app/document/export-markdown';
import { exportPdf } from '../../app/document/export-pdf';
import { exportWord } from '../../app/document/export-word';
import { importWord } from '../../app/document/import-word';
import { block, doc, p } from './blocks';
import { blockLines } from './imported';

const FACTS: ExportFacts = {
  title: 'STD-0042 Booking 1.0',
  source: 'https://concord.example/standards/STD-0042/1.0',
  hash: '0'.repeat(64),
  images: [],
};

/** As a text may lie frozen that was written past the editor. */
const WIDE = doc(
  block(
    'table',
    { id: 'b1' },
    block('tableRow', {}, block('tableHeader', { colspan: 100_000_000 }, p('b2', 'Wide'))),
    block('tableRow', {}, block('tableCell', { rowspan: 100_000_000 }, p('b3', 'Tall'))),
  ),
);

test('a cell over more columns than any table has is written out as one column', () => {
  const { content } = importWord(exportWord(WIDE, FACTS));
  expect(blockLines(content).join('\n')).toMatch(/Wide[\s\S]*Tall/);
  expect(exportPdf(WIDE, FACTS).length).toBeGreaterThan(1000);
  const markdown = exportMarkdown(WIDE);
  expect(markdown).toContain('Tall');
  expect(markdown).not.toContain('100000000');
});
