import { parentPort } from 'node:worker_threads';
import { textErrorCode } from '../../app/document/text-error';
import { ownBuffers, type WorkReply, type WorkRequest } from './messages';
import { operations } from './operations';

/** The worker's entry: does the work that it is sent, one piece at a time, and answers each. */
async function work({ id, operation, input }: WorkRequest): Promise<WorkReply> {
  try {
    const run = operations[operation] as (...values: readonly unknown[]) => unknown;
    return { id, result: await run(...input) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { id, error: { code: textErrorCode(error), message } };
  }
}

// In a thread of the portal.
parentPort?.on('message', async (request: WorkRequest) => {
  const reply = await work(request);
  parentPort?.postMessage(reply, 'result' in reply ? ownBuffers(reply.result) : []);
});

// In a process of its own, which ends with the portal.
if (parentPort === null) {
  process.on('message', async (request: WorkRequest) => {
    process.send?.(await work(request));
  });
  process.on('disconnect', () => process.exit());
}
