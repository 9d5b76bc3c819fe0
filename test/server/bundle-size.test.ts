import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PUBLIC_SCRIPT_BUDGET, publicScripts, styleSheets } from '../../server/bundle-size';

const BUILD = fileURLToPath(new URL('../../build', import.meta.url));

// The whole test run builds first; on its own: npm run build.
describe('the built portal', () => {
  it('loads under 60 kB of script on public pages, and React on none of them', () => {
    const { files, gzipped } = publicScripts(BUILD);
    expect(gzipped).toBeLessThan(PUBLIC_SCRIPT_BUDGET);
    // What we aim at ourselves; a jump means that something large slipped into the entry module.
    expect(gzipped).toBeLessThan(15 * 1024);
    expect(files.join(' ')).not.toMatch(/react|components-|hydrate|editor/);
  });

  it('keeps the style sheet of every page under 40 kB', () => {
    const { files, gzipped } = styleSheets(BUILD);
    expect(files.some((name) => name.startsWith('concord-'))).toBe(true);
    expect(gzipped).toBeLessThan(40 * 1024);
  });
});

describe('counting what a page loads', () => {
  let dir = '';
  const asset = (name: string, source: string) => writeFileSync(join(dir, 'client/assets', name), source);

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'bundle-'));
    mkdirSync(join(dir, 'client/assets'), { recursive: true });
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  it('follows static imports and leaves out those that come later', () => {
    asset(
      'entry.client-a1b2c3d4.js',
      'import{e as t}from"./shared-b2.js";import"./side-c3.js";import("./hydrate-d4.js");',
    );
    asset('shared-b2.js', 'import*as x from "./deep-e5.js";export const e=1;');
    asset('side-c3.js', "import {a, b} from'./shared-b2.js'");
    asset('deep-e5.js', 'export {}');
    asset('hydrate-d4.js', 'export {}');
    const { files } = publicScripts(dir);
    expect([...files].sort()).toEqual([
      'deep-e5.js',
      'entry.client-a1b2c3d4.js',
      'shared-b2.js',
      'side-c3.js',
    ]);
  });

  it('says so when nothing is built', () => {
    expect(() => publicScripts(dir)).toThrow('no entry module');
  });
});
