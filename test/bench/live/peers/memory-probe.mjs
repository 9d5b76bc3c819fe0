import { isMainThread } from 'node:worker_threads';

/** Loaded into each server by `node --import`: collects garbage when asked, and says what is left. */

if (isMainThread && process.send) {
  process.on('message', (word) => {
    if (word !== 'memory') return;
    for (let round = 0; round < 3; round += 1) globalThis.gc?.();
    process.send({ memory: process.memoryUsage() });
  });
}
