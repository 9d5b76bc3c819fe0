import { TextError } from '../../app/document/text-error';
import type { WorkReply, WorkRequest } from './messages';

export interface WorkerLimits {
  /** The worker's program. */
  readonly workerFile: string | URL;
  /** Heap of the worker in MiB; work that needs more ends with `too-costly`. */
  readonly memoryMb: number;
  /** Time for one piece of work in milliseconds; work that needs more ends with `timed-out`. */
  readonly timeoutMs: number;
}

/** Where a worker's program runs: a thread of this process, or a process of its own. */
export interface Workplace {
  post(request: WorkRequest): void;
  /** Whether it keeps this process alive. */
  hold(alive: boolean): void;
  end(): Promise<unknown>;
}

/** What a workplace tells of itself. */
export interface WorkplaceNews {
  replied(reply: WorkReply): void;
  /** It is gone, and why: of its own accord, as nobody ended it. */
  gone(why: Error): void;
}

export type OpenWorkplace = (limits: WorkerLimits, news: WorkplaceNews) => Workplace;

export function needsMore(memoryMb: number): TextError {
  return new TextError('too-costly', `The text needs more than ${memoryMb} MiB to work on.`);
}

export function endedUnexpectedly(): Error {
  return new Error('The text worker ended unexpectedly.');
}
