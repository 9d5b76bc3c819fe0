import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { gatedLog } from './gated-log';
import { pause } from './good-people';
import { liveServer } from './live-server';
import { rawClient, step1, update } from './raw-client';
import { collectRubbish } from './rubbish';
import { stockClient, synced, until } from './stock-client';

/** A hold on a thing that does not keep it. */
function weakly<T extends object>(thing: T | undefined): WeakRef<T> {
  if (thing === undefined) throw new Error('there is nothing to hold');
  return new WeakRef(thing);
}

describe('promise 8: no document is doubled or blanked', () => {
  it('a document that cannot be read is closed to all, and opens when it can be', async () => {
    const log = gatedLog();
    const live = await liveServer({ log });
    log.unreadable = new Error('damaged page');
    const alice = stockClient(live.port, 'alice', 'doc');
    await until('told', () => alice.closes.includes(4503));
    expect(alice.provider.synced).toBe(false);
    expect(live.rooms.stats().counts['loads.failed']).toBeGreaterThan(0);
    log.unreadable = null;
    await synced(alice);
  });

  it('a log with a row that is no update is not opened as if the rest were all', async () => {
    const log = gatedLog();
    const row = { documentId: 'doc', clientId: 1, personId: 'p', organisationId: null, bind: [] };
    await log.append([{ ...row, update: new Uint8Array([1, 2, 3]), onlyWhileOpen: false }]);
    const live = await liveServer({ log });
    const alice = stockClient(live.port, 'alice', 'doc');
    await until('told', () => alice.closes.includes(4503));
    expect(alice.provider.synced).toBe(false);
  });

  it('answers nothing before the log is read, and reads it once however many come', async () => {
    const log = gatedLog();
    const live = await liveServer({ log });
    log.shut();
    const many = ['alice', 'bob', 'carol', 'alice-2', 'bob-2'].map((name) => {
      return stockClient(live.port, name, 'doc');
    });
    await until('loading', () => log.loads === 1);
    await pause(30);
    expect(many.some(({ provider }) => provider.synced)).toBe(false);
    log.open();
    await synced(...many);
    expect(log.loads).toBe(1);
  });

  it('a page with a copy of another epoch is turned away', async () => {
    const live = await liveServer();
    live.seats.epoch = 2;
    const old = stockClient(live.port, 'alice', 'doc', { epoch: 1 });
    await until('told', () => old.closes.includes(4414));
    expect(old.provider.shouldConnect).toBe(false);
    const current = stockClient(live.port, 'alice', 'doc', { epoch: 2 });
    await synced(current);
  });

  it('what a client repeats is not stored again', async () => {
    const log = gatedLog();
    const live = await liveServer({ log });
    const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
    await synced(alice);
    for (let n = 0; n < 20; n++) alice.write(`line ${n}`);
    alice.text.delete(3, 4);
    await until('stored', () => alice.stored() === alice.sent());
    const rows = (await log.load('doc')).tail.length;
    alice.provider.disconnect();
    alice.provider.connect();
    await until('in step again', () => alice.sent() === 1 && alice.stored() === 1);
    // As a page does whose copy of the text is loaded from the browser after it has connected.
    const raw = await rawClient(live, 'alice', 'doc');
    raw.send(step1(), update(Y.encodeStateAsUpdate(alice.doc)));
    await pause(50);
    expect((await log.load('doc')).tail).toHaveLength(rows);
    expect(raw.code()).toBeUndefined();
  });
});

describe('promise 9: rooms come and go', () => {
  it('are kept warm for a while, then let go with their memory, and come back whole', async () => {
    const log = gatedLog();
    const live = await liveServer({ log, settings: { keepWarm: 80 } });
    const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
    await synced(alice);
    const room = weakly(live.rooms.open[0]);
    alice.write('stays');
    await until('stored', () => alice.stored() === alice.sent());
    alice.provider.disconnect();
    await pause(20);
    alice.provider.connect();
    await synced(alice);
    expect(log.loads, 'warm').toBe(1);
    alice.provider.disconnect();
    await until('let go', () => live.rooms.stats().rooms === 0);
    expect(live.rooms.stats()).toMatchObject({ textBytes: 0, connections: 0, uncommitted: 0 });
    await collectRubbish();
    // Held by a timer or a listener that was forgotten, it would be here for good.
    expect(room.deref(), 'the room').toBeUndefined();
    const bob = stockClient(live.port, 'bob', 'doc');
    await synced(bob);
    expect(bob.read()).toEqual(['stays']);
    expect(log.loads).toBe(2);
  });

  it('a clean stop stores what came in, closes with 1012, and takes no more', async () => {
    const log = gatedLog();
    const live = await liveServer({ log });
    const alice = stockClient(live.port, 'alice', 'doc');
    await synced(alice);
    log.shut();
    alice.write('just before the stop');
    await until('under way', () => log.asked.length === 1);
    const started = performance.now();
    const stopped = live.stop();
    await pause(20);
    log.open();
    await stopped;
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(alice.closes[0]).toBe(1012);
    expect((await log.load('doc')).tail).toHaveLength(1);
  });
});
