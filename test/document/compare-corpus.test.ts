import { describe, expect, test } from 'vitest';
import { compareTexts } from '../../app/document/compare';
import { importMarkdown } from '../../app/document/import-markdown';
import type { DocumentJson } from '../../app/document/json';
import { unsafeMarkup } from './html-check';
import { announceMissingData, hasSharedData, markdownFiles, sharedBytes, sharedText } from './shared-data';

announceMissingData('the comparison of real standards');

const BR = 'cabf-baseline-requirements';
const texts = new Map<string, DocumentJson>();

function textOf(path: string): DocumentJson {
  const known = texts.get(path);
  if (known !== undefined) return known;
  const { content } = importMarkdown(sharedBytes(path));
  texts.set(path, content);
  return content;
}

/** Words added and removed between two files as git's word diff counts them. */
function wordsByGit(folder: string, from: string, to: string): number {
  const rows = sharedText(`${folder}/diff-stats.csv`).split('\n');
  const row = rows.find((line) => line.startsWith(`${from},${to},`))?.split(',') ?? [];
  return Number(row[6]) + Number(row[7]);
}

/** A few of each kind; `npm run bench -- yardsticks` measures every pair there is. */
const pairs: ReadonlyArray<readonly [folder: string, from: string, to: string]> = [
  [BR, 'BR-v2.1.5.md', 'BR-v2.1.6.md'],
  [BR, 'NSR-v1.0.md', 'NSR-v1.1.md'],
  [BR, 'NSR-v1.1.md', 'NSR-v1.2.md'],
  [BR, 'NSR-v1.2.md', 'NSR-v1.3.md'],
  [BR, 'NSR-v1.3.md', 'NSR-v1.4.md'],
  [BR, 'NSR-v1.4.md', 'NSR-v1.5.md'],
  [BR, 'NSR-v1.5.md', 'NSR-v1.6.md'],
  [BR, 'NSR-v1.6.md', 'NSR-v1.7.md'],
  ['openapi-spec', '3.0.0.md', '3.0.3.md'],
];

describe.runIf(hasSharedData)('real versions of a standard, imported separately', () => {
  test.each(pairs)(
    '%s: %s to %s: at most 1.5 times the words that git tells',
    { timeout: 60_000 },
    (folder, from, to) => {
      const { wordsAdded, wordsRemoved } = compareTexts(
        textOf(`${folder}/${from}`),
        textOf(`${folder}/${to}`),
      );
      expect(wordsAdded + wordsRemoved).toBeLessThanOrEqual(1.5 * wordsByGit(folder, from, to));
    },
  );

  test('an untouched table shows no change', { timeout: 60_000 }, () => {
    const { changes, sides } = compareTexts(textOf(`${BR}/BR-v2.1.5.md`), textOf(`${BR}/BR-v2.1.6.md`));
    const whole = changes.filter((change) => change.block === 'table');
    const cells = changes.filter((change) => change.cell !== undefined);
    // Ballot SC85v2 added table rows of dates and revisions, and replaced no table.
    expect(whole.filter((change) => change.kind !== 'added')).toEqual([]);
    expect(cells.every((change) => change.kind === 'added' || change.kind === 'changed')).toBe(true);
    expect(cells.length).toBeLessThan(10);
    expect(sides.flatMap((row) => row.changes)).toEqual(changes.map(({ number }) => number));
  });

  test('the pages of GP Connect that 1.6.0 changed: at most 1.5 times the 338 words that git tells', () => {
    const pages = (version: string) =>
      new Set(
        markdownFiles(`gpconnect-spec/${version}`).map((path) =>
          path.slice(path.indexOf(version) + version.length),
        ),
      );
    const later = pages('v1.6.0');
    let words = 0;
    for (const page of pages('v1.5.0')) {
      const [before, after] = [`gpconnect-spec/v1.5.0${page}`, `gpconnect-spec/v1.6.0${page}`];
      if (!later.has(page) || sharedText(before) === sharedText(after)) continue;
      const { wordsAdded, wordsRemoved } = compareTexts(textOf(before), textOf(after));
      words += wordsAdded + wordsRemoved;
    }
    expect(words).toBeGreaterThan(100);
    expect(words).toBeLessThanOrEqual(1.5 * 338);
  });

  test('a reformatting does not read as a rewrite', () => {
    const { changes, wordsAdded, wordsRemoved } = compareTexts(
      textOf(`${BR}/NSR-v1.6.md`),
      textOf(`${BR}/NSR-v1.7.md`),
    );
    expect(wordsAdded + wordsRemoved).toBeLessThan(0.03 * wordsByGit(BR, 'NSR-v1.6.md', 'NSR-v1.7.md'));
    // Sentences with (a), (b) and (c) in them became lists.
    expect(changes.filter(({ layout }) => layout === 'split').length).toBeGreaterThanOrEqual(4);
  });

  test('the same file imported twice has no change', { timeout: 60_000 }, () => {
    const again = importMarkdown(sharedBytes(`${BR}/BR-v2.1.6.md`)).content;
    expect(compareTexts(textOf(`${BR}/BR-v2.1.6.md`), again).changes).toEqual([]);
  });

  test('the HTML of a comparison holds only what the house writes', { timeout: 60_000 }, () => {
    const { html, changes } = compareTexts(textOf(`${BR}/NSR-v1.6.md`), textOf(`${BR}/NSR-v1.7.md`));
    expect(unsafeMarkup(html)).toEqual([]);
    for (const change of changes) expect(html).toContain(`id="change-${change.number}"`);
  });
});
