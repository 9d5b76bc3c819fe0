import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The text a document begins with, by the word its name begins with: `small-3` is found in `small.bin`. */
export function seedFor(name) {
  const file = join(process.env.SEEDS ?? '', `${name.split('-')[0]}.bin`);
  return existsSync(file) ? readFileSync(file) : null;
}
