import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openStore } from '../../db/store';
import { storeLog } from '../../server/collab/update-log-store';
import { freshDatabase } from '../support/store';
import { makeDocuments } from './documents-in-store';
import { liveServer } from './live-server';
import { converged, stockClient, synced, until } from './stock-client';

const DAY = 86_400_000;

describe('clocks that jump', () => {
  it('edits are ordered by number, whatever the time of day says, and nobody is dropped', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const store = await openStore(await freshDatabase('sqlite'));
    onTestFinished(() => store.close());
    await makeDocuments(store, ['doc']);
    const log = storeLog(store, () => new Date());
    const live = await liveServer({ log, settings: { heartbeat: 100, renewal: 200, reseatEvery: 150 } });
    live.seats.until = new Date(Date.now() + 3_600_000);
    const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
    const bob = stockClient(live.port, 'bob', 'doc', { acks: true });
    await synced(alice, bob);
    for (const [n, jump] of [400 * DAY, -800 * DAY, 5_000 * DAY, 0].entries()) {
      vi.setSystemTime(Date.now() + jump);
      alice.write(`after jump ${n}`);
      await until('stored', () => alice.stored() === alice.sent());
      // Heartbeats, renewed presence and the sweep of seats come by.
      await new Promise((resolve) => setTimeout(resolve, 250));
      await until('present', () => bob.provider.awareness.getStates().size === 2);
    }
    await converged(alice, bob);
    expect([...alice.closes, ...bob.closes]).toEqual([]);
    const { tail } = await log.load('doc');
    expect(tail.map(({ seq }) => seq)).toEqual([...tail.map(({ seq }) => seq)].sort((a, b) => a - b));
    expect(bob.read()).toEqual(['after jump 0', 'after jump 1', 'after jump 2', 'after jump 3']);
  });
});
