import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { scriptsOf } from './built-scripts';

/** Most bytes of script, as sent, that a public page may load; CSS is counted apart. */
export const PUBLIC_SCRIPT_BUDGET = 60 * 1024;

export interface BundleSize {
  /** Files a page without React loads, from build/client. */
  readonly files: readonly string[];
  /** Their size as a browser receives it, in bytes after gzip. */
  readonly gzipped: number;
}

/**
 * What a public page loads: the entry module and everything it imports at once. Chunks that it imports later,
 * such as React for the editor, do not count. Reads the built files themselves, so it cannot be out of date.
 *
 * @throws when nothing is built
 */
export function publicScripts(buildDir: string): BundleSize {
  const assets = join(buildDir, 'client', 'assets');
  const files = scriptsOf(assets, ['entry.client']);
  if (files.length === 0) throw new Error(`no entry module in ${assets}`);
  return { files, gzipped: sizeOf(assets, files) };
}

/** The style sheets, in bytes after gzip. */
export function styleSheets(buildDir: string): BundleSize {
  const assets = join(buildDir, 'client', 'assets');
  const files = readdirSync(assets).filter((name) => name.endsWith('.css'));
  return { files, gzipped: sizeOf(assets, files) };
}

function sizeOf(folder: string, files: readonly string[]): number {
  return files.reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length,
    0,
  );
}
