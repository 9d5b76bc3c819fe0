import { type Session, visitor } from './visitor';

/** One page every 50 ms, whether or not the one before has come. */
const EVERY_MS = 50;

export interface Pings {
  /** Ends the asking and answers how long each page took, in milliseconds. */
  stop(): Promise<number[]>;
}

/** Somebody else who reads the portal's pages meanwhile; each must answer 200. */
export function startPings(port: number, session: Session, pages: readonly string[]): Pings {
  const reader = visitor(port, session);
  const asked: Promise<number>[] = [];
  const timer = setInterval(() => {
    const path = pages[asked.length % pages.length] ?? '/';
    asked.push(
      reader.get(path).then(({ status, ms }) => {
        if (status !== 200) throw new Error(`${path} answered ${status}.`);
        return ms;
      }),
    );
  }, EVERY_MS);
  return {
    async stop() {
      clearInterval(timer);
      const times = await Promise.all(asked);
      reader.leave();
      return times;
    },
  };
}
