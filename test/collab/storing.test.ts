import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CLOSINGS } from '../../app/document/close-codes';
import { memoryLog } from '../../server/collab/update-log-memory';
import { gatedLog } from './gated-log';
import { pause } from './good-people';
import { sample } from './hostile-updates';
import { liveServer } from './live-server';
import { rawClient, step1, step2, update } from './raw-client';
import { converged, paragraph, stockClient, synced, until } from './stock-client';

describe('promise 1: stored before seen', () => {
  it('nobody receives a byte of an edit before it is committed', async () => {
    const log = gatedLog();
    const live = await liveServer({ log });
    const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
    const bob = stockClient(live.port, 'bob', 'doc');
    await synced(alice, bob);
    await until('step 2 settled', () => alice.stored() === 1);

    log.shut();
    alice.write('held back');
    await until('the append', () => log.asked.length === 1);
    const carol = stockClient(live.port, 'carol', 'doc');
    await synced(carol);
    await pause(40);
    expect(bob.read()).toEqual([]);
    expect(carol.read(), 'a newcomer gets only what is stored').toEqual([]);
    expect(alice.stored()).toBe(1);

    log.open();
    await until('seen by both', () => bob.read().length === 1 && carol.read().length === 1);
    await until('acknowledged', () => alice.stored() === alice.sent());
  });

  it('nobody learns of a deletion before it is committed, not even who connects meanwhile', async () => {
    const log = gatedLog();
    const live = await liveServer({ log });
    const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
    const bob = stockClient(live.port, 'bob', 'doc');
    await synced(alice, bob);
    alice.write('stays');
    alice.write('goes');
    alice.text.delete(0, 1);
    await until('seen', () => bob.read().join() === 'goes' && alice.stored() === alice.sent());
    bob.provider.disconnect();
    log.shut();
    alice.text.delete(0, 1);
    await until('the append', () => log.asked.at(-1)?.length === 1 && live.rooms.stats().uncommitted === 1);
    bob.provider.connect();
    await synced(bob);
    await pause(30);
    expect(bob.read(), 'Bob knows of nothing that a crash could take back').toEqual(['goes']);
    log.open();
    await until('seen by Bob', () => bob.read().length === 0);
    await converged(alice, bob);
  });

  it('when storing fails nobody sees the edit, everyone is told to wait, and all goes on by itself', async () => {
    const log = gatedLog();
    const live = await liveServer({ log });
    const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
    const bob = stockClient(live.port, 'bob', 'doc');
    await synced(alice, bob);
    log.failing = new Error('disk full');
    alice.write('kept on the device');
    await until('closed', () => alice.closes.includes(1013) && bob.closes.includes(1013));
    expect(bob.read()).toEqual([]);
    expect(alice.stored()).toBeLessThan(Math.max(1, alice.sent()));
    expect(live.rooms.stats().storing).toBe(false);

    await until('Bob reads again', () => bob.provider.wsconnected && bob.provider.synced);
    const [asked, left, tries] = [log.asked.length, bob.closes.length, alice.closes.length];
    await until('Alice is told again', () => alice.closes.length > tries + 1);
    expect(bob.closes.length, 'who only reads is left in peace').toBe(left);
    expect(log.asked.length, 'nothing is tried in vain').toBe(asked);

    log.failing = null;
    await until('stored at last', () => bob.read().length === 1);
    await until('acknowledged', () => alice.sent() > 0 && alice.stored() === alice.sent());
    expect(live.rooms.stats().storing).toBe(true);
    await converged(alice, bob);
  });

  it.each([
    ['closed', CLOSINGS.draftFrozen],
    ['foreign', CLOSINGS.outOfStep],
  ] as const)(
    'an edit that the log refuses as %s is seen by nobody, and all come back to what the log holds',
    async (answer, closing) => {
      const memory = memoryLog();
      let refusing = false;
      const live = await liveServer({
        log: {
          ...memory,
          append: async (all) => (refusing ? all.map(() => answer) : await memory.append(all)),
        },
      });
      const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
      const bob = stockClient(live.port, 'bob', 'doc');
      await synced(alice, bob);
      await until('step 2 settled', () => alice.stored() === alice.sent());
      refusing = true;
      alice.write('never stored');
      await until('closed', () => alice.closes.length > 0 && bob.closes.length > 0);
      expect([alice.closes[0], bob.closes[0], bob.read()]).toEqual([closing.code, closing.code, []]);
    },
  );

  it('a database that does not answer counts as failed', async () => {
    const log = gatedLog();
    const live = await liveServer({ log, settings: { storeTimeout: 60 } });
    const alice = stockClient(live.port, 'alice', 'doc');
    await synced(alice);
    log.shut();
    alice.write('waits');
    await until('told', () => alice.closes.includes(1013));
    log.open();
  });

  it('one document that cannot be told does not keep the others from being stored', async () => {
    const log = gatedLog();
    const live = await liveServer({ log });
    const alice = stockClient(live.port, 'alice', 'one', { acks: true });
    const bob = stockClient(live.port, 'bob', 'two', { acks: true });
    await synced(alice, bob);
    log.shut();
    alice.write('first');
    await until('under way', () => log.asked.length === 1);
    alice.write('second');
    bob.write('of another document');
    await pause(20);
    log.open();
    await until('all stored', () => alice.stored() === alice.sent() && bob.stored() === bob.sent());
    expect(log.asked.map((batch) => batch.map(({ documentId }) => documentId).sort())).toEqual([
      ['one'],
      ['one', 'two'],
    ]);
  });
});

