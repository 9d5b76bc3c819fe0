import { describe, expect, it } from 'vitest';
import { CLOSINGS } from '../../app/document/close-codes';
import { gatedLog } from './gated-log';
import { goodPeople, pause } from './good-people';
import { bytesOf } from './hostile-updates';
import { liveServer } from './live-server';
import { awareness, rawClient, step1, update } from './raw-client';
import { stockClient, synced, until } from './stock-client';

describe('promise 7: one bad client costs only that client', () => {
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
    for (let n = 0; n < 5; n++) asking.send(step1());
    asking.send(step1(bytesOf(5, 1, 1)));
    expect(await asking.closed(), 'not even read').toBe(CLOSINGS.tooFast.code);
    await good.undisturbed();
  });

  it('closes who asks for everybody’s presence again and again, long before as many messages are too many', async () => {
    const live = await liveServer({ settings: { messages: { perSecond: 0.1, most: 100 } } });
    const good = await goodPeople(live);
    const asking = await rawClient(live, 'carol', 'doc');
    for (let n = 0; n < 20; n++) asking.send(new Uint8Array([3]));
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

  it('reads a large message only of who has some left, and counts a long passage as the one piece it is', async () => {
    const live = await liveServer({ settings: { pieces: { perSecond: 0.01, most: 250 } } });
    const good = await goodPeople(live);
    const carol = stockClient(live.port, 'carol-1', 'doc', { acks: true });
    await synced(carol);
    for (let n = 0; n < 5; n++) carol.write('long words '.repeat(300));
    await until('stored', () => carol.stored() === carol.sent());
    const blocks = Array.from({ length: 200 }, () => bytesOf(7, 1, 'text', 3, 'paragraph'));
    const many = await rawClient(live, 'carol-2', 'doc');
    many.send(update(Buffer.concat([bytesOf(1, 200, 500, 0), ...blocks, bytesOf(0)])));
    await until('taken', () => live.rooms.stats().counts.updates === 7);
    const again = await rawClient(live, 'carol-3', 'doc');
    again.send(update(new Uint8Array(2_000).fill(0xff)));
    expect(await again.closed(), 'not found to be damaged').toBe(CLOSINGS.tooFast.code);
    expect([...carol.closes, many.code()]).toEqual([undefined]);
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

  it('tells who writes faster than it can be stored to wait, and keeps no more than its limit', async () => {
    const log = gatedLog();
    const live = await liveServer({ log, settings: { maxBacklog: 2_000 } });
    const good = await goodPeople(live);
    await until('stored', () => live.rooms.stats().uncommitted === 0);
    log.shut();
    const raw = await rawClient(live, 'carol', 'doc');
    for (let n = 0; n < 400; n++) raw.send(update(bytesOf(1, 1, 9, n, 7, 1, 'text', 3, 'paragraph', 0)));
    expect(await raw.closed()).toBe(CLOSINGS.tooFast.code);
    expect(live.rooms.stats().counts['refused.backlog']).toBe(1);
    log.open();
    await good.undisturbed();
  });

  it('refuses to give a thousand client ids to one connection', async () => {
    const live = await liveServer();
    const good = await goodPeople(live);
    const raw = await rawClient(live, 'carol', 'doc');
    const blocks = Array.from({ length: 1_001 }, (_, n) =>
      bytesOf(1, 700 + n, 0, 7, 1, 'text', 3, 'paragraph'),
    );
    raw.send(update(Buffer.concat([bytesOf(blocks.length), ...blocks, bytesOf(0)])));
    expect(await raw.closed()).toBe(CLOSINGS.tooFast.code);
    expect(live.rooms.stats().counts['refused.client-ids']).toBe(1);
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
});
