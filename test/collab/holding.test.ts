import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CLOSINGS } from '../../app/document/close-codes';
import type { HeldText } from '../../app/services/rooms';
import { gatedLog } from './gated-log';
import { pause } from './good-people';
import { sample } from './hostile-updates';
import { liveServer } from './live-server';
import { converged, paragraph, paragraphsOf, stockClient, synced, until } from './stock-client';

const SERVER = { personId: 'p-server', organisationId: null };

function paragraphsIn({ updates }: HeldText): string[] {
  const doc = new Y.Doc();
  for (const bytes of updates) Y.applyUpdate(doc, bytes);
  return paragraphsOf(doc.getXmlFragment('text'));
}

describe('holding a document still', () => {
  it('shows everything accepted before, takes in nothing meanwhile, and goes on afterwards', async () => {
    const log = gatedLog();
    const live = await liveServer({ log });
    const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
    const bob = stockClient(live.port, 'bob', 'doc');
    await synced(alice, bob);
    log.shut();
    alice.write('before');
    await until('under way', () => log.asked.length === 1);
    let end: () => void = () => undefined;
    const holding = live.rooms.hold('doc', async (held) => {
      const seen = paragraphsIn(held);
      await new Promise<void>((resolve) => {
        end = resolve;
      });
      return { seen, throughSeq: held.throughSeq };
    });
    alice.write('too late');
    await pause(20);
    log.open();
    await until('before is seen', () => bob.read().length === 1);
    bob.write('too late as well');
    await pause(40);
    expect(bob.read()).not.toContain('too late');
    expect(alice.stored()).toBeLessThan(alice.sent());
    end();
    expect(await holding).toEqual({ seen: ['before'], throughSeq: 1 });
    await until('all of it', () => alice.read().length === 3 && bob.read().length === 3);
    await until('acknowledged', () => alice.stored() === alice.sent());
    await converged(alice, bob);
  });

  it('closes before anything that waited is taken in, when the work says so', async () => {
    const log = gatedLog();
    const live = await liveServer({ log });
    const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
    await synced(alice);
    alice.write('in the frozen text');
    await until('stored', () => alice.stored() === alice.sent());
    await live.rooms.hold('doc', async (held) => {
      alice.write('not in it');
      await pause(40);
      held.closeAfter(CLOSINGS.draftFrozen.code);
    });
    await until('told', () => alice.closes.includes(4410));
    await pause(30);
    expect((await log.load('doc')).tail).toHaveLength(1);
    expect(alice.stored()).toBeLessThan(alice.sent());
    expect(alice.read(), 'what was typed stays in the page').toContain('not in it');
  });

  it('keeps it open, though nobody is there, and whoever comes meanwhile waits like everybody', async () => {
    const live = await liveServer({ settings: { keepWarm: 20 } });
    let end: () => void = () => undefined;
    const holding = live.rooms.hold('doc', () => new Promise<void>((resolve) => (end = resolve)));
    await pause(120);
    const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
    await synced(alice);
    alice.write('too late');
    await pause(60);
    expect(alice.stored()).toBe(0);
    end();
    await holding;
    await until('acknowledged', () => alice.stored() === alice.sent());
  });

  it('does not read on from who sends much meanwhile, and takes in all of it afterwards', async () => {
    const live = await liveServer({ settings: { maxMessage: 20_000 } });
    const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
    await synced(alice);
    let end: () => void = () => undefined;
    const holding = live.rooms.hold('doc', () => new Promise<void>((resolve) => (end = resolve)));
    for (let n = 0; n < 40; n++) alice.write('long words '.repeat(100));
    await until('not read from', () => [...live.rooms.present.all].every(({ socket }) => socket.isPaused));
    end();
    await holding;
    await until('acknowledged', () => alice.stored() === alice.sent());
    expect(alice.closes).toEqual([]);
  });

  it('goes on as before when the work fails, and takes one piece of work at a time', async () => {
    const live = await liveServer();
    const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
    await synced(alice);
    const order: string[] = [];
    const first = live.rooms.hold('doc', async (held) => {
      held.closeAfter(CLOSINGS.draftFrozen.code);
      await pause(20);
      order.push('first');
      throw new Error('the ballot was refused');
    });
    const second = live.rooms.hold('doc', async () => {
      order.push('second');
    });
    await expect(first).rejects.toThrow('the ballot was refused');
    await second;
    expect(order).toEqual(['first', 'second']);
    alice.write('goes on');
    await until('stored', () => alice.stored() === alice.sent());
    expect(alice.closes).toEqual([]);
  });

  it('is refused when what was accepted before could not be stored', async () => {
    const log = gatedLog();
    const live = await liveServer({ log });
    const alice = stockClient(live.port, 'alice', 'doc');
    await synced(alice);
    log.shut();
    alice.write('not stored');
    await until('under way', () => log.asked.length === 1);
    let worked = false;
    const holding = live.rooms.hold('doc', async () => {
      worked = true;
    });
    log.failing = new Error('disk full');
    log.open();
    await expect(holding).rejects.toMatchObject({ code: 'not-stored' });
    expect(worked).toBe(false);
  });

  it('does not make other documents wait', async () => {
    const live = await liveServer();
    const bob = stockClient(live.port, 'bob', 'another', { acks: true });
    await synced(bob);
    await live.rooms.hold('doc', async () => {
      bob.write('flows');
      await until('stored', () => bob.stored() === bob.sent());
    });
  });
});

