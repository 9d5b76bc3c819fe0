import { describe, expect, it } from 'vitest';
import { type Flushed, takeTurns } from '../../server/collab/flush-order';
import { memoryLog } from '../../server/collab/update-log-memory';
import { Desk, queueOn } from './commit-desk';
import { gatedLog } from './gated-log';
import { pause } from './good-people';
import { until } from './stock-client';

const KB = 1_000;

/** Adds a document of which so many updates wait, each of so many bytes. */
function addingTo(waiting: Set<Flushed>) {
  return (count: number, each: number) => {
    const desk = new Desk(1, each);
    desk.waiting = count;
    waiting.add(desk);
    return desk;
  };
}

/**
 * The updates of each commit where something is typed as soon as a part of a large document is stored, which took 200 ms,
 * and something again after that.
 */
async function typedAfterLarge(longestWindow: number): Promise<readonly number[]> {
  const log = gatedLog();
  const { put, appends } = queueOn(log, longestWindow);
  const typed = new Desk(1, 50);
  const large: Desk = new Desk(1, 100 * KB, () => {
    if (large.told.length === 1) put(typed);
  });
  log.shut();
  for (let n = 0; n < 10; n++) put(large);
  await until('the first commit', () => log.asked.length === 1);
  await pause(200);
  log.open();
  await until('typed', () => typed.told.length === 1);
  put(typed);
  await until('all of it', () => large.told.reduce((sum, count) => sum + count, 0) === 10);
  return appends;
}

describe('commits where much waits', () => {
  it('a keystroke is stored with the next commit, though megabytes of other documents wait', async () => {
    const log = gatedLog();
    const { put, appends } = queueOn(log);
    const bulky = [new Desk(1, 100 * KB), new Desk(1, 100 * KB), new Desk(1, 100 * KB)];
    log.shut();
    for (const desk of bulky) for (let n = 0; n < 10; n++) put(desk);
    await until('the first commit', () => log.asked.length === 1);
    let commits = 0;
    const typed = new Desk(1, 50, () => {
      commits = log.asked.length;
    });
    put(typed);
    log.open();
    await until('all of it', () => [...bulky, typed].every(({ waiting }) => waiting === 0));
    await until('told', () => bulky.every(({ told }) => told.reduce((sum, count) => sum + count) === 10));
    expect(commits).toBe(2);
    expect(Math.max(...appends), 'updates of 100 kB in one transaction').toBeLessThanOrEqual(6);
    expect(typed.told).toEqual([1]);
  });

  it('take a share of what has waited longest, and then the documents of which least waits', () => {
    const waiting = new Set<Flushed>();
    const add = addingTo(waiting);
    const [longest, more, less, typed] = [add(10, 100 * KB), add(4, 100 * KB), add(3, 100 * KB), add(1, 50)];
    const batches = takeTurns(waiting, { bulk: true, all: false });
    expect(batches.map(({ bytes }) => bytes)).toEqual([200 * KB, 50, 300 * KB, 100 * KB]);
    expect([longest, more, less, typed].map((desk) => desk.waiting)).toEqual([8, 3, 0, 0]);
    expect([...waiting], 'what is left of it comes after the others').toEqual([longest, more]);
  });

  it('a document of which much waits gets a share of each, however much is typed in others', async () => {
    const waiting = new Set<Flushed>();
    const add = addingTo(waiting);
    const large = add(40, 200 * KB);
    for (let round = 0; round < 60; round++) {
      // More than one transaction holds, again and again.
      for (let n = 0; n < 9; n++) add(1, 60 * KB);
      takeTurns(waiting, { bulk: true, all: false });
      for (const desk of [...waiting].filter((one) => one !== large).slice(20)) waiting.delete(desk);
    }
    expect(large.waiting).toBeLessThan(38);
    const before = large.waiting;
    for (const desk of [...waiting]) if (desk !== large) waiting.delete(desk);
    const typed = add(1, 60 * KB);
    takeTurns(waiting, { bulk: false, all: false });
    expect([large.waiting, typed.waiting], 'not between the turns of large ones').toEqual([before, 0]);
  });

  it('leave a pause behind them in which those who type are served, also when it has begun', async () => {
    expect((await typedAfterLarge(10_000)).slice(0, 4)).toEqual([2, 1, 1, 2]);
  });

  it('leave no longer a pause than an edit may wait', async () => {
    expect((await typedAfterLarge(0)).slice(0, 2)).toEqual([2, 3]);
  });

  it('settled takes everything that waits, however much it is', async () => {
    const { queue, put, appends } = queueOn(memoryLog());
    const desks = [new Desk(1, 300 * KB), new Desk(1, 300 * KB)];
    for (const desk of desks) for (let n = 0; n < 9; n++) put(desk);
    await queue.settled();
    expect(desks.map(({ waiting, told }) => [waiting, told])).toEqual([
      [0, [9]],
      [0, [9]],
    ]);
    expect(appends).toEqual([18]);
  });
});
