import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { CLOSINGS } from '../../app/document/close-codes';
import { bytesOf, HOSTILE, sample } from './hostile-updates';
import { type LiveServer, liveServer } from './live-server';
import { chance, randomEdit } from './random-editing';
import { awareness, ofType, rawClient, step1, step2, update } from './raw-client';
import { ORIGIN } from './seats-by-name';
import { converged, stockClient, synced, until } from './stock-client';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Two people at work, who must not notice anything. */
async function goodPeople(live: LiveServer) {
  const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
  const bob = stockClient(live.port, 'bob', 'doc');
  await synced(alice, bob);
  alice.write('good work');
  return {
    async undisturbed() {
      const before = bob.read().length;
      alice.write('goes on');
      await until('goes on', () => bob.read().length === before + 1);
      await until('stored', () => alice.stored() === alice.sent());
      await converged(alice, bob);
      expect([...alice.closes, ...bob.closes]).toEqual([]);
      expect(live.said.filter(({ level }) => level === 'error')).toEqual([]);
    },
  };
}

describe('promise 7: one bad client costs only that client', () => {
  it('every hostile update closes its sender with a code, and none of it reaches anybody', async () => {
    const live = await liveServer({ settings: { perPerson: 200 } });
    const good = await goodPeople(live);
    for (const [what, bytes] of HOSTILE) {
      const raw = await rawClient(live, 'carol', 'doc');
      raw.send(step1(), step2(new Uint8Array([0, 0])), update(bytes));
      expect(await raw.closed(), what).toBe(CLOSINGS.damagedChange.code);
    }
    await good.undisturbed();
    const newcomer = stockClient(live.port, 'carol', 'doc');
    await synced(newcomer);
    expect(newcomer.doc.store.pendingStructs).toBeNull();
    expect(newcomer.read()).toContain('good work');
  });

  it.each([
    ['no bytes', new Uint8Array(), CLOSINGS.malformedMessage],
    ['an unknown type', new Uint8Array([4, 0]), CLOSINGS.unknownMessage],
    ['the message only the server sends', new Uint8Array([120, 0, 0]), CLOSINGS.unknownMessage],
    ['an unknown step', new Uint8Array([0, 3, 0]), CLOSINGS.unknownMessage],
    ['a giant number', new Uint8Array(4_000).fill(0xff), CLOSINGS.malformedMessage],
    ['a number padded without end', new Uint8Array(4_000).fill(0x80), CLOSINGS.malformedMessage],
    ['a length beyond the end', new Uint8Array([0, 2, 200, 1]), CLOSINGS.malformedMessage],
    ['bytes left over', new Uint8Array([3, 9]), CLOSINGS.malformedMessage],
    ['a state vector of a million clients', ofType(0, bytesOf(1_000_000)), CLOSINGS.unknownMessage],
    ['a truncated state vector', step1(bytesOf(5, 1, 1)), CLOSINGS.malformedMessage],
    ['a state vector with a client twice', step1(bytesOf(2, 1, 1, 1, 2)), CLOSINGS.malformedMessage],
    ['a truncated awareness update', ofType(1, bytesOf(3, 7)), CLOSINGS.malformedMessage],
  ])('closes for %s', async (_what, message, closing) => {
    const live = await liveServer();
    const good = await goodPeople(live);
    const raw = await rawClient(live, 'carol', 'doc');
    raw.send(message);
    expect(await raw.closed()).toBe(closing.code);
    await good.undisturbed();
  });

  it('closes for text, for what is too large, and for too many pieces', async () => {
    const live = await liveServer();
    const good = await goodPeople(live);
    const text = await rawClient(live, 'carol', 'doc');
    text.socket.send('{"hello":1}');
    expect(await text.closed()).toBe(CLOSINGS.notBinary.code);
    const large = await rawClient(live, 'carol', 'doc');
    large.send(new Uint8Array(1_048_577));
    expect(await large.closed()).toBe(CLOSINGS.changeTooLarge.code);
    const pieces = await rawClient(live, 'carol', 'doc');
    for (let n = 0; n < 600; n++) pieces.socket.send(new Uint8Array(1), { fin: false });
    expect(await pieces.closed()).toBe(1008);
    await good.undisturbed();
  });

  it.each([
    ['frames that are not masked', new Uint8Array([0x82, 0x01, 0x00])],
    ['reserved bits', new Uint8Array([0xf2, 0x80, 0, 0, 0, 0])],
    ['an opcode that does not exist', new Uint8Array([0x8b, 0x80, 0, 0, 0, 0])],
    ['a length of 2^63', new Uint8Array([0x82, 0xff, 0x7f, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0])],
    ['half a frame and then the end', new Uint8Array([0x82, 0xfe, 0x01])],
  ])('survives %s', async (_what, bytes) => {
    const live = await liveServer();
    const good = await goodPeople(live);
    const wire = connect(live.port, '127.0.0.1');
    wire.on('error', () => undefined);
    let ended = false;
    wire.on('close', () => {
      ended = true;
    });
    wire.write(
      `GET /live/doc HTTP/1.1\r\nHost: x\r\nOrigin: ${ORIGIN}\r\nCookie: session=carol\r\nUpgrade: websocket\r\n` +
        'Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    await until('open', () => live.rooms.people('doc').length === 3);
    wire.write(bytes);
    setTimeout(() => wire.end(), 30);
    wire.resume();
    await until('ended', () => ended);
    await until('gone', () => live.rooms.people('doc').length === 2);
    await good.undisturbed();
  });

  it('survives what is not HTTP, and a handshake that is given up half-way', async () => {
    const live = await liveServer();
    const good = await goodPeople(live);
    for (const bytes of [
      '\x16\x03\x01\x00',
      'GET /live/doc HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConn',
    ]) {
      const wire = connect(live.port, '127.0.0.1');
      wire.on('error', () => undefined);
      wire.write(bytes);
      await pause(10);
      wire.resetAndDestroy();
    }
    await good.undisturbed();
  });

  it('closes who floods, with messages, with bytes or with requests for the whole text', async () => {
    const live = await liveServer({
      settings: {
        messages: { perSecond: 10, most: 50 },
        bytes: { perSecond: 1_000, most: 20_000 },
        requests: { perSecond: 0.1, most: 5 },
      },
    });
    const good = await goodPeople(live);
    const tiny = await rawClient(live, 'carol', 'doc');
    for (let n = 0; n < 200; n++) tiny.send(new Uint8Array([3]));
    expect(await tiny.closed()).toBe(CLOSINGS.tooFast.code);
    const heavy = await rawClient(live, 'carol', 'doc');
    for (let n = 0; n < 10; n++) heavy.send(awareness([7, n, 'x'.repeat(4_000)]));
    expect(await heavy.closed()).toBe(CLOSINGS.tooFast.code);
    const asking = await rawClient(live, 'carol', 'doc');
    for (let n = 0; n < 10; n++) asking.send(step1());
    expect(await asking.closed()).toBe(CLOSINGS.tooFast.code);
    await good.undisturbed();
  });

  it('takes only so many pieces of text at once from one person, from however many windows; typing is not counted', async () => {
    const live = await liveServer({ settings: { pieces: { perSecond: 10, most: 250 } } });
    const good = await goodPeople(live);
    const large = (client: number) => {
      const blocks = Array.from({ length: 100 }, () => bytesOf(7, 1, 'text', 3, 'paragraph'));
      return update(Buffer.concat([bytesOf(1, 100, client, 0), ...blocks, bytesOf(0)]));
    };
    const windows = [await rawClient(live, 'carol-1', 'doc'), await rawClient(live, 'carol-2', 'doc')];
    for (const [n, raw] of windows.entries()) raw.send(large(500 + n));
    const third = await rawClient(live, 'carol-3', 'doc');
    third.send(large(502));
    expect(await third.closed()).toBe(CLOSINGS.tooFast.code);
    const typing = await rawClient(live, 'carol-4', 'doc');
    for (let n = 0; n < 200; n++) {
      typing.send(update(bytesOf(1, 1, 600, n, 7, 1, 'text', 3, 'paragraph', 0)));
    }
    await until('all of it taken', () => live.rooms.stats().counts.updates === 203);
    expect([...windows, typing].map(({ code }) => code())).toEqual([undefined, undefined, undefined]);
    await good.undisturbed();
  });

  it('answers a person only so often for whom a folded text must be cut anew, from however many windows', async () => {
    const live = await liveServer({ settings: { foldAfter: 1_000, cuts: { perSecond: 0.1, most: 6 } } });
    const good = await goodPeople(live);
    const writer = stockClient(live.port, 'bob-3', 'doc', { acks: true });
    await synced(writer);
    for (let n = 0; n < 60; n++) writer.write(`line ${n} ${'x'.repeat(100)}`);
    await until(
      'folded',
      () => (live.rooms.stats().counts.folds ?? 0) > 0 && writer.stored() === writer.sent(),
    );
    const from = async (window: number, at: number) => {
      const raw = await rawClient(live, `rita-${window}`, 'doc');
      for (let n = 0; n < 4; n++) raw.send(step1(bytesOf(1, writer.doc.clientID, at + n)));
      return raw;
    };
    const first = await from(1, 1);
    const second = await from(2, 11);
    expect(await second.closed()).toBe(CLOSINGS.tooFast.code);
    const again = await from(3, 21);
    expect(await again.closed(), 'coming again does not help').toBe(CLOSINGS.tooFast.code);
    expect(first.code()).toBeUndefined();
    first.send(step1(), step1(bytesOf(1, writer.doc.clientID, 1)));
    await pause(30);
    expect(first.code(), 'nor does it hurt who asks for all, or for what was cut before').toBeUndefined();
    await good.undisturbed();
  });

  it('refuses what would make the document too large, in words of its own', async () => {
    const live = await liveServer({ settings: { maxDocument: 5_000 } });
    const good = await goodPeople(live);
    const raw = await rawClient(live, 'carol', 'doc');
    raw.send(update(bytesOf(1, 1, 9, 0, 8, 1, 'text', 1, new Uint8Array([119]), 'x'.repeat(6_000), 0)));
    expect(await raw.closed()).toBe(CLOSINGS.documentTooLarge.code);
    await good.undisturbed();
  });

  it('a client out of step is sent away to come back with everything', async () => {
    const live = await liveServer();
    const raw = await rawClient(live, 'carol', 'doc');
    raw.send(
      step1(),
      step2(new Uint8Array([0, 0])),
      update(bytesOf(1, 1, 9, 4, 7, 1, 'text', 3, 'paragraph', 0)),
    );
    expect(await raw.closed()).toBe(CLOSINGS.outOfStep.code);
    expect(CLOSINGS.outOfStep.reconnect).toBe(true);
  });

  it('who does not read is sent nothing more, gets all of it on reading again, and is cut off if dead', async () => {
    const settings = { unsentSoft: 64 * 1_024, bytes: { perSecond: 1e9, most: 1e9 } };
    const live = await liveServer({ settings });
    const lazy = stockClient(live.port, 'bob', 'doc');
    const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
    await synced(lazy, alice);
    const socket = lazy.provider.ws as unknown as { pause(): void; resume(): void };
    socket.pause();
    for (let n = 0; n < 40; n++) {
      alice.write(`${n} ${'long words '.repeat(30_000)}`);
      await until('stored', () => alice.stored() === alice.sent());
    }
    const { unsentBytes } = live.rooms.stats();
    expect(unsentBytes, 'of more than 12 MB').toBeLessThan(1_000_000);
    socket.resume();
    await until('caught up', () => lazy.read().length === 40, 20_000);
    await converged(alice, lazy);
    expect(live.rooms.stats().counts['caught-up']).toBeGreaterThan(0);
    expect(lazy.closes).toEqual([]);
  });

  it('a newcomer on a slow line is not cut off for a text larger than the limit, nor for a late heartbeat', async () => {
    const generous = { perSecond: 1e9, most: 1e9 };
    const limits = { unsentSoft: 64 * 1_024, unsentHard: 256 * 1_024, bytes: generous, heartbeat: 150 };
    const live = await liveServer({ settings: limits });
    const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
    await synced(alice);
    for (let n = 0; n < 40; n++) alice.write(`${n} ${'long words '.repeat(30_000)}`);
    await until('stored', () => alice.stored() === alice.sent(), 20_000);
    const slow = await rawClient(live, 'bob', 'doc');
    slow.socket.pause();
    slow.send(step1());
    const breath = setInterval(() => {
      slow.socket.resume();
      setTimeout(() => slow.socket.pause(), 2);
    }, 40);
    onTestFinished(() => clearInterval(breath));
    let most = 0;
    const done = () => slow.heard.some((message) => message[0] === 0 && message[1] === 1);
    for (let n = 0; n < 400 && !done(); n++) {
      most = Math.max(most, live.rooms.stats().unsentBytes);
      alice.write(`meanwhile ${n}`);
      await pause(25);
    }
    expect(slow.code()).toBeUndefined();
    expect(most, 'it was slow').toBeGreaterThan(limits.unsentHard * 4);
    expect(done()).toBe(true);
  });

  it('a connection that shows no sign of life is cut off', async () => {
    const live = await liveServer({ settings: { heartbeat: 60 } });
    const good = await rawClient(live, 'alice', 'doc');
    const dead = await rawClient(live, 'bob', 'doc', { autoPong: false });
    expect(await dead.closed()).toBe(1006);
    await pause(150);
    expect(good.code()).toBeUndefined();
  });

  it.each([1, 2, 3])('random bytes and spoilt updates, for a while (seed %i)', async (seed) => {
    const random = chance(seed);
    const live = await liveServer({ settings: { perPerson: 1_000 } });
    const good = await goodPeople(live);
    const doc = sample();
    const kinds = [
      step1,
      step2,
      update,
      (bytes: Uint8Array) => ofType(1, bytes),
      (bytes: Uint8Array) => bytes,
    ];
    let raw = await rawClient(live, 'carol', 'doc');
    let closed = 0;
    for (let round = 0; round < 400; round++) {
      if (raw.code() !== undefined || raw.socket.readyState !== raw.socket.OPEN) {
        closed++;
        raw = await rawClient(live, 'carol', 'doc');
      }
      randomEdit(doc, random);
      const whole = Y.encodeStateAsUpdate(doc);
      const bytes =
        random() < 0.5
          ? spoilt(whole, random)
          : Uint8Array.from({ length: Math.floor(random() * 60) }, () => Math.floor(random() * 256));
      raw.send((kinds[Math.floor(random() * kinds.length)] ?? step1)(bytes));
      if (round % 20 === 0) await pause(2);
    }
    expect(closed).toBeGreaterThan(5);
    await good.undisturbed();
    const newcomer = stockClient(live.port, 'bob-2', 'doc');
    await synced(newcomer);
    expect(newcomer.doc.store.pendingStructs).toBeNull();
    expect(newcomer.doc.store.pendingDs).toBeNull();
  });
});

/** The update with a few bytes changed, left out or cut off. */
function spoilt(whole: Uint8Array, random: () => number): Uint8Array {
  const bytes = [...whole];
  for (let n = 0; n < 3; n++) {
    const at = Math.floor(random() * bytes.length);
    const what = random();
    if (what < 0.6) bytes[at] = Math.floor(random() * 256);
    else if (what < 0.8) bytes.splice(at, 1);
    else bytes.length = at;
  }
  return Uint8Array.from(bytes);
}
