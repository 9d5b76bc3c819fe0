import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sayAbsent, unsayAbsent } from '../support/absent';
import { preloaded } from '../support/preloaded';

/** A folder on a disk that can be made to fail, and the environment of a process that is to feel it. */
export interface BadDisk {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  fail(): Promise<void>;
  heal(): Promise<void>;
  remove(): Promise<void>;
}

/** Why a test is passed over where no disk can be made to fail. */
export const NO_BAD_DISK = 'no disk can be made to fail here; the end of the run says what that needs';

const DISK_BYTES = 48 * 1024 * 1024;

/** A small disk of its own that is filled to the last byte; undefined where none may be mounted. */
export async function fullDisk(): Promise<BadDisk | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_BYTES}`, 'tmpfs', folder]);
  if (mounted.status !== 0) {
    await rm(folder, { recursive: true });
    sayAbsent(
      'full-disk',
      'A disk full to the last byte was not tried. It needs the right to mount one (root).',
    );
    return undefined;
  }
  unsayAbsent('full-disk');
  const ballast = join(folder, 'ballast');
  return {
    folder,
    env: {},
    async fail() {
      const { bavail, bsize } = await statfs(folder);
      await writeFile(ballast, Buffer.alloc(bavail * bsize)).catch(() => undefined);
    },
    heal: () => rm(ballast, { force: true }),
    async remove() {
      spawnSync('umount', ['--lazy', folder]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * A disk whose writes (`full`) or flushes (`spoilt`) are made to fail between the process and the kernel; undefined
 * where the library for that cannot be built.
 */
export async function failingDisk(how: 'full' | 'spoilt'): Promise<BadDisk | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-disk-'));
  const library = preloaded('failing-disk.c', folder, 'A failing disk was not tried.');
  if (!library) {
    await rm(folder, { recursive: true });
    return undefined;
  }
  const state = join(folder, 'disk-state');
  await writeFile(state, 'works');
  return {
    folder,
    env: { LD_PRELOAD: library, FAILING_DISK: state },
    fail: () => writeFile(state, how),
    heal: () => writeFile(state, 'works'),
    async remove() {
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Whether the portal says that all is well, and what it says. */
export async function health(port: number): Promise<{ readonly status: number; readonly text: string }> {
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { headers: { connection: 'close' } });
  return { status: answer.status, text: await answer.text() };
}