describe('edits of the server', () => {
  it('are stored, then seen by everyone, and bound to their writers', async () => {
    const log = gatedLog();
    const live = await liveServer({ log });
    const alice = stockClient(live.port, 'alice', 'doc');
    await synced(alice);
    alice.write('hers');
    await until('stored', () => log.asked.length === 1);
    const doc = new Y.Doc();
    doc.clientID = 4_711;
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(alice.doc));
    const before = Y.encodeStateVector(doc);
    doc.getXmlFragment('text').insert(0, [paragraph('of the amendment')]);
    const writers = new Map([[4_711, { personId: 'p-bob', organisationId: 'o-bob' }]]);
    const seq = await live.rooms.appendServerUpdate('doc', Y.encodeStateAsUpdate(doc, before), {
      ...SERVER,
      writers,
    });
    expect(seq).toBe(2);
    await until('seen', () => alice.read().length === 2);
    expect(await log.bindings('doc')).toContainEqual({
      clientId: 4_711,
      personId: 'p-bob',
      organisationId: 'o-bob',
    });
    expect(await live.rooms.appendServerUpdate('doc', Y.encodeStateAsUpdate(doc), SERVER), 'again').toBe(2);
  });

  it('reach a document that nobody has open', async () => {
    const live = await liveServer();
    await live.rooms.appendServerUpdate('doc', Y.encodeStateAsUpdate(sample()), SERVER);
    const alice = stockClient(live.port, 'alice', 'doc');
    await synced(alice);
    expect(alice.read()[0]).toContain('MUST do this.');
  });

  it('may be made while the document is held', async () => {
    const live = await liveServer();
    const alice = stockClient(live.port, 'alice', 'doc');
    await synced(alice);
    await live.rooms.hold('doc', async () => {
      await live.rooms.appendServerUpdate('doc', Y.encodeStateAsUpdate(sample()), SERVER);
    });
    await until('seen', () => alice.read().length === 1);
  });

  it('are refused where text of one person would stand under the client id of another', async () => {
    const live = await liveServer();
    const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
    await synced(alice);
    alice.write('hers');
    await until('stored', () => alice.stored() === alice.sent());
    const { clientID } = alice.doc;
    const known = Y.encodeStateVector(alice.doc);
    const branch = new Y.Doc();
    Y.applyUpdate(branch, Y.encodeStateAsUpdate(alice.doc));
    branch.clientID = clientID;
    branch.getXmlFragment('text').push([paragraph('of somebody else')]);
    const update = Y.encodeStateAsUpdate(branch, known);
    const add = (personId: string) => {
      const writers = new Map([[clientID, { personId, organisationId: null }]]);
      return live.rooms.appendServerUpdate('doc', update, { ...SERVER, writers });
    };
    await expect(add('p-bob')).rejects.toMatchObject({ code: 'foreign-writer' });
    const own = live.rooms.appendServerUpdate('doc', update, { ...SERVER, own: true });
    await expect(own).rejects.toMatchObject({ code: 'foreign-writer' });
    expect(await add('p-alice')).toBe(2);
  });

  it('are refused by code when they are damaged, out of step or cannot be stored', async () => {
    const log = gatedLog();
    const live = await liveServer({ log });
    const add = (bytes: Uint8Array) => live.rooms.appendServerUpdate('doc', bytes, SERVER);
    await expect(add(new Uint8Array([9, 9]))).rejects.toMatchObject({ code: 'damaged-update' });
    const doc = sample();
    const known = Y.encodeStateVector(doc);
    doc.getXmlFragment('text').insert(1, [paragraph('more')]);
    await expect(add(Y.encodeStateAsUpdate(doc, known))).rejects.toMatchObject({ code: 'out-of-step' });
    log.failing = new Error('disk full');
    await expect(add(Y.encodeStateAsUpdate(doc))).rejects.toMatchObject({ code: 'not-stored' });
    log.failing = null;
    log.unreadable = new Error('damaged page');
    await expect(add(Y.encodeStateAsUpdate(doc))).rejects.toMatchObject({ code: 'unavailable' });
  });
});
