import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CLOSINGS } from '../../app/document/close-codes';
import { gatedLog } from './gated-log';
import { goodPeople, pause } from './good-people';
import { type LiveServer, liveServer } from './live-server';
import { ofType, rawClient, step2, update } from './raw-client';
import { paragraph, stockClient, synced, until } from './stock-client';

const MIB = 1_024 * 1_024;
const STORED = 120;

/** Begins a message and leaves it unfinished. */
async function begun(live: LiveServer, session: string, bytes: number) {
  const raw = await rawClient(live, session, 'doc');
  for (let sent = 0; sent < bytes; sent += 100_000) raw.socket.send(new Uint8Array(100_000), { fin: false });
  return raw;
}

/** A text in paragraphs of 100,000 letters, and then one edit more; as two updates. */
function textAndEdit(bytes: number): { readonly whole: Uint8Array; readonly edit: Uint8Array } {
  const doc = new Y.Doc();
  const text = doc.getXmlFragment('text');
  doc.transact(() => {
    for (let have = 0; have < bytes; have += 100_000) text.push([paragraph('n'.repeat(100_000))]);
  });
  const before = Y.encodeStateVector(doc);
  text.push([paragraph('the last')]);
  return { whole: Y.encodeStateAsUpdate(doc), edit: Y.encodeStateAsUpdate(doc, before) };
}

describe('promise 7: the place for large messages is kept by nobody', () => {
  it('who sends nothing more of one is cut off, however quickly the rest came, and whatever else they answer', async () => {
    const live = await liveServer({ settings: { offlineLook: 300 } });
    const good = await goodPeople(live);
    const idle = await begun(live, 'carol', 4 * MIB);
    await until('reserved', () => live.rooms.largeBytes > 3 * MIB);
    const pings = setInterval(() => idle.socket.ping(), 20);
    expect(await idle.closed()).toBe(1006);
    clearInterval(pings);
    await until('let go', () => live.rooms.largeBytes === 0);
    expect(live.rooms.stats().counts['cut-off.slow-message']).toBe(1);
    await good.undisturbed();
  });

  it('where it is full the slowest that has had its time gives way, and the others go on', async () => {
    const live = await liveServer({ settings: { offlineLook: 400, offlineAtOnce: 5 * MIB } });
    const slow = await begun(live, 'alice', 1.5 * MIB);
    const quick = await begun(live, 'bob', 1.5 * MIB);
    // Both bring enough to stay.
    const more = setInterval(() => {
      slow.socket.send(new Uint8Array(4_000), { fin: false });
      quick.socket.send(new Uint8Array(20_000), { fin: false });
    }, 40);
    await pause(900);
    expect([slow.code(), quick.code()]).toEqual([undefined, undefined]);
    const late = await begun(live, 'carol', 2.5 * MIB);
    expect(await slow.closed()).toBe(1006);
    await pause(50);
    clearInterval(more);
    expect([quick.code(), late.code()]).toEqual([undefined, undefined]);
  });

  it('what never ends is counted against its sender like what does', async () => {
    const settings = { offline: { perSecond: 1, most: 4 * MIB } };
    const live = await liveServer({ settings });
    const first = await begun(live, 'carol', 3 * MIB);
    await until('reserved', () => live.rooms.largeBytes > 2.5 * MIB);
    first.socket.terminate();
    await until('let go', () => live.rooms.largeBytes === 0);
    const again = await begun(live, 'carol', 3 * MIB);
    expect(await again.closed()).toBe(CLOSINGS.tooFast.code);
    expect(live.rooms.stats().counts['refused.offline']).toBe(1);
  });

  it('what is sent on to a connection that was closed is not kept in memory', async () => {
    const live = await liveServer();
    const carol = await rawClient(live, 'carol', 'doc');
    await until('let in', () => live.rooms.present.all.size === 1);
    const [connection] = live.rooms.present.all;
    carol.socket.pause();
    carol.send(ofType(5, new Uint8Array([0])));
    await until('closed', () => connection?.open === false);
    for (let n = 0; n < 60; n++) carol.socket.send(new Uint8Array(100_000), { fin: false });
    await until('not read', () => connection?.socket.isPaused === true, 1_500);
  });
});

describe('promise 2: said to be stored when all of it is', () => {
  it('an edit that was passed over is not, though the first pieces of the step 2 that carries it are', async () => {
    const log = gatedLog();
    const live = await liveServer({ log });
    const { whole, edit } = textAndEdit(2 * MIB);
    const raw = await rawClient(live, 'alice', 'doc', {}, '?acks=1');
    const acknowledged = () => raw.heard.filter(([type]) => type === STORED).map(([, count]) => count);
    log.shut();
    raw.send(update(edit), step2(whole));
    await until('the first pieces', () => log.asked.length === 1);
    log.open();
    log.shut();
    await until('more of them', () => log.asked.length === 2, 10_000);
    await pause(30);
    expect(acknowledged().filter((count) => count !== 0)).toEqual([]);
    log.open();
    await until('acknowledged', () => acknowledged().at(-1) === 2, 10_000);
  });

  it('a connection that breaks half-way leaves what is stored and says nothing of the rest; the next brings it', async () => {
    const log = gatedLog();
    const live = await liveServer({ log });
    const alice = stockClient(live.port, 'alice', 'doc', { acks: true, connect: false });
    const { whole, edit } = textAndEdit(3 * MIB);
    Y.applyUpdate(alice.doc, whole);
    Y.applyUpdate(alice.doc, edit);
    const bob = stockClient(live.port, 'bob', 'doc');
    await synced(bob);
    log.shut();
    alice.provider.connect();
    await until('the first pieces', () => log.asked.length === 1);
    for (const { seat, socket } of live.rooms.present.all)
      if (seat.sessionId === 's-alice') socket.terminate();
    await until('gone', () => alice.closes.length > 0);
    expect(alice.stored()).toBe(0);
    log.open();
    await until('acknowledged', () => alice.sent() > 0 && alice.stored() === alice.sent(), 20_000);
    await until('all of it', () => bob.read().at(-1) === 'the last', 10_000);
    expect(bob.read()).toEqual(alice.read());
    expect(live.rooms.largeBytes).toBe(0);
  });
});
