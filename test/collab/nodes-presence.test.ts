import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { CLOSINGS } from '../../app/document/close-codes';
import { WritersElsewhere } from '../../server/collab/writers-elsewhere';
import { bytesOf } from './hostile-updates';
import { awareness, rawClient, step1, update } from './raw-client';
import { type StockClient, stockClient, synced, until } from './stock-client';
import { notices, twoNodes, who } from './two-nodes';

const caretOf = (client: StockClient, other: StockClient) =>
  client.provider.awareness.getStates().get(other.doc.clientID)?.cursor;
const caretAt = (clock: number) => {
  const at = { type: null, tname: 'text', item: { client: 7, clock }, assoc: 0 };
  return { anchor: at, head: at };
};

describe('who writes on other nodes', () => {
  it('counts until the moment that was told, and no longer once the node has nobody who writes', () => {
    const elsewhere = new WritersElsewhere();
    elsewhere.hear('one', { documentId: 'doc', writers: true }, 100);
    expect([100, 101].map((now) => elsewhere.has('doc', now))).toEqual([true, false]);
    elsewhere.hear('two', { documentId: 'doc', writers: true }, 200);
    elsewhere.hear('one', { documentId: 'doc', writers: false }, 300);
    expect(elsewhere.has('doc', 150)).toBe(true);
    elsewhere.hear('two', { documentId: 'doc', writers: false }, 300);
    expect(elsewhere.has('doc', 150)).toBe(false);
  });
});

describe('presence on two nodes', () => {
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
});
