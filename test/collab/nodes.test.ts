import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { CLOSINGS } from '../../app/document/close-codes';
import { openStore } from '../../db/store';
import type { Notices } from '../../server/collab/notices';
import { type PresenceNews, readNotice, writeNotices } from '../../server/collab/presence-notice';
import { memoryLog } from '../../server/collab/update-log-memory';
import { storeLog } from '../../server/collab/update-log-store';
import { enginesUnderTest } from '../support/postgres';
import { freshDatabase } from '../support/store';
import { makeDocuments } from './documents-in-store';
import { bytesOf } from './hostile-updates';
import { type LiveServerOptions, liveServer } from './live-server';
import { awareness, rawClient, step1, update } from './raw-client';
import { personCalled, Seats } from './seats-by-name';
import { converged, paragraph, type StockClient, stockClient, synced, until } from './stock-client';

/** Notices within the process; a lost one is one that nobody hears. */
function notices(): Notices & { lost: boolean; readonly words: string[] } {
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

async function twoNodes(options: LiveServerOptions = {}) {
  const seats = new Seats();
  const shared = { log: memoryLog(), notices: notices(), seats, ...options };
  return { here: await liveServer(shared), there: await liveServer(shared), seats };
}

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

describe('presence on two nodes', () => {
  /** The others whom this client sees. */
  const who = ({ provider, doc }: StockClient) =>
    [...provider.awareness.getStates()].flatMap(([id, state]) =>
      id === doc.clientID ? [] : state.user?.name,
    );
  const caretOf = (client: StockClient, other: StockClient) =>
    client.provider.awareness.getStates().get(other.doc.clientID)?.cursor;
  const caretAt = (clock: number) => {
    const at = { type: null, tname: 'text', item: { client: 7, clock }, assoc: 0 };
    return { anchor: at, head: at };
  };

  it('shows who is on the other by name and with their caret, and that they have left', async () => {
    const { here, there } = await twoNodes();
    const alice = stockClient(here.port, 'alice', 'doc');
    const bob = stockClient(there.port, 'bob', 'doc', { silent: true });
    const carol = stockClient(there.port, 'carol', 'doc');
    const elsewhere = stockClient(there.port, 'carol', 'another');
    await until('all three seen', () => [alice, bob, carol].every((client) => who(client).length === 2));
    expect(who(elsewhere)).not.toContain('Alice');
    expect(alice.provider.awareness.getStates().get(bob.doc.clientID)).toEqual({
      user: { id: 'p-bob', name: 'Bob', organisation: 'bob Systems', color: '#005eb8', seat: 'write' },
      cursor: null,
    });
    for (const clock of [1, 2]) {
      alice.provider.awareness.setLocalStateField('cursor', caretAt(clock));
      await until('the caret', () => caretOf(bob, alice)?.head.item.clock === clock);
    }
    expect(here.rooms.people('doc').map(({ name }) => name)).toEqual(['Alice']);
    expect([here, there].map(({ rooms }) => rooms.stats().connections)).toEqual([1, 3]);
    bob.provider.disconnect();
    await until('Bob gone', () => !who(alice).includes('Bob'));
    await there.stop();
    await until('all of the node gone', () => !who(alice).includes('Carol'));
  });

  it('tells other nodes nothing while nobody has the document open there, and then a few times a second', async () => {
    const wire = notices();
    const { here, there } = await twoNodes({ notices: wire, settings: { presencePause: 100 } });
    const alice = stockClient(here.port, 'alice', 'doc');
    await synced(alice);
    await pause(150);
    const move = async (times: number) => {
      const before = wire.words.length;
      for (let clock = 1; clock <= times; clock++) {
        alice.provider.awareness.setLocalStateField('cursor', caretAt(clock));
        await pause(5);
      }
      await pause(150);
      return wire.words.length - before;
    };
    expect(await move(20)).toBe(0);
    const bob = stockClient(there.port, 'bob', 'doc');
    await until('seen', () => who(bob).includes('Alice'));
    await pause(150);
    expect(await move(60)).toBeLessThan(20);
    expect(caretOf(bob, alice)?.head.item.clock).toBe(60);
  });

  it('knows whether somebody writes on the other, also where nobody has the document open here', async () => {
    const { here, there } = await twoNodes({ settings: { tellPresence: 200 } });
    const rita = stockClient(here.port, 'rita', 'doc');
    await synced(rita);
    await pause(300);
    expect([here, there].map(({ rooms }) => rooms.hasWriters('doc'))).toEqual([false, false]);
    const alice = stockClient(here.port, 'alice', 'doc');
    await until('known there', () => there.rooms.hasWriters('doc'));
    await pause(800);
    expect([here, there].map(({ rooms }) => rooms.hasWriters('doc'))).toEqual([true, true]);
    alice.provider.disconnect();
    await until('known to have left', () => !there.rooms.hasWriters('doc'));
  });

  it('of a node that says nothing any more nobody is left, and lost notices are made up for', async () => {
    const wire = notices();
    const { here, there } = await twoNodes({ notices: wire, settings: { tellPresence: 200 } });
    const alice = stockClient(here.port, 'alice', 'doc');
    const bob = stockClient(there.port, 'bob', 'doc');
    await until('both seen', () => who(alice).includes('Bob') && who(bob).includes('Alice'));
    await pause(700);
    expect([who(alice), who(bob)]).toEqual([['Bob'], ['Alice']]);
    wire.lost = true;
    await until('forgotten', () => who(alice).length === 0 && who(bob).length === 0);
    wire.lost = false;
    await until('both seen again', () => who(alice).includes('Bob') && who(bob).includes('Alice'));
  });

  it('keeps a client id for the person who is present under it on the other', async () => {
    const { here, there } = await twoNodes();
    const alice = stockClient(here.port, 'alice', 'doc');
    const bob = stockClient(there.port, 'bob', 'doc');
    await until('seen', () => who(bob).includes('Alice'));
    const carol = await rawClient(there, 'carol', 'doc');
    carol.send(step1(), awareness([alice.doc.clientID, 900, { user: { name: 'Carol' }, cursor: null }]));
    await until('refused', () => there.rooms.stats().counts['refused.presence'] === 1);
    carol.send(update(bytesOf(1, 1, alice.doc.clientID, 0, 7, 1, 'text', 3, 'paragraph', 0)));
    expect(await carol.closed()).toBe(CLOSINGS.foreignAuthor.code);
    expect([who(bob), who(alice)]).toEqual([['Alice'], ['Bob']]);
  });

  it('who moves to the other node stays present for everybody', async () => {
    const { here, there } = await twoNodes();
    const bob = stockClient(here.port, 'bob', 'doc');
    const alice = stockClient(here.port, 'alice', 'doc');
    const carol = stockClient(there.port, 'carol', 'doc');
    await until('seen', () => who(bob).includes('Alice') && who(carol).includes('Alice'));
    alice.provider.disconnect();
    await until('gone', () => !who(bob).includes('Alice') && !who(carol).includes('Alice'));
    const { awareness: mine } = alice.provider;
    const moved = stockClient(there.port, 'alice', 'doc', { doc: alice.doc });
    moved.provider.awareness.setLocalStateField('cursor', caretAt(3));
    await until('seen again', () => caretOf(bob, alice) && caretOf(carol, alice));
    expect(mine).not.toBe(moved.provider.awareness);
  });

  it('passes over what is no notice of a node', async () => {
    const wire = notices();
    const { here } = await twoNodes({ notices: wire });
    const alice = stockClient(here.port, 'alice', 'doc');
    await synced(alice);
    const person = {
      id: 'p-x',
      name: 'X',
      organisationId: null,
      organisation: '',
      colour: 'red',
      seat: 'write',
    };
    for (const words of [
      'no JSON',
      '{}',
      '[7]',
      '["n",7,["is"],["is","doc",-1,1,{}],["is","doc",5,1,{"id":1}],["later","doc",5]]',
      JSON.stringify(['n', ['is', 'doc', 5, 1, { ...person, seat: 'owner' }]]),
      JSON.stringify(['n', ['is', 'doc', alice.doc.clientID, 900, person, null]]),
    ]) {
      await wire.announce('live-presence', words);
    }
    await wire.announce(
      'live-presence',
      JSON.stringify(['n', ['is', 'doc', 6, 1, person, { anchor: '<b>' }]]),
    );
    await until('the one that is right', () => who(alice).length > 0);
    expect(who(alice)).toEqual(['X']);
    expect(alice.provider.awareness.getStates().get(6)?.cursor).toBeNull();
  });
});

describe('notices of presence', () => {
  const person = { ...personCalled('zoë'), seat: 'write' as const };
  const is = (client: number, name = person.name): PresenceNews => ({
    kind: 'is',
    documentId: 'doc',
    there: { client, clock: 1, person: { ...person, name }, cursor: 'null' },
  });

  it('are as few as fit, none too large, and what alone is too large is left out', () => {
    const news = [
      ...Array.from({ length: 100 }, (_, client) => is(client)),
      is(100, 'ë'.repeat(4_000)),
      is(101),
    ];
    const { texts, left } = writeNotices('node', news);
    expect(left).toBe(1);
    expect(texts.length).toBeLessThan(4);
    for (const text of texts) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(7_900);
    const read = texts.flatMap((text) => readNotice(text)?.news ?? []);
    expect(read).toEqual(news.filter((item) => item.kind === 'is' && item.there.client !== 100));
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
