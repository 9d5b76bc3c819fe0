import type { ChildProcess } from 'node:child_process';

/** What the event loop of the portal's main thread went through while something was done. All in milliseconds. */
export interface LoopReading {
  /** The longest stall, with whatever other programs took from it. */
  readonly longest: number;
  /** The five longest stalls without the time in which the thread waited for a processor. */
  readonly own: readonly number[];
  /** Of a hundred looks at the clock ninety-nine came less late than this. */
  readonly p99: number;
  /** Time of the main thread on a processor. */
  readonly ran: number;
}

/** Words for Node that load the probe into the portal. */
export const PROBE_WORDS: readonly string[] = [
  '--import',
  new URL('./event-loop-probe.mjs', import.meta.url).href,
];

/** Watches the event loop of a portal that was started with `PROBE_WORDS` while `work` is done. */
export async function watchLoop<T>(
  portal: ChildProcess,
  work: () => Promise<T>,
): Promise<{ readonly done: T; readonly loop: LoopReading }> {
  portal.send('begin');
  const done = await work();
  const answered = new Promise<LoopReading>((resolve) => {
    portal.once('message', ({ loop }: { loop: LoopReading }) => resolve(loop));
  });
  portal.send('end');
  return { done, loop: await answered };
}
