import { expect } from 'vitest';
import type { LiveServer } from './live-server';
import { converged, stockClient, synced, until } from './stock-client';

/** Two people at work in the document `doc`, who must not notice anything. */
export async function goodPeople(live: LiveServer) {
  const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
  const bob = stockClient(live.port, 'bob', 'doc');
  await synced(alice, bob);
  alice.write('good work');
  let words = 0;
  return {
    async undisturbed() {
      const said = `goes on ${++words}`;
      alice.write(said);
      await until(said, () => bob.read().includes(said));
      await until('stored', () => alice.stored() === alice.sent());
      await converged(alice, bob);
      expect([...alice.closes, ...bob.closes]).toEqual([]);
      expect(live.said.filter(({ level }) => level === 'error')).toEqual([]);
    },
  };
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
