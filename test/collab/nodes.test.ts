import { describe, expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { CLOSINGS } from '../../app/document/close-codes';
import { openStore } from '../../db/store';
import { memoryLog } from '../../server/collab/update-log-memory';
import { storeLog } from '../../server/collab/update-log-store';
import { enginesUnderTest } from '../support/postgres';
import { freshDatabase } from '../support/store';
import { makeDocuments } from './documents-in-store';
import { liveServer } from './live-server';
import { converged, paragraph, type StockClient, stockClient, synced, until } from './stock-client';
import { notices, twoNodes } from './two-nodes';

describe('two nodes on one log', () => {
  it('people on both write one text at once', async () => {
    const log = memoryLog();
    const { here, there } = await twoNodes({ log });
    const alice = stockClient(here.port, 'alice', 'doc', { acks: true });
    const bob = stockClient(there.port, 'bob', 'doc', { acks: true });
    const carol = stockClient(here.port, 'carol', 'doc');
    await synced(alice, bob, carol);
    for (let n = 0; n < 40; n++) {
      alice.write(`alice ${n}`);
      bob.write(`bob ${n}`);
      if (n % 10 === 0) alice.text.delete(0, 1);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await until('acknowledged', () => alice.stored() === alice.sent() && bob.stored() === bob.sent());
    await converged(alice, bob, carol);
    const rows = await log.after('doc', 0);
    const bytes = rows.reduce((sum, { update }) => sum + update.length, 0);
    for (const node of [here, there]) {
      await until('all read', () => node.rooms.open[0]?.seq === rows.at(-1)?.seq);
      expect(node.rooms.stats().textBytes, 'each edit is there once').toBe(bytes);
    }
    const dora = stockClient(there.port, 'carol', 'doc');
    await synced(dora);
    await converged(alice, dora);
  });

  it('learns with the text whose it is: who wrote on one node goes on under the same id on the other', async () => {
    const { here, there } = await twoNodes();
    const alice = stockClient(here.port, 'alice', 'doc');
    const bob = stockClient(there.port, 'bob', 'doc');
    await synced(alice, bob);
    alice.write('here');
    await until('seen', () => bob.read().length === 1);
    alice.provider.disconnect();
    const moved = stockClient(there.port, 'alice', 'doc', { doc: alice.doc, acks: true });
    await synced(moved);
    moved.write('there');
    await until('stored', () => moved.stored() === moved.sent());
    expect([bob.read(), moved.closes]).toEqual([['here', 'there'], []]);
  });

  it('finds what it was not told of', async () => {
    const wire = notices();
    const { here, there } = await twoNodes({ notices: wire, settings: { lookEvery: 60 } });
    const alice = stockClient(here.port, 'alice', 'doc');
    const bob = stockClient(there.port, 'bob', 'doc');
    await synced(alice, bob);
    wire.lost = true;
    alice.write('told to nobody');
    await until('found', () => bob.read().length === 1);
  });

  it('who moves from one node to the other loses nothing and is not taken for out of step', async () => {
    const wire = notices();
    const { here, there } = await twoNodes({ notices: wire, settings: { lookEvery: 60_000 } });
    const bob = stockClient(there.port, 'bob', 'doc');
    const alice = stockClient(here.port, 'alice', 'doc', { acks: true });
    await synced(alice, bob);
    wire.lost = true;
    alice.write('stored by the first node');
    await until('stored', () => alice.stored() === alice.sent());
    // The same page on the other node, which has not heard of that yet.
    const moved = stockClient(there.port, 'alice', 'doc', { doc: alice.doc, acks: true });
    alice.provider.disconnect();
    moved.provider.once('sync', () => moved.write('builds on it'));
    await synced(moved);
    await until('stored', () => moved.sent() > 0 && moved.stored() === moved.sent());
    await until('seen', () => bob.read().length === 2);
    expect(moved.closes).toEqual([]);
  });

  it('a right taken away on one node closes the connection on the other within a second', async () => {
    const { here, there, seats } = await twoNodes();
    const bob = stockClient(there.port, 'bob', 'doc');
    const carol = stockClient(there.port, 'carol', 'doc');
    const alice = stockClient(there.port, 'alice', 'doc');
    await synced(bob, carol, alice);
    const started = performance.now();
    seats.kinds.set('bob', 'read');
    here.rooms.reseat('doc');
    seats.kinds.delete('carol');
    here.rooms.revokePerson('p-carol', CLOSINGS.personSuspended.code);
    seats.ended.add('alice');
    here.rooms.revokeSession('s-alice', CLOSINGS.signedOut.code);
    await until('closed', () => [bob, carol, alice].every(({ closes }) => closes.length === 1));
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('holding and editing by the server see what the other node has stored', async () => {
    const wire = notices();
    const { here, there } = await twoNodes({ notices: wire, settings: { lookEvery: 60_000 } });
    const alice = stockClient(here.port, 'alice', 'doc', { acks: true });
    const bob = stockClient(there.port, 'bob', 'doc');
    await synced(alice, bob);
    wire.lost = true;
    alice.write('of the other node');
    await until('stored', () => alice.stored() === alice.sent());
    expect(
      await there.rooms.hold('doc', async ({ updates, throughSeq }) => [updates.length, throughSeq]),
    ).toEqual([1, 1]);

    alice.write('once more');
    await until('stored', () => alice.stored() === alice.sent());
    const known = Y.encodeStateVector(alice.doc);
    const server = new Y.Doc();
    Y.applyUpdate(server, Y.encodeStateAsUpdate(alice.doc));
    server.getXmlFragment('text').push([paragraph('of the server, after both')]);
    const author = { personId: 'p-server', organisationId: null };
    const built = Y.encodeStateAsUpdate(server, known);
    expect(await there.rooms.appendServerUpdate('doc', built, author)).toBe(3);
  });
});

describe.each(enginesUnderTest().filter((engine) => engine !== 'sqlite'))('two nodes on one %s', (engine) => {
  it('serve one draft to people on both, with its own notices', async () => {
    const address = await freshDatabase(engine);
    const node = async () => {
      const store = await openStore({ ...address, poolSize: 4 });
      onTestFinished(() => store.close());
      return store;
    };
    const [one, two] = [await node(), await node()];
    await makeDocuments(one, ['doc']);
    const now = () => new Date();
    const here = await liveServer({ log: storeLog(one, now), notices: one });
    const there = await liveServer({ log: storeLog(two, now), notices: two });
    const alice = stockClient(here.port, 'alice', 'doc', { acks: true });
    const bob = stockClient(there.port, 'bob', 'doc', { acks: true });
    await synced(alice, bob);
    for (let n = 0; n < 25; n++) {
      alice.write(`alice ${n}`);
      bob.write(`bob ${n}`);
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
    await until('acknowledged', () => alice.stored() === alice.sent() && bob.stored() === bob.sent(), 15_000);
    await converged(alice, bob);
    expect(alice.read()).toHaveLength(50);
    const sees = ({ provider }: StockClient, id: number) => provider.awareness.getStates().has(id);
    await until('both present', () => sees(alice, bob.doc.clientID) && sees(bob, alice.doc.clientID));
    expect([...alice.closes, ...bob.closes]).toEqual([]);
  });
});
