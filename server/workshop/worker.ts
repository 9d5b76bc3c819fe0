import { parentPort } from 'node:worker_threads';
import { textErrorCode } from '../../app/document/text-error';
import { ownBuffers, type WorkReply, type WorkRequest } from './messages';
import { operations } from './operations';

/** The worker's entry: does one piece of work after another and answers each. */
function work({ id, operation, input }: WorkRequest): WorkReply {
  try {
    const run = operations[operation] as (...values: readonly unknown[]) => unknown;
    return { id, result: run(...input) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { id, error: { code: textErrorCode(error), message } };
  }
}

parentPort?.on('message', (request: WorkRequest) => {
  const reply = work(request);
  parentPort?.postMessage(reply, 'result' in reply ? ownBuffers(reply.result) : []);
});
