import { setTimeout as pause } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { claiming } from '../../db/dialect';
import { enginesUnderTest } from '../support/postgres';
import { type SampleStore, sampleStore } from './sample-store';

/** Two accounts whose balances always add up to 100. */
async function bank(engine: 'sqlite' | 'postgres') {
  const opened = await sampleStore(engine);
  await opened.store.tx(async ({ db, tables }) => {
    await db.insert(tables.owners).values([
      { id: 'a', email: 'a', balance: 100 },
      { id: 'b', email: 'b', balance: 0 },
    ]);
  });
  return opened;
}

const move = (store: SampleStore, amount: number) =>
  store.tx(async ({ db, tables: { owners } }) => {
    await db
      .update(owners)
      .set({ balance: sql`${owners.balance} - ${amount}` })
      .where(eq(owners.id, 'a'));
    await pause(1);
    await db
      .update(owners)
      .set({ balance: sql`${owners.balance} + ${amount}` })
      .where(eq(owners.id, 'b'));
  });

/** Reads the two accounts one after the other with a pause between. */
const total = (store: SampleStore) =>
  store.read(async ({ db, tables: { owners } }) => {
    const [a] = await db.select().from(owners).where(eq(owners.id, 'a'));
    await pause(5);
    const [b] = await db.select().from(owners).where(eq(owners.id, 'b'));
    return (a?.balance ?? Number.NaN) + (b?.balance ?? Number.NaN);
  });

describe.each(enginesUnderTest())('reading on %s', (engine) => {
  test('a read sees one moment, however many transactions commit while it runs', async () => {
    const { store, reopen } = await bank(engine);
    const elsewhere = await reopen();
    let moves = 0;
    let moving = true;
    const mover = (async () => {
      for (; moving; moves++) await move(elsewhere, moves % 2 ? -30 : 30);
    })();
    const totals: number[] = [];
    for (let n = 0; n < 15; n++) totals.push(await total(store));
    moving = false;
    await mover;
    expect(moves).toBeGreaterThan(10);
    expect(totals).toEqual(Array(15).fill(100));
  });

  test('more reads than there are connections wait their turn, and each ends', async () => {
    const { store } = await bank(engine);
    const seen = await Promise.all(Array.from({ length: 40 }, () => total(store)));
    expect(seen).toEqual(Array(40).fill(100));
  });

  test('a read that throws gives its place back', async () => {
    const { store } = await bank(engine);
    const failing = Array.from({ length: 30 }, () =>
      store.read(async ({ db, tables }) => {
        await db.select().from(tables.owners);
        throw new Error('no');
      }),
    );
    expect((await Promise.allSettled(failing)).map(({ status }) => status)).toEqual(
      Array(30).fill('rejected'),
    );
    expect(await total(store)).toBe(100);
  });

  test('a read cannot write', async () => {
    const { store } = await bank(engine);
    const writing = store.read(async ({ db, tables }) => {
      await db.delete(tables.owners);
    });
    await expect(writing).rejects.toThrow(/read-?only/i);
    expect(await total(store)).toBe(100);
  });

  test('a read inside a transaction sees what the transaction wrote; a read after another sees its commit', async () => {
    const { store } = await bank(engine);
    const inside = await store.tx(async ({ db, tables: { owners } }) => {
      await db.update(owners).set({ balance: 7 }).where(eq(owners.id, 'a'));
      return store.read((tx) => tx.db.$count(owners, eq(owners.balance, 7)));
    });
    const after = await store.read(({ db, tables: { owners } }) => db.$count(owners, eq(owners.balance, 7)));
    expect([inside, after]).toEqual([1, 1]);
  });

  test('many reads inside one read share its view and do not starve each other', async () => {
    const { store } = await bank(engine);
    const outer = Array.from({ length: 20 }, () =>
      store.read(() => Promise.all(Array.from({ length: 5 }, () => total(store)))),
    );
    expect((await Promise.all(outer)).flat()).toEqual(Array(100).fill(100));
  });

  test('two nodes that claim jobs at once never take the same one', async () => {
    const { store, reopen } = await sampleStore(engine);
    const other = await reopen();
    await store.tx(async ({ db, tables: { owners } }) => {
      await db
        .insert(owners)
        .values(Array.from({ length: 20 }, (_, n) => ({ id: `job-${n}`, email: `${n}` })));
    });
    const claim = (node: SampleStore) =>
      node.tx(async (tx) => {
        const { owners } = tx.tables;
        const waiting = tx.db.select().from(owners).where(eq(owners.balance, 0)).limit(3);
        const taken = await claiming(tx, waiting);
        await pause(2);
        for (const { id } of taken) await tx.db.update(owners).set({ balance: 1 }).where(eq(owners.id, id));
        return taken.map(({ id }) => id);
      });
    const taken: string[] = [];
    for (let round = 0; round < 5; round++) {
      taken.push(...(await Promise.all([claim(store), claim(other)])).flat());
    }
    while (taken.length < 20) taken.push(...(await claim(store)));
    expect(new Set(taken).size).toBe(taken.length);
    expect(await claim(store)).toEqual([]);
  });
});
