import { eq, gt, lt, max, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { enginesUnderTest } from '../support/postgres';
import { MOMENT, type SampleStore, sampleStore, storeWithAnn } from './sample-store';

describe.each(enginesUnderTest())('values on %s', (engine) => {
  test('every kind of column gives back what it was given', async () => {
    const store = await storeWithAnn(engine);
    const body = Buffer.from([0, 1, 2, 127, 128, 254, 255]);
    const given = {
      ownerId: 'ann',
      colour: 'green' as const,
      shiny: true,
      facts: { label: 'it\'s "12" \\ \u2028 £ 😀', sizes: [1, 2.5, -3] },
      body,
    };
    const [thing] = await store.tx(({ db, tables }) => db.insert(tables.things).values(given).returning());
    expect(thing).toEqual({ seq: 1, ...given });
    expect(Buffer.isBuffer(thing?.body)).toBe(true);
    expect(await store.read(({ db, tables }) => db.select().from(tables.things))).toEqual([thing]);
  });

  test('nulls stay null, defaults apply, and an empty Buffer is not null', async () => {
    const store = await storeWithAnn(engine);
    const written = await store.tx(({ db, tables }) =>
      db
        .insert(tables.things)
        .values([
          { ownerId: 'ann', colour: 'red' },
          { ownerId: 'ann', colour: 'red', facts: null, body: Buffer.alloc(0) },
        ])
        .returning(),
    );
    expect(written).toEqual([
      { seq: 1, ownerId: 'ann', colour: 'red', shiny: false, facts: null, body: null },
      { seq: 2, ownerId: 'ann', colour: 'red', shiny: false, facts: null, body: Buffer.alloc(0) },
    ]);
  });

  test('bytes are taken from any Uint8Array, also a view into a larger one', async () => {
    const store = await storeWithAnn(engine);
    const view = new Uint8Array([9, 8, 7, 6, 5]).subarray(1, 4);
    const [thing] = await store.tx(({ db, tables }) =>
      db
        .insert(tables.things)
        .values({ ownerId: 'ann', colour: 'red', body: view as Buffer })
        .returning(),
    );
    expect(thing?.body).toEqual(Buffer.from([8, 7, 6]));
  });

  test('two megabytes of bytes come back whole', async () => {
    const store = await storeWithAnn(engine);
    const body = Buffer.alloc(2_000_000, 'interoperability');
    await store.tx(async ({ db, tables }) => {
      await db.insert(tables.things).values({ ownerId: 'ann', colour: 'red', body });
    });
    const [thing] = await store.read(({ db, tables }) => db.select().from(tables.things));
    expect(thing?.body?.equals(body)).toBe(true);
  });

  test('JSON that is text stays text, even where it looks like a number or a truth', async () => {
    const store = await storeWithAnn(engine);
    for (const text of ['12', 'true', 'null', '"quoted"', '{}', '']) {
      // The column's type says an object; what is tried here is that no engine reads JSON twice.
      const facts = text as unknown as { label: string; sizes: number[] };
      const [thing] = await store.tx(({ db, tables }) =>
        db.insert(tables.things).values({ ownerId: 'ann', colour: 'red', facts }).returning(),
      );
      expect(thing?.facts).toBe(text);
    }
  });

  test('a time is a Date to the millisecond, compared and aggregated as one', async () => {
    const store = await storeWithAnn(engine);
    const found = await store.read(async ({ db, tables: { owners } }) => ({
      at: await db.select({ since: owners.since }).from(owners).where(eq(owners.since, MOMENT)),
      after: await db.select().from(owners).where(gt(owners.since, MOMENT)),
      before: await db
        .select({ id: owners.id })
        .from(owners)
        .where(lt(owners.since, new Date(MOMENT.getTime() + 1))),
      newest: await db.select({ since: max(owners.since) }).from(owners),
      raw: await db
        .select({ later: sql`${owners.since} > ${sql.param(new Date(0), owners.since)}`.mapWith(Boolean) })
        .from(owners),
    }));
    expect(found).toEqual({
      at: [{ since: MOMENT }],
      after: [],
      before: [{ id: 'ann' }],
      newest: [{ since: MOMENT }],
      raw: [{ later: true }],
    });
  });

  test('times in summer, long ago and far ahead keep their instant', async () => {
    const store = await storeWithAnn(engine);
    for (const iso of ['2026-07-01T11:59:59.999Z', '1899-12-31T00:00:00.001Z', '2999-01-01T00:00:00.000Z']) {
      const since = new Date(iso);
      const [owner] = await store.tx(({ db, tables: { owners } }) =>
        db.update(owners).set({ since }).where(eq(owners.id, 'ann')).returning({ since: owners.since }),
      );
      expect(owner).toEqual({ since });
    }
  });

  test('counts and sums are numbers; numbers up to 2^53 - 1 are whole', async () => {
    const store = await storeWithAnn(engine);
    const large = Number.MAX_SAFE_INTEGER;
    await store.tx(async ({ db, tables: { owners } }) => {
      await db.update(owners).set({ balance: large });
    });
    const answer = await store.read(async ({ db, tables: { owners } }) => [
      await db.$count(owners, eq(owners.balance, large)),
      await db.select({ n: sql<number>`count(*)`, sum: sql<number>`sum(${owners.balance})` }).from(owners),
    ]);
    expect(answer).toEqual([1, [{ n: 1, sum: large }]]);
  });

  test('a serial number is not given again after its row is deleted and the database opened anew', async () => {
    const { store, reopen } = await sampleStore(engine);
    const add = (s: SampleStore) =>
      s.tx(async ({ db, tables }) => {
        await db.insert(tables.owners).values({ id: 'ann', email: 'a' }).onConflictDoNothing();
        const [row] = await db
          .insert(tables.things)
          .values({ ownerId: 'ann', colour: 'red' })
          .returning({ seq: tables.things.seq });
        return row?.seq;
      });
    expect([await add(store), await add(store)]).toEqual([1, 2]);
    await store.tx(async ({ db, tables }) => {
      await db.delete(tables.things);
    });
    await store.close();
    expect(await add(await reopen())).toBe(3);
  });
});
