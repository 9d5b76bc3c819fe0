import { describe, expect, it, onTestFinished } from 'vitest';
import { CLOSINGS } from '../../app/document/close-codes';
import { socketOf } from '../support/page-socket';
import { pause } from './good-people';
import { liveServer } from './live-server';
import { rawClient, step1 } from './raw-client';
import { converged, stockClient, synced, until } from './stock-client';

describe('promise 7: one bad client costs only that client', () => {
  it('who does not read is sent nothing more, and gets all of it on reading again', async () => {
    const settings = { unsentSoft: 64 * 1_024, bytes: { perSecond: 1e9, most: 1e9 } };
    const live = await liveServer({ settings });
    const lazy = stockClient(live.port, 'bob', 'doc', { acks: true });
    const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
    await synced(lazy, alice);
    const socket = socketOf(lazy.provider);
    socket?.pause();
    for (let n = 0; n < 40; n++) {
      alice.write(`${n} ${'long words '.repeat(30_000)}`);
      await until('stored', () => alice.stored() === alice.sent());
    }
    lazy.write('from who does not read');
    await until('taken in', () => live.rooms.stats().uncommitted === 0 && alice.read().length === 41);
    const { unsentBytes } = live.rooms.stats();
    expect(unsentBytes, 'of more than 12 MB').toBeLessThan(1_000_000);
    socket?.resume();
    await until('caught up', () => lazy.read().length === 41, 20_000);
    await until('told that it is stored', () => lazy.stored() === lazy.sent());
    await converged(alice, lazy);
    expect(live.rooms.stats().counts['caught-up']).toBeGreaterThan(0);
    expect(lazy.closes).toEqual([]);
  });

  it('who takes nothing of a large flush is cut off, and what waited for them is let go', async () => {
    const generous = { perSecond: 1e9, most: 1e9 };
    const live = await liveServer({
      settings: { unsentSoft: 1e9, unsentHard: 256 * 1_024, bytes: generous },
    });
    const dead = stockClient(live.port, 'bob', 'doc');
    const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
    await synced(dead, alice);
    socketOf(dead.provider)?.pause();
    for (let n = 0; n < 60 && !live.rooms.stats().counts['cut-off.unsent']; n++) {
      alice.write(`${n} ${'long words '.repeat(30_000)}`);
      await until('stored', () => alice.stored() === alice.sent());
    }
    expect(live.rooms.stats().counts['cut-off.unsent']).toBe(1);
    // Who reads again in time is told why.
    socketOf(dead.provider)?.resume();
    await until('told why', () => dead.closes.length > 0);
    expect(dead.closes[0]).toBe(CLOSINGS.tooSlow.code);
    dead.provider.disconnect();
    await until('gone', () => live.rooms.stats().connections === 1);
    expect(live.rooms.stats().unsentBytes).toBeLessThan(256 * 1_024);
    expect(alice.closes).toEqual([]);
  });

  it('a newcomer on a slow line is not cut off for a text larger than the limit, nor for a late heartbeat', async () => {
    const generous = { perSecond: 1e9, most: 1e9 };
    const limits = { unsentSoft: 64 * 1_024, unsentHard: 256 * 1_024, bytes: generous, heartbeat: 150 };
    const live = await liveServer({ settings: limits });
    const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
    await synced(alice);
    for (let n = 0; n < 40; n++) alice.write(`${n} ${'long words '.repeat(30_000)}`);
    await until('stored', () => alice.stored() === alice.sent(), 20_000);
    const slow = await rawClient(live, 'bob', 'doc');
    slow.socket.pause();
    // A few bytes that ask for the whole text: while the first lies there unsent there is no second.
    slow.send(step1(), step1(), step1());
    const breath = setInterval(() => {
      slow.socket.resume();
      setTimeout(() => slow.socket.pause(), 2);
    }, 40);
    onTestFinished(() => clearInterval(breath));
    let most = 0;
    const done = () => slow.heard.some((message) => message[0] === 0 && message[1] === 1);
    for (let n = 0; n < 400 && !done(); n++) {
      most = Math.max(most, live.rooms.stats().unsentBytes);
      alice.write(`meanwhile ${n}`);
      await pause(25);
    }
    expect(slow.code()).toBeUndefined();
    expect(most, 'it was slow').toBeGreaterThan(limits.unsentHard * 4);
    expect(most, 'one text of 13 MB').toBeLessThan(15_000_000);
    expect(done()).toBe(true);
  });

  it('a connection that shows no sign of life is cut off', async () => {
    const live = await liveServer({ settings: { heartbeat: 60 } });
    const good = await rawClient(live, 'alice', 'doc');
    const dead = await rawClient(live, 'bob', 'doc', { autoPong: false });
    expect(await dead.closed()).toBe(1006);
    await pause(150);
    expect(good.code()).toBeUndefined();
  });
});
