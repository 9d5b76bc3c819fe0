import { rm } from 'node:fs/promises';
import { onTestFinished } from 'vitest';
import type { LiveSettings } from '../../server/collab/settings';
import { freshDataDir } from './browser';
import { type DraftWorld, makeDraftWorld } from './draft-world';
import { startTestPortal, type TestPortal } from './portal';

export interface DraftPortal extends TestPortal {
  readonly world: DraftWorld;
  readonly dataDir: string;
}

export interface DraftPortalOptions {
  /** Of the environment. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Of the live-text server. */
  readonly live?: Partial<LiveSettings>;
}

/** The built portal in this process, with people and one open draft; ended when the test ends. */
export async function startDraftPortal(options: DraftPortalOptions = {}): Promise<DraftPortal> {
  const dataDir = await freshDataDir();
  const world = await makeDraftWorld(dataDir);
  const portal = await startTestPortal({ dataDir, ...options });
  onTestFinished(async () => {
    await portal.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  return { ...portal, world, dataDir };
}
