import type { Notices } from '../../server/collab/notices';
import { memoryLog } from '../../server/collab/update-log-memory';
import { type LiveServerOptions, liveServer } from './live-server';
import { Seats } from './seats-by-name';
import type { StockClient } from './stock-client';

/** Notices within the process; a lost one is one that nobody hears. */
export function notices(): Notices & { lost: boolean; readonly words: string[] } {
  const listeners = new Map<string, Set<(payload: string) => void>>();
  const wire = {
    lost: false,
    words: [] as string[],
    async notify(channel: string, payload: string) {
      if (wire.lost) return;
      setImmediate(() => {
        for (const heard of listeners.get(channel) ?? []) heard(payload);
      });
    },
    announce: (channel: string, words: string) => {
      wire.words.push(words);
      return wire.notify(channel, words);
    },
    async listen(channel: string, heard: (payload: string) => void) {
      const group = listeners.get(channel) ?? new Set();
      listeners.set(channel, group.add(heard));
      return async () => void group.delete(heard);
    },
  };
  return wire;
}

/** Two servers of live text over one log, one wire for notices and the same seats. */
export async function twoNodes(options: LiveServerOptions = {}) {
  const seats = new Seats();
  const shared = { log: memoryLog(), notices: notices(), seats, ...options };
  return { here: await liveServer(shared), there: await liveServer(shared), seats };
}

/** The others whom this client sees. */
export const who = ({ provider, doc }: StockClient) =>
  [...provider.awareness.getStates()].flatMap(([id, state]) => (id === doc.clientID ? [] : state.user?.name));
