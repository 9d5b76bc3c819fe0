import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { memoryLog } from '../../server/collab/update-log-memory';
import { stockClient, synced, until } from './stock-client';
import { notices, twoNodes } from './two-nodes';

/** Somebody writes a line every few milliseconds, until it is enough. */
function writing(client: ReturnType<typeof stockClient>) {
  let lines = 0;
  const timer = setInterval(() => client.write(`line ${++lines}`), 5);
  return {
    stop: () => clearInterval(timer),
    get lines() {
      return lines;
    },
  };
}

describe('a document held on one node, while somebody writes on the other', () => {
  it('stands still there too, and everything written meanwhile is taken in afterwards', async () => {
    const log = memoryLog();
    const { here, there } = await twoNodes({ log });
    const alice = stockClient(there.port, 'alice', 'doc', { acks: true });
    const bob = stockClient(here.port, 'bob', 'doc');
    await synced(alice, bob);
    const hand = writing(alice);
    await until('she writes', () => hand.lines > 10);
    const grown = await here.rooms.hold('doc', async () => {
      // A moment until the other node has heard of it and has stored what it had accepted.
      await pause(300);
      const before = (await log.after('doc', 0)).length;
      const written = hand.lines;
      await until('she goes on writing', () => hand.lines > written + 20);
      return (await log.after('doc', 0)).length - before;
    });
    expect(grown).toBe(0);
    hand.stop();
    await until('all is stored', () => alice.stored() === alice.sent());
    await until('all is read', () => bob.read().length === hand.lines);
  });

  it('goes on by itself when the word that it is over is lost', { timeout: 30_000 }, async () => {
    const wire = notices();
    const { here, there } = await twoNodes({ notices: wire });
    const alice = stockClient(there.port, 'alice', 'doc', { acks: true });
    await synced(alice);
    await here.rooms.hold('doc', async () => {
      await pause(100);
      wire.lost = true;
    });
    wire.lost = false;
    alice.write('after it');
    await pause(200);
    expect(alice.stored()).toBeLessThan(alice.sent());
    await until('stored', () => alice.stored() === alice.sent(), 10_000);
  });
});
