import { describe, expect, it } from 'vitest';
import { viewHealth } from '../../../app/services/admin/view-health.server';
import { newestEntryAt } from '../../../db/queries/health';
import { insertUpdates } from '../../../db/queries/live-text';
import { makePerson, signedIn, testContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

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

  it('knows when the newest entry was written', async () => {
    const store = await freshStore(engine);
    expect(await store.read(newestEntryAt)).toBeNull();
    const at = new Date('2026-11-28T12:00:00.000Z');
    const row = { clientId: null, personId: 'p', organisationId: null, bytes: new Uint8Array([0, 0]) };
    await store.tx((tx) => insertUpdates(tx, [{ ...row, documentId: 'd' }], at));
    expect(await store.read(newestEntryAt)).toEqual(at);
  });
});
