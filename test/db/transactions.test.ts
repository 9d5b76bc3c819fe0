import { setTimeout as pause } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { lockRows } from '../../db/dialect';
import type { Tx } from '../../db/store';
import { violation } from '../../db/store-errors';
import { enginesUnderTest } from '../support/postgres';
import { type SampleTables, sampleStore } from './sample-store';

type SampleTx = Tx<SampleTables>;

const addOwner = async ({ db, tables }: SampleTx, id: string) => {
  await db.insert(tables.owners).values({ id, email: `${id}@example.org` });
};

const ownerIds = async ({ db, tables }: SampleTx) =>
  (await db.select({ id: tables.owners.id }).from(tables.owners)).map(({ id }) => id);

const balanceOf = async ({ db, tables }: SampleTx, id: string) => {
  const [row] = await db.select().from(tables.owners).where(eq(tables.owners.id, id));
  return row?.balance;
};

/** Resolves when called; for holding one piece of work until another has happened. */
function latch() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe.each(enginesUnderTest())('transactions on %s', (engine) => {
  test('work that throws after an awaited pause leaves nothing, and its error passes through', async () => {
    const { store } = await sampleStore(engine);
    const fault = new Error('changed my mind');
    const failing = store.tx(async (tx) => {
      await addOwner(tx, 'ann');
      await pause(20);
      await addOwner(tx, 'bob');
      throw fault;
    });
    await expect(failing).rejects.toBe(fault);
    expect(await store.read(ownerIds)).toEqual([]);
  });

  test('what is committed is there after the store is opened anew', async () => {
    const { store, reopen } = await sampleStore(engine);
    const answer = await store.tx(async (tx) => {
      await addOwner(tx, 'ann');
      return 'done';
    });
    await store.close();
    expect(answer).toBe('done');
    expect(await (await reopen()).read(ownerIds)).toEqual(['ann']);
  });

  test('nobody reads what is not committed', async () => {
    const { store } = await sampleStore(engine);
    const [written, mayEnd] = [latch(), latch()];
    const writing = store.tx(async (tx) => {
      await addOwner(tx, 'ann');
      written.open();
      await mayEnd.opened;
    });
    await written.opened;
    expect(await store.read(ownerIds)).toEqual([]);
    mayEnd.open();
    await writing;
    expect(await store.read(ownerIds)).toEqual(['ann']);
  });

  test('thirty parallel increments, read and written with a pause between, make thirty', async () => {
    const { store } = await sampleStore(engine);
    await store.tx((tx) => addOwner(tx, 'ann'));
    const increment = () =>
      store.tx(async (tx) => {
        const before = (await balanceOf(tx, 'ann')) ?? 0;
        await pause(1);
        await tx.db
          .update(tx.tables.owners)
          .set({ balance: before + 1 })
          .where(eq(tx.tables.owners.id, 'ann'));
      });
    await Promise.all(Array.from({ length: 30 }, increment));
    expect(await store.read((tx) => balanceOf(tx, 'ann'))).toBe(30);
  });

  test('thirty parallel draws of the next number, found by looking for the highest, are thirty numbers', async () => {
    const { store } = await sampleStore(engine);
    await store.tx((tx) => addOwner(tx, 'ann'));
    const draw = () =>
      store.tx(async ({ db, tables }) => {
        const [top] = await db
          .select({ level: sql<number>`coalesce(max(${tables.seats.level}), 0)` })
          .from(tables.seats);
        const level = (top?.level ?? 0) + 1;
        await db.insert(tables.seats).values({ ownerId: 'ann', room: `room-${level}`, level });
        return level;
      });
    const drawn = await Promise.all(Array.from({ length: 30 }, draw));
    expect(drawn.sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
  });

  test('a locked row does not change under the decision that rests on it', async () => {
    const { store } = await sampleStore(engine);
    await store.tx((tx) => addOwner(tx, 'ballot'));
    const read = latch();
    const vote = store.tx(async (tx) => {
      const [ballot] = await lockRows(tx, tx.tables.owners, eq(tx.tables.owners.id, 'ballot'));
      read.open();
      await pause(50);
      if (ballot?.balance === 0) {
        await tx.db.insert(tx.tables.seats).values({ ownerId: 'ballot', room: 'vote', level: 1 });
      }
    });
    await read.opened;
    const countAtClosing = await store.tx(async (tx) => {
      await tx.db.update(tx.tables.owners).set({ balance: 1 }).where(eq(tx.tables.owners.id, 'ballot'));
      return tx.db.$count(tx.tables.seats);
    });
    await vote;
    expect(await store.read((tx) => tx.db.$count(tx.tables.seats))).toBe(countAtClosing);
  });

  test('a unique key held by somebody else is told as such, and nothing of the work stays', async () => {
    const { store } = await sampleStore(engine);
    await store.tx((tx) => addOwner(tx, 'ann'));
    const failing = store.tx(async (tx) => {
      await addOwner(tx, 'bob');
      await tx.db.insert(tx.tables.owners).values({ id: 'ann2', email: 'ann@example.org' });
    });
    const error = await failing.catch((e: unknown) => e);
    expect(violation(error)).toBe('unique');
    expect(String(error)).not.toContain('ann@example.org');
    expect(await store.read(ownerIds)).toEqual(['ann']);
  });

  test('a foreign key that points nowhere is told as such', async () => {
    const { store } = await sampleStore(engine);
    const failing = store.tx(async ({ db, tables }) => {
      await db.insert(tables.things).values({ ownerId: 'nobody', colour: 'red' });
    });
    expect(violation(await failing.catch((e: unknown) => e))).toBe('foreign-key');
    expect(violation(new Error('another'))).toBeUndefined();
  });

  test('a transaction inside a transaction is refused, and the outer one rolls back', async () => {
    const { store } = await sampleStore(engine);
    const nested = store.tx(async (tx) => {
      await addOwner(tx, 'ann');
      await pause(5);
      await store.tx((inner) => addOwner(inner, 'bob'));
    });
    await expect(nested).rejects.toMatchObject({ code: 'nested-transaction' });
    const inRead = store.read(() => store.tx((inner) => addOwner(inner, 'bob')));
    await expect(inRead).rejects.toMatchObject({ code: 'nested-transaction' });
    expect(await store.read(ownerIds)).toEqual([]);
  });

  test('work that outlives a transaction may begin one of its own', async () => {
    const { store } = await sampleStore(engine);
    let later: Promise<void> | undefined;
    await store.tx(async () => {
      later = pause(20).then(() => store.tx((tx) => addOwner(tx, 'ann')));
    });
    await later;
    expect(await store.read(ownerIds)).toEqual(['ann']);
  });

  test('a query that comes after its transaction has ended is refused, not run in another', async () => {
    const { store } = await sampleStore(engine);
    let kept: SampleTx | undefined;
    await store.tx(async (tx) => {
      kept = tx;
    });
    const late = store.tx(async () => {
      if (kept) await addOwner(kept, 'ann');
    });
    await expect(late).rejects.toMatchObject({ code: 'transaction-over' });
    expect(await store.read(ownerIds)).toEqual([]);
  });

  test('closing waits for work under way and refuses new work', async () => {
    const { store, reopen } = await sampleStore(engine);
    const working = store.tx(async (tx) => {
      await pause(30);
      await addOwner(tx, 'ann');
    });
    const closing = store.close();
    await expect(store.tx((tx) => addOwner(tx, 'bob'))).rejects.toMatchObject({ code: 'store-closed' });
    await expect(store.read(ownerIds)).rejects.toMatchObject({ code: 'store-closed' });
    await Promise.all([working, closing]);
    expect(await (await reopen()).read(ownerIds)).toEqual(['ann']);
  });
});
