import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { memoryLog } from '../../server/collab/update-log-memory';
import { liveServer } from './live-server';
import { converged, stockClient, synced, until } from './stock-client';

describe('the unmodified y-websocket client', () => {
  it('two people who write at once end with the same text', async () => {
    const { port } = await liveServer();
    const alice = stockClient(port, 'alice', 'doc');
    const bob = stockClient(port, 'bob', 'doc');
    await synced(alice, bob);
    for (let n = 0; n < 30; n++) {
      alice.write(`alice ${n}`);
      bob.write(`bob ${n}`);
    }
    alice.text.delete(0, 3);
    await until('all paragraphs', () => bob.read().length === 57);
    await converged(alice, bob);
  });

  it('who comes late gets everything, deletions included, before it is told it is in sync', async () => {
    const { port } = await liveServer();
    const alice = stockClient(port, 'alice', 'doc', { acks: true });
    await synced(alice);
    for (let n = 0; n < 100; n++) alice.write(`line ${n}`);
    alice.text.delete(10, 50);
    await until('all stored', () => alice.stored() === alice.sent());

    const bob = stockClient(port, 'bob', 'doc');
    let atSync: string[] = [];
    bob.provider.once('sync', () => {
      atSync = bob.read();
    });
    await synced(bob);
    expect(atSync).toEqual(alice.read());
    await converged(alice, bob);
  });

  it('an edit made offline arrives on reconnecting, and what others wrote meanwhile with it', async () => {
    const { port } = await liveServer();
    const alice = stockClient(port, 'alice', 'doc');
    const bob = stockClient(port, 'bob', 'doc');
    await synced(alice, bob);
    alice.write('before');
    await converged(alice, bob);

    alice.provider.disconnect();
    alice.write('offline');
    alice.text.delete(0, 1);
    bob.write('meanwhile');
    alice.provider.connect();
    await synced(alice);
    await converged(alice, bob);
    expect(bob.read().sort()).toEqual(['meanwhile', 'offline']);
  });

  it('an edit typed between the connection and its first answer is not taken for a fault', async () => {
    const { port, rooms } = await liveServer();
    const alice = stockClient(port, 'alice', 'doc', { acks: true });
    const bob = stockClient(port, 'bob', 'doc');
    await synced(alice, bob);
    alice.provider.disconnect();
    alice.write('offline');
    // On "connected" the socket is open and nothing has been answered: this edit builds on the offline one.
    alice.provider.once('status', ({ status }) => {
      if (status === 'connecting') alice.provider.once('status', () => alice.write('at once'));
    });
    alice.provider.connect();
    await synced(alice);
    await until('all stored', () => alice.sent() > 0 && alice.stored() === alice.sent());
    await converged(alice, bob);
    expect(rooms.stats().counts['awaits-step-2']).toBe(1);
    expect(bob.read()).toEqual(['offline', 'at once']);
    expect(alice.closes).toEqual([]);
  });

  it('sees who is here, and no longer who has left', async () => {
    const { port, rooms } = await liveServer();
    const alice = stockClient(port, 'alice', 'doc');
    const bob = stockClient(port, 'bob', 'doc');
    await synced(alice, bob);
    await until('both present', () => alice.provider.awareness.getStates().size === 2);
    expect(rooms.people('doc').map(({ name }) => name)).toEqual(['Alice', 'Bob']);
    bob.provider.disconnect();
    await until('Bob gone', () => alice.provider.awareness.getStates().size === 1);
    await until('his place given up', () => rooms.people('doc').length === 1);
    expect(rooms.people('doc').map(({ name }) => name)).toEqual(['Alice']);
  });

  it('a document that has been folded opens as before, for newcomers and for those who were there', async () => {
    const log = memoryLog();
    const first = await liveServer({ log, settings: { foldAfter: 2_000 } });
    const alice = stockClient(first.port, 'alice', 'doc', { acks: true });
    await synced(alice);
    for (let n = 0; n < 200; n++) {
      alice.write(`paragraph number ${n}`);
      if (n % 20 === 0) await until('stored', () => alice.stored() === alice.sent());
    }
    await until('stored', () => alice.stored() === alice.sent());
    await until('a fold', () => (first.rooms.stats().counts.folds ?? 0) > 0);
    const bob = stockClient(first.port, 'bob', 'doc');
    await synced(bob);
    await converged(alice, bob);
    bob.provider.disconnect();
    alice.text.delete(0, 100);
    alice.write('after the fold');
    bob.provider.connect();
    await synced(bob);
    await converged(alice, bob);
    await first.stop();

    const second = await liveServer({ log });
    const carol = stockClient(second.port, 'carol', 'doc');
    await synced(carol);
    expect(carol.read()).toEqual(alice.read());
    const loaded = await log.load('doc');
    expect(loaded.folded?.throughSeq).toBeGreaterThan(0);
  });

  it('many small edits are folded by their number, however few bytes they are', async () => {
    const log = memoryLog();
    const live = await liveServer({ log, settings: { foldAfterUpdates: 30 } });
    const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
    await synced(alice);
    for (let n = 0; n < 25; n++) alice.write(`${n}`);
    await until('stored', () => alice.stored() === alice.sent());
    expect(live.rooms.stats().counts).not.toHaveProperty('folds');
    for (let n = 25; n < 45; n++) alice.write(`${n}`);
    await until('a fold', () => (live.rooms.stats().counts.folds ?? 0) > 0);
    await until('stored', () => alice.stored() === alice.sent());
    // Whoever opens it next reads the fold and what came after it.
    const { folded } = await log.load('doc');
    expect(folded?.throughSeq).toBeGreaterThan(30);
    await live.stop();
    const second = await liveServer({ log });
    const carol = stockClient(second.port, 'carol', 'doc');
    await synced(carol);
    expect(carol.read()).toEqual(alice.read());
  });

  it('an empty document is empty for everybody, and stays so until somebody writes', async () => {
    const { port } = await liveServer();
    const alice = stockClient(port, 'alice', 'doc');
    await synced(alice);
    expect(alice.read()).toEqual([]);
    expect(Y.encodeStateVector(alice.doc)).toEqual(new Uint8Array([0]));
  });
});
