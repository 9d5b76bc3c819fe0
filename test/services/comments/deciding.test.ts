import { describe, expect, it } from 'vitest';
import { verifyRecord } from '../../../app/services/audit/verify-record.server';
import { decideOnComment, withdrawComment } from '../../../app/services/comments/decide-comment.server';
import { assignComment, moveOnDesk } from '../../../app/services/comments/triage-comment.server';
import { viewComment } from '../../../app/services/comments/view-comment.server';
import { listNotices } from '../../../db/queries/notices';
import { commentWorld, posted, storedComment, triaged } from '../../support/comments';
import { testContext } from '../../support/context';
import { sentTo } from '../../support/mailed';
import { actsRecorded } from '../../support/people';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';
import { BLOCKING, DECISION } from './typed-decision';

describe.each(enginesUnderTest())('deciding comments on %s', (engine) => {
  const world = async () => commentWorld(testContext(await freshStore(engine)));

  it('CD-5: the chair decides a technical comment; the commenter is told here and by letter, with the reason', async () => {
    const at = await world();
    const { id, path } = await triaged(at);
    expect(await decideOnComment(at.chair, id, DECISION)).toMatchObject({ ok: true });
    expect(await storedComment(at, id)).toMatchObject({
      state: 'decided',
      disposition: 'not-accepted',
      howDecided: 'chair',
      decidedBy: at.people.chair.id,
      reason: 'A day is what sites can do.',
    });
    const told = await at.ctx.store.read((tx) => listNotices(tx, at.people.commenter.id, {}, 9));
    expect(told).toMatchObject([{ kind: 'comment-decided', path }]);
    const [letter] = await sentTo(at.ctx, at.people.commenter.email);
    expect(letter?.subject).toContain('C-1');
    expect(letter?.text).toContain('Reason given: A day is what sites can do.');
    expect(letter?.text).toContain('You can say until 15 September 2026 whether you are content');
    expect(letter?.text).toContain(`http://localhost:3000${path}`);
    expect(at.ctx.announced.map(({ what }) => what)).toContain('post.wake');
    expect(await actsRecorded(at.ctx.store)).toContain('comment-decided');
    expect(await verifyRecord(at.ctx)).toMatchObject({ whole: true });
  });

  it.each([
    ['CD-4: an editor decides an Editorial comment', 'editor', { type: 'editorial' }, 'editor', null],
    ['CD-4: the chair too, as the chair', 'chair', { type: 'editorial' }, 'editor', null],
    ['CD-5: an editor does not decide a Technical one', 'editor', {}, 'editor', 'form'],
    ['CD-5: nor one that says the chair did', 'editor', {}, 'chair', 'form'],
    ['PM-10: the commenter does not decide', 'commenter', {}, 'chair', 'form'],
    ['PM-10: a participant does not decide', 'participant', { type: 'editorial' }, 'editor', 'form'],
    ['CD-6: the chair alone does not decide a blocking one', 'chair', BLOCKING, 'chair', 'how'],
    [
      'CD-6: an editor does not decide a blocking Editorial one',
      'editor',
      { type: 'editorial', ...BLOCKING },
      'editor',
      'form',
    ],
    ['CD-10: nor by a silence that nobody was asked for', 'chair', BLOCKING, 'silence', 'how'],
    ['CD-13: nobody else withdraws it', 'chair', {}, 'commenter', 'form'],
  ] as const)('%s', async (_, who, change, how, refusedAt) => {
    const at = await world();
    const { id } = await triaged(at, change);
    const answer = await decideOnComment(at[who], id, { ...DECISION, how });
    if (refusedAt === null) {
      expect(answer).toMatchObject({ ok: true });
      expect((await storedComment(at, id)).howDecided).toBe(who);
    } else {
      expect(answer).toMatchObject({ ok: false, errors: { [refusedAt]: expect.any(String) } });
      expect((await storedComment(at, id)).state).toBe('triaged');
    }
  });

  it('LC-34: the page of a decided comment leads to a formal objection for 14 days', async () => {
    const at = await world();
    const { id, number } = await triaged(at);
    const objections = async () => (await viewComment(at.participant, at.reference, number)).objections;
    expect(await objections()).toEqual({ objections: [], objectPath: null });
    await decideOnComment(at.chair, id, DECISION);
    expect((await objections()).objectPath).toContain(encodeURIComponent(`comment:${id}`));
    at.ctx.advance({ days: 15 });
    expect((await objections()).objectPath).toBeNull();
  });

  it('PM-10: somebody without an account is asked to sign in', async () => {
    const at = await world();
    const { id } = await triaged(at);
    await expect(decideOnComment(at.ctx, id, DECISION)).rejects.toMatchObject({ code: 'sign-in-needed' });
    await expect(withdrawComment(at.ctx, id)).rejects.toMatchObject({ code: 'sign-in-needed' });
  });

  it.each([
    ['CD-7: no reason', { reason: ' ' }, 'reason'],
    ['CD-8: accepted without an impact', { disposition: 'accepted' }, 'impact'],
    ['CD-9: a duplicate of nothing', { disposition: 'duplicate' }, 'duplicateOf'],
    [
      'CD-9: a duplicate of a number that nobody has',
      { disposition: 'duplicate', duplicateOf: 'C-99' },
      'duplicateOf',
    ],
    ['CD-9: a duplicate of itself', { disposition: 'duplicate', duplicateOf: 'C-1' }, 'duplicateOf'],
    ['CD-11: a count that was not recorded', { how: 'count' }, 'countFor'],
    ['CD-11: a count that is no number', { how: 'count', countFor: 'many', countAgainst: '2' }, 'countFor'],
    ['CD-11: a count against it', { how: 'count', countFor: '2', countAgainst: '2' }, 'countFor'],
    ['an unknown decision', { disposition: 'perhaps' }, 'disposition'],
    ['no way of deciding', { how: '' }, 'how'],
    ['a reason too long', { reason: 'x'.repeat(5_001) }, 'reason'],
  ])('refuses a decision with %s, naming the field', async (_, change, field) => {
    const at = await world();
    const { id } = await triaged(at);
    const answer = await decideOnComment(at.chair, id, { ...DECISION, ...change });
    expect(answer).toMatchObject({ ok: false, status: 400, errors: { [field]: expect.any(String) } });
    expect(await sentTo(at.ctx, at.people.commenter.email)).toEqual([]);
  });

  it('CD-3: a comment is decided once, and not before it is triaged', async () => {
    const at = await world();
    const { id } = await posted(at);
    expect(await decideOnComment(at.chair, id, DECISION)).toMatchObject({
      ok: false,
      status: 409,
      errors: { form: expect.stringContaining('Submitted') },
    });
    await moveOnDesk(at.chair, { commentId: id, move: 'triage' });
    const both = await Promise.allSettled([
      decideOnComment(at.chair, id, DECISION),
      decideOnComment(at.chair, id, { ...DECISION, disposition: 'noted' }),
    ]);
    const decided = both.filter((one) => one.status === 'fulfilled' && one.value.ok);
    expect(decided).toHaveLength(1);
    const acts = await actsRecorded(at.ctx.store);
    expect(acts.filter((act) => act === 'comment-decided')).toHaveLength(1);
  });

  it('PM-11: triage and assignment are for the chair and the editors, to one of them', async () => {
    const at = await world();
    const { id, path } = await posted(at);
    const editorId = at.people.editor.id;
    const refused = await moveOnDesk(at.participant, { commentId: id, move: 'triage' });
    expect(refused).toMatchObject({ allowed: false, reasons: [{ rule: 'PM-11' }] });
    await expect(
      moveOnDesk(at.chair, { commentId: id, move: 'triage', assigneeId: at.people.participant.id }),
    ).rejects.toMatchObject({ code: 'invalid', fields: { assigneeId: expect.any(String) } });
    expect(await moveOnDesk(at.chair, { commentId: id, move: 'triage', assigneeId: editorId })).toMatchObject(
      {
        allowed: true,
        result: { from: 'submitted', to: 'triaged' },
      },
    );
    const told = await at.ctx.store.read((tx) => listNotices(tx, editorId, {}, 9));
    expect(told).toMatchObject([{ kind: 'comment-assigned', path }]);
    expect(await moveOnDesk(at.chair, { commentId: id, move: 'triage' })).toMatchObject({
      allowed: false,
      reasons: [{ rule: 'CD-3' }],
    });
    expect(await moveOnDesk(at.editor, { commentId: id, move: 'ask-for-input' })).toMatchObject({
      allowed: true,
    });
    expect(await moveOnDesk(at.editor, { commentId: id, move: 'input-given' })).toMatchObject({
      allowed: true,
    });
    expect((await storedComment(at, id)).assigneeId).toBe(editorId);
    expect(await assignComment(at.chair, id, '')).toMatchObject({ allowed: true });
    expect((await storedComment(at, id)).assigneeId).toBeNull();
  });

  it('CD-11: a recorded count is kept with the decision', async () => {
    const at = await world();
    const { id } = await triaged(at, BLOCKING);
    const counted = { ...DECISION, how: 'count', countFor: '7', countAgainst: '2' };
    expect(await decideOnComment(at.chair, id, counted)).toMatchObject({ ok: true });
    expect(await storedComment(at, id)).toMatchObject({ howDecided: 'count', countFor: 7, countAgainst: 2 });
  });

  it('CD-9: both numbers of a duplicate keep working, and a chain of them leads to the first', async () => {
    const at = await world();
    await triaged(at, { body: 'First' });
    const second = await triaged(at, { body: 'Second' });
    const third = await triaged(at, { body: 'Third' });
    const duplicate = (of: string) => ({ ...DECISION, disposition: 'duplicate', duplicateOf: of });
    expect(await decideOnComment(at.chair, second.id, duplicate('c-1'))).toMatchObject({ ok: true });
    expect(await decideOnComment(at.chair, third.id, duplicate('2'))).toMatchObject({ ok: true });
    const original = await viewComment(at.ctx, at.reference, 1);
    expect(original.duplicates.map(({ name }) => name)).toEqual(['C-2', 'C-3']);
    for (const number of [2, 3]) {
      expect((await viewComment(at.ctx, at.reference, number)).decided?.duplicateOf).toMatchObject({
        name: 'C-1',
      });
    }
  });

  it('CD-13: the commenter withdraws before the decision, and only then', async () => {
    const at = await world();
    const { id } = await posted(at);
    expect(await withdrawComment(at.chair, id)).toMatchObject({ ok: false, status: 403 });
    expect(await withdrawComment(at.commenter, id)).toMatchObject({ ok: true });
    expect(await storedComment(at, id)).toMatchObject({ disposition: 'withdrawn', howDecided: 'commenter' });
    expect(await withdrawComment(at.commenter, id)).toMatchObject({ ok: false });
    expect((await viewComment(at.commenter, at.reference, 1)).may.answer).toBe(false);
  });
});
