import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { CLOSINGS, closingOf } from '../../app/document/close-codes';
import { gatedLog } from './gated-log';
import { sample } from './hostile-updates';
import { liveServer } from './live-server';
import { ofType, rawClient, refusal, step1, step2, update } from './raw-client';
import { ORIGIN } from './seats-by-name';
import { stockClient, synced, until } from './stock-client';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** A connection that was asked for by hand, and says nothing after it. */
function upgraded(port: number) {
  let heard = '';
  let ended = false;
  const wire = connect(port, '127.0.0.1');
  wire.on('data', (data) => {
    heard += data.toString('latin1');
  });
  wire.on('error', () => undefined);
  wire.on('close', () => {
    ended = true;
  });
  wire.write(
    `GET /live/doc HTTP/1.1\r\nHost: x\r\nOrigin: ${ORIGIN}\r\nCookie: session=carol\r\nUpgrade: websocket\r\n` +
      'Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  onTestFinished(() => void wire.destroy());
  return { heard: () => heard, ended: () => ended };
}

const CONTENT = Y.encodeStateAsUpdate(sample());
const EMPTY = new Uint8Array([0, 0]);

describe('promise 4: one door', () => {
  it.each([
    ['another site', { origin: 'https://evil.test' }, 403],
    ['a site that only begins like ours', { origin: `${ORIGIN}.evil.test` }, 403],
    ['our site over plain http', { origin: 'http://concord.test' }, 403],
    ['a client that hides its origin', { origin: undefined }, 403],
    ['a sandboxed page', { origin: 'null' }, 403],
  ])('refuses %s before the upgrade', async (_what, options, status) => {
    const live = await liveServer();
    expect(await refusal(live, 'alice', '/live/doc', options)).toBe(status);
    expect(live.seats.asked, 'nobody was asked').toBe(0);
  });

  it('answers no session, no such document, not yours and a made-up id alike', async () => {
    const log = gatedLog();
    const live = await liveServer({ log });
    live.seats.documents.add('doc');
    expect(await refusal(live, 'stranger', '/live/doc')).toBe(404);
    expect(await refusal(live, 'alice', '/live/other')).toBe(404);
    expect(await refusal(live, 'alice', '/live/')).toBe(404);
    expect(await refusal(live, 'alice', '/live/doc/more')).toBe(404);
    expect(await refusal(live, 'alice', `/live/${'x'.repeat(61)}`)).toBe(404);
    expect(await refusal(live, 'alice', '/live/%2e%2e')).toBe(404);
    expect(log.loads, 'nothing was opened').toBe(0);
  });

  it('leaves other paths alone and answers them where nobody else does', async () => {
    const live = await liveServer();
    expect(await refusal(live, 'alice', '/elsewhere')).toBe(404);
  });

  it('keeps to the limits for a person, an address and a document, each told in its own way', async () => {
    const live = await liveServer({ settings: { perPerson: 2, perDocument: 3, perAddress: 4 } });
    const from = (address: string) => ({ headers: { 'x-test-address': address } });
    await rawClient(live, 'alice', 'doc');
    await rawClient(live, 'alice', 'doc');
    expect(await (await rawClient(live, 'alice', 'doc')).closed()).toBe(CLOSINGS.tooManyConnections.code);
    await rawClient(live, 'bob', 'doc');
    expect(await (await rawClient(live, 'carol', 'doc')).closed()).toBe(CLOSINGS.documentFull.code);
    await rawClient(live, 'carol', 'other');
    const asked = live.seats.asked;
    expect(await (await rawClient(live, 'bob', 'other')).closed()).toBe(CLOSINGS.networkFull.code);
    expect(live.seats.asked, 'nobody was asked').toBe(asked);
    const elsewhere = await rawClient(live, 'bob', 'other', from('192.0.2.7'));
    expect(elsewhere.code()).toBeUndefined();
  });

  it('tells only some of one address why not, and for a moment only; the rest get a status', async () => {
    const live = await liveServer({ settings: { perAddress: 1 } });
    const good = await rawClient(live, 'alice', 'doc');
    // Who never answers the close is cut off; until then they count.
    const wires = Array.from({ length: 25 }, () => upgraded(live.port));
    await until('answered', () => wires.every(({ heard }) => heard().includes('HTTP/1.1')));
    const told = wires.filter(({ heard }) => heard().includes('101'));
    expect(told).toHaveLength(20);
    for (const { heard } of wires) if (!heard().includes('101')) expect(heard()).toContain('429');
    await until('cut off', () => told.every(({ ended }) => ended()));
    expect(await (await rawClient(live, 'bob', 'doc')).closed()).toBe(CLOSINGS.networkFull.code);
    expect(good.code()).toBeUndefined();
  });

  it('tells a page that was opened under another name of the server, and lets it in no further', async () => {
    const live = await liveServer();
    const host = `127.0.0.1:${live.port}`;
    const page = await rawClient(live, 'alice', 'doc', { origin: `http://${host}` });
    expect(await page.closed()).toBe(CLOSINGS.otherAddress.code);
    expect(page.heard).toEqual([]);
    expect(live.seats.asked, 'nobody was asked').toBe(0);
    expect(await refusal(live, 'alice', '/live/doc', { origin: `ftp://${host}` })).toBe(403);
    expect(await refusal(live, 'alice', '/live/doc', { origin: `http://${host}.evil.test` })).toBe(403);
  });

  it('takes no one while it stops, and when seats cannot be asked for', async () => {
    const live = await liveServer();
    live.seats.failing = new Error('no database');
    expect(await refusal(live, 'alice', '/live/doc')).toBe(503);
    live.seats.failing = null;
    live.rooms.stopping = true;
    expect(await refusal(live, 'alice', '/live/doc')).toBe(503);
  });
});

describe('promise 5: rights per message', () => {
  it('a read seat gets the text and cannot change one character of it, in any way', async () => {
    const log = gatedLog();
    const live = await liveServer({ log });
    const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
    await synced(alice);
    alice.write('as it is');
    await until('stored', () => alice.stored() === alice.sent());
    const appends = log.asked.length;

    const own = new Y.Doc();
    Y.applyUpdate(own, Y.encodeStateAsUpdate(alice.doc));
    own.getXmlFragment('text').delete(0, 1);
    const deletion = Y.encodeStateAsUpdate(own, Y.encodeStateVector(own));
    const reader = await rawClient(live, 'rita', 'doc');
    reader.send(step1(), step2(CONTENT), update(CONTENT), update(deletion), step2(deletion));
    await until('refused', () => live.rooms.stats().counts['refused.reading-only'] === 4);
    await pause(30);
    expect(reader.code(), 'a few of them close nothing').toBeUndefined();
    expect(reader.content().length, 'it reads').toBe(1);
    expect(log.asked).toHaveLength(appends);
    expect(alice.read()).toEqual(['as it is']);

    const other = await rawClient(live, 'rita', 'doc');
    other.send(ofType(4, CONTENT));
    expect(await other.closed()).toBe(CLOSINGS.unknownMessage.code);
    const again = stockClient(live.port, 'bob', 'doc');
    await synced(again);
    expect(again.read()).toEqual(['as it is']);
  });

  it('a read seat that keeps trying is closed, and nobody else notices', async () => {
    const live = await liveServer({ settings: { refusals: 3 } });
    const alice = stockClient(live.port, 'alice', 'doc');
    const reader = await rawClient(live, 'rita', 'doc');
    for (let n = 0; n < 4; n++) reader.send(update(CONTENT));
    expect(await reader.closed()).toBe(CLOSINGS.readingOnly.code);
    await synced(alice);
    expect(alice.closes).toEqual([]);
  });

  it('a stock reader connects, reads, follows, and reconnects without a mark against it', async () => {
    const live = await liveServer();
    const alice = stockClient(live.port, 'alice', 'doc');
    const rita = stockClient(live.port, 'rita', 'doc');
    await synced(alice, rita);
    alice.write('one');
    alice.write('two');
    alice.text.delete(0, 1);
    await until('followed', () => rita.read().join() === 'two');
    rita.provider.disconnect();
    rita.provider.connect();
    await synced(rita);
    const raw = await rawClient(live, 'rita', 'doc');
    raw.send(step2(EMPTY), step2(Y.encodeStateAsUpdate(rita.doc)), step1());
    await until('answered', () => raw.content().length > 0);
    expect(live.rooms.stats().counts['refused.reading-only']).toBeUndefined();
    expect(raw.code()).toBeUndefined();
  });

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

  it('what is still on its way when somebody is closed is not taken in', async () => {
    const log = gatedLog();
    const live = await liveServer({ log });
    const raw = await rawClient(live, 'bob', 'doc');
    live.rooms.close('doc', CLOSINGS.draftFrozen.code);
    raw.send(update(CONTENT));
    expect(await raw.closed()).toBe(4410);
    await pause(20);
    expect(log.asked).toHaveLength(0);
  });
});

type Rooms = Awaited<ReturnType<typeof liveServer>>['rooms'];
