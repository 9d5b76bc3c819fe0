import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OUT = fileURLToPath(new URL('../out', import.meta.url));
const END = '-absent.txt';

/** Says that something could not be tried on this machine, and what that needs; the end of the run repeats it. */
export function sayAbsent(name: string, words: string): void {
  mkdirSync(OUT, { recursive: true });
  writeFileSync(join(OUT, `${name}${END}`), `${words}\n`);
}

/** It can be tried after all. */
export function unsayAbsent(name: string): void {
  rmSync(join(OUT, `${name}${END}`), { force: true });
}

/** What was not tried in this run, and why; a sentence or two each. */
export function absences(): readonly string[] {
  const files = existsSync(OUT) ? readdirSync(OUT).filter((name) => name.endsWith(END)) : [];
  return files.sort().map((name) => readFileSync(join(OUT, name), 'utf8').trim());
}
