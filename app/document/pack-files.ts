import { strToU8, zipSync } from 'fflate';

export interface PackedFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** One moment for every file, so that equal files give equal archives. */
const MADE = new Date('2020-01-01T00:00:00Z');

/** Files as one ZIP archive. */
export function packFiles(files: readonly PackedFile[]): Uint8Array {
  const entries = files.map(({ name, content }): [string, Uint8Array] => [
    name,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  return zipSync(Object.fromEntries(entries), { mtime: MADE, level: 6 });
}
