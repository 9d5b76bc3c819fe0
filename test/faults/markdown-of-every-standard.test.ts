import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../app/document/canonical';
import { exportMarkdown } from '../../app/document/export-markdown';
import { importMarkdown } from '../../app/document/import-markdown';
import { announceMissingData, hasSharedData, markdownFiles, sharedBytes } from '../document/shared-data';

announceMissingData('every real standard as the portal’s own Markdown');

describe.runIf(hasSharedData)('the portal’s own Markdown, at length', () => {
  test('of every Markdown file there is comes back as the same text', () => {
    const seen = new Set<string>();
    const others: string[] = [];
    for (const path of markdownFiles('.')) {
      const bytes = sharedBytes(path);
      const hash = createHash('sha256').update(bytes).digest('hex');
      if (seen.has(hash)) continue;
      seen.add(hash);
      const { content } = importMarkdown(bytes);
      const back = importMarkdown(new TextEncoder().encode(exportMarkdown(content))).content;
      if (canonicalJson(back) !== canonicalJson(content)) others.push(path);
    }
    console.log(`${seen.size} different files brought back`);
    expect(others).toEqual([]);
  });
});
