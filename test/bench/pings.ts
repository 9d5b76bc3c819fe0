import { setTimeout as pause } from 'node:timers/promises';
import { type Session, visitor } from './visitor';

/** From one page to the next, in ms. */
const EVERY_MS = 50;

export interface Pings {
  /** Ends the asking and answers how long each page took, in milliseconds. */
  stop(): Promise<number[]>;
}

/** Somebody else who reads the portal's pages meanwhile, one after another; each must answer 200. */
export function startPings(port: number, session: Session, pages: readonly string[]): Pings {
  const reader = visitor(port, session);
  const times: number[] = [];
  let stopped = false;

  async function read(): Promise<void> {
    while (!stopped) {
      const path = pages[times.length % pages.length] ?? '/';
      const { status, ms } = await reader.get(path);
      if (status !== 200) throw new Error(`${path} answered ${status}.`);
      times.push(ms);
      await pause(Math.max(0, EVERY_MS - ms));
    }
  }
  const reading = read();
  // Thrown when it is stopped; until then nobody waits for it.
  reading.catch(() => undefined);

  return {
    async stop() {
      stopped = true;
      await reading;
      reader.leave();
      return times;
    },
  };
}
