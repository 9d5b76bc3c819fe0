import type { Log } from './log';

export interface Clockwork {
  stop(): Promise<void>;
}

/**
 * Calls `tick` about once a second, never twice at a time. What falls due is decided by the tick from the
 * database and the clock handed to it; a missed second is made up by the next one.
 */
export function startClockwork(tick: () => Promise<void>, log: Log, everyMs = 1000): Clockwork {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  function turn(): void {
    running = tick()
      .catch((error) => log.error({ err: error }, 'the clock could not do its work'))
      .finally(() => {
        if (!stopped) timer = setTimeout(turn, everyMs);
      });
  }
  timer = setTimeout(turn, everyMs);

  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
