import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { processBundle } from '../../server/process-bundle';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Bundles the text worker from its sources for the whole run. A thread that reads a hundred sources one by one takes
 * seconds of a processor to start, and hundreds are started in a run. server/workshop/worker-from-source.mjs asks for it.
 */
export default async function setUp(): Promise<(() => void) | undefined> {
  // Another project of this run has made it.
  if (process.env.TEXT_WORKER_BUNDLE !== undefined) return;
  const out = join(ROOT, 'test/out');
  mkdirSync(out, { recursive: true });
  // Inside the project, where its packages are found.
  const folder = mkdtempSync(join(out, 'text-worker-'));
  await build(processBundle({ 'text-worker': join(ROOT, 'server/workshop/worker.ts') }, folder));
  process.env.TEXT_WORKER_BUNDLE = join(folder, 'text-worker.js');
  return () => rmSync(folder, { recursive: true, force: true });
}
