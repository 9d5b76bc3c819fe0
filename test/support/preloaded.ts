import { spawnSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OUT = fileURLToPath(new URL('../out', import.meta.url));

/**
 * Builds a library of this folder that stands between a process and the disk; undefined, and said in `test/out`,
 * where it cannot be built or loaded.
 *
 * @param without what was not tried for lack of it
 */
export async function preloaded(
  source: string,
  folder: string,
  without: string,
): Promise<string | undefined> {
  const name = basename(source, '.c');
  const file = fileURLToPath(new URL(source, import.meta.url));
  const library = join(folder, `${name}.so`);
  const absent = join(OUT, `${name}-absent.txt`);
  const built = spawnSync(process.env.CC ?? 'cc', ['-shared', '-fPIC', '-o', library, file, '-ldl']);
  if (process.platform === 'linux' && built.status === 0) {
    await rm(absent, { force: true });
    return library;
  }
  await mkdir(OUT, { recursive: true });
  await writeFile(absent, `${without} It needs Linux and a C compiler (on Debian: apt-get install gcc).\n`);
  return undefined;
}
