import { describe, expect, it } from 'vitest';
import type { UpdateLog } from '../../server/collab/update-log';
import { memoryLog } from '../../server/collab/update-log-memory';
import { Desk, queueOn } from './commit-desk';
import { pause } from './good-people';

describe('group commit', () => {
  it('a lone edit goes out in the same turn of the event loop', async () => {
    const { put } = queueOn(memoryLog());
    const desk = new Desk();
    let turned = false;
    setImmediate(() => {
      turned = true;
    });
    put(desk);
    for (let tick = 0; tick < 20 && desk.told.length === 0; tick++) await Promise.resolve();
    expect(desk.told).toEqual([1]);
    expect(turned).toBe(false);
  });

  it('one transaction for everything that came in one turn, of all documents', async () => {
    const { put, appends } = queueOn(memoryLog());
    const desks = [new Desk(), new Desk(), new Desk()];
    for (const desk of desks) for (let n = 0; n < 4; n++) put(desk);
    await pause(5);
    expect(appends).toEqual([12]);
    expect(desks.map(({ told }) => told)).toEqual([[4], [4], [4]]);
  });

  it('while a commit is under way everything waits for the next', async () => {
    const log = memoryLog();
    let release: () => void = () => undefined;
    const slow: UpdateLog = {
      ...log,
      append: async (updates) => {
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        return log.append(updates);
      },
    };
    const { put, appends } = queueOn(slow, 0);
    const desk = new Desk();
    put(desk);
    await pause(2);
    for (let n = 0; n < 7; n++) put(desk);
    await pause(10);
    expect(appends).toEqual([1]);
    release();
    await pause(10);
    expect(appends).toEqual([1, 7]);
    release();
    await pause(5);
    expect(desk.told).toEqual([1, 7]);
  });

  it('under load a window opens, never longer than its limit; when it is quiet again nothing waits', async () => {
    const { put, appends } = queueOn(memoryLog());
    const desk = new Desk(500);
    const end = performance.now() + 600;
    let edits = 0;
    while (performance.now() < end) {
      for (let n = 0; n < 5; n++) put(desk);
      edits += 5;
      await pause(1);
    }
    await pause(40);
    expect(desk.told.reduce((sum, size) => sum + size, 0)).toBe(edits);
    expect(appends.length, `${edits} edits`).toBeLessThan(edits / 20);
    expect(appends.length).toBeGreaterThan(5);
    await pause(1_500);
    put(desk);
    for (let tick = 0; tick < 20 && desk.waiting > 0; tick++) await Promise.resolve();
    expect(desk.waiting).toBe(0);
  });

  it('a failed commit fails all of it, and the next is tried afresh', async () => {
    const log = memoryLog();
    let failing = true;
    const spoilt: UpdateLog = {
      ...log,
      append: (updates) => (failing ? Promise.reject(new Error('disk full')) : log.append(updates)),
    };
    const { queue, put, faults } = queueOn(spoilt, 0);
    const desks = [new Desk(), new Desk()];
    for (const desk of desks) put(desk);
    await queue.settled();
    expect(desks.map(({ failures, told }) => [failures, told.length])).toEqual([
      [1, 0],
      [1, 0],
    ]);
    expect(faults).toHaveLength(1);
    expect(queue.storing).toBe(false);
    failing = false;
    for (const desk of desks) put(desk);
    await queue.settled();
    expect(desks.map(({ told }) => told)).toEqual([[1], [1]]);
    expect(queue.storing).toBe(true);
  });

  it('settled waits for what waits now, not for what comes after', async () => {
    const { queue, put } = queueOn(memoryLog());
    const desk = new Desk();
    put(desk);
    const before = queue.settled();
    await before;
    expect(desk.told).toEqual([1]);
  });
});
