import { describe, expect, it } from 'vitest';
import { CLOSINGS } from '../../app/document/close-codes';
import { memoryLog } from '../../server/collab/update-log-memory';
import { liveServer } from './live-server';
import { type StockClient, stockClient, until } from './stock-client';
import { twoNodes, who } from './two-nodes';

/** Long before the stock client says again that it is there, which it does every 15 s. */
const SOON = 4_000;

const allSee = (what: string, ...clients: StockClient[]) =>
  until(what, () => clients.every((one) => who(one).length === clients.length - 1), SOON);

describe('who is here stays true when a line is closed and opened again', () => {
  it('for both sides, after a changed right has sent somebody back through the door, more than once', async () => {
    const live = await liveServer();
    const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
    const bob = stockClient(live.port, 'bob', 'doc');
    const rita = stockClient(live.port, 'rita', 'doc');
    await allSee('all here', alice, bob, rita);
    for (const organisation of [null, 'o-alice', null]) {
      const before = alice.closes.length;
      live.seats.organisations.set('alice', organisation);
      live.rooms.reseatPerson('p-alice');
      await until('closed', () => alice.closes.length > before);
      await until('back', () => alice.provider.synced);
      await allSee('all seen again', alice, bob, rita);
    }
    expect(alice.closes).toEqual([CLOSINGS.outOfStep.code, CLOSINGS.outOfStep.code, CLOSINGS.outOfStep.code]);
  });

  it('when everybody is sent away at once, and when the server is another one', async () => {
    const log = memoryLog();
    const first = await liveServer({ log });
    const clients = ['alice', 'bob', 'carol'].map((name) => stockClient(first.port, name, 'doc'));
    await allSee('all here', ...clients);
    first.rooms.close('doc', CLOSINGS.outOfStep.code);
    await until('closed', () => clients.every(({ closes }) => closes.length === 1));
    await allSee('all back', ...clients);
    await first.stop();
    await until('alone', () => clients.every((one) => who(one).length === 0));
    await liveServer({ log, port: first.port });
    await allSee('all with the new server', ...clients);
  });

  it('when a page has lost a line that the server still takes for alive', async () => {
    const live = await liveServer();
    const alice = stockClient(live.port, 'alice', 'doc');
    const bob = stockClient(live.port, 'bob', 'doc');
    await allSee('both here', alice, bob);
    // Nothing of the end of this socket reaches the server.
    const { ws } = alice.provider;
    if (!ws) throw new Error('no socket');
    ws.close = () => undefined;
    alice.provider.disconnect();
    await until('alone', () => who(alice).length === 0);
    alice.provider.connect();
    await allSee('both seen again', alice, bob);
  });

  it('when the one who comes back comes to another node', async () => {
    const { here, there } = await twoNodes();
    const alice = stockClient(here.port, 'alice', 'doc');
    const bob = stockClient(here.port, 'bob', 'doc');
    await allSee('both here', alice, bob);
    const address = new URL(alice.provider.url);
    alice.provider.disconnect();
    alice.provider.serverUrl = `ws://127.0.0.1:${there.port}${address.pathname.replace(/\/doc$/, '')}`;
    alice.provider.connect();
    await allSee('both seen again', alice, bob);
  });
});
