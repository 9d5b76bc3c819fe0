import { describe, expect, it } from 'vitest';
import { chooseNotices, pauseLetters } from '../../../app/services/notices/choose-notices.server';
import { endLetters, viewLettersToEnd } from '../../../app/services/notices/end-letters.server';
import { gatherLetters } from '../../../app/services/notices/gather-letters.server';
import { viewNoticeSettings } from '../../../app/services/notices/view-notice-settings.server';
import type { WrittenLetter } from '../../../app/services/notices/write-letter.server';
import { listNotices } from '../../../db/queries/notices';
import type { NoticeChannel, NoticeKind } from '../../../db/words';
import { asClock } from '../../support/context';
import { sendDue } from '../../support/mailed';
import { enginesUnderTest } from '../../support/postgres';
import { subjects, tell, world } from './letters-to-ada';

const choice = (kind: NoticeKind, channel: NoticeChannel) => new Map([[kind, channel]]);

/** The path of the address that ends a letter. */
function endOf(letter: WrittenLetter | undefined): readonly [secret: string, about: string] {
  const url = /^<(.+)>$/.exec(letter?.headers['List-Unsubscribe'] ?? '')?.[1] ?? 'http://none/none';
  const [, , secret = '', about = ''] = new URL(url).pathname.split('/');
  return [secret, about];
}

describe.each(enginesUnderTest())('letters about notices as somebody chose them on %s', (engine) => {
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
