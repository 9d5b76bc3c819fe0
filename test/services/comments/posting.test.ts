import { describe, expect, it } from 'vitest';
import { verifyRecord } from '../../../app/services/audit/verify-record.server';
import { postComment } from '../../../app/services/comments/post-comment.server';
import { replyToComment } from '../../../app/services/comments/reply-to-comment.server';
import { viewDraftComments } from '../../../app/services/comments/view-draft-comments.server';
import { listNotices } from '../../../db/queries/notices';
import { aComment, commentWorld, posted, SELECTED, storedComment } from '../../support/comments';
import { makeOrganisation, makePerson, signedIn, type TestContext, testContext } from '../../support/context';
import { actsRecorded } from '../../support/people';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

const noticesOf = (ctx: TestContext, personId: string) =>
  ctx.store.read((tx) => listNotices(tx, personId, {}, 20));

describe.each(enginesUnderTest())('posting comments on %s', (engine) => {
  const world = async (options = {}) => commentWorld(testContext(await freshStore(engine)), options);

  it('CD-1: stores the words, the anchor, the organisation and its interest category, and records it', async () => {
    const at = await world();
    const answer = await postComment(
      at.commenter,
      aComment(at, {
        anchor: { ...SELECTED, from: 'AQID', to: 'BAUG' },
        organisationId: at.supplier.id,
        body: '  A day is too long.\r\nMake it an hour.  ',
        proposedWording: 'within an hour',
      }),
    );
    expect(answer).toMatchObject({
      ok: true,
      result: { number: 1, name: 'C-1', path: `/standards/${at.reference}/comments/C-1`, late: false },
    });
    const row = await storedComment(at, answer.ok ? answer.result.id : '');
    expect(row).toMatchObject({
      number: 1,
      state: 'submitted',
      type: 'technical',
      body: 'A day is too long.\nMake it an hour.',
      proposedWording: 'within an hour',
      organisationId: at.supplier.id,
      interestCategory: 'supplier-small',
      snapshotId: null,
      anchor: {
        blockId: SELECTED.blockId,
        from: 'AQID',
        to: 'BAUG',
        quote: 'between sites',
        prefix: 'Discharge messages are sent ',
        suffix: ' within a day.',
      },
    });
    expect(await actsRecorded(at.ctx.store)).toContain('comment-posted');
    expect(await verifyRecord(at.ctx)).toMatchObject({ whole: true });
  });

  it('two people commenting at once, twenty times, get forty different numbers without a gap', async () => {
    const at = await world();
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        postComment(n % 2 === 0 ? at.commenter : at.participant, aComment(at, { body: `Comment ${n}` })),
      ),
    );
    const numbers = answers.map((answer) => (answer.ok ? answer.result.number : 0)).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
    expect(await verifyRecord(at.ctx)).toMatchObject({ whole: true });
  });

  it('a form that is sent twice at once is one comment; the same words a minute later are another', async () => {
    const at = await world();
    const [first, second] = await Promise.all([
      postComment(at.commenter, aComment(at)),
      postComment(at.commenter, aComment(at)),
    ]);
    expect(first).toMatchObject({ ok: true, result: { number: 1 } });
    expect(second).toEqual(first);
    expect(await postComment(at.participant, aComment(at))).toMatchObject({ result: { number: 2 } });
    const others = [{ proposedWording: 'Six hours.' }, { blocking: true, blockingReason: 'It harms.' }];
    for (const [place, change] of others.entries()) {
      const answer = await postComment(at.commenter, aComment(at, change));
      expect(answer).toMatchObject({ result: { number: 3 + place } });
    }
    at.ctx.advance({ minutes: 1 });
    expect(await postComment(at.commenter, aComment(at))).toMatchObject({ result: { number: 5 } });
  });

  it('PM-9: somebody without an account is asked to sign in, and nothing is written', async () => {
    const at = await world();
    await expect(postComment(at.ctx, aComment(at))).rejects.toMatchObject({ code: 'sign-in-needed' });
    expect((await viewDraftComments(at.ctx, at.documentId)).comments).toEqual([]);
  });

  it('PM-3: an account whose address is not confirmed reads why it cannot comment', async () => {
    const at = await world();
    const ctx = await signedIn(at.ctx, await makePerson(at.ctx, { confirmed: false }));
    const answer = await postComment(ctx, aComment(at));
    expect(answer).toMatchObject({
      ok: false,
      status: 403,
      errors: { form: expect.stringContaining('Confirm your e-mail address') },
    });
    expect((await viewDraftComments(ctx, at.documentId)).may).toMatchObject({
      comment: false,
      why: expect.stringContaining('Confirm your e-mail address'),
    });
  });

  it.each([
    ['CD-1: empty', { body: ' \n ' }, 'body', 'Write the comment.'],
    ['too long', { body: 'x'.repeat(10_001) }, 'body', '10,000 characters'],
    ['CD-1: of no type', { type: '' }, 'type', 'Choose a type'],
    ['CD-1: of an unknown type', { type: 'rude' }, 'type', 'Choose a type'],
    [
      'blocking without a reason',
      { blocking: true, blockingReason: ' ' },
      'blockingReason',
      'Say why you cannot agree',
    ],
    ['with wording too long', { proposedWording: 'x'.repeat(20_001) }, 'proposedWording', '20,000'],
    [
      'blocking with a reason too long',
      { blocking: true, blockingReason: 'x'.repeat(2_001) },
      'blockingReason',
      '2,000',
    ],
  ])('refuses a comment %s, naming the field', async (_, change, field, words) => {
    const at = await world();
    const answer = await postComment(at.commenter, aComment(at, change));
    expect(answer).toMatchObject({
      ok: false,
      status: 400,
      errors: { [field]: expect.stringContaining(words) },
    });
    expect(await actsRecorded(at.ctx.store)).not.toContain('comment-posted');
  });

  it('PM-9: nobody speaks for an organisation that they do not belong to', async () => {
    const at = await world();
    const other = await makeOrganisation(at.ctx, { name: 'Somebody else' });
    for (const organisationId of [other.id, 'no-such-organisation']) {
      const answer = await postComment(at.commenter, aComment(at, { organisationId }));
      expect(answer).toMatchObject({
        ok: false,
        errors: { organisationId: expect.stringContaining('Only members of the organisation') },
      });
    }
  });

  it.each([
    ['in the consultation', 'consultation', -1, false],
    ['after the consultation', 'resolution', 1, true],
    ['in later drafting, where nothing is answered', 'drafting', 1, false],
  ] as const)('CD-2: a comment %s is taken, late or not', async (_, state, daysAfterClose, late) => {
    const ctx = testContext(await freshStore(engine));
    const closes = new Date(ctx.now().getTime() - daysAfterClose * 24 * 60 * 60 * 1000);
    const at = await commentWorld(ctx, { state, consultationClosesAt: closes });
    expect((await posted(at)).late).toBe(late);
  });

  it('an anchor that nothing can be made of becomes a comment on the whole version', async () => {
    const at = await world();
    const { id } = await posted(at, {
      anchor: { ...SELECTED, blockId: '"><script>', from: 'not base64 !', to: '' },
    });
    const cut = await posted(at, {
      anchor: { ...SELECTED, from: 'not base64 !', quote: `\u0000${'\ud83d'}${'q'.repeat(9_000)}` },
    });
    expect((await storedComment(at, id)).anchor).toEqual({
      blockId: null,
      quote: '',
      prefix: '',
      suffix: '',
    });
    const { anchor } = await storedComment(at, cut.id);
    expect(anchor.quote).toMatch(/^q{3998}$/);
    expect(anchor).not.toHaveProperty('from');
  });

  it('a mention tells the people on the standard whom it names, once, and nobody else', async () => {
    const at = await world();
    const comment = await posted(at, {
      body: 'What do you think, @Chris Chair and @edith editor? Write to x@Paul Participant. @Chris Chair!',
    });
    const told = await noticesOf(at.ctx, at.people.chair.id);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ kind: 'mention', path: comment.path });
    expect(told[0]?.summary).toContain('Carol Commenter mentioned you in comment C-1');
    expect(await noticesOf(at.ctx, at.people.editor.id)).toHaveLength(1);
    expect(await noticesOf(at.ctx, at.people.participant.id)).toEqual([]);
    expect(await noticesOf(at.ctx, at.people.commenter.id)).toEqual([]);
  });

  it('a reply stands under the comment and tells the others in the thread', async () => {
    const at = await world();
    const comment = await posted(at);
    const reply = (ctx: TestContext, body: string) =>
      replyToComment(ctx, { commentId: comment.id, body, organisationId: '' });
    expect(await reply(at.participant, 'An hour is too short. @Edith Editor?')).toMatchObject({ ok: true });
    expect(await reply(at.participant, 'An hour is too short. @Edith Editor?')).toMatchObject({ ok: true });
    at.ctx.advance({ minutes: 1 });
    expect(await reply(at.commenter, 'Half a day then.')).toMatchObject({ ok: true, result: { number: 1 } });
    const [shown] = (await viewDraftComments(at.ctx, at.documentId)).comments;
    expect(shown?.replies.map(({ body, author }) => [author.name, body])).toEqual([
      ['Paul Participant', 'An hour is too short. @Edith Editor?'],
      ['Carol Commenter', 'Half a day then.'],
    ]);
    const kinds = async (id: string) => (await noticesOf(at.ctx, id)).map(({ kind }) => kind);
    expect(await kinds(at.people.commenter.id)).toEqual(['comment-reply']);
    expect(await kinds(at.people.participant.id)).toEqual(['comment-reply']);
    expect(await kinds(at.people.editor.id)).toEqual(['mention']);
    await expect(reply(at.ctx, 'Me too')).rejects.toMatchObject({ code: 'sign-in-needed' });
    expect(await reply(at.commenter, ' ')).toMatchObject({ ok: false, errors: { body: 'Write the reply.' } });
    expect(await reply(at.commenter, 'x'.repeat(10_001))).toMatchObject({
      errors: { body: 'The reply must be 10,000 characters or fewer' },
    });
    await expect(
      replyToComment(at.commenter, { commentId: 'nothing', body: 'x', organisationId: '' }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('after 120 comments and replies within an hour a person is asked to wait', async () => {
    const at = await world();
    const comment = await posted(at);
    await at.ctx.store.tx(async ({ db, tables }) => {
      const rows = Array.from({ length: 119 }, (_, n) => ({
        id: `flood-${n}`,
        commentId: comment.id,
        authorId: at.people.commenter.id,
        body: 'again',
        createdAt: at.ctx.now(),
      }));
      await db.insert(tables.replies).values(rows);
    });
    await expect(postComment(at.commenter, aComment(at, { body: 'One more.' }))).rejects.toMatchObject({
      code: 'too-many',
    });
    expect(await postComment(at.participant, aComment(at))).toMatchObject({ ok: true });
    at.ctx.advance({ hours: 2 });
    // The number of the refused comment was not used up.
    expect(await postComment(at.commenter, aComment(at))).toMatchObject({ ok: true, result: { number: 3 } });
  });
});
