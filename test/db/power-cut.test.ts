import { spawnSync } from 'node:child_process';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { preloaded } from '../support/preloaded';
import { freshDatabase } from '../support/store';
import { temporaryFolder } from './sample-store';

const WRITER = fileURLToPath(new URL('../support/power-cut-writer.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Rows that the disk holds after twenty were committed and the power went; undefined where it cannot be tried. */
async function rowsAfterPowerCut(how: 'store' | 'plain'): Promise<number | undefined> {
  const folder = await temporaryFolder();
  const library = preloaded('power-cut.c', folder, 'The power cut was not tried.');
  if (!library) return undefined;
  const address = await freshDatabase('sqlite');
  const file = 'file' in address ? address.file : '';
  const disk = join(folder, 'disk');
  await mkdir(disk);
  await copyFile(file, join(disk, 'concord.db'));
  const writer = spawnSync(process.execPath, ['--import', 'tsx', WRITER, file, how], {
    cwd: ROOT,
    env: { ...process.env, LD_PRELOAD: library, POWER_CUT_FOLDER: disk },
    encoding: 'utf8',
  });
  expect({ signal: writer.signal, stderr: writer.stderr }).toEqual({ signal: 'SIGKILL', stderr: '' });
  const left = new Database(join(disk, 'concord.db'));
  const rows = left.prepare('select key from attempts').all().length;
  left.close();
  return rows;
}

const NO_POWER_CUT = 'no power cut can be tried here; the end of the run says what that needs';

test('a power cut takes nothing that the store committed', async ({ skip }) => {
  const rows = await rowsAfterPowerCut('store');
  if (rows === undefined) return skip(NO_POWER_CUT);
  expect(rows).toBe(20);
});

test('the same cut takes all that better-sqlite3 commits in WAL mode left to itself', async ({ skip }) => {
  const rows = await rowsAfterPowerCut('plain');
  if (rows === undefined) return skip(NO_POWER_CUT);
  expect(rows).toBe(0);
});
