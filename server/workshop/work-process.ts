import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { WorkReply } from './messages';
import { endedUnexpectedly, needsMore, type OpenWorkplace } from './workplace';

/** Room for short-lived objects, in MiB: trees of text are made of them, and with a quarter of it a file takes half as long again. */
const SEMI_SPACE_MB = 64;
/** What of the environment the work needs; secrets stay here. */
const TAKEN_ALONG = ['NODE_ENV', 'PATH', 'TZ', 'TEXT_WORKER_BUNDLE'];

/**
 * A process of its own, for files of strangers: whatever one of them does to its memory costs that process alone. What
 * it is given and answers is copied on the way.
 */
export const openProcess: OpenWorkplace = (limits, news) => {
  const { workerFile, memoryMb } = limits;
  const child = fork(workerFile instanceof URL ? fileURLToPath(workerFile) : workerFile, [], {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${memoryMb}`, `--max-semi-space-size=${SEMI_SPACE_MB}`],
    env: environment(),
    // V8 writes pages about a heap that is full; who sent the file is told in a sentence.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.on('message', (reply) => news.replied(reply as WorkReply));
  child.on('error', (error) => news.gone(error));
  // V8 aborts a process whose heap is full; the system kills one for which there is no memory left.
  child.on('exit', (_code, signal) =>
    news.gone(signal === 'SIGABRT' || signal === 'SIGKILL' ? needsMore(memoryMb) : endedUnexpectedly()),
  );
  return {
    post(request) {
      child.send(request);
    },
    hold(alive) {
      if (alive) {
        child.ref();
        child.channel?.ref();
      } else {
        child.unref();
        child.channel?.unref();
      }
    },
    end: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve(undefined);
        child.once('exit', resolve);
        // Who waits for its end must live to see it.
        child.ref();
        child.kill('SIGKILL');
      }),
  };
};

function environment(): NodeJS.ProcessEnv {
  const present = TAKEN_ALONG.filter((name) => process.env[name] !== undefined);
  const taken: Record<string, string | undefined> = {};
  for (const name of present) taken[name] = process.env[name];
  return { NODE_ENV: 'production', ...taken };
}
