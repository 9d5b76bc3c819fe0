import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** Room that the databases of a run may need, in bytes. */
const ENOUGH = 2_000_000_000;

/**
 * Where tests put their databases: memory, where the machine offers enough of it as a folder. The engines flush as
 * in production and are only answered sooner; what a power cut would do is not what these tests ask.
 */
export function scratchFolder(): string {
  try {
    const memory = statfsSync('/dev/shm');
    if (memory.bavail * memory.bsize >= ENOUGH) return '/dev/shm';
  } catch {
    // No such folder on this machine.
  }
  return tmpdir();
}
