import { createHash } from 'node:crypto';
import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Everything a build is made from. */
const SOURCES = [
  'app',
  'db',
  'public',
  'server',
  'package-lock.json',
  'package.json',
  'remix.config.js',
  'tsconfig.json',
];

/**
 * A fingerprint of all sources: two trees with the same fingerprint build the same. By content, not by time,
 * because a checkout gives every file a new time.
 */
export function sourceFingerprint(root: string): string {
  const hash = createHash('sha256').update(process.version);
  for (const source of SOURCES) addPath(hash, root, source);
  return hash.digest('hex');
}

function addPath(hash: ReturnType<typeof createHash>, root: string, path: string): void {
  let entries: Dirent[];
  try {
    entries = readdirSync(join(root, path), { withFileTypes: true });
  } catch {
    // Not a folder: a file, or nothing.
    hash
      .update(`${path}\0`)
      .update(contentOf(join(root, path)))
      .update('\0');
    return;
  }
  for (const { name } of entries.sort((a, b) => (a.name < b.name ? -1 : 1)))
    addPath(hash, root, `${path}/${name}`);
}

function contentOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch {
    return new Uint8Array();
  }
}
