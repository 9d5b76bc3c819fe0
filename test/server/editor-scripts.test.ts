import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scriptsOf } from '../../server/built-scripts';
import { portalPages } from '../../server/pages';
import { createTextWorkshop } from '../../server/workshop/workshop';
import type { TestContext } from '../support/context';
import { loadContext } from '../support/load-context';
import { drafting, standardWorld } from '../support/standards';

// The whole test run builds first; on its own: npm run build.
const ROOT = new URL('../..', import.meta.url).pathname;

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe('the scripts of a page with the editor, as built', () => {
  it('are named in its head for whoever has a seat, and for nobody else', async () => {
    const { editorScripts, build } = await portalPages({ dev: false, root: ROOT, port: 0 });
    const handle = createRequestHandler(build as ServerBuild, 'production');
    const w = await standardWorld('sqlite', texts);
    const { documentId } = await drafting(w);
    const head = async (ctx: TestContext) => {
      const request = new Request(`http://portal.test/drafts/${documentId}`);
      const html = await (await handle(request, { ...loadContext(ctx), editorScripts })).text();
      return html.slice(0, html.indexOf('</head>'));
    };
    const named = (html: string) =>
      [...html.matchAll(/<link rel="modulepreload" href="([^"]+)"/g)].map(([, src]) => src ?? '');
    const ahead = named(await head(w.editor));
    for (const module of ['entry.client', 'hydrate', 'live-draft', 'root', 'route'])
      expect(ahead.filter((src) => src.startsWith(`/assets/${module}-`))).not.toEqual([]);
    expect(new Set(ahead).size).toBe(ahead.length);
    const built = readdirSync(join(ROOT, 'build/client/assets'));
    expect(ahead.filter((src) => !built.includes(src.slice('/assets/'.length)))).toEqual([]);
    expect(named(await head(w.ctx))).toEqual([]);
  });
});

describe('finding what a module imports', () => {
  let assets = '';
  beforeEach(() => {
    assets = mkdtempSync(join(tmpdir(), 'scripts-'));
  });
  afterEach(() => rmSync(assets, { recursive: true }));

  it('takes each file once, of several modules, and not those of a longer name', () => {
    const write = (name: string, source: string) => writeFileSync(join(assets, name), source);
    write('live-draft-a1b2c3d4.js', 'import"./shared-aaaaaaaa.js";import("./later-bbbbbbbb.js")');
    write('live-draft-frame-a1b2c3d4.js', 'import"./other-cccccccc.js"');
    write('hydrate-_1-2c3d4.js', 'import"./shared-aaaaaaaa.js"');
    write('shared-aaaaaaaa.js', '');
    expect(scriptsOf(assets, ['hydrate', 'live-draft', 'nothing-of-that-name'])).toEqual([
      'hydrate-_1-2c3d4.js',
      'live-draft-a1b2c3d4.js',
      'shared-aaaaaaaa.js',
    ]);
  });
});
