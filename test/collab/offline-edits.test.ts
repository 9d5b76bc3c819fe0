import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CLOSINGS } from '../../app/document/close-codes';
import { splitUpdate } from '../../server/collab/split-update';
import type { UpdateLog } from '../../server/collab/update-log';
import { memoryLog } from '../../server/collab/update-log-memory';
import { readStructure } from '../../server/collab/update-structure';
import { goodPeople, pause } from './good-people';
import { liveServer } from './live-server';
import { ofType, rawClient, step1, step2, update } from './raw-client';
import { converged, paragraph, type StockClient, stockClient, synced, until } from './stock-client';

const MIB = 1_024 * 1_024;
const EMPTY = new Uint8Array([0, 0]);

/** A text of so many bytes, in paragraphs of so many. */
function textOf(bytes: number, each: number, clientId?: number): Y.Doc {
  const doc = new Y.Doc();
  if (clientId !== undefined) doc.clientID = clientId;
  const text = doc.getXmlFragment('text');
  const words = 'words '.repeat(Math.ceil(each / 6));
  doc.transact(() => {
    for (let have = 0; have < bytes; have += words.length) text.push([paragraph(words)]);
  });
  return doc;
}

/** What was written while the line was cut, and is there when it is back. */
async function writtenOffline(client: StockClient, write: () => void): Promise<void> {
  client.provider.disconnect();
  write();
  client.provider.connect();
  await until('acknowledged', () => client.sent() > 0 && client.stored() === client.sent(), 20_000);
}

describe('promise 2: what was written while the line was cut is sent when it is back', () => {
  it('together more than one message may usually have, by a stock client: stored, and seen by another', async () => {
    const live = await liveServer();
    const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
    const bob = stockClient(live.port, 'bob', 'doc', { acks: true });
    await synced(alice, bob);
    alice.write('before');
    await until('seen', () => bob.read().length === 1);
    await writtenOffline(alice, () => {
      for (const n of [1, 2, 3]) alice.write(`${n} ${'words '.repeat(75_000)}`);
      alice.doc.transact(() => alice.text.delete(0));
    });
    await until('seen', () => bob.read().length === 3 && !bob.read().includes('before'));
    await converged(alice, bob);
    expect(alice.closes.filter((code) => code === CLOSINGS.changeTooLarge.code)).toEqual([]);
    const newcomer = stockClient(live.port, 'carol', 'doc');
    await synced(newcomer);
    await converged(alice, newcomer);
    expect(live.rooms.largeBytes, 'nothing stays reserved').toBe(0);
  });

  it('eight megabytes, while others write on, and an edit that follows comes after them', async () => {
    const live = await liveServer();
    const good = await goodPeople(live);
    const carol = stockClient(live.port, 'carol', 'doc', { acks: true, connect: false });
    Y.applyUpdate(carol.doc, Y.encodeStateAsUpdate(textOf(8 * MIB, 8_000)));
    carol.provider.connect();
    await until('sent', () => carol.sent() > 0);
    carol.write('the last');
    await until('acknowledged', () => carol.sent() > 1 && carol.stored() === carol.sent(), 30_000);
    await good.undisturbed();
    const newcomer = stockClient(live.port, 'carol-2', 'doc');
    await synced(newcomer);
    await converged(carol, newcomer);
    expect(carol.closes).toEqual([]);
    // Piece by piece: nobody waits for a commit of megabytes.
    expect(live.rooms.stats().counts.updates).toBeGreaterThan(50);
  });

  it('a single edit that large is refused only for now, and comes back as part of step 2', async () => {
    const live = await liveServer();
    const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
    const bob = stockClient(live.port, 'bob', 'doc');
    await synced(alice, bob);
    alice.write('pasted '.repeat(300_000));
    await until('sent away', () => alice.closes.length > 0);
    expect(alice.closes).toEqual([CLOSINGS.outOfStep.code]);
    await until('seen', () => bob.read().length === 1, 20_000);
    await converged(alice, bob);
  });

  it('is said to be stored only when the last piece of it is', async () => {
    const memory = memoryLog();
    let pieces = 0;
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const log: UpdateLog = {
      ...memory,
      async append(updates) {
        if (++pieces > 2) await gate;
        return await memory.append(updates);
      },
    };
    const live = await liveServer({ log });
    const alice = stockClient(live.port, 'alice', 'doc', { acks: true, connect: false });
    Y.applyUpdate(alice.doc, Y.encodeStateAsUpdate(textOf(2 * MIB, 100_000)));
    alice.provider.connect();
    await until('half of it stored', () => pieces > 2);
    await pause(50);
    expect([alice.sent(), alice.stored()]).toEqual([1, 0]);
    open();
    await until('acknowledged', () => alice.stored() === 1, 20_000);
  });

  it('waits while the document is held, and is taken in afterwards', async () => {
    const live = await liveServer();
    const bob = stockClient(live.port, 'bob', 'doc');
    await synced(bob);
    let end: () => void = () => undefined;
    const holding = live.rooms.hold('doc', () => new Promise<void>((resolve) => (end = resolve)));
    const alice = stockClient(live.port, 'alice', 'doc', { acks: true, connect: false });
    Y.applyUpdate(alice.doc, Y.encodeStateAsUpdate(textOf(2 * MIB, 400_000)));
    alice.provider.connect();
    await until('let in', () => live.rooms.present.all.size === 2);
    await pause(100);
    expect(bob.read()).toEqual([]);
    end();
    await holding;
    await until('acknowledged', () => alice.sent() > 0 && alice.stored() === alice.sent(), 20_000);
    await converged(alice, bob);
  });
});

