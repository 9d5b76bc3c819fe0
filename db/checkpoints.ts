import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/** Beside this bundle when built; run from its sources the process has no such thread, and needs none. */
const WORKER = new URL('./checkpoint-worker.js', import.meta.url);

export interface Checkpoints {
  /** Ends the thread, before the last connection of the process is closed. */
  close(): Promise<void>;
}

/**
 * Starts the thread that carries the write-ahead log into the database.
 *
 * @param failed told when the thread has died; the writer then does it itself, once its log is long
 * @returns null where there is no such thread
 */
export function startCheckpoints(file: string, failed: (error: unknown) => void): Checkpoints | null {
  if (!existsSync(WORKER)) return null;
  const worker = new Worker(WORKER, { workerData: { file } });
  worker.on('error', failed);
  worker.unref();
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  return {
    async close() {
      worker.ref();
      worker.postMessage('close');
      await ended;
    },
  };
}
