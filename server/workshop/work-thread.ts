import { Worker } from 'node:worker_threads';
import { packed, type WorkReply } from './messages';
import { endedUnexpectedly, needsMore, type OpenWorkplace } from './workplace';

/** Heap for short-lived objects: a thread has little by default, and trees of text are made of them. */
const YOUNG_MB = 64;

/**
 * A thread of this process. It takes what it is given without copying, and shares the fate of the process: V8 ends both
 * when memory runs out at a moment when nothing can be stopped. So it is for what the portal itself has admitted.
 */
export const openThread: OpenWorkplace = (limits, news) => {
  const worker = new Worker(limits.workerFile, {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: YOUNG_MB },
  });
  worker.on('message', (reply: WorkReply) => news.replied(reply));
  worker.on('error', (error: NodeJS.ErrnoException) =>
    news.gone(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? needsMore(limits.memoryMb) : error),
  );
  worker.on('exit', () => news.gone(endedUnexpectedly()));
  return {
    post(request) {
      const { input, transfer } = packed(request.input);
      worker.postMessage({ ...request, input }, transfer);
    },
    hold(alive) {
      if (alive) worker.ref();
      else worker.unref();
    },
    end: () => worker.terminate(),
  };
};
