import { asc, desc, eq, lt, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { alphabetical, contains, jsonHas, rows } from '../../db/dialect';
import { enginesUnderTest } from '../support/postgres';
import { MOMENT, sampleStore, storeWithAnn } from './sample-store';

describe.each(enginesUnderTest())('statements on %s', (engine) => {
  test('an upsert inserts, then updates by what is there and what was refused', async () => {
    const store = await storeWithAnn(engine);
    const sit = (level: number) =>
      store.tx(({ db, tables: { seats } }) =>
        db
          .insert(seats)
          .values({ ownerId: 'ann', room: 'hall', level })
          .onConflictDoUpdate({
            target: [seats.ownerId, seats.room],
            set: { level: sql`${seats.level} * 10 + excluded.level` },
            setWhere: lt(seats.level, 100),
          })
          .returning({ level: seats.level }),
      );
    expect([await sit(1), await sit(2), await sit(3), await sit(4)]).toEqual([
      [{ level: 1 }],
      [{ level: 12 }],
      [{ level: 123 }],
      [],
    ]);
  });

  test('returning tells what a write changed', async () => {
    const store = await storeWithAnn(engine);
    const answers = await store.tx(async ({ db, tables: { owners } }) => [
      await db.update(owners).set({ balance: 1 }).where(eq(owners.id, 'nobody')).returning({ id: owners.id }),
      await db
        .insert(owners)
        .values({ id: 'ann', email: 'x' })
        .onConflictDoNothing()
        .returning({ id: owners.id }),
      await db.delete(owners).where(eq(owners.id, 'ann')).returning({ id: owners.id }),
    ]);
    expect(answers).toEqual([[], [], [{ id: 'ann' }]]);
  });

  test('deleting a row takes with it those that say so', async () => {
    const store = await storeWithAnn(engine);
    const left = await store.tx(async ({ db, tables }) => {
      await db.insert(tables.seats).values({ ownerId: 'ann', room: 'hall', level: 1 });
      await db.delete(tables.owners).where(eq(tables.owners.id, 'ann'));
      return db.$count(tables.seats);
    });
    expect(left).toBe(0);
  });

  test('names sort with letters of either case together; nulls last where it is said', async () => {
    const { store } = await sampleStore(engine);
    const order = await store.tx(async (tx) => {
      const { owners } = tx.tables;
      const emails = ['Zeta', 'alpha', 'Beta', '_x', 'beta trust', 'Élan', 'a-b', 'ab'];
      await tx.db
        .insert(owners)
        .values(emails.map((email, at) => ({ id: `${at}`, email, since: at ? null : MOMENT })));
      return {
        names: await tx.db
          .select({ email: owners.email })
          .from(owners)
          .orderBy(alphabetical(tx, owners.email), asc(owners.id)),
        newest: await tx.db
          .select({ id: owners.id })
          .from(owners)
          .orderBy(sql`${desc(owners.since)} nulls last`)
          .limit(1),
      };
    });
    expect(order.names.map(({ email }) => email)).toEqual([
      '_x',
      'a-b',
      'ab',
      'alpha',
      'Beta',
      'beta trust',
      'Zeta',
      'Élan',
    ]);
    expect(order.newest).toEqual([{ id: '0' }]);
  });

  test('contains finds words in either case and takes % and _ for themselves', async () => {
    const store = await storeWithAnn(engine);
    const found = await store.read(async (tx) => {
      const { owners } = tx.tables;
      const has = async (text: string) =>
        (
          await tx.db
            .select()
            .from(owners)
            .where(contains(tx, owners.email, text))
        ).length;
      return [await has('EXAMPLE'), await has('%'), await has('ann_example'), await has('@example.org')];
    });
    expect(found).toEqual([1, 0, 0, 1]);
  });

  test('jsonHas finds a word in a list and not a part of one', async () => {
    const store = await storeWithAnn(engine);
    const found = await store.tx(async (tx) => {
      const { things } = tx.tables;
      // The column is typed as an object, and a list is JSON too.
      const facts = ['primary-care', 'mental-health'] as unknown as { label: string; sizes: number[] };
      await tx.db.insert(things).values({ ownerId: 'ann', colour: 'red', facts });
      const has = async (word: string) =>
        (
          await tx.db
            .select()
            .from(things)
            .where(jsonHas(tx, things.facts, word))
        ).length;
      return [await has('primary-care'), await has('mental-health'), await has('care'), await has("o'brien")];
    });
    expect(found).toEqual([1, 1, 0, 0]);
  });

  test('a statement of its own answers rows, or none when it answers nothing', async () => {
    const store = await storeWithAnn(engine);
    const answers = await store.tx(async (tx) => [
      await rows(tx, sql`update owners set balance = 5`),
      await rows<{ balance: number }>(tx, sql`select balance, id from owners where id = ${'ann'}`),
      await tx.db.select({ balance: tx.tables.owners.balance }).from(tx.tables.owners),
      await rows<{ balance: number }>(tx, sql`select balance, id from owners where id = ${'ann'}`),
    ]);
    expect(answers).toEqual([[], [{ balance: 5, id: 'ann' }], [{ balance: 5 }], [{ balance: 5, id: 'ann' }]]);
  });
});
