import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CLOSINGS } from '../../app/document/close-codes';
import { goodPeople, pause } from './good-people';
import { bytesOf, HOSTILE, sample } from './hostile-updates';
import { liveServer } from './live-server';
import { chance, randomEdit } from './random-editing';
import { ofType, rawClient, step1, step2, update } from './raw-client';
import { stockClient, synced } from './stock-client';

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
    ['presence of 5,000 clients', presenceOf(5_000), CLOSINGS.malformedMessage],
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

/** A well-formed awareness update that speaks for so many. */
function presenceOf(clients: number): Uint8Array {
  const states = Array.from({ length: clients }, (_, client) => bytesOf(client, 1, '{}'));
  return ofType(1, Buffer.concat([bytesOf(clients), ...states]));
}

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
