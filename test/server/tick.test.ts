import { expect, it } from 'vitest';
import { insertSession } from '../../db/queries/sessions';
import { createTick } from '../../server/tick';
import { asClock, makePerson, testContext } from '../support/context';
import { freshStore } from '../support/store';

it('the clock writes nothing while nothing is due, and tidies up once an hour', async () => {
  const store = await freshStore('sqlite');
  const ctx = testContext(store);
  const ada = await makePerson(ctx, { name: 'Ada', email: 'ada@example.org' });
  let written = 0;
  const clock = {
    ...asClock(ctx),
    store: {
      ...store,
      tx: async <R>(work: Parameters<typeof store.tx<R>>[0]) => {
        written += 1;
        return await store.tx(work);
      },
    },
  };
  const tick = createTick();
  await tick(clock);
  expect(written).toBe(1);
  for (let second = 0; second < 5; second += 1) await tick(clock);
  expect(written).toBe(1);

  const at = ctx.now();
  const session = { id: 's1', secretHash: 'hash', personId: ada.id, createdAt: at, lastSeenAt: at };
  await store.tx((tx) => insertSession(tx, { ...session, expiresAt: at, agent: 'Test browser' }));
  ctx.advance({ days: 1 });
  const sessions = async () =>
    (await store.read(({ db, tables }) => db.select().from(tables.sessions))).length;
  expect(await sessions()).toBe(1);
  await tick(clock);
  expect(written).toBe(2);
  expect(await sessions()).toBe(0);
});
