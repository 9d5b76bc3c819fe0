import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { TextErrorCode, TextWorkshop } from '../../app/document/workshop-types';
import type { Answer, Order } from './orders';

export interface WorkshopSettings {
  /** Largest heap of one worker, in MB; work that needs more is refused as too large. */
  readonly memoryMb: number;
  /** Longest time for one piece of work, in ms; after it the worker is ended and the work refused. */
  readonly timeoutMs: number;
  /** A worker that had nothing to do for so long is let go, in ms. */
  readonly idleMs: number;
  readonly workers: number;
}

const DEFAULTS: WorkshopSettings = { memoryMb: 1024, timeoutMs: 30_000, idleMs: 20_000, workers: 2 };

interface Job {
  readonly order: Order;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

interface Bench {
  readonly worker: Worker;
  job: Job | null;
  timer: NodeJS.Timeout | undefined;
}

/** Told apart by `code`, as every error here is. */
function textError(code: TextErrorCode, message: string): Error {
  return Object.assign(new Error(message), { code });
}

/** Beside the bundle when built; the source, through the loader that runs this file, otherwise. */
function startWorker(memoryMb: number): Worker {
  const built = new URL('./text-worker.js', import.meta.url);
  const resourceLimits = { maxOldGenerationSizeMb: memoryMb };
  if (existsSync(built)) return new Worker(built, { resourceLimits });
  return new Worker(new URL('./worker.ts', import.meta.url), {
    resourceLimits,
    execArgv: ['--import', 'tsx'],
  });
}

/** Starts workers when there is work, at most a few, each doing one thing at a time. */
export function createTextWorkshop(settings: Partial<WorkshopSettings> = {}): TextWorkshop {
  const { memoryMb, timeoutMs, idleMs, workers } = { ...DEFAULTS, ...settings };
  const benches = new Set<Bench>();
  const waiting: Job[] = [];
  let count = 0;
  let closed = false;

  function settle(bench: Bench, act: (job: Job) => void): void {
    const { job } = bench;
    clearTimeout(bench.timer);
    bench.job = null;
    if (job) act(job);
  }

  function dismiss(bench: Bench, error: Error): void {
    benches.delete(bench);
    settle(bench, (job) => job.reject(error));
    bench.worker.terminate().catch(() => undefined);
    next();
  }

  function open(): Bench {
    const bench: Bench = { worker: startWorker(memoryMb), job: null, timer: undefined };
    benches.add(bench);
    bench.worker.unref();
    bench.worker.on('message', (answer: Answer) => {
      settle(bench, (job) => {
        if (answer.ok) job.resolve(answer.result);
        else if (answer.code === null) job.reject(new Error(answer.message));
        else job.reject(textError(answer.code as TextErrorCode, answer.message));
      });
      next();
      if (bench.job === null) rest(bench);
    });
    bench.worker.on('error', (error) => {
      const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      dismiss(
        bench,
        outOfMemory
          ? textError('too-large', 'The text needs more memory than is allowed for one text.')
          : error,
      );
    });
    bench.worker.on('exit', () => dismiss(bench, new Error('The text worker ended.')));
    return bench;
  }

  function rest(bench: Bench): void {
    bench.worker.unref();
    bench.timer = setTimeout(() => dismiss(bench, new Error('The text worker was let go.')), idleMs);
    bench.timer.unref();
  }

  function start(bench: Bench, job: Job): void {
    clearTimeout(bench.timer);
    bench.job = job;
    bench.worker.ref();
    bench.timer = setTimeout(
      () => dismiss(bench, textError('timed-out', 'The work on this text took longer than is allowed.')),
      timeoutMs,
    );
    bench.worker.postMessage(job.order);
  }

  function next(): void {
    while (waiting.length > 0 && !closed) {
      const free = [...benches].find((bench) => bench.job === null);
      const bench = free ?? (benches.size < workers ? open() : null);
      if (!bench) return;
      const job = waiting.shift();
      if (job) start(bench, job);
    }
  }

  const ask =
    (task: string) =>
    (...words: readonly unknown[]): Promise<unknown> =>
      new Promise((resolve, reject) => {
        if (closed) return reject(textError('timed-out', 'The portal is stopping.'));
        count += 1;
        waiting.push({ order: { id: count, task, words }, resolve, reject });
        next();
      });

  const names = [
    'importMarkdown',
    'readLive',
    'freeze',
    'renderCanonical',
    'compare',
    'seed',
    'restore',
    'html',
    'resolveAnchors',
    'exportMarkdown',
  ] as const satisfies readonly (keyof TextWorkshop)[];
  const work = Object.fromEntries(names.map((name) => [name, ask(name)]));

  return {
    ...(work as unknown as Omit<TextWorkshop, 'close'>),
    async close() {
      closed = true;
      const stopping = textError('timed-out', 'The portal is stopping.');
      for (const job of waiting.splice(0)) job.reject(stopping);
      const all = [...benches];
      for (const bench of all) dismiss(bench, stopping);
      await Promise.all(all.map(({ worker }) => worker.terminate()));
    },
  };
}
