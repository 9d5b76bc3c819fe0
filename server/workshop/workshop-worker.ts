import { Worker } from 'node:worker_threads';
import { TEXT_ERROR_CODES, TextError } from '../../app/document/text-error';
import { packed, type WorkReply, type WorkRequest } from './messages';

export interface WorkerLimits {
  /** The worker's program. */
  readonly workerFile: string | URL;
  /** Heap of the worker in MiB; work that needs more ends with `too-large`. */
  readonly memoryMb: number;
  /** Time for one piece of work in milliseconds; work that needs more ends with `timed-out`. */
  readonly timeoutMs: number;
}

/** Heap for short-lived objects: a thread has little by default, and trees of text are made of them. */
const YOUNG_MB = 64;

interface Running {
  readonly id: number;
  readonly timer: NodeJS.Timeout;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/**
 * One worker thread that does one piece of work at a time. It is started when it is needed; whatever ends it
 * (memory, time, a crash) is told to the work it was doing, and the next work starts a new one.
 */
export class WorkshopWorker {
  private worker: Worker | null = null;
  private running: Running | null = null;

  constructor(private readonly limits: WorkerLimits) {}

  get busy(): boolean {
    return this.running !== null;
  }

  get started(): boolean {
    return this.worker !== null;
  }

  run(request: WorkRequest): Promise<unknown> {
    const worker = this.worker ?? this.start();
    return new Promise((resolve, reject) => {
      const { input, transfer } = packed(request.input);
      worker.postMessage({ ...request, input }, transfer);
      const timer = setTimeout(() => {
        const seconds = Math.round(this.limits.timeoutMs / 1000);
        this.end(new TextError('timed-out', `The text took longer than ${seconds} seconds to work on.`));
      }, this.limits.timeoutMs);
      this.running = { id: request.id, timer, resolve, reject };
      worker.ref();
    });
  }

  /** Ends the thread; work under way is told with `timed-out`. */
  async stop(): Promise<void> {
    const { worker } = this;
    this.end(new TextError('timed-out', 'The workshop is closing.'));
    await worker?.terminate();
  }

  private start(): Worker {
    const worker = new Worker(this.limits.workerFile, {
      execArgv: [],
      resourceLimits: {
        maxOldGenerationSizeMb: this.limits.memoryMb,
        maxYoungGenerationSizeMb: YOUNG_MB,
      },
    });
    worker.on('message', (reply: WorkReply) => this.finish(reply));
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (this.worker !== worker) return;
      this.end(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? new TextError('too-costly', `The text needs more than ${this.limits.memoryMb} MiB to work on.`)
          : error,
      );
    });
    worker.on('exit', () => {
      if (this.worker === worker) this.end(new Error('The text worker ended unexpectedly.'));
    });
    this.worker = worker;
    return worker;
  }

  private finish(reply: WorkReply): void {
    const { running } = this;
    if (running === null || running.id !== reply.id) return;
    this.settle(running);
    if ('result' in reply) running.resolve(reply.result);
    else running.reject(errorOf(reply.error));
  }

  /** Ends the thread; work under way is told why. */
  end(why: Error): void {
    const { running, worker } = this;
    this.worker = null;
    void worker?.terminate();
    if (running === null) return;
    this.settle(running);
    running.reject(why);
  }

  private settle(running: Running): void {
    clearTimeout(running.timer);
    this.running = null;
    // An idle thread must not keep the process alive.
    this.worker?.unref();
  }
}

/** A refusal keeps its code; without one the failure is a fault of ours. */
function errorOf({ code, message }: { code: string | null; message: string }): Error {
  const known = TEXT_ERROR_CODES.find((one) => one === code);
  return known === undefined ? new Error(message) : new TextError(known, message);
}
