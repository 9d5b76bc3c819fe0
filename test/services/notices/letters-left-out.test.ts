import { describe, expect, it } from 'vitest';
import { suspendPerson } from '../../../app/services/admin/suspend-person.server';
import { replyToComment } from '../../../app/services/comments/reply-to-comment.server';
import { gatherLetters } from '../../../app/services/notices/gather-letters.server';
import { markAllRead } from '../../../app/services/notices/mark-read.server';
import type { NewsForPeople } from '../../../app/services/notices/tell-people.server';
import { deleteMember } from '../../../db/queries/memberships';
import type { NoticeKind } from '../../../db/words';
import { commentWorld, posted } from '../../support/comments';
import { asClock, makeOrganisation, makePerson, signedIn } from '../../support/context';
import { sendDue } from '../../support/mailed';
import { enginesUnderTest } from '../../support/postgres';

import { tell, world } from './letters-to-ada';

describe.each(enginesUnderTest())('what letters about notices leave out on %s', (engine) => {
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
});
