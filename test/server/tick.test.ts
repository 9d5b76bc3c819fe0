import { expect, it } from 'vitest';
import { everyDue } from '../../app/services/every-due';
import { tellPeople } from '../../app/services/notices/tell-people.server';
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

it('does what else is due when one thing fails, and says what failed', async () => {
  const done: string[] = [];
  const work = async (what: string) => {
    if (what.startsWith('bad')) throw new Error(what);
    done.push(what);
    return true;
  };
  await expect(everyDue(['bad ballot', 'good ballot'], work)).rejects.toThrow('bad ballot');
  await expect(everyDue(['bad one', 'bad two', 'good one'], work)).rejects.toMatchObject({
    errors: [{ message: 'bad one' }, { message: 'bad two' }],
  });
  expect(done).toEqual(['good ballot', 'good one']);

  const ctx = testContext(await freshStore('sqlite'));
  const ada = await makePerson(ctx);
  const news = { people: [ada.id], kind: 'mention', summary: 'Ada.', path: '/a' } as const;
  await ctx.store.tx((tx) => tellPeople(tx, ctx, news));
  let asked = 0;
  const faulty = async <R>(read: Parameters<typeof ctx.store.read<R>>[0]) => {
    asked += 1;
    if (asked === 1) throw new Error('consultations cannot be read');
    return await ctx.store.read(read);
  };
  const clock = { ...asClock(ctx), store: { ...ctx.store, read: faulty } };
  await expect(createTick()(clock)).rejects.toThrow('consultations cannot be read');
  expect(await ctx.store.read(({ db, tables }) => db.select().from(tables.letters))).toHaveLength(1);
  expect(ctx.announced.map(({ what }) => what)).toContain('post.wake');
});
