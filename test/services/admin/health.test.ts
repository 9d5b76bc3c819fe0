import { afterAll, describe, expect, it } from 'vitest';
import { viewHealth } from '../../../app/services/admin/view-health.server';
import { insertFoldPart, replaceFold } from '../../../db/queries/folds';
import { largestDocuments, newestEntryAt } from '../../../db/queries/health';
import { insertUpdates } from '../../../db/queries/live-text';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { makePerson, signedIn, testContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { drafting, standardWorld } from '../../support/standards';
import { freshStore } from '../../support/store';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('the health of the portal on %s', (engine) => {
  it('is for administrators, and lists documents by the room they take', async () => {
    const ctx = testContext(await freshStore(engine));
    const root = await makePerson(ctx, { offices: ['administrator'] });
    const ada = await makePerson(ctx, {});
    await expect(viewHealth(ctx)).rejects.toMatchObject({ code: 'sign-in-needed' });
    await expect(viewHealth(await signedIn(ctx, ada))).rejects.toMatchObject({ code: 'not-allowed' });
    const line = { what: 'Clock', state: 'well', says: 'It agrees.', cure: '' } as const;
    const admin = { ...(await signedIn(ctx, root)), health: { lines: async () => [line] } };
    expect(await viewHealth(admin)).toEqual({
      lines: [line],
      largest: [],
      at: ctx.now().toISOString(),
    });
  });

  it('counts the bytes of a text, folded or not', async () => {
    const w = await standardWorld(engine, texts);
    const { documentId } = await drafting(w);
    const read = async () => (await w.ctx.store.read((tx) => largestDocuments(tx, 5)))[0];
    const before = await read();
    expect(before).toMatchObject({ documentId, version: '1.0.0' });
    expect(before?.bytes).toBeGreaterThan(100);
    const fold = {
      documentId,
      throughSeq: 1_000,
      state: new Uint8Array(5_000),
      stateVector: new Uint8Array(1),
    };
    await w.ctx.store.tx((tx) => replaceFold(tx, fold, w.ctx.now()));
    expect((await read())?.bytes).toBe((before?.bytes ?? 0) + 5_000);
    expect((await read())?.updates).toBe(before?.updates);
    const at = w.ctx.now();
    await w.ctx.store.tx(async (tx) => {
      for (const part of [0, 1]) {
        await insertFoldPart(tx, { documentId, foldId: 'f', part, bytes: new Uint8Array(4_000) }, at);
      }
      await replaceFold(tx, { ...fold, throughSeq: 1_001, state: new Uint8Array(), foldId: 'f' }, at);
    });
    expect((await read())?.bytes).toBe((before?.bytes ?? 0) + 8_000);
  });

  it('knows when the newest entry was written', async () => {
    const store = await freshStore(engine);
    expect(await store.read(newestEntryAt)).toBeNull();
    const at = new Date('2026-11-28T12:00:00.000Z');
    const row = { clientId: null, personId: 'p', organisationId: null, bytes: new Uint8Array([0, 0]) };
    await store.tx((tx) => insertUpdates(tx, [{ ...row, documentId: 'd' }], at));
    expect(await store.read(newestEntryAt)).toEqual(at);
  });
});
