import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inject } from 'vitest';
import { freshDataDir } from './browser';
import { startTestPortal, type TestPortal } from './portal';
import { writeSample } from './sample';

/** Time for the sample to be loaded by another file, in ms. */
const LOADING = 110_000;

/**
 * The built portal as a demonstration, on a copy of the sample: to load it takes a dozen seconds of a processor, and
 * that a portal does so when it starts has tests of its own (two-portals.test.ts).
 */
export async function startSamplePortal(
  settings: Readonly<Record<string, string>> = {},
): Promise<TestPortal> {
  const file = await sampleFile();
  const dataDir = await freshDataDir();
  await copyFile(file, join(dataDir, 'concord.sqlite'));
  const portal = await startTestPortal({ demo: true, dataDir, settings });
  return {
    ...portal,
    async close() {
      await portal.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The database with the sample, which whoever comes first in a run loads. */
async function sampleFile(): Promise<string> {
  const home = inject('sampleHome');
  const file = join(home, 'sample.sqlite');
  const making = join(home, 'making');
  if (
    await mkdir(making).then(
      () => true,
      () => false,
    )
  ) {
    await writeSample(join(making, 'sample.sqlite'), new Date());
    await rename(join(making, 'sample.sqlite'), file);
    return file;
  }
  const giveUp = performance.now() + LOADING;
  while (!existsSync(file)) {
    if (performance.now() > giveUp)
      throw new Error('The sample was not loaded in time by the file that began to.');
    await pause(100);
  }
  return file;
}
