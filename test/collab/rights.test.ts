import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CLOSINGS } from '../../app/document/close-codes';
import { gatedLog } from './gated-log';
import { pause } from './good-people';
import { sample } from './hostile-updates';
import { liveServer } from './live-server';
import { ofType, rawClient, step1, step2, update } from './raw-client';
import { stockClient, synced, until } from './stock-client';

const CONTENT = Y.encodeStateAsUpdate(sample());
const EMPTY = new Uint8Array([0, 0]);

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
