import { describe, expect, it } from 'vitest';
import { CLOSINGS, closingOf } from '../../app/document/close-codes';
import { pause } from './good-people';
import { liveServer } from './live-server';
import { stockClient, synced, until } from './stock-client';

type Rooms = Awaited<ReturnType<typeof liveServer>>['rooms'];

describe('promise 5: rights per message, when they change', () => {
  it.each([
    ['a suspended person', 'personSuspended', (rooms: Rooms) => rooms.revokePerson('p-bob', 4411)],
    ['a session that was ended', 'signedOut', (rooms: Rooms) => rooms.revokeSession('s-bob', 4401)],
    ['a document that was frozen', 'draftFrozen', (rooms: Rooms) => rooms.close('doc', 4410)],
  ] as const)('closes for %s within a second, with its code', async (_what, closing, act) => {
    const live = await liveServer();
    const bob = stockClient(live.port, 'bob', 'doc');
    await synced(bob);
    const started = performance.now();
    act(live.rooms);
    await until('closed', () => bob.closes.length === 1);
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(bob.closes).toEqual([CLOSINGS[closing].code]);
    expect(bob.provider.shouldConnect, 'the stock client stays away').toBe(false);
  });

  it('one session ends, the same person’s other one goes on', async () => {
    const live = await liveServer();
    const here = stockClient(live.port, 'bob', 'doc');
    const there = stockClient(live.port, 'bob-2', 'doc');
    await synced(here, there);
    live.rooms.revokeSession('s-bob', CLOSINGS.signedOut.code);
    await until('closed', () => here.closes.length === 1);
    expect(there.provider.wsconnected).toBe(true);
  });

  it('asks for seats again and closes only those that changed', async () => {
    const live = await liveServer();
    const [alice, bob, carol] = ['alice', 'bob', 'carol'].map((name) => stockClient(live.port, name, 'doc'));
    if (!alice || !bob || !carol) throw new Error('no clients');
    await synced(alice, bob, carol);
    live.seats.kinds.set('bob', 'read');
    live.seats.kinds.delete('carol');
    const started = performance.now();
    live.rooms.reseat('doc');
    await until('closed', () => bob.closes.length + carol.closes.length === 2);
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(bob.closes).toEqual([CLOSINGS.accessChanged.code]);
    expect(carol.closes).toEqual([CLOSINGS.accessRemoved.code]);
    expect(alice.closes).toEqual([]);
    live.seats.kinds.delete('alice');
    live.rooms.reseatPerson('p-alice');
    await until('closed', () => alice.closes.length === 1);
  });

  it('has those who left their organisation come back to write under no name of it', async () => {
    const live = await liveServer();
    const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
    const bob = stockClient(live.port, 'bob', 'doc');
    await synced(alice, bob);
    alice.write('for Alice Systems');
    live.rooms.reseatPerson('p-alice');
    await pause(50);
    expect(alice.closes, 'nothing has changed').toEqual([]);
    live.seats.organisations.set('alice', null);
    live.rooms.reseatPerson('p-alice');
    await until('closed', () => alice.closes.length === 1);
    expect(closingOf(alice.closes[0] ?? 0).reconnect).toBe(true);
    await until('back', () => live.rooms.people('doc').some(({ organisationId }) => organisationId === null));
    await synced(alice);
    alice.write('for nobody else');
    await until('seen', () => bob.read().length === 2);
    expect(bob.closes).toEqual([]);
  });

  it('closes when the text was replaced as a whole, and when the session has become somebody else’s', async () => {
    const live = await liveServer();
    const alice = stockClient(live.port, 'alice', 'doc');
    const bob = stockClient(live.port, 'bob', 'other');
    await synced(alice, bob);
    live.seats.epoch = 2;
    live.rooms.reseat('doc');
    await until('closed', () => alice.closes.length === 1);
    expect(alice.closes).toEqual([CLOSINGS.anotherEpoch.code]);
    live.seats.epoch = 1;
    live.seats.others.set('bob', 'carol');
    live.rooms.reseat('other');
    await until('closed', () => bob.closes.length === 1);
    expect(bob.closes).toEqual([CLOSINGS.signedOut.code]);
  });

  it('finds a lost right by itself, and a session that has run out within a second', async () => {
    const live = await liveServer({ settings: { reseatEvery: 60 } });
    const bob = stockClient(live.port, 'bob', 'doc');
    await synced(bob);
    live.seats.kinds.delete('bob');
    await until('closed', () => bob.closes.length === 1);

    const other = await liveServer();
    other.seats.until = new Date(Date.now() + 100);
    const carol = stockClient(other.port, 'carol', 'doc');
    await synced(carol);
    other.seats.ended.add('carol');
    await until('closed', () => carol.closes.length === 1, 1_200);
  });

  it('asks for nobody again while nothing was written to the database, and for everybody once something was', async () => {
    let mark = 'as it was';
    const live = await liveServer({ settings: { reseatEvery: 40 }, mark: async () => mark });
    const bob = stockClient(live.port, 'bob', 'doc');
    await synced(bob);
    await pause(200);
    live.seats.kinds.delete('bob');
    await pause(200);
    expect(bob.closes, 'nobody was asked').toEqual([]);
    mark = 'something was written';
    await until('closed', () => bob.closes.length === 1);
  });

  it('a session that was renewed meanwhile goes on', async () => {
    const live = await liveServer();
    live.seats.until = new Date(Date.now() + 50);
    const bob = stockClient(live.port, 'bob', 'doc');
    await synced(bob);
    live.seats.until = new Date(Date.now() + 60_000);
    await pause(700);
    expect(bob.closes).toEqual([]);
  });

  it('nobody loses a seat because it could not be asked for', async () => {
    const live = await liveServer();
    const bob = stockClient(live.port, 'bob', 'doc');
    await synced(bob);
    live.seats.failing = new Error('no database');
    live.rooms.reseat('doc');
    await until('reported', () =>
      live.said.some(({ message }) => message === 'a seat could not be asked for'),
    );
    expect(bob.closes).toEqual([]);
  });
});
