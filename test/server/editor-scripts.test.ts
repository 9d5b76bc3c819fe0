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
  it('are named after its text for whoever has a seat, and for nobody else', async () => {
    const { editorScripts, build } = await portalPages({ dev: false, root: ROOT, port: 0 });
    const handle = createRequestHandler(build as ServerBuild, 'production');
    const w = await standardWorld('sqlite', texts);
    const { documentId } = await drafting(w);
    const page = async (ctx: TestContext) => {
      const request = new Request(`http://portal.test/drafts/${documentId}`);
      return await (await handle(request, { ...loadContext(ctx), editorScripts })).text();
    };
    const named = (html: string) => {
      const text = html.indexOf('<main');
      const links = [...html.matchAll(/<link rel="modulepreload" href="([^"]+)"/g)];
      expect(links.filter(({ index }) => index < text)).toEqual([]);
      return links.map(([, src]) => src ?? '');
    };
    const ahead = named(await page(w.editor));
    for (const module of ['entry.client', 'hydrate', 'live-draft', 'draft-page'])
      expect(ahead.filter((src) => src.startsWith(`/assets/${module}-`))).not.toEqual([]);
    const built = readdirSync(join(ROOT, 'build/client/assets'));
    expect(ahead.filter((src) => !built.includes(src.slice('/assets/'.length)))).toEqual([]);
    const read = named(await page(w.ctx));
    expect(read.filter((src) => /hydrate|live-draft/.test(src))).toEqual([]);
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
