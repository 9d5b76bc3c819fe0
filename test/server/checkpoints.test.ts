import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { freshDataDir, startBuiltPortal } from '../support/browser';

// The whole test run builds first; on its own: npm run build.

/** Frames in the write-ahead log, and how many were carried into the database, as the log's index has them. */
async function logOf(dataDir: string): Promise<{ readonly frames: number; readonly carried: number }> {
  const index = await readFile(join(dataDir, 'concord.sqlite-shm'));
  // https://www.sqlite.org/walformat.html#the_wal_index_file_format: mxFrame and nBackfill
  return { frames: index.readUInt32LE(16), carried: index.readUInt32LE(96) };
}

test('a few pages of the write-ahead log are carried into the database by a thread of the portal', async () => {
  const portal = await startBuiltPortal(await freshDataDir());
  onTestFinished(() => portal.remove());
  let log = await logOf(portal.dataDir);
  for (let tries = 0; tries < 300 && (log.frames === 0 || log.carried < log.frames); tries += 1) {
    await pause(100);
    log = await logOf(portal.dataDir);
  }
  // The thread that commits would wait until there are a thousand.
  expect(log.frames).toBeGreaterThan(0);
  expect(log.frames).toBeLessThan(1_000);
  expect(log.carried).toBe(log.frames);
});
