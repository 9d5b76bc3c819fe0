import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Real standards kept beside the project, not in it. */
const folder =
  process.env.CONCORD_SHARED_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));

/** True when the real standards are there; a test that needs them says so in the output when they are not. */
export const hasSharedData = existsSync(folder);

export function announceMissingData(what: string): void {
  if (!hasSharedData) console.warn(`NOT TESTED, no shared data at ${folder}: ${what}`);
}

/** The place of a folder of them on this machine. */
export function sharedFolder(path: string): string {
  return join(folder, path);
}

export function sharedBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(folder, path)));
}

export function sharedText(path: string): string {
  return readFileSync(join(folder, path), 'utf8').replace(/\r\n?/g, '\n');
}

/** Paths of the Markdown files under a folder, sorted. */
export function markdownFiles(under: string): string[] {
  return readdirSync(join(folder, under), { recursive: true })
    .map((name) => join(under, String(name)))
    .filter((path) => path.endsWith('.md'))
    .sort();
}
