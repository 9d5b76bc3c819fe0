import { TEXT_ERROR_CODES, TextError } from '../../app/document/text-error';
import type { WorkReply, WorkRequest } from './messages';
import type { OpenWorkplace, WorkerLimits, Workplace } from './workplace';

interface Running {
  readonly id: number;
  readonly timer: NodeJS.Timeout;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/**
 * One worker that does one piece of work at a time. Its workplace is opened when it is needed; whatever ends it
 * (memory, time, a crash) is told to the work it was doing, and the next work opens a new one.
 */
export class WorkshopWorker {
  private place: Workplace | null = null;
  private running: Running | null = null;

  constructor(
    private readonly limits: WorkerLimits,
    private readonly open: OpenWorkplace,
  ) {}

  get busy(): boolean {
    return this.running !== null;
  }

  get started(): boolean {
    return this.place !== null;
  }

  run(request: WorkRequest): Promise<unknown> {
    const place = this.place ?? this.start();
    return new Promise((resolve, reject) => {
      place.post(request);
      const timer = setTimeout(() => {
        const seconds = Math.round(this.limits.timeoutMs / 1000);
        this.end(new TextError('timed-out', `The text took longer than ${seconds} seconds to work on.`));
      }, this.limits.timeoutMs);
      this.running = { id: request.id, timer, resolve, reject };
      place.hold(true);
    });
  }

  /** Ends the worker; work under way is told with `timed-out`. */
  async stop(): Promise<void> {
    const { place } = this;
    this.end(new TextError('timed-out', 'The workshop is closing.'));
    await place?.end();
  }

  private start(): Workplace {
    const place = this.open(this.limits, {
      replied: (reply) => this.finish(reply),
      gone: (why) => {
        if (this.place === place) this.end(why);
      },
    });
    this.place = place;
    return place;
  }

  private finish(reply: WorkReply): void {
    const { running } = this;
    if (running === null || running.id !== reply.id) return;
    this.settle(running);
    if ('result' in reply) running.resolve(reply.result);
    else running.reject(errorOf(reply.error));
  }

  /** Ends the worker; work under way is told why. */
  end(why: Error): void {
    const { running, place } = this;
    this.place = null;
    void place?.end();
    if (running === null) return;
    this.settle(running);
    running.reject(why);
  }

  private settle(running: Running): void {
    clearTimeout(running.timer);
    this.running = null;
    // An idle worker must not keep the process alive.
    this.place?.hold(false);
  }
}

/** A refusal keeps its code; without one the failure is a fault of ours. */
function errorOf({ code, message }: { code: string | null; message: string }): Error {
  const known = TEXT_ERROR_CODES.find((one) => one === code);
  return known === undefined ? new Error(message) : new TextError(known, message);
}
