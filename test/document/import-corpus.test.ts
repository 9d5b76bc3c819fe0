import { createHash } from 'node:crypto';
import { TableMap } from '@tiptap/pm/tables';
import { describe, expect, test } from 'vitest';
import { normalise } from '../../app/document/canonical';
import { importMarkdown } from '../../app/document/import-markdown';
import type { DocumentJson } from '../../app/document/json';
import { openLive, readText } from '../../app/document/live-document';
import { renderText } from '../../app/document/render';
import { houseSchema } from '../../app/document/schema';
import { countSource, countText } from './markdown-count';
import { announceMissingData, hasSharedData, markdownFiles, sharedBytes, sharedText } from './shared-data';

announceMissingData('the import of real Markdown standards');

const schema = houseSchema();

const folders = [
  'gpconnect-spec/v1.6.0',
  'gpconnect-spec/v1.0.0',
  'gpconnect-spec/v1.2.0',
  'gpconnect-spec/v1.2.7',
  'gpconnect-spec/v1.5.0',
  'cabf-baseline-requirements',
  'csaf-2.0-review',
  'nzgoal-se-policy',
  'openapi-spec',
  'uk-core-fhir',
];

/** Of the standards that are there in many versions only these are counted twice, which takes most of the time. */
const COUNTED = /v1\.6\.0|BR-v2\.1\.6|NSR|SC22|csaf-2\.0-os|3\.1\.1\.md|nzgoal|uk-core/;

/** What the editor would delete or repair on opening: both would be edits that nobody made. */
function faultsForTheEditor(content: DocumentJson): string[] {
  const found: string[] = [];
  const node = schema.nodeFromJSON(content);
  try {
    node.check();
  } catch (error) {
    found.push(String(error));
  }
  node.descendants((inner) => {
    if (inner.type.name !== 'table') return;
    const problems = TableMap.get(inner).problems ?? [];
    if (problems.length > 0) found.push(`a table with ${problems.length} problems`);
  });
  return found;
}

/** How what is imported of a file differs from the count of its source; empty when it does not. */
function differences(path: string, imported = importMarkdown(sharedBytes(path))): string[] {
  const { content, update, report, title } = imported;
  const found: string[] = [];
  const seeded = readText(openLive([update]));
  if (JSON.stringify(seeded) !== JSON.stringify(normalise(content)))
    found.push('the update seeds another text');
  found.push(...faultsForTheEditor(content));
  if (!COUNTED.test(path)) return found;
  const source = sharedText(path);
  const expected = countSource(source);
  const counted = countText(content);
  // The title of the front matter stands above the text unless the text begins with it.
  const [first] = content.content ?? [];
  const hasTitle = /^---\n[\s\S]*?^title:/m.test(source) && first?.content?.[0]?.text === title;
  const added = hasTitle && counted.headings === expected.headings + 1 ? 1 : 0;
  const dropped = report.find((note) => note.what === 'heading without words')?.count ?? 0;
  if (counted.headings !== expected.headings + added - dropped) {
    found.push(`${counted.headings} headings, not ${expected.headings}`);
  }
  if (counted.tables !== expected.tables) found.push(`${counted.tables} tables, not ${expected.tables}`);
  if (counted.codeBlocks !== expected.codeBlocks) {
    found.push(`${counted.codeBlocks} code blocks, not ${expected.codeBlocks}`);
  }
  if (counted.links < expected.links) found.push(`${counted.links} links, not ${expected.links}`);
  return found;
}

describe.runIf(hasSharedData)('every Markdown standard', () => {
  const seen = new Set<string>();

  test.each(folders)(
    'of %s is imported with its headings, tables, code and links',
    { timeout: 120_000 },
    (folder) => {
      const files = markdownFiles(folder);
      expect(files.length).toBeGreaterThan(0);
      const wrong: Record<string, string[]> = {};
      for (const path of files) {
        // Many pages are the same in several versions.
        const hash = createHash('sha256').update(sharedBytes(path)).digest('hex');
        if (seen.has(hash)) continue;
        seen.add(hash);
        const found = differences(path);
        if (found.length > 0) wrong[path] = found;
      }
      expect(wrong).toEqual({});
    },
  );

  test('of 86,000 words keeps everything and is rendered', { timeout: 60_000 }, () => {
    const path = 'gpconnect-spec/v1.6.0-all-pages.md';
    const imported = importMarkdown(sharedBytes(path));
    expect(differences(path, imported)).toEqual([]);
    expect(imported.words).toBeGreaterThan(70_000);
    expect(renderText(imported.content).html.length).toBeGreaterThan(1_000_000);
  });

  test('keeps links inside a standard leading to its clauses', () => {
    const { content, report } = importMarkdown(sharedBytes('cabf-baseline-requirements/BR-v2.1.6.md'));
    expect(report.filter((note) => note.kind === 'anchor-missing')).toEqual([]);
    expect(report.find((note) => note.kind === 'own-number-replaced')?.what).toBe('402 clause numbers');
    const { clauses } = renderText(content);
    expect(Object.values(clauses)).toContainEqual({
      number: '3.2.2.4',
      title: 'Validation of Domain Authorization or Control',
    });
  });
});
