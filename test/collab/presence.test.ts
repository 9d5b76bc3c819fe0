import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CLOSINGS } from '../../app/document/close-codes';
import { memoryLog } from '../../server/collab/update-log-memory';
import { pause } from './good-people';
import { bytesOf } from './hostile-updates';
import { type LiveServer, liveServer } from './live-server';
import { awareness, rawClient, step1, update } from './raw-client';
import { stockClient, synced, until } from './stock-client';

const POSITION = { type: null, tname: 'text', item: { client: 7, clock: 3 }, assoc: 0 };

async function watched(live: LiveServer) {
  const alice = stockClient(live.port, 'alice', 'doc');
  await synced(alice);
  const states = alice.provider.awareness.getStates();
  return { alice, states, seen: (client: number) => states.get(client) };
}

describe('promise 6: nobody speaks for another', () => {
  it('says who somebody is from the session, whatever the client claims', async () => {
    const live = await liveServer();
    const { seen } = await watched(live);
    const bob = await rawClient(live, 'bob', 'doc');
    const claimed = { name: 'The Secretary of State', color: 'red', id: 'p-alice', organisation: 'NHS' };
    bob.send(awareness([7, 1, { user: claimed, cursor: { anchor: POSITION, head: POSITION }, more: 'x' }]));
    await until('seen', () => seen(7) !== undefined);
    expect(seen(7)).toEqual({
      user: { id: 'p-bob', name: 'Bob', organisation: 'bob Systems', color: '#005eb8', seat: 'write' },
      cursor: { anchor: POSITION, head: POSITION },
    });
  });

  it.each([
    ['markup', { anchor: '<img>', head: POSITION }],
    ['another shape', { anchor: { item: { client: -1, clock: 0.5 }, x: 1 } }],
    ['far too much', { anchor: { ...POSITION, pad: 'x'.repeat(5_000) }, head: POSITION }],
    ['prototypes', JSON.parse('{"__proto__":{"anchor":1},"head":{}}')],
  ])('passes on no cursor made of %s', async (_what, cursor) => {
    const live = await liveServer();
    const { seen } = await watched(live);
    const bob = await rawClient(live, 'bob', 'doc');
    bob.send(awareness([7, 1, { cursor }]));
    await until('seen', () => seen(7) !== undefined);
    expect(seen(7)?.cursor).toBeNull();
  });

  it('lets nobody move, rename or remove somebody else', async () => {
    const live = await liveServer();
    const { alice, seen } = await watched(live);
    const carol = await rawClient(live, 'carol', 'doc');
    carol.send(awareness([9, 1, { cursor: null }]));
    await until('Carol here', () => seen(9) !== undefined);
    const bob = await rawClient(live, 'bob', 'doc');
    // Under Carol's id from the start; then from an id of his own.
    bob.send(awareness([9, 50, { user: { name: 'Bob' } }]), awareness([8, 1, {}]));
    await until('Bob here', () => seen(8) !== undefined);
    bob.send(
      awareness([9, 60, null]),
      awareness([9, 61, {}], [8, 2, { cursor: null }]),
      awareness([11, 1, {}]),
    );
    await pause(60);
    expect(seen(9)?.user).toMatchObject({ name: 'Carol' });
    expect(seen(11), 'one id for each connection').toBeUndefined();
    expect(live.rooms.stats().counts['refused.presence']).toBe(1);
    expect(bob.code()).toBeUndefined();
    expect(alice.closes).toEqual([]);
  });

  it('keeps a client id for the person who wrote under it, also when they are away', async () => {
    const live = await liveServer();
    const { alice, seen } = await watched(live);
    alice.write('hers');
    const bob = await rawClient(live, 'bob', 'doc');
    const mine = alice.doc.clientID;
    alice.provider.disconnect();
    await until('Alice gone', () => live.rooms.people('doc').length === 1);
    bob.send(awareness([mine, 500, { cursor: null }]));
    const next = Y.decodeStateVector(Y.encodeStateVector(alice.doc)).get(mine) ?? 0;
    bob.send(step1(), update(bytesOf(1, 1, mine, next, 7, 1, 'text', 3, 'paragraph', 0)));
    expect(await bob.closed()).toBe(CLOSINGS.foreignAuthor.code);
    expect(seen(mine), 'no ghost').not.toMatchObject({ user: { name: 'Bob' } });
  });

  it('lets nobody be present under the client id of somebody who wrote before the server was started', async () => {
    const log = memoryLog();
    const first = await liveServer({ log });
    const alice = stockClient(first.port, 'alice', 'doc', { acks: true });
    await synced(alice);
    alice.write('hers');
    await until('stored', () => alice.stored() === alice.sent());
    const live = await liveServer({ log });
    const bob = await rawClient(live, 'bob', 'doc');
    bob.send(step1(), awareness([alice.doc.clientID, 500, { cursor: null }]));
    await until('refused', () => live.rooms.stats().counts['refused.presence'] === 1);
    bob.send(awareness([77, 1, { cursor: null }]));
    await until('present under an id of his own', () =>
      bob.heard.some((message) => message[0] === 1 && message.length > 60),
    );
    expect(bob.code()).toBeUndefined();
  });

  it('does not let text be written under the id of somebody who is present and has not written yet', async () => {
    const live = await liveServer();
    const alice = await rawClient(live, 'alice', 'doc');
    alice.send(awareness([7, 1, {}]));
    const bob = await rawClient(live, 'bob', 'doc');
    await until('both here', () => live.rooms.people('doc').length === 2);
    await pause(20);
    bob.send(update(bytesOf(1, 1, 7, 0, 7, 1, 'text', 3, 'paragraph', 0)));
    expect(await bob.closed()).toBe(CLOSINGS.foreignAuthor.code);
    expect(alice.code()).toBeUndefined();
  });

  it('an entry dies with its connection, and a late echo of it brings back no ghost', async () => {
    const live = await liveServer();
    const { seen } = await watched(live);
    const bob = await rawClient(live, 'bob', 'doc');
    bob.send(awareness([7, 1, {}]));
    await until('Bob here', () => seen(7) !== undefined);
    bob.socket.terminate();
    await until('Bob gone', () => seen(7) === undefined);
    const carol = await rawClient(live, 'carol', 'doc');
    carol.send(awareness([7, 2, { cursor: null }]));
    await pause(40);
    expect(seen(7)).toBeUndefined();
    const back = await rawClient(live, 'bob', 'doc');
    back.send(awareness([7, 3, {}]));
    await until('Bob back', () => seen(7) !== undefined);
  });

  it('a page that connects again takes its place over from its dead connection', async () => {
    const live = await liveServer();
    const { seen } = await watched(live);
    const dead = await rawClient(live, 'bob', 'doc');
    dead.send(awareness([7, 1, {}]));
    await until('Bob here', () => seen(7) !== undefined);
    const again = await rawClient(live, 'bob', 'doc');
    again.send(awareness([7, 2, {}]));
    expect(await dead.closed()).toBe(CLOSINGS.openedAgain.code);
    await pause(30);
    expect(seen(7), 'and is not taken away with it').toBeDefined();
    expect(again.code()).toBeUndefined();
  });
});

