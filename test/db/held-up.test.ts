import { setTimeout as pause } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStoreWith } from '../../db/store';
import { isBusy, violation } from '../../db/store-errors';
import { enginesUnderTest } from '../support/postgres';
import { type SampleStore, sampleStore } from './sample-store';
import { sampleTables } from './sample-tables';

const count = (store: SampleStore, thinkFor = 2) =>
  store.tx(async ({ db, tables }) => {
    const [ann] = await db.select().from(tables.owners).where(eq(tables.owners.id, 'ann'));
    await pause(thinkFor);
    const balance = (ann?.balance ?? 0) + 1;
    await db.update(tables.owners).set({ balance }).where(eq(tables.owners.id, 'ann'));
  });

const draw = (store: SampleStore) =>
  store.tx(async ({ db, tables }) => {
    const [top] = await db
      .select({ level: sql<number>`coalesce(max(${tables.seats.level}), 0)` })
      .from(tables.seats);
    await pause(1);
    const level = (top?.level ?? 0) + 1;
    await db.insert(tables.seats).values({ ownerId: 'ann', room: `room-${level}`, level });
    return level;
  });

describe.each(enginesUnderTest().filter((engine) => engine !== 'sqlite'))(
  'transactions of several nodes on one %s',
  (engine) => {
    const nodes = async (longestHeldUp?: number): Promise<[SampleStore, SampleStore, SampleStore]> => {
      const { store, reopen, address } = await sampleStore(engine);
      await store.tx(async ({ db, tables }) => {
        await db.insert(tables.owners).values({ id: 'ann', email: 'ann@example.org' });
      });
      const third = await openStoreWith(sampleTables, {
        ...address,
        poolSize: 2,
        ...(longestHeldUp ? { longestHeldUp } : {}),
      });
      onTestFinished(() => third.close());
      return [store, await reopen(), third];
    };

    test('that all write one row at once, some slowly, are all carried out', async () => {
      const [one, two, three] = await nodes();
      const all = [
        ...Array.from({ length: 3 }, () => count(one, 30)),
        ...Array.from({ length: 60 }, () => [count(two, 0), count(three, 0)]).flat(),
      ];
      const answers = await Promise.allSettled(all);
      const refused = answers.flatMap((answer) =>
        answer.status === 'rejected' ? String(answer.reason) : [],
      );
      expect(refused).toEqual([]);
      const [ann] = await one.read(({ db, tables }) => db.select().from(tables.owners));
      expect(ann?.balance).toBe(123);
    });

    test('that draw the next number, thirty at once on each, draw each number once', async () => {
      const stores = await nodes();
      const drawn = await Promise.all(
        stores.flatMap((store) => Array.from({ length: 30 }, () => draw(store))),
      );
      expect(drawn.sort((a, b) => a - b)).toEqual(Array.from({ length: 90 }, (_, at) => at + 1));
    });

    test('one that is held up for longer than the store waits is told so, and leaves nothing', async () => {
      const [one, , impatient] = await nodes(250);
      let over = false;
      const inTheWay = (async () => {
        while (!over) await count(one, 0);
      })();
      const error = await count(impatient, 40).catch((thrown: unknown) => thrown);
      over = true;
      await inTheWay;
      expect(isBusy(error), String(error)).toBe(true);
      expect(violation(error)).toBeUndefined();
    });
  },
);