describe('promise 2: the save state is true', () => {
  it('counts only what is on disk: of one connection, in order, deletions too', async () => {
    const log = gatedLog();
    const live = await liveServer({ log });
    const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
    await synced(alice);
    alice.write('one');
    alice.write('two');
    await until('stored', () => alice.sent() === 3 && alice.stored() === 3);
    log.shut();
    alice.text.delete(0, 1);
    await until('sent', () => alice.sent() === 4);
    await pause(30);
    expect(alice.stored()).toBe(3);
    log.open();
    await until('stored', () => alice.stored() === 4);
  });

  it('what was passed over, because step 2 will carry it, is not counted before that is stored', async () => {
    const live = await liveServer();
    const raw = await rawClient(live, 'alice', 'doc', {}, '?acks=1');
    const counts = () => raw.heard.filter((message) => message[0] === 120).map((message) => message[1]);
    const doc = sample();
    const offline = Y.encodeStateAsUpdate(doc);
    const known = Y.encodeStateVector(doc);
    doc.getXmlFragment('text').insert(1, [paragraph('at once')]);
    raw.send(step1(), update(Y.encodeStateAsUpdate(doc, known)), update(new Uint8Array([0, 0])));
    await until('an answer', () => counts().length === 1);
    expect(counts(), 'the second message alone says nothing about the first').toEqual([0]);
    raw.send(step2(Y.mergeUpdates([offline, Y.encodeStateAsUpdate(doc, known)])));
    await until('all three', () => counts().at(-1) === 3);
  });

  it('a client that turns out to know more than the server is asked for it, and that is noted', async () => {
    const live = await liveServer();
    const raw = await rawClient(live, 'alice', 'doc');
    raw.send(step1(), step2(new Uint8Array([0, 0])));
    await until('in step', () => raw.heard.length >= 3);
    raw.heard.length = 0;
    raw.send(step1(Y.encodeStateVector(sample())));
    await until('asked again', () => raw.heard.some((message) => message[0] === 0 && message[1] === 0));
    expect(live.said.map(({ message }) => message)).toContain('a client knew more than the server');
  });

  it('a difference that stays is an incident in the log, and ends the connection, which comes back with everything', async () => {
    const live = await liveServer();
    const raw = await rawClient(live, 'alice', 'doc');
    raw.send(step1(), step2(new Uint8Array([0, 0])), step1(Y.encodeStateVector(sample())));
    raw.send(step1());
    await until('answered', () => live.rooms.stats().counts['asked-again'] === 1);
    await pause(20);
    expect(raw.code(), 'it is in step again').toBeUndefined();
    raw.send(step1(Y.encodeStateVector(sample())), step1(Y.encodeStateVector(sample())));
    expect(await raw.closed()).toBe(CLOSINGS.outOfStep.code);
    expect(live.said.filter(({ level }) => level === 'error').map(({ message }) => message)).toEqual([
      'a client went on knowing more than the server',
    ]);
  });

  it('a client that did not ask hears no message of a type it does not know', async () => {
    const live = await liveServer();
    const raw = await rawClient(live, 'alice', 'doc');
    raw.send(step1(), step2(Y.encodeStateAsUpdate(sample())));
    await until('stored', () => live.rooms.stats().uncommitted === 0 && live.rooms.stats().textBytes > 0);
    await pause(20);
    expect(raw.heard.filter((message) => message[0] === 120)).toEqual([]);
  });
});
