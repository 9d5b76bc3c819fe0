import { describe, expect, it } from 'vitest';
import { CommitQueue } from '../../server/collab/commit-queue';
import { type Batch, type Flushed, takeTurns } from '../../server/collab/flush-order';
import type { NewUpdate, UpdateLog } from '../../server/collab/update-log';
import { memoryLog } from '../../server/collab/update-log-memory';
import { gatedLog } from './gated-log';
import { until } from './stock-client';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const UPDATE: NewUpdate = {
  documentId: 'doc',
  update: new Uint8Array([0, 0]),
  clientId: null,
  personId: 'p',
  organisationId: null,
  bind: [],
  onlyWhileOpen: true,
};

/** A document that hands over what was put into it, and says when each was told. */
class Desk implements Flushed {
  readonly told: number[] = [];
  failures = 0;
  waiting = 0;
  readonly #listeners: number;
  readonly #each: number;

  readonly #onTold: () => void;

  /** @param each bytes of an update */
  constructor(listeners = 2, each = 2, onTold: () => void = () => undefined) {
    this.#listeners = listeners;
    this.#each = each;
    this.#onTold = onTold;
  }

  get waitingBytes(): number {
    return this.waiting * this.#each;
  }

  takeBatch(most: number): Batch | null {
    const size = Math.min(this.waiting, Math.max(1, Math.floor(most / this.#each)));
    if (size === 0) return null;
    this.waiting -= size;
    return {
      updates: Array.from({ length: size }, () => UPDATE),
      bytes: size * this.#each,
      more: this.waiting > 0,
      deliveries: size * this.#listeners,
      stored: (answers) => {
        this.told.push(answers.length);
        this.#onTold();
      },
      failed: () => void this.failures++,
    };
  }
}

function queueOn(log: UpdateLog, longestWindow = 30) {
  const appends: number[] = [];
  const counted: UpdateLog = {
    ...log,
    append: (updates) => {
      appends.push(updates.length);
      return log.append(updates);
    },
  };
  const faults: unknown[] = [];
  const onFailure = (error: unknown) => void faults.push(error);
  const queue = new CommitQueue({ log: counted, longestWindow, storeTimeout: 1_000, onFailure });
  const put = (desk: Desk) => {
    desk.waiting++;
    queue.request(desk);
  };
  return { queue, put, appends, faults };
}

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

  const KB = 1_000;

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

  it('a document of which much waits gets a share of each, however much is typed in others', async () => {
    const waiting = new Set<Flushed>();
    const add = (count: number, each: number) => {
      const desk = new Desk(1, each);
      desk.waiting = count;
      waiting.add(desk);
      return desk;
    };
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
