import { describe, expect, test } from 'vitest';
import { compareTexts } from '../../app/document/compare';
import { importMarkdown } from '../../app/document/import-markdown';
import type { DocumentJson } from '../../app/document/json';
import { unsafeMarkup } from './html-check';
import { announceMissingData, hasSharedData, sharedBytes, sharedText } from './shared-data';

announceMissingData('the comparison of real standards');

const folder = 'cabf-baseline-requirements';
const texts = new Map<string, DocumentJson>();

function textOf(file: string): DocumentJson {
  const known = texts.get(file);
  if (known !== undefined) return known;
  const { content } = importMarkdown(sharedBytes(`${folder}/${file}`));
  texts.set(file, content);
  return content;
}

/** Words added and removed between two files as git's word diff counts them. */
function wordsByGit(from: string, to: string): number {
  const rows = sharedText(`${folder}/diff-stats.csv`).split('\n');
  const row = rows.find((line) => line.startsWith(`${from},${to},`))?.split(',') ?? [];
  return Number(row[6]) + Number(row[7]);
}

const pairs: Array<[string, string]> = [
  ['BR-v1.8.7.md', 'BR-v2.0.0.md'],
  ['BR-v2.0.1.md', 'BR-v2.0.2.md'],
  ['BR-v2.1.5.md', 'BR-v2.1.6.md'],
  ['NSR-v1.0.md', 'NSR-v1.1.md'],
  ['NSR-v1.1.md', 'NSR-v1.2.md'],
  ['NSR-v1.2.md', 'NSR-v1.3.md'],
  ['NSR-v1.3.md', 'NSR-v1.4.md'],
  ['NSR-v1.4.md', 'NSR-v1.5.md'],
  ['NSR-v1.5.md', 'NSR-v1.6.md'],
  ['NSR-v1.6.md', 'NSR-v1.7.md'],
];

describe.runIf(hasSharedData)('real versions of a standard, imported separately', () => {
  test.each(pairs)(
    '%s to %s: at most 1.5 times the words that git tells',
    { timeout: 60_000 },
    (from, to) => {
      const { wordsAdded, wordsRemoved } = compareTexts(textOf(from), textOf(to));
      expect(wordsAdded + wordsRemoved).toBeLessThanOrEqual(1.5 * wordsByGit(from, to));
    },
  );

  test('an untouched table shows no change', { timeout: 60_000 }, () => {
    const { changes } = compareTexts(textOf('BR-v2.1.5.md'), textOf('BR-v2.1.6.md'));
    const whole = changes.filter((change) => change.block === 'table');
    const cells = changes.filter((change) => change.cell !== undefined);
    // Ballot SC85v2 added table rows of dates and revisions, and replaced no table.
    expect(whole.filter((change) => change.kind !== 'added')).toEqual([]);
    expect(cells.every((change) => change.kind === 'added' || change.kind === 'changed')).toBe(true);
    expect(cells.length).toBeLessThan(10);
  });

  test('a reformatting does not read as a rewrite', () => {
    const { wordsAdded, wordsRemoved } = compareTexts(textOf('NSR-v1.6.md'), textOf('NSR-v1.7.md'));
    expect(wordsAdded + wordsRemoved).toBeLessThan(0.25 * wordsByGit('NSR-v1.6.md', 'NSR-v1.7.md'));
  });

  test('the same file imported twice has no change', { timeout: 60_000 }, () => {
    const again = importMarkdown(sharedBytes(`${folder}/BR-v2.1.6.md`)).content;
    expect(compareTexts(textOf('BR-v2.1.6.md'), again).changes).toEqual([]);
  });

  test('the HTML of a comparison holds only what the house writes', { timeout: 60_000 }, () => {
    const { html, changes } = compareTexts(textOf('NSR-v1.6.md'), textOf('NSR-v1.7.md'));
    expect(unsafeMarkup(html)).toEqual([]);
    for (const change of changes) expect(html).toContain(`id="change-${change.number}"`);
  });
});