describe('somebody who has typed nothing', () => {
  const silent = { silent: true };

  it('is seen at once by those who are here and those who come', async () => {
    const live = await liveServer();
    const { alice, states } = await watched(live);
    const bob = stockClient(live.port, 'bob', 'doc', silent);
    await until('Bob seen', () => states.has(bob.doc.clientID));
    const carol = stockClient(live.port, 'carol', 'doc', silent);
    const mine = carol.provider.awareness.getStates();
    await until('all seen', () => mine.has(bob.doc.clientID) && mine.has(alice.doc.clientID));
    expect(states.get(bob.doc.clientID)).toMatchObject({ user: { name: 'Bob' }, cursor: null });
    // Their first state that is not passed over for its clock comes through, and so does each move after it.
    for (const clock of [3, 4, 5]) {
      const at = { ...POSITION, item: { client: 7, clock } };
      bob.provider.awareness.setLocalStateField('cursor', { anchor: at, head: at });
      await until('moved', () => states.get(bob.doc.clientID)?.cursor?.head.item.clock === clock);
    }
  });

  it('is seen also by somebody who has not asked for the text yet', async () => {
    const live = await liveServer();
    const raw = await rawClient(live, 'alice', 'doc');
    await until('let in', () => raw.heard.length > 0);
    const bob = stockClient(live.port, 'bob', 'doc', silent);
    const name = Buffer.from('"name":"Bob"');
    await until('Bob seen', () => raw.heard.some((message) => Buffer.from(message).includes(name)));
    expect(bob.closes).toEqual([]);
  });

  it('is seen again at once when they come back', async () => {
    const live = await liveServer();
    const { states } = await watched(live);
    const bob = stockClient(live.port, 'bob', 'doc', silent);
    await until('Bob seen', () => states.has(bob.doc.clientID));
    bob.provider.disconnect();
    await until('Bob gone', () => !states.has(bob.doc.clientID));
    bob.provider.awareness.setLocalState({});
    bob.provider.connect();
    await until('Bob back', () => states.has(bob.doc.clientID));
  });
});

describe('two presence lanes', () => {
  it('a renewed state that has not changed is not passed on; it goes out with the next renewal', async () => {
    const live = await liveServer({ settings: { renewal: 400 } });
    const raw = await rawClient(live, 'alice', 'doc');
    const heard = () => raw.heard.filter((message) => message[0] === 1).length;
    raw.send(step1());
    const bob = await rawClient(live, 'bob', 'doc');
    bob.send(awareness([7, 1, { cursor: null }]));
    await until('Bob here', () => heard() >= 2);
    await until('a renewal', () => raw.heard.at(-1)?.[3] === 7 || heard() >= 3);
    const before = heard();
    for (let clock = 2; clock < 12; clock++) bob.send(awareness([7, clock, { cursor: null }]));
    await pause(50);
    expect(heard() - before).toBeLessThanOrEqual(1);
    await until('the next renewal', () => {
      const last = raw.heard.filter((message) => message[0] === 1).at(-1);
      // Type, length, count, client, clock.
      return last?.[3] === 7 && last[4] === 11;
    });
  });

  it('sends something to a lone client too, which else would think the line dead after 30 s', async () => {
    const live = await liveServer({ settings: { renewal: 80 } });
    const raw = await rawClient(live, 'alice', 'doc');
    await until('three of them', () => raw.heard.filter((message) => message[0] === 1).length >= 4);
  });
});
