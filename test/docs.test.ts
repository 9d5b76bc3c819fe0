import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = new URL('..', import.meta.url).pathname;
const pages = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, text: readFileSync(join(root, 'docs', name), 'utf8') }));

test('every test that the documentation names by its title is there', () => {
  const named = pages.flatMap(({ name, text }) =>
    [...text.matchAll(/`(test\/[\w/.-]+\.tsx?)`: “([^”]+)”/g)].map((found) => ({
      name,
      file: found[1] ?? '',
      title: found[2] ?? '',
    })),
  );
  expect(named.length).toBeGreaterThan(50);
  const missing = named.filter(({ file, title }) => !readFileSync(join(root, file), 'utf8').includes(title));
  expect(missing).toEqual([]);
});
