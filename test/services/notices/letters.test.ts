import { type SQL, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { suspendPerson } from '../../../app/services/admin/suspend-person.server';
import { replyToComment } from '../../../app/services/comments/reply-to-comment.server';
import { chooseNotices, pauseLetters } from '../../../app/services/notices/choose-notices.server';
import { endLetters, viewLettersToEnd } from '../../../app/services/notices/end-letters.server';
import { gatherLetters } from '../../../app/services/notices/gather-letters.server';
import { markAllRead } from '../../../app/services/notices/mark-read.server';
import { type NewsForPeople, tellPeople } from '../../../app/services/notices/tell-people.server';
import { viewNoticeSettings } from '../../../app/services/notices/view-notice-settings.server';
import type { WrittenLetter } from '../../../app/services/notices/write-letter.server';
import { deleteMember } from '../../../db/queries/memberships';
import { listNotices } from '../../../db/queries/notices';
import type { Engine } from '../../../db/store';
import type { NoticeChannel, NoticeKind } from '../../../db/words';
import { commentWorld, posted } from '../../support/comments';
import {
  asClock,
  makeOrganisation,
  makePerson,
  signedIn,
  type TestContext,
  testContext,
} from '../../support/context';
import { sendDue } from '../../support/mailed';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

/** A Tuesday, 10am in London. */
async function world(engine: Engine) {
  const ctx = testContext(await freshStore(engine));
  const ada = await makePerson(ctx, { name: 'Ada', email: 'ada@example.org' });
  return { ctx, ada, mine: await signedIn(ctx, ada) };
}

async function tell(ctx: TestContext, personId: string, kind: NoticeKind, news: Partial<NewsForPeople> = {}) {
  const summary = `About ${kind}.`;
  await ctx.store.tx((tx) =>
    tellPeople(tx, ctx, { people: [personId], kind, summary, path: `/${kind}`, ...news }),
  );
}

const choice = (kind: NoticeKind, channel: NoticeChannel) => new Map([[kind, channel]]);
const subjects = (letters: readonly WrittenLetter[]) => letters.map(({ subject }) => subject);

/** The path of the address that ends a letter. */
function endOf(letter: WrittenLetter | undefined): readonly [secret: string, about: string] {
  const url = /^<(.+)>$/.exec(letter?.headers['List-Unsubscribe'] ?? '')?.[1] ?? 'http://none/none';
  const [, , secret = '', about = ''] = new URL(url).pathname.split('/');
  return [secret, about];
}

/** Makes the database lose changes of notices without a word, until it is mended. */
async function losing({ store }: TestContext, when: string): Promise<() => Promise<void>> {
  const run = (words: string) =>
    store.tx((tx) => {
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

  it('follow what the person chose, also for what waits already; off is told nowhere', async () => {
    const { ctx, ada, mine } = await world(engine);
    await chooseNotices(mine, choice('mention', 'daily'));
    await tell(ctx, ada.id, 'mention');
    expect(await sendDue(ctx)).toEqual([]);
    await chooseNotices(mine, choice('mention', 'at-once'));
    expect(subjects(await sendDue(ctx))).toEqual(['About mention.']);
    await chooseNotices(mine, choice('comment-reply', 'at-once'));
    await tell(ctx, ada.id, 'comment-reply');
    await chooseNotices(mine, choice('comment-reply', 'portal'));
    expect(await sendDue(ctx)).toEqual([]);
    await chooseNotices(mine, choice('comment-reply', 'off'));
    await tell(ctx, ada.id, 'comment-reply', { path: '/elsewhere' });
    const kept = await ctx.store.read((tx) => listNotices(tx, ada.id, { kinds: ['comment-reply'] }, 9));
    expect(kept.map(({ path }) => path)).toEqual(['/comment-reply']);
    const { subjects: parts } = await viewNoticeSettings(mine);
    const rows = parts.flatMap((part) => part.rows);
    expect(rows.find(({ kind }) => kind === 'comment-reply')?.channel).toBe('off');
    expect(rows.find(({ kind }) => kind === 'mention')?.channel).toBe('at-once');
  });

  it('leave out what was read before they went', async () => {
    const { ctx, ada, mine } = await world(engine);
    await tell(ctx, ada.id, 'mention');
    await gatherLetters(asClock(ctx));
    await markAllRead(mine);
    expect(await sendDue(ctx)).toEqual([]);
  });

  it('tell nothing to somebody suspended between the making of the letter and its sending', async () => {
    const { ctx, ada } = await world(engine);
    const administrator = await makePerson(ctx, { name: 'Root', offices: ['administrator'] });
    await tell(ctx, ada.id, 'mention');
    expect(await gatherLetters(asClock(ctx))).toBe(1);
    const answer = await suspendPerson(await signedIn(ctx, administrator), {
      personId: ada.id,
      reason: 'Spam',
    });
    expect(answer.ok).toBe(true);
    expect(await sendDue(ctx)).toEqual([]);
    ctx.advance({ days: 9 });
    expect(await sendDue(ctx)).toEqual([]);
  });

  it('tell nothing of an organisation to who left it since, and go on to who is in it', async () => {
    const { ctx, ada } = await world(engine);
    const grace = await makePerson(ctx, { name: 'Grace', email: 'grace@example.org' });
    const { id } = await makeOrganisation(ctx, { representative: grace, alternate: ada });
    for (const person of [ada, grace]) await tell(ctx, person.id, 'membership-asked', { organisationId: id });
    ctx.advance({ days: 1 });
    expect(await gatherLetters(asClock(ctx))).toBe(2);
    await ctx.store.tx((tx) => deleteMember(tx, id, ada.id));
    expect((await sendDue(ctx)).map(({ recipient }) => recipient)).toEqual(['grace@example.org']);
  });

  it('NO-7: tell nothing that is older than 14 days', async () => {
    const { ctx, ada } = await world(engine);
    await tell(ctx, ada.id, 'mention');
    ctx.advance({ days: 14, minutes: 1 });
    expect(await sendDue(ctx)).toEqual([]);
    await tell(ctx, ada.id, 'mention', { path: '/later' });
    ctx.advance({ days: 14 });
    expect(await sendDue(ctx)).toHaveLength(1);
  });

  it('NO-8: stand under their standard, and tell nothing of what was removed or hidden since', async () => {
    const { ctx } = await world(engine);
    const w = await commentWorld(ctx);
    const { editor } = w.people;
    const comment = await posted(w);
    const reply = await replyToComment(w.participant, {
      commentId: comment.id,
      body: 'Why?',
      organisationId: '',
    });
    if (!reply.ok) throw new Error(JSON.stringify(reply.errors));
    await sendDue(ctx);
    const about = (kind: NoticeKind, change: Partial<NewsForPeople> = {}) =>
      tell(ctx, editor.id, kind, { standardId: w.standardId, summary: 'w'.repeat(300), ...change });
    await about('comment-assigned', { detail: 'The words of it.' });
    ctx.advance({ days: 1 });
    const daily = (await sendDue(ctx)).find(({ recipient }) => recipient === editor.email);
    expect(daily?.headers).toMatchObject({ Precedence: 'bulk' });
    expect(daily?.text).toMatch(/STD-\d+ Discharge messages:\n\nw+\nThe words of it\.\nhttp/);

    const things = [
      { objectKind: 'comment', objectId: comment.id, path: '/1' },
      { objectKind: 'reply', objectId: reply.result.id, path: '/2' },
      { path: '/3' },
    ] as const;
    const send = async () => {
      for (const thing of things) await about('mention', thing);
      const letters = (await sendDue(ctx)).filter(({ recipient }) => recipient === editor.email);
      ctx.advance({ days: 2 });
      return letters.flatMap(({ text }) => [1, 2, 3].filter((n) => text.includes(`:3000/${n}\n`)));
    };
    expect(await send()).toEqual([1, 2, 3]);
    const now = { removedAt: ctx.now() };
    await ctx.store.tx(({ db, tables }) => db.update(tables.replies).set(now));
    expect(await send()).toEqual([1, 3]);
    await ctx.store.tx(({ db, tables }) => db.update(tables.comments).set(now));
    expect(await send()).toEqual([3]);
    await about('mention');
    const [long] = await sendDue(ctx);
    expect(long?.subject).toHaveLength(200);
    ctx.advance({ days: 2 });
    await ctx.store.tx(({ db, tables }) => db.update(tables.standards).set({ hiddenAt: ctx.now() }));
    expect(await send()).toEqual([]);
  });

  it('wait while they are paused, also those in the outbox, and come when the pause is over', async () => {
    const { ctx, ada, mine } = await world(engine);
    expect(await pauseLetters(mine, '2026-09-01')).toMatchObject({
      ok: false,
      errors: { pause: expect.any(String) },
    });
    expect(await pauseLetters(mine, '2028-09-01')).toMatchObject({
      ok: false,
      errors: { pause: expect.any(String) },
    });
    await tell(ctx, ada.id, 'mention');
    await gatherLetters(asClock(ctx));
    expect(await pauseLetters(mine, '2026-09-10')).toMatchObject({ ok: true });
    expect((await viewNoticeSettings(mine)).pausedUntil).toEqual(new Date('2026-09-10T07:00:00Z'));
    await tell(ctx, ada.id, 'comment-reply');
    expect(await sendDue(ctx)).toEqual([]);
    ctx.setNow(new Date('2026-09-10T06:59:59Z'));
    expect(await gatherLetters(asClock(ctx))).toBe(0);
    expect(await sendDue(ctx)).toEqual([]);
    ctx.setNow(new Date('2026-09-10T07:00:00Z'));
    expect(subjects(await sendDue(ctx)).toSorted()).toEqual([
      'About mention.',
      'Concord, daily summary: 1 thing',
    ]);
    expect(await pauseLetters(mine, null)).toMatchObject({ ok: true });
    expect((await viewNoticeSettings(mine)).pausedUntil).toBeNull();
  });

  it('are ended by their own address without signing in: that kind, when it is sent and not when it is opened', async () => {
    const { ctx, ada, mine } = await world(engine);
    await tell(ctx, ada.id, 'mention');
    await tell(ctx, ada.id, 'comment-decided');
    const letters = await sendDue(ctx);
    expect(letters.map(({ headers }) => headers['List-Unsubscribe-Post'])).toEqual([
      'List-Unsubscribe=One-Click',
      'List-Unsubscribe=One-Click',
    ]);
    const letter = letters.find(({ subject }) => subject === 'About mention.');
    const [secret, about] = endOf(letter);
    expect(letter?.text).toContain(`Stop these letters: http://localhost:3000/unsubscribe/${secret}/mention`);
    const stranger = ctx.as({ kind: 'anonymous' });
    expect(await viewLettersToEnd(stranger, secret, about)).toMatchObject({ ended: false });
    expect(await viewLettersToEnd(stranger, secret, about)).toMatchObject({ ended: false });
    expect(await endLetters(stranger, secret, about)).toEqual({
      name: 'Somebody mentions you',
      collected: false,
      ended: true,
    });
    expect(await endLetters(stranger, secret, about)).toMatchObject({ ended: true });
    ctx.advance({ hours: 1 });
    await tell(ctx, ada.id, 'mention', { path: '/later' });
    await tell(ctx, ada.id, 'comment-decided', { path: '/later' });
    expect(subjects(await sendDue(ctx))).toEqual(['About comment-decided.']);
    expect(await mine.store.read((tx) => listNotices(tx, ada.id, {}, 9))).toHaveLength(4);
    for (const [wrong, what] of [
      ['x'.repeat(43), 'mention'],
      [secret, 'everything'],
    ] as const) {
      await expect(endLetters(stranger, wrong, what)).rejects.toMatchObject({ code: 'not-found' });
    }
  });

  it('that are collected are ended as such; other letters go on', async () => {
    const { ctx, ada } = await world(engine);
    await tell(ctx, ada.id, 'comment-reply');
    ctx.advance({ days: 1 });
    const [daily] = await sendDue(ctx);
    const [secret, about] = endOf(daily);
    expect(about).toBe('daily');
    await endLetters(ctx, secret, about);
    for (const kind of ['comment-reply', 'mention', 'version-published'] as const)
      await tell(ctx, ada.id, kind);
    ctx.advance({ days: 7 });
    expect(subjects(await sendDue(ctx)).toSorted()).toEqual([
      'About mention.',
      'Concord, weekly summary: 1 thing',
    ]);
  });
});
