import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The walls of the house, executed. */
const root = new URL('..', import.meta.url).pathname;
const MOST_LINES = 400;
const SAYS_NOTHING = /(^|\/)(utils?|helpers?|common|misc|manager)(\.|\/)/i;

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory())
      return path.endsWith('/out') || path.endsWith('/fixtures') ? [] : sourceFiles(path);
    return /\.(tsx?|m?js|scss|c)$/.test(entry.name) ? [path] : [];
  });
}

const written = ['app', 'server', 'db', 'test'].flatMap(sourceFiles);
const files = written.filter((file) => /\.tsx?$/.test(file));
const houseFiles = files.filter((file) => !file.startsWith('test/'));

function resolved(from: string, wanted: string): string | null {
  if (!wanted.startsWith('.')) return null;
  const base = resolve(root, dirname(from), wanted.replace(/\?.*$/, ''));
  for (const end of ['', '.ts', '.tsx', '/index.ts', '/route.tsx']) {
    const path = base + end;
    if (statSync(path, { throwIfNoEntry: false })?.isFile()) return relative(root, path);
  }
  return null;
}

interface Import {
  readonly from: string;
  readonly to: string;
  /** `import type` and `export type … from` vanish when the program runs. */
  readonly typeOnly: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found: Import[] = [];
  const statement =
    /^\s*(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gm;
  for (const match of text.matchAll(statement)) {
    const to = resolved(file, match[2] ?? match[3] ?? '');
    if (to) found.push({ from: file, to, typeOnly: match[1] !== undefined });
  }
  return found;
}

const imports = files.flatMap(importsOf);

/** Folder of the house → folders it may import from (besides itself). */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  db: [],
  'app/domain': ['db/words.ts'],
  'app/document': ['db/words.ts', 'app/domain'],
  'app/services': ['app/domain', 'app/document', 'db'],
  'app/http': ['app/services', 'app/domain', 'app/document', 'db'],
  'app/components': ['app/domain', 'app/document', 'db/words.ts', 'app/services'],
  'app/editor': ['app/components', 'app/domain', 'app/document', 'db/words.ts', 'app/services'],
  'app/enhance': ['app/components'],
  'app/routes': [
    'app/http',
    'app/services',
    'app/components',
    'app/editor',
    'app/domain',
    'app/document',
    'app/styles',
    'db/words.ts',
  ],
  app: ['app'],
  server: ['app', 'db'],
};

function roomOf(file: string): string {
  const rooms = Object.keys(MAY_IMPORT).sort((a, b) => b.length - a.length);
  return rooms.find((room) => file.startsWith(`${room}/`)) ?? '';
}

describe('the structure of the house', () => {
  it('has source files in every room', () => {
    for (const room of ['db', 'app/domain', 'app/document', 'app/services', 'app/routes', 'server']) {
      expect(
        houseFiles.some((file) => file.startsWith(`${room}/`)),
        room,
      ).toBe(true);
    }
  });

  it('imports only in the directions the design allows', () => {
    const wrong = imports
      .filter(({ from }) => !from.startsWith('test/'))
      .filter(({ from, to }) => {
        const room = roomOf(from);
        if (to.startsWith(`${room}/`) && roomOf(to) === room) return false;
        return !(MAY_IMPORT[room] ?? []).some((allowed) => to === allowed || to.startsWith(`${allowed}/`));
      })
      .map(({ from, to }) => `${from} → ${to}`);
    expect(wrong).toEqual([]);
  });

  it('lets components and the editor know the services by type only', () => {
    const wrong = imports
      .filter(
        ({ from, to, typeOnly }) =>
          /^app\/(components|editor)\//.test(from) && to.startsWith('app/services/') && !typeOnly,
      )
      .map(({ from, to }) => `${from} → ${to}`);
    expect(wrong).toEqual([]);
  });

  it('writes the text of live documents in few places: there is no second way in for an edit', () => {
    const writing = houseFiles.filter((file) =>
      /\binsertUpdates\b/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(writing.sort()).toEqual([
      // The first text of a branch, of the sample and of a draft, before anybody can open it.
      'app/services/amendments/open-amendment.server.ts',
      'app/services/sample/rooms-on-paper.server.ts',
      'app/services/sample/version-work.server.ts',
      'app/services/versions/make-draft.server.ts',
      'db/queries/live-text.ts',
      // Everybody's edits.
      'server/collab/update-log-store.ts',
      // The repair of a damaged text.
      'server/stored-texts.ts',
    ]);
  });

  it('keeps SQL in db: nothing else imports drizzle-orm or a driver', () => {
    const wrong = houseFiles
      .filter((file) => !file.startsWith('db/'))
      .filter((file) =>
        /from ['"](drizzle-orm|better-sqlite3|postgres)(\/[^'"]*)?['"]/.test(
          readFileSync(join(root, file), 'utf8'),
        ),
      );
    expect(wrong).toEqual([]);
  });

  it('has no circle of imports', () => {
    const next = new Map<string, string[]>();
    for (const { from, to, typeOnly } of imports) {
      if (!typeOnly) next.set(from, [...(next.get(from) ?? []), to]);
    }
    const done = new Set<string>();
    const circles: string[] = [];
    function walk(file: string, path: readonly string[]): void {
      if (path.includes(file)) {
        circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
        return;
      }
      if (done.has(file)) return;
      for (const to of next.get(file) ?? []) walk(to, [...path, file]);
      done.add(file);
    }
    for (const file of next.keys()) walk(file, []);
    expect(circles).toEqual([]);
  });

  it(`has no file over ${MOST_LINES} lines`, () => {
    const long = written.filter(
      (file) => readFileSync(join(root, file), 'utf8').split('\n').length > MOST_LINES,
    );
    expect(long).toEqual([]);
  });

  it('has no file whose name says nothing', () => {
    expect(written.filter((file) => SAYS_NOTHING.test(file))).toEqual([]);
  });
});
