import { describe, expect, it } from 'vitest';
import { markAllRead, markRead } from '../../../app/services/notices/mark-read.server';
import { tellPeople } from '../../../app/services/notices/tell-people.server';
import { openNotice, viewNotifications } from '../../../app/services/notices/view-notifications.server';
import { countUnreadNotices } from '../../../db/queries/notices';
import type { NoticeKind } from '../../../db/words';
import { commentWorld } from '../../support/comments';
import { makePerson, signedIn, type TestContext, type TestPerson, testContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

async function tell(
  ctx: TestContext,
  person: TestPerson,
  kind: NoticeKind,
  path: string,
  summary: string = kind,
) {
  await ctx.store.tx((tx) => tellPeople(tx, ctx, { people: [person.id], kind, summary, path }));
}

async function summaries(ctx: TestContext, tab: 'for-me' | 'following' | 'all') {
  const { groups } = await viewNotifications(ctx, { tab, page: 1 });
  return groups.flatMap(({ lines }) => lines.map(({ summary }) => summary));
}

describe.each(enginesUnderTest())('notices on %s', (engine) => {
  it('make one line of a burst about the same place, and count anew once it was read', async () => {
    const ctx = testContext(await freshStore(engine));
    const ada = await makePerson(ctx);
    const mine = await signedIn(ctx, ada);
    for (let edit = 1; edit <= 30; edit++) {
      await tell(ctx, ada, 'comment-reply', '/comments/1', `${edit} replies`);
      ctx.advance({ minutes: 1 });
    }
    await tell(ctx, ada, 'comment-reply', '/comments/2', 'elsewhere');
    expect(await summaries(mine, 'all')).toEqual(['elsewhere', '30 replies']);
    await markAllRead(mine);
    await tell(ctx, ada, 'comment-reply', '/comments/1', '31 replies');
    expect(await ctx.store.read((tx) => countUnreadNotices(tx, ada.id))).toBe(1);
    expect(await summaries(mine, 'all')).toHaveLength(3);
    ctx.advance({ hours: 2 });
    await tell(ctx, ada, 'comment-reply', '/comments/1', '32 replies');
    expect(await summaries(mine, 'all')).toHaveLength(4);
  });

  it('are opened at their place, which marks them as read, by their own person alone', async () => {
    const ctx = testContext(await freshStore(engine));
    const ada = await makePerson(ctx);
    const mine = await signedIn(ctx, ada);
    const other = await signedIn(ctx, await makePerson(ctx));
    await tell(ctx, ada, 'mention', '/comments/7');
    const [group] = (await viewNotifications(mine, { tab: 'for-me', page: 1 })).groups;
    const id = group?.lines[0]?.id ?? '';
    expect(await openNotice(other, id)).toBeNull();
    await markRead(other, [id]);
    await markAllRead(other);
    expect(await ctx.store.read((tx) => countUnreadNotices(tx, ada.id))).toBe(1);
    expect(await openNotice(mine, id)).toBe('/comments/7');
    expect(await ctx.store.read((tx) => countUnreadNotices(tx, ada.id))).toBe(0);
    await expect(openNotice(ctx, id)).rejects.toMatchObject({ code: 'sign-in-needed' });
  });

  it('stand in tabs: for me, following, all', async () => {
    const ctx = testContext(await freshStore(engine));
    const ada = await makePerson(ctx);
    const mine = await signedIn(ctx, ada);
    await tell(ctx, ada, 'mention', '/a');
    await tell(ctx, ada, 'version-published', '/b');
    expect(await summaries(mine, 'for-me')).toEqual(['mention']);
    expect(await summaries(mine, 'following')).toEqual([]);
    expect(await summaries(mine, 'all')).toHaveLength(2);
    const view = await viewNotifications(mine, { tab: 'all', page: 99 });
    expect(view).toMatchObject({ page: 1, unread: { 'for-me': 1, following: 0, all: 2 } });
  });

  it('of a hidden standard are not shown, but to those who still read it', async () => {
    const ctx = testContext(await freshStore(engine));
    const w = await commentWorld(ctx);
    const office = await makePerson(ctx, { offices: ['secretariat'] });
    const news = { kind: 'mention', summary: 'About it', path: '/a', standardId: w.standardId } as const;
    await ctx.store.tx((tx) => tellPeople(tx, ctx, { people: [w.people.editor.id, office.id], ...news }));
    expect(await summaries(w.editor, 'all')).toEqual(['About it']);
    await ctx.store.tx(({ db, tables }) => db.update(tables.standards).set({ hiddenAt: ctx.now() }));
    expect(await summaries(w.editor, 'all')).toEqual([]);
    expect(await summaries(await signedIn(ctx, office), 'all')).toEqual(['About it']);
  });
});
