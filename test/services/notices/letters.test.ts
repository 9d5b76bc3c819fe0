import { type SQL, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { gatherLetters } from '../../../app/services/notices/gather-letters.server';
import { listNotices } from '../../../db/queries/notices';
import { asClock, makePerson, type TestContext } from '../../support/context';
import { sendDue } from '../../support/mailed';
import { enginesUnderTest } from '../../support/postgres';
import { subjects, tell, world } from './letters-to-ada';

/** Makes the database lose changes of notices without a word, until it is mended. */
async function losing({ store }: TestContext, when: string): Promise<() => Promise<void>> {
  const run = (words: string) =>
    store.tx((tx) => {
      // Each engine runs a bare statement by a method of its own, which the types that both share leave out.
      const raw = tx.db as unknown as Record<'run' | 'execute', (statement: SQL) => Promise<unknown>>;
      return raw[store.engine === 'sqlite' ? 'run' : 'execute'](sql.raw(words));
    });
  if (store.engine === 'sqlite') {
    await run(`create trigger losing before update on notices when ${when} begin select raise(ignore); end`);
    return async () => void (await run('drop trigger losing'));
  }
  await run('create function lose() returns trigger language plpgsql as $$ begin return null; end $$');
  await run(
    `create trigger losing before update on notices for each row when (${when}) execute function lose()`,
  );
  return async () => void (await run('drop trigger losing on notices'));
}

describe.each(enginesUnderTest())('letters about notices on %s', (engine) => {
  it('go at once for what waits for the person, and in the daily or weekly letter for the rest', async () => {
    const { ctx, ada } = await world(engine);
    await tell(ctx, ada.id, 'mention');
    await tell(ctx, ada.id, 'comment-reply');
    await tell(ctx, ada.id, 'version-published');
    await tell(ctx, ada.id, 'vote-cast');
    expect(await sendDue(ctx)).toMatchObject([
      { recipient: 'ada@example.org', subject: 'About mention.', text: expect.stringContaining('Dear Ada,') },
    ]);
    expect(await sendDue(ctx)).toEqual([]);
    ctx.setNow(new Date('2026-09-02T06:59:59Z'));
    expect(await sendDue(ctx)).toEqual([]);
    ctx.setNow(new Date('2026-09-02T07:00:00Z'));
    const [daily, ...others] = await sendDue(ctx);
    expect(others).toEqual([]);
    expect(daily?.subject).toBe('Concord, daily summary: 1 thing');
    expect(daily?.text).toContain('About comment-reply.\nhttp://localhost:3000/comment-reply');
    ctx.setNow(new Date('2026-09-07T07:00:00Z'));
    expect(subjects(await sendDue(ctx))).toEqual(['Concord, weekly summary: 1 thing']);
    ctx.advance({ days: 8 });
    expect(await sendDue(ctx)).toEqual([]);
  });

  it('tell a burst of 30 on one thing as one line, and letters at once keep 15 minutes apart', async () => {
    const { ctx, ada } = await world(engine);
    for (let n = 1; n <= 30; n++) {
      await tell(ctx, ada.id, 'comment-reply', { summary: `Reply ${n}.`, path: `/c/1#reply-${n}` });
      await tell(ctx, ada.id, 'mention', { summary: `Mention ${n}.`, path: `/c/1#reply-${n}` });
    }
    expect(subjects(await sendDue(ctx))).toEqual(['Mention 30.']);
    expect(await ctx.store.read((tx) => listNotices(tx, ada.id, {}, 99))).toMatchObject([
      { times: 30 },
      { times: 30 },
    ]);
    for (const minute of [1, 2, 3]) {
      ctx.advance({ minutes: 1 });
      await tell(ctx, ada.id, 'mention', { path: `/c/${minute}` });
      expect(await sendDue(ctx)).toEqual([]);
    }
    ctx.advance({ minutes: 12 });
    const [letter, ...others] = await sendDue(ctx);
    expect(others).toEqual([]);
    expect(letter?.subject).toBe('Somebody mentions you (3)');
    ctx.setNow(new Date('2026-09-02T07:00:00Z'));
    const [daily] = await sendDue(ctx);
    expect(daily?.text.match(/Reply/g)).toHaveLength(1);
    expect(daily?.text).toContain('Reply 30. (30 times, last at 10:00am on 1 September 2026, UK time)');
  });

  it('NO-2: that input is waited for is another line than the replies, and both are counted right', async () => {
    const { ctx, ada } = await world(engine);
    for (const n of [1, 2, 3]) {
      const about = { objectKind: 'reply', objectId: `reply-${n}`, path: `/c/1#reply-${n}` } as const;
      await tell(ctx, ada.id, 'comment-reply', { summary: `Reply ${n}.`, ...about });
    }
    const about = { objectKind: 'comment', objectId: 'comment-1', path: '/c/1' } as const;
    await tell(ctx, ada.id, 'comment-reply', { summary: 'It waits for your input.', ...about });
    const notices = await ctx.store.read((tx) => listNotices(tx, ada.id, {}, 99));
    expect(notices.map(({ summary, times }) => [summary, times]).sort()).toEqual([
      ['It waits for your input.', 1],
      ['Reply 3.', 3],
    ]);
  });

  it('are made once, though two processes look at the same moment', async () => {
    const { ctx, ada } = await world(engine);
    const grace = await makePerson(ctx, { name: 'Grace' });
    for (const { id } of [ada, grace]) await tell(ctx, id, 'mention');
    const made = await Promise.all([gatherLetters(asClock(ctx)), gatherLetters(asClock(ctx))]);
    expect(made[0] + made[1]).toBe(2);
    expect(await sendDue(ctx)).toHaveLength(2);
  });

  it.each([
    ['that a notice was put into one', 'new.letter_id is not null', '0 of 1 notices could be put'],
    ['when a notice is to go', 'new.letter_id is null', 'was dealt with for its letter and waits still'],
  ])('are not looked for without end where the database loses %s', async (_what, lost, fault) => {
    const { ctx, ada } = await world(engine);
    await tell(ctx, ada.id, 'mention');
    const mend = await losing(ctx, lost);
    await expect(gatherLetters(asClock(ctx))).rejects.toThrow(fault);
    const letters = () => ctx.store.read(({ db, tables }) => db.$count(tables.letters));
    expect(await letters()).toBe(0);
    await mend();
    expect(await gatherLetters(asClock(ctx))).toBe(1);
    expect(await letters()).toBe(1);
  });
});
