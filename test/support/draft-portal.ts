import { rm } from 'node:fs/promises';
import { onTestFinished } from 'vitest';
import { freshDataDir } from './browser';
import { type DraftWorld, makeDraftWorld } from './draft-world';
import { startTestPortal, type TestPortal } from './portal';

export interface DraftPortal extends TestPortal {
  readonly world: DraftWorld;
  readonly dataDir: string;
}

/** The built portal in this process, with people and one open draft; ended when the test ends. */
export async function startDraftPortal(
  settings: Readonly<Record<string, string>> = {},
): Promise<DraftPortal> {
  const dataDir = await freshDataDir();
  const world = await makeDraftWorld(dataDir);
  const portal = await startTestPortal({ dataDir, settings });
  onTestFinished(async () => {
    await portal.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  return { ...portal, world, dataDir };
}
