import { describe, expect, it, onTestFinished } from 'vitest';
import { insertFoldPart } from '../../db/queries/folds';
import { openStore, type Store } from '../../db/store';
import { storeFold } from '../../server/collab/stored-fold';
import { storeLog } from '../../server/collab/update-log-store';
import { enginesUnderTest } from '../support/postgres';
import { freshDatabase } from '../support/store';
import { makeDocuments } from './documents-in-store';

const LONG = 600_000;

describe.each(enginesUnderTest())('a fold stored in parts, on %s', (engine) => {
  async function world() {
    const store = await openStore({ ...(await freshDatabase(engine)), poolSize: 4 });
    onTestFinished(() => store.close());
    await makeDocuments(store, ['a', 'b']);
    const clock = { now: new Date('2026-11-30T12:00:00Z') };
    const fold = (documentId: string, throughSeq: number, bytes = LONG) => {
      const state = new Uint8Array(bytes).fill(throughSeq);
      return storeFold(
        store,
        documentId,
        { state, stateVector: new Uint8Array([0]), throughSeq },
        () => clock.now,
      );
    };
    const log = storeLog(store, () => clock.now);
    const loaded = async (id: string) => (await log.load(id)).folded;
    return { store, clock, fold, loaded };
  }

  const parts = (store: Store) =>
    store.read(async ({ db, tables }) => {
      const rows = await db.select().from(tables.foldParts);
      return rows.map(({ documentId, part, bytes }) => `${documentId} ${part} ${bytes[0]}`).sort();
    });

  it('leaves no part of the one before, and touches no other document', async () => {
    const { store, fold } = await world();
    await fold('b', 5);
    await fold('a', 1);
    await fold('a', 2);
    const ofB = ['b 0 5', 'b 1 5', 'b 2 5'];
    expect(await parts(store)).toEqual(['a 0 2', 'a 1 2', 'a 2 2', ...ofB]);
    await fold('a', 3, 10);
    expect(await parts(store)).toEqual(ofB);
  });

  it('that another has outrun changes nothing and leaves nothing', async () => {
    const { store, fold, loaded } = await world();
    await fold('a', 7);
    await fold('a', 6);
    expect((await loaded('a'))?.throughSeq).toBe(7);
    expect((await loaded('a'))?.state[LONG - 1]).toBe(7);
    expect(await parts(store)).toEqual(['a 0 7', 'a 1 7', 'a 2 7']);
  });

  it('takes away what a process that died left of one, once nobody can be at it any more', async () => {
    const { store, clock, fold } = await world();
    const left = { documentId: 'a', foldId: 'left', part: 0, bytes: new Uint8Array([9]) };
    await store.tx((tx) => insertFoldPart(tx, left, clock.now));
    clock.now = new Date('2026-11-30T12:30:00Z');
    await fold('a', 1);
    expect(await parts(store)).toContain('a 0 9');
    clock.now = new Date('2026-11-30T13:01:00Z');
    await fold('a', 2);
    expect(await parts(store)).toEqual(['a 0 2', 'a 1 2', 'a 2 2']);
  });

  it('lets others have a turn between its parts', async () => {
    const { fold } = await world();
    let turns = 0;
    let done = false;
    const others = () => {
      turns++;
      if (!done) setImmediate(others);
    };
    setImmediate(others);
    await fold('a', 1);
    done = true;
    // Three parts and what names them.
    expect(turns).toBeGreaterThanOrEqual(4);
  });

  it('counts for nothing before its last part is there', async () => {
    const { store, clock, fold, loaded } = await world();
    await fold('a', 1, 10);
    const begun = { documentId: 'a', foldId: 'begun', part: 0, bytes: new Uint8Array([9]) };
    await store.tx((tx) => insertFoldPart(tx, begun, clock.now));
    expect([...((await loaded('a'))?.state ?? [])]).toEqual(new Array(10).fill(1));
  });
});