describe('promise 7: one bad client costs only that client', () => {
  it('keeps every other message to the usual size', async () => {
    const live = await liveServer();
    const good = await goodPeople(live);
    const content = Y.encodeStateAsUpdate(textOf(1.5 * MIB, 100_000));
    const refused = async (session: string, closing: { readonly code: number }, ...sent: Uint8Array[]) => {
      const raw = await rawClient(live, session, 'doc');
      raw.send(...sent);
      expect(await raw.closed(), session).toBe(closing.code);
    };
    await refused('rita', CLOSINGS.changeTooLarge, step2(content));
    await refused('carol', CLOSINGS.changeTooLarge, ofType(1, new Uint8Array(1.5 * MIB)));
    await refused('carol', CLOSINGS.outOfStep, update(content));
    await refused('carol', CLOSINGS.outOfStep, step2(EMPTY), step2(content));
    await refused('carol', CLOSINGS.changeTooLarge, step2(new Uint8Array(25 * MIB)));
    await refused('carol', CLOSINGS.changeTooLarge, new Uint8Array(64 * MIB));
    expect(live.rooms.stats().counts.updates, 'what the good people wrote').toBe(1);
    await good.undisturbed();
  });

  it('tells what is damaged, out of place or builds on nothing, however large it is', async () => {
    const live = await liveServer();
    const whole = Y.encodeStateAsUpdate(textOf(1.5 * MIB, 20_000, 7));
    const spoilt = whole.slice();
    spoilt[spoilt.length - 40] = 0xff;
    const later = textOf(1.5 * MIB, 20_000, 8);
    const before = Y.encodeStateVector(later);
    later.transact(() => {
      for (let n = 0; n < 1_000; n++) later.getXmlFragment('text').push([paragraph('x'.repeat(1_500))]);
    });
    for (const [message, closing] of [
      [step2(spoilt), CLOSINGS.damagedChange],
      [step2(Y.encodeStateAsUpdate(later, before)), CLOSINGS.outOfStep],
    ] as const) {
      const raw = await rawClient(live, 'carol', 'doc');
      raw.send(message);
      expect(await raw.closed(10_000)).toBe(closing.code);
    }
    expect(live.rooms.largeBytes).toBe(0);
  });

  it('reads only so much of one person, lets them send one such message at a time, and all people so much', async () => {
    const settings = { offline: { perSecond: 1, most: 2 * MIB }, offlineAtOnce: 4 * MIB };
    const live = await liveServer({ settings });
    const content = Y.encodeStateAsUpdate(textOf(1.5 * MIB, 100_000));
    const first = await rawClient(live, 'alice', 'one');
    first.send(step2(content));
    await until('taken in', () => (live.rooms.stats().counts.updates ?? 0) > 5);
    const again = await rawClient(live, 'alice', 'two');
    again.send(step2(content));
    expect(await again.closed()).toBe(CLOSINGS.tooFast.code);

    const half = (session: string, bytes: number) => halfOf(live, session, bytes);
    const bob = await half('bob', 1.5 * MIB);
    await until('reserved', () => live.rooms.largeBytes > 0);
    expect(await (await half('bob', 1.5 * MIB)).closed()).toBe(CLOSINGS.tooFast.code);
    expect(await (await half('carol', 4.5 * MIB)).closed()).toBe(CLOSINGS.tooFast.code);
    expect(await (await half('rita', 1.5 * MIB)).closed()).toBe(CLOSINGS.changeTooLarge.code);
    expect(bob.code()).toBeUndefined();
    bob.socket.terminate();
    await until('let go', () => live.rooms.largeBytes === 0);
  });
});

describe('a large update', () => {
  it('is split into pieces that can be taken in one by one, and together are the whole', () => {
    const doc = textOf(300_000, 500, 5);
    const other = new Y.Doc();
    other.clientID = 3;
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    other.transact(() => {
      for (let n = 0; n < 300; n++) other.getXmlFragment('text').insert(n * 2, [paragraph(`between ${n}`)]);
      other.getXmlFragment('text').delete(20, 100);
    });
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    doc.getXmlFragment('text').push([paragraph('the end')]);
    const whole = Y.encodeStateAsUpdate(doc);
    const split = splitUpdate(whole, [], 20_000);
    if (split.kind !== 'pieces') throw new Error(split.kind);
    expect(split.pieces.length).toBeGreaterThan(8);
    const rebuilt = new Y.Doc();
    for (const piece of split.pieces) {
      expect(piece.length).toBeLessThan(22_000);
      readStructure(piece);
      Y.applyUpdate(rebuilt, piece);
      expect(rebuilt.store.pendingStructs, 'nothing waits for a later piece').toBeNull();
    }
    expect(rebuilt.store.pendingDs).toBeNull();
    expect(rebuilt.getXmlFragment('text').toString()).toBe(doc.getXmlFragment('text').toString());
    expect(Y.encodeStateVector(rebuilt)).toEqual(Y.encodeStateVector(doc));
  });
});

/** Begins a message and leaves it unfinished. */
async function halfOf(live: Awaited<ReturnType<typeof liveServer>>, session: string, bytes: number) {
  const raw = await rawClient(live, session, 'three');
  raw.send(step1());
  for (let sent = 0; sent < bytes; sent += 100_000) raw.socket.send(new Uint8Array(100_000), { fin: false });
  return raw;
}
