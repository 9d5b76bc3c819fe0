import { describe, expect, it } from 'vitest';
import { verifyRecord } from '../../../app/services/audit/verify-record.server';
import { decideOnComment } from '../../../app/services/comments/decide-comment.server';
import { editComment, editReply } from '../../../app/services/comments/edit-words.server';
import { removeComment, removeReply } from '../../../app/services/comments/remove-words.server';
import { replyToComment } from '../../../app/services/comments/reply-to-comment.server';
import { viewComment } from '../../../app/services/comments/view-comment.server';
import { listNotices } from '../../../db/queries/notices';
import { countUndecided } from '../../../db/queries/version-record';
import { attachCommentToBallot } from '../../../db/queries/votes';
import { commentWorld, posted, SELECTED, storedComment, triaged } from '../../support/comments';
import { testContext } from '../../support/context';
import { actsRecorded } from '../../support/people';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

describe.each(enginesUnderTest())('words of comments on %s', (engine) => {
  const world = async () => commentWorld(testContext(await freshStore(engine)));

  it('PM-12: an edit keeps the former wording and shows that it was edited', async () => {
    const at = await world();
    const { id } = await posted(at, { body: 'Too long.', proposedWording: 'an hour' });
    const edit = (body: string, proposedWording = 'half a day') =>
      editComment(at.commenter, { commentId: id, body, proposedWording });
    expect(await edit('A day is too long.')).toMatchObject({ ok: true });
    expect(await edit('A day is too long. @Edith Editor')).toMatchObject({ ok: true });
    expect(await edit('A day is too long. @Edith Editor')).toMatchObject({ ok: true });
    const view = await viewComment(at.ctx, at.reference, 1);
    expect(view.former.map(({ body, proposedWording }) => [body, proposedWording])).toEqual([
      ['Too long.', 'an hour'],
      ['A day is too long.', 'half a day'],
    ]);
    expect(view.entry).toMatchObject({ body: 'A day is too long. @Edith Editor', editedAt: at.ctx.now() });
    const told = await at.ctx.store.read((tx) => listNotices(tx, at.people.editor.id, {}, 9));
    expect(told.map(({ kind }) => kind)).toEqual(['mention']);
    const acts = await actsRecorded(at.ctx.store);
    expect(acts.filter((act) => act === 'comment-edited')).toHaveLength(2);
    expect(await verifyRecord(at.ctx)).toMatchObject({ whole: true });
  });

  it.each([
    ['PM-12: not by somebody else', 'chair', 'New words', 'form'],
    ['CD-1: not to nothing', 'commenter', ' ', 'body'],
    ['not to more than fits', 'commenter', 'x'.repeat(10_001), 'body'],
  ] as const)('words are edited %s', async (_, who, body, field) => {
    const at = await world();
    const { id } = await posted(at);
    const answer = await editComment(at[who], { commentId: id, body, proposedWording: '' });
    expect(answer).toMatchObject({ ok: false, errors: { [field]: expect.any(String) } });
    expect((await storedComment(at, id)).editedAt).toBeNull();
  });

  it('a decided comment keeps its words: neither edited nor removed', async () => {
    const at = await world();
    const { id } = await triaged(at);
    const decision = { disposition: 'noted', reason: 'Seen.', impact: '', duplicateOf: '', how: 'chair' };
    await decideOnComment(at.chair, id, { ...decision, countFor: '', countAgainst: '' });
    const edit = editComment(at.commenter, { commentId: id, body: 'Other words', proposedWording: '' });
    await expect(edit).rejects.toMatchObject({ code: 'conflict' });
    await expect(removeComment(at.commenter, id)).rejects.toMatchObject({ code: 'conflict' });
    const { may } = await viewComment(at.commenter, at.reference, 1);
    expect(may).toMatchObject({ edit: false, withdraw: false, answer: true });
  });

  it('a comment without replies goes; its number is not given again', async () => {
    const at = await world();
    const { id } = await posted(at);
    await editComment(at.commenter, { commentId: id, body: 'Edited', proposedWording: '' });
    expect(await removeComment(at.chair, id)).toMatchObject({ ok: false, status: 403 });
    expect(await removeComment(at.commenter, id)).toMatchObject({ ok: true, result: 'deleted' });
    await expect(viewComment(at.ctx, at.reference, 1)).rejects.toMatchObject({ code: 'not-found' });
    expect((await posted(at)).number).toBe(2);
    expect(await actsRecorded(at.ctx.store)).toContain('comment-removed');
  });

  it('a comment with a reply is blanked with a marker: the thread stays, the words are nowhere any more', async () => {
    const at = await world();
    const { id } = await posted(at, { body: 'Secret one', proposedWording: 'Secret two', anchor: SELECTED });
    await editComment(at.commenter, { commentId: id, body: 'Secret three', proposedWording: 'Secret two' });
    await replyToComment(at.participant, { commentId: id, body: 'I see.', organisationId: '' });
    expect(await removeComment(at.commenter, id)).toMatchObject({ ok: true, result: 'blanked' });
    const view = await viewComment(at.ctx, at.reference, 1);
    expect(view.entry).toMatchObject({ removed: true, body: '', proposedWording: '', quote: '' });
    expect(view.replies.map(({ body }) => body)).toEqual(['I see.']);
    const everything = await at.ctx.store.read(async ({ db, tables }) =>
      JSON.stringify([
        await db.select().from(tables.comments),
        await db.select().from(tables.wordingHistory),
        await db.select().from(tables.auditEvents),
      ]),
    );
    expect(everything).not.toContain('Secret');
    expect(await at.ctx.store.read((tx) => countUndecided(tx, at.versionId))).toBe(0);
    expect(view.may).toMatchObject({ edit: false, desk: [], decide: null });
  });

  it('a comment on which a vote rests is blanked, never deleted', async () => {
    const at = await world();
    const { id } = await posted(at);
    await at.ctx.store.tx((tx) => attachCommentToBallot(tx, id, 'a-ballot'));
    expect(await removeComment(at.commenter, id)).toMatchObject({ ok: true, result: 'blanked' });
  });

  it('PM-12: replies are edited and removed by who wrote them', async () => {
    const at = await world();
    const { id } = await posted(at);
    const reply = await replyToComment(at.participant, { commentId: id, body: 'I se.', organisationId: '' });
    const replyId = reply.ok ? reply.result.id : '';
    expect(await editReply(at.commenter, { replyId, body: 'No' })).toMatchObject({ ok: false, status: 403 });
    expect(await editReply(at.participant, { replyId, body: '' })).toMatchObject({
      ok: false,
      errors: { body: expect.any(String) },
    });
    expect(await editReply(at.participant, { replyId, body: 'I see.' })).toMatchObject({ ok: true });
    const [shown] = (await viewComment(at.ctx, at.reference, 1)).replies;
    expect(shown).toMatchObject({ body: 'I see.', editedAt: at.ctx.now() });
    expect(shown?.former.map(({ body }) => body)).toEqual(['I se.']);
    expect(await removeReply(at.commenter, replyId)).toMatchObject({ ok: false, status: 403 });
    expect(await removeReply(at.participant, replyId)).toMatchObject({ ok: true });
    const [blank] = (await viewComment(at.ctx, at.reference, 1)).replies;
    expect(blank).toMatchObject({ removed: true, body: '', former: [], mayEdit: false });
    const edit = editReply(at.participant, { replyId, body: 'Back' });
    await expect(edit).rejects.toMatchObject({ code: 'conflict' });
  });
});
