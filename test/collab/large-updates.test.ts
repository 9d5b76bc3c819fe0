import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CLOSINGS } from '../../app/document/close-codes';
import { isCostly } from '../../server/collab/split-update';
import { gatedLog } from './gated-log';
import { goodPeople, pause } from './good-people';
import { bytesOf } from './hostile-updates';
import { type LiveServer, liveServer } from './live-server';
import { rawClient, update } from './raw-client';
import { paragraph, until } from './stock-client';

const KIB = 1_024;

/** So many paragraphs of one client, each of so many letters: few pieces, however long. */
function pasted(client: number, count: number, letters: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  const words = 'x'.repeat(letters);
  doc.getXmlFragment('text').push(Array.from({ length: count }, () => paragraph(words)));
  return Y.encodeStateAsUpdate(doc);
}

/** Empty paragraphs of one client, one behind the other: each is a piece of its own. */
function scattered(client: number, count: number, end = bytesOf(0)): Uint8Array {
  const first = bytesOf(7, 1, 'text', 3, 'paragraph');
  const next = (clock: number) => bytesOf(new Uint8Array([0x87]), client, clock - 1, 3, 'paragraph');
  const others = Array.from({ length: count - 1 }, (_, at) => next(at + 1));
  return Buffer.concat([bytesOf(1, count, client, 0), first, ...others, end]);
}

const updates = (live: LiveServer) => live.rooms.stats().counts.updates ?? 0;

describe('an update of more than 128 KiB', () => {
  it.each([
    ['a pasted text, however long', false, pasted(500, 5, 200 * KIB)],
    ['a thousand pieces', false, pasted(500, 333, 500)],
    ['more of them', true, pasted(500, 334, 500)],
    ['what two people wrote', true, Y.mergeUpdates([pasted(500, 2, 40 * KIB), pasted(501, 2, 40 * KIB)])],
    ['small edits, together no larger', false, scattered(500, 8_000)],
    ['small edits', true, scattered(500, 8_200)],
    ['rubbish', false, new Uint8Array(200 * KIB).fill(0xff)],
  ])('of %s costs much to judge: %s', (_what, costly, bytes) => {
    expect(isCostly(bytes)).toBe(costly);
  });

  it('is judged piece by piece where it is thousands of small edits, and as one where it is a pasted text', async () => {
    const live = await liveServer();
    const good = await goodPeople(live);
    const raw = await rawClient(live, 'carol', 'doc');
    const before = updates(live);
    raw.send(update(pasted(500, 5, 60_000)));
    await until('the pasted text', () => updates(live) > before);
    await good.undisturbed();
    const between = updates(live);
    expect(between - before, 'one, and the good word').toBe(2);
    raw.send(update(scattered(501, 10_000)));
    await good.undisturbed();
    await until('the small edits', () => updates(live) - between === 4);
    expect(raw.code()).toBeUndefined();
  });

  it('is split only for who has some left, and costs what it holds, not what was set aside for it', async () => {
    const live = await liveServer({ settings: { pieces: { perSecond: 0.01, most: 18_000 } } });
    const raw = await rawClient(live, 'carol-1', 'doc');
    // For each of them more than half of the allowance is set aside.
    for (const client of [500, 501]) raw.send(update(scattered(client, 8_200)));
    await until('both taken in, in halves', () => updates(live) === 4);
    expect(raw.code()).toBeUndefined();
    const again = await rawClient(live, 'carol-2', 'doc');
    again.send(update(scattered(502, 8_200, bytesOf(0xff))));
    expect(await again.closed(), 'not found to be damaged').toBe(CLOSINGS.tooFast.code);
  });
});

describe('what waits to be stored', () => {
  it('is at most 256 KiB of one person in a document and an update more, from however many windows; others go on', async () => {
    const log = gatedLog();
    const live = await liveServer({ log });
    const good = await goodPeople(live);
    await until('stored', () => live.rooms.stats().uncommitted === 0);
    const windows = [await rawClient(live, 'carol-1', 'doc'), await rawClient(live, 'carol-2', 'doc')];
    log.shut();
    for (const [at, raw] of windows.entries())
      for (let n = 0; n < 4; n++) raw.send(update(pasted(500 + at * 10 + n, 1, 60 * KIB)));
    await until('as much as may wait', () => live.rooms.stats().uncommitted === 5);
    const bob = await rawClient(live, 'bob-2', 'doc');
    bob.send(update(scattered(600, 1)));
    await until('that of another', () => live.rooms.stats().uncommitted === 6);
    await pause(50);
    expect(live.rooms.stats().uncommitted).toBe(6);
    log.open();
    await good.undisturbed();
    await until('all of it', () => log.asked.flat().length === 11);
  });

  it('is at most 1 MiB in a document and an update more, from however many people', async () => {
    const log = gatedLog();
    const live = await liveServer({ log });
    const people = ['u', 'v', 'w', 'x', 'y', 'z'];
    for (const name of people) live.seats.kinds.set(name, 'write');
    const sockets = await Promise.all(people.map((name) => rawClient(live, name, 'doc')));
    log.shut();
    for (const [at, raw] of sockets.entries())
      for (let n = 0; n < 4; n++) raw.send(update(pasted(500 + at * 10 + n, 1, 60 * KIB)));
    await until('as much as may wait', () => live.rooms.stats().uncommitted === 18);
    await pause(50);
    expect(live.rooms.stats().uncommitted).toBe(18);
    log.open();
    await until('all of it', () => log.asked.flat().length === 24);
    expect(sockets.map(({ code }) => code())).toEqual(people.map(() => undefined));
  });

  it('is judged by turns: after 64 KiB of one the next has theirs', async () => {
    const log = gatedLog();
    const live = await liveServer({ log });
    const carol = await rawClient(live, 'carol', 'doc');
    const bob = await rawClient(live, 'bob', 'doc');
    let end: () => void = () => undefined;
    const holding = live.rooms.hold('doc', () => new Promise<void>((resolve) => (end = resolve)));
    for (let n = 0; n < 4; n++) carol.send(update(pasted(500 + n, 1, 60 * KIB)));
    await pause(50);
    bob.send(update(scattered(600, 1)));
    await pause(50);
    end();
    await holding;
    await until('all of it', () => log.asked.flat().length === 5);
    expect(log.asked.flat().map(({ personId }) => personId)).toEqual(
      ['carol', 'carol', 'bob', 'carol', 'carol'].map((name) => `p-${name}`),
    );
  });
});
