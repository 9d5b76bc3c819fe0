import { spawnSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sayAbsent, unsayAbsent } from './absent';

/**
 * Builds a library of this folder that stands between a process and the disk; undefined, and said in `test/out`,
 * where it cannot be built or loaded.
 *
 * @param without what was not tried for lack of it
 */
export function preloaded(source: string, folder: string, without: string): string | undefined {
  const name = basename(source, '.c');
  const file = fileURLToPath(new URL(source, import.meta.url));
  const library = join(folder, `${name}.so`);
  const built = spawnSync(process.env.CC ?? 'cc', ['-shared', '-fPIC', '-o', library, file, '-ldl']);
  if (process.platform === 'linux' && built.status === 0) {
    unsayAbsent(name);
    return library;
  }
  sayAbsent(name, `${without} It needs Linux and a C compiler (on Debian: apt-get install gcc).`);
  return undefined;
}
