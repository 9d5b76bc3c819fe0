import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = new URL('../..', import.meta.url).pathname;
const PARTS = 'LC|PM|BL|CD|CS|AM|CF|VN|AU|HI|AF|PA|SC|NO';
const ID = new RegExp(`\\b(?:${PARTS})-\\d+\\b`, 'g');
const TITLE = new RegExp(`['"\`]((?:(?:${PARTS})-\\d+ )+)[^'"\`\\n]`, 'g');

function sources(folder: string): readonly string[] {
  const names = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(ROOT, folder, name), 'utf8'));
}

const rulesText = readFileSync(join(ROOT, 'app/domain/RULES.md'), 'utf8');
const sentences = [...rulesText.matchAll(/^- \*\*([A-Z]{2}-\d+)\*\* ((?:.|\n {2})+)$/gm)];
const rules = sentences.map(([, id]) => id ?? '');

/** A title is a string that begins with ids and goes on with words; a bare id is the value of some case. */
const titled = new Set(
  sources('test/domain').flatMap((source) =>
    [...source.matchAll(TITLE)].flatMap(([, ids]) => ids?.match(ID) ?? []),
  ),
);
const named = new Set(sources('app/domain').flatMap((source) => source.match(ID) ?? []));

const sorted = (ids: Iterable<string>) => [...ids].sort();

describe('RULES.md, the tests and the code', () => {
  test('every rule has an id of its own and is one sentence', () => {
    expect(rules.length).toBeGreaterThan(100);
    expect(new Set(rules).size).toBe(rules.length);
    for (const [, id, sentence] of sentences) expect(sentence, id).toMatch(/^(?:(?![.]\s)[\s\S])+[.]$/);
  });

  test('the ids of a part are counted without a gap, so that none is used again', () => {
    for (const part of new Set(rules.map((id) => id.slice(0, 2)))) {
      const ids = rules.filter((id) => id.startsWith(part));
      expect(ids).toEqual(ids.map((_id, index) => `${part}-${index + 1}`));
    }
  });

  test('every rule stands in the title of a test', () => {
    expect(rules.filter((id) => !titled.has(id))).toEqual([]);
  });

  test('every rule in the title of a test stands in RULES.md', () => {
    expect(sorted(titled).filter((id) => !rules.includes(id))).toEqual([]);
  });

  test('every rule that the code names stands in RULES.md', () => {
    expect(sorted(named).filter((id) => !rules.includes(id))).toEqual([]);
  });
});
