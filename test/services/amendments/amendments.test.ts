import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { acceptSeveral } from '../../../app/services/amendments/accept-several.server';
import { decideAmendment, WHOLE } from '../../../app/services/amendments/decide-amendment.server';
import { inviteAuthor } from '../../../app/services/amendments/invite-author.server';
import { listAmendments } from '../../../app/services/amendments/list-amendments.server';
import { openAmendment } from '../../../app/services/amendments/open-amendment.server';
import { rejectAmendment } from '../../../app/services/amendments/reject-amendment.server';
import { submitAmendment } from '../../../app/services/amendments/submit-amendment.server';
import { supportAmendment } from '../../../app/services/amendments/support-amendment.server';
import { takeBack } from '../../../app/services/amendments/take-back.server';
import { undoAcceptance } from '../../../app/services/amendments/undo-acceptance.server';
import { viewAmendment } from '../../../app/services/amendments/view-amendment.server';
import { viewReview } from '../../../app/services/amendments/view-review.server';
import { applyComment } from '../../../app/services/comments/after-decision.server';
import { decideOnComment } from '../../../app/services/comments/decide-comment.server';
import { postComment } from '../../../app/services/comments/post-comment.server';
import { moveOnDesk } from '../../../app/services/comments/triage-comment.server';
import type { SignedIn } from '../../../app/services/context';
import { takeSeat } from '../../../app/services/live/take-seat.server';
import { findComment } from '../../../db/queries/comments';
import { listContributors } from '../../../db/queries/version-record';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import {
  draftToAmend,
  edit,
  good,
  opened,
  replaceWords,
  SAID,
  submitted,
  wordsOf,
} from '../../support/amendments';
import { aComment } from '../../support/comments';
import type { TestContext } from '../../support/context';
import { actsRecorded } from '../../support/people';
import { enginesUnderTest } from '../../support/postgres';
import type { StandardWorld } from '../../support/standards';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('amendments on %s', (engine) => {
  let w: StandardWorld;
  let draftId: string;
  let other: TestContext;

  const draft = async () => {
    const made = await draftToAmend(engine, texts);
    ({ w, draftId, other } = made);
    return made.place;
  };
  const seatOf = async (ctx: TestContext, documentId: string) => (await takeSeat(ctx, documentId)).seat;

  it('AM-3 AM-4 only its authors come in while it is written, and everybody reads it once it is submitted', async () => {
    await draft();
    const amendment = await opened(w.reader, draftId);
    const seats = async () => ({
      author: await seatOf(w.reader, amendment.documentId),
      editor: await seatOf(w.editor, amendment.documentId),
      other: await seatOf(other, amendment.documentId),
      draft: await seatOf(w.reader, draftId),
    });
    expect(await seats()).toEqual({ author: 'write', editor: 'none', other: 'none', draft: 'read' });
    await expect(viewAmendment(other, amendment.id)).rejects.toMatchObject({ code: 'not-found' });
    good(await inviteAuthor(w.reader, amendment.id, 'olga@example.org'));
    expect(await seats()).toMatchObject({ other: 'write' });
    await edit(w.reader, amendment.documentId, replaceWords('a day', 'six hours'));
    good(await submitAmendment(other, amendment.id, SAID));
    expect(await seats()).toEqual({ author: 'read', editor: 'write', other: 'read', draft: 'read' });
    expect(await seatOf(w.proposer, amendment.documentId)).toBe('read');
    good(await takeBack(w.reader, amendment.id, 'revise'));
    expect(await seats()).toEqual({ author: 'write', editor: 'read', other: 'write', draft: 'read' });
    good(await takeBack(w.reader, amendment.id, 'withdraw'));
    expect(await seats()).toEqual({ author: 'read', editor: 'read', other: 'read', draft: 'read' });
    const view = await viewAmendment(w.ctx.as({ kind: 'anonymous' }), amendment.id);
    expect(view.state).toBe('withdrawn');
  });

  it('AM-1 AM-6 says what is missing, at its field', async () => {
    await draft();
    const foreign = await openAmendment(w.reader, { ...SAID, draftId, organisationId: w.supplier.id });
    expect(foreign).toMatchObject({ ok: false, errors: { organisationId: expect.any(String) } });
    const unknown = await openAmendment(w.reader, { ...SAID, draftId, organisationId: '', comments: 'C-99' });
    expect(unknown).toMatchObject({ errors: { comments: expect.stringContaining('C-99') } });
    const amendment = await opened(w.reader, draftId);
    const empty = await submitAmendment(w.reader, amendment.id, {
      ...SAID,
      rationale: '',
      type: '',
      impact: '',
    });
    expect(empty).toMatchObject({
      ok: false,
      errors: {
        rationale: expect.any(String),
        type: expect.any(String),
        impact: expect.any(String),
        form: expect.stringContaining('changes nothing'),
      },
    });
  });

  it('a form that is sent twice at once is one amendment; with anything else in it, or a minute later, it is another', async () => {
    await draft();
    const form = { ...SAID, draftId, organisationId: '' };
    const open = (change = {}) => openAmendment(w.reader, { ...form, ...change }, 'same-form');
    const [first, second] = await Promise.all([open(), open()]);
    expect(second).toEqual(first);
    expect(good(first).name).toBe('A-1');
    expect(good(await openAmendment(other, form, 'same-form')).name).toBe('A-2');
    expect(good(await open({ impact: 'breaking' })).name).toBe('A-3');
    w.ctx.advance({ minutes: 1 });
    expect(good(await open()).name).toBe('A-4');
    expect((await actsRecorded(w.ctx.store)).filter((act) => act === 'amendment-opened')).toHaveLength(4);
  });

  it('whoever goes on with an amendment in two tabs at once gets one', async () => {
    await draft();
    const form = { ...SAID, draftId, organisationId: '' };
    const [first, second] = await Promise.all([
      openAmendment(w.reader, form, 'own'),
      openAmendment(w.reader, form, 'own'),
    ]);
    expect(good(second)).toEqual(good(first));
  });

  it('says in sentences what it changes, for whom, and tells those who decide', async () => {
    await draft();
    const amendment = await submitted(w.proposer, draftId, 'a day', 'six hours', w.supplier.id);
    const { amendments } = await listAmendments(w.ctx.as({ kind: 'anonymous' }), draftId);
    expect(amendments).toHaveLength(1);
    expect(amendments[0]).toMatchObject({
      name: amendment.name,
      by: 'Larch Systems, supplier (small or medium)',
      state: 'proposed',
    });
    expect(amendments[0]?.changes.map(({ says }) => says).join()).toContain('“six hours”');
    const notices = await w.ctx.store.read(({ db, tables }) =>
      db.select().from(tables.notices).where(eq(tables.notices.kind, 'amendment-proposed')),
    );
    expect(notices.map(({ personId }) => personId)).toContain((w.editor.actor as SignedIn).personId);
  });

  it('AM-9 AM-10 counts the last position of an organisation, and none on its own amendment', async () => {
    await draft();
    const amendment = await submitted(w.reader, draftId, 'a day', 'six hours');
    const give = (position: string) =>
      supportAmendment(w.proposer, amendment.id, { organisationId: w.supplier.id, position, reason: '' });
    good(await give('support'));
    good(await give('do-not-support'));
    expect((await viewAmendment(w.reader, amendment.id)).positions).toMatchObject([
      { organisation: 'Larch Systems', position: 'do-not-support' },
    ]);
    const own = await submitted(w.proposer, draftId, 'Hospitals', 'Trusts', w.supplier.id);
    const answer = await supportAmendment(w.proposer, own.id, {
      organisationId: w.supplier.id,
      position: 'support',
      reason: '',
    });
    expect(answer.ok).toBe(false);
  });

  it('AM-11 merges into the draft under the names of its writers while somebody else types', async () => {
    const place = await draft();
    const amendment = await submitted(w.proposer, draftId, 'a day', 'six hours', w.supplier.id);
    await edit(w.editor, draftId, replaceWords('to the practice', 'to the general practice'));
    expect(await decideAmendment(w.reader, amendment.id, WHOLE)).toMatchObject({ ok: false });
    good(await decideAmendment(w.editor, amendment.id, WHOLE));
    const words = await wordsOf(w.ctx, draftId);
    expect(words).toContain('within six hours.');
    expect(words).toContain('to the general practice.');
    expect((await viewAmendment(w.reader, amendment.id)).state).toBe('accepted');
    const contributors = await w.ctx.store.read((tx) => listContributors(tx, place.documentId));
    expect(contributors.map(({ personName }) => personName)).toContain('Pat');
  });

  it('AM-12 keeps a rejected one readable, with its reason', async () => {
    await draft();
    const amendment = await submitted(w.reader, draftId, 'a day', 'six hours');
    expect(await rejectAmendment(w.editor, amendment.id, ' ')).toMatchObject({
      errors: { reason: expect.any(String) },
    });
    good(await rejectAmendment(w.editor, amendment.id, 'Practices close at night.'));
    expect(await viewAmendment(w.ctx.as({ kind: 'anonymous' }), amendment.id)).toMatchObject({
      state: 'rejected',
      reason: 'Practices close at night.',
    });
    expect(await wordsOf(w.ctx, draftId)).toContain('within a day.');
  });

  it('AM-13 never merges blindly what both changed, and decides it on the three wordings', async () => {
    await draft();
    const amendment = await submitted(w.reader, draftId, 'a day', 'six hours');
    await edit(w.editor, draftId, replaceWords('a day', 'two days'));
    expect(await decideAmendment(w.editor, amendment.id, WHOLE)).toMatchObject({ ok: false });
    const review = await viewReview(w.editor, amendment.id);
    const [part] = review.parts;
    const [conflict] = part?.conflicts ?? [];
    if (!part || !conflict) throw new Error('The clause was not found to need a decision.');
    expect(part.needsDecision).toBe(true);
    expect(conflict.before).toContain('a day');
    expect(conflict.now).toContain('two days');
    expect(conflict.proposed).toContain('six hours');
    const own = {
      partId: part.id,
      take: 'accept' as const,
      reason: '',
      conflicts: [
        {
          conflictId: conflict.id,
          take: 'own' as const,
          wording: 'The summary arrives within twelve hours.',
        },
      ],
    };
    expect(
      await decideAmendment(w.editor, amendment.id, [{ ...own, reading: 'of yesterday' }]),
    ).toMatchObject({ ok: false });
    good(await decideAmendment(w.editor, amendment.id, [{ ...own, reading: part.reading }]));
    expect(await wordsOf(w.ctx, draftId)).toContain('within twelve hours.');
    const view = await viewAmendment(w.reader, amendment.id);
    expect(view.state).toBe('accepted');
    expect(view.decisions).toMatchObject([{ outcome: 'reworded' }]);
  });

  it('AM-14 AM-15 is decided clause by clause, and names the editor who changed it first', async () => {
    await draft();
    const amendment = await opened(w.reader, draftId);
    await edit(w.reader, amendment.documentId, replaceWords('a day', 'six hours'));
    await edit(w.reader, amendment.documentId, replaceWords('Hospitals', 'Trusts'));
    good(await submitAmendment(w.reader, amendment.id, SAID));
    w.ctx.advance({ minutes: 5 });
    await edit(w.editor, amendment.documentId, replaceWords('six hours', 'five hours'));
    const one = async (take: 'accept' | 'reject', reason = '') => {
      const [part] = (await viewReview(w.editor, amendment.id)).parts;
      if (!part) throw new Error('Nothing is left to decide.');
      good(
        await decideAmendment(w.editor, amendment.id, [
          { partId: part.id, take, reason, conflicts: [], reading: part.reading },
        ]),
      );
    };
    await one('reject', 'Hospitals is the word we use.');
    expect((await viewAmendment(w.reader, amendment.id)).state).toBe('proposed');
    await one('accept');
    const view = await viewAmendment(w.reader, amendment.id);
    expect(view).toMatchObject({ state: 'accepted', editedBy: ['Edwin'] });
    const words = await wordsOf(w.ctx, draftId);
    expect(words).toContain('within five hours.');
    expect(words).toContain('Hospitals send');
  });

  it('AM-14 is accepted when one clause was taken in and the last one was not', async () => {
    await draft();
    const amendment = await opened(w.reader, draftId);
    await edit(w.reader, amendment.documentId, replaceWords('Hospitals', 'Trusts'));
    await edit(w.reader, amendment.documentId, replaceWords('a day', 'six hours'));
    good(await submitAmendment(w.reader, amendment.id, SAID));
    for (const take of ['accept', 'reject'] as const) {
      const [part] = (await viewReview(w.editor, amendment.id)).parts;
      const reason = take === 'reject' ? 'A day is what sites can do.' : '';
      const { id: partId = '', reading = '' } = part ?? {};
      good(await decideAmendment(w.editor, amendment.id, [{ partId, take, reason, conflicts: [], reading }]));
    }
    expect((await viewAmendment(w.reader, amendment.id)).state).toBe('accepted');
  });

  it('AM-14 is accepted as a whole when the draft says the same already', async () => {
    await draft();
    const amendment = await submitted(w.reader, draftId, 'a day', 'six hours');
    await edit(w.editor, draftId, replaceWords('a day', 'six hours'));
    expect((await viewReview(w.editor, amendment.id)).parts).toEqual([]);
    good(await decideAmendment(w.editor, amendment.id, WHOLE));
    expect((await viewAmendment(w.reader, amendment.id)).state).toBe('accepted');
    expect(await wordsOf(w.ctx, draftId)).toContain('within six hours.');
  });

  it('AM-16 accepts several at once and takes them back once, with what was typed since kept', async () => {
    await draft();
    const first = await submitted(w.reader, draftId, 'a day', 'six hours');
    const second = await submitted(w.proposer, draftId, 'Hospitals', 'Trusts', w.supplier.id);
    const clash = await submitted(other, draftId, 'within a day', 'on the same day');
    const { accepted, left } = good(await acceptSeveral(w.editor, draftId, [clash.id, second.id, first.id]));
    expect({ accepted, left }).toEqual({ accepted: [first.id, second.id], left: [clash.id] });
    expect(await wordsOf(w.ctx, draftId)).toContain('Trusts send a summary');
    await edit(w.editor, draftId, replaceWords('every message', 'each message'));
    const { undo } = await listAmendments(w.editor, draftId);
    if (!undo) throw new Error('The acceptance cannot be undone.');
    expect(undo.names).toHaveLength(2);
    good(await undoAcceptance(w.editor, draftId, undo.acceptanceId));
    const words = await wordsOf(w.ctx, draftId);
    expect(words).toContain('Hospitals send a summary');
    expect(words).toContain('within a day.');
    expect(words).toContain('to each message.');
    expect((await viewAmendment(w.reader, first.id)).state).toBe('proposed');
    expect(await undoAcceptance(w.editor, draftId, undo.acceptanceId)).toMatchObject({ ok: false });
    expect((await listAmendments(w.editor, draftId)).undo).toBeNull();
    good(await decideAmendment(w.editor, first.id, WHOLE));
    expect(await wordsOf(w.ctx, draftId)).toContain('within six hours.');
  });

  it('CD-18 applies the comments it answers that were decided so, and takes that back with itself', async () => {
    const place = await draft();
    const comment = async (disposition: '' | 'accepted' | 'not-accepted') => {
      w.ctx.advance({ minutes: 1 });
      const { id } = good(await postComment(w.proposer, aComment(place)));
      if (disposition === '') return id;
      expect(await moveOnDesk(w.editor, { commentId: id, move: 'triage' })).toMatchObject({ allowed: true });
      const decided = { disposition, reason: 'A day is long.', impact: 'compatible', duplicateOf: '' };
      const how = { how: 'chair', countFor: '', countAgainst: '' };
      good(await decideOnComment(w.chair, id, { ...decided, ...how }));
      return id;
    };
    const ids = [
      await comment('accepted'),
      await comment(''),
      await comment('not-accepted'),
      await comment('accepted'),
    ];
    good(await applyComment(w.editor, { commentId: ids[3] ?? '', versionId: place.versionId }));
    const stored = async () =>
      await w.ctx.store.read(async (tx) => {
        const rows = [];
        for (const id of ids) rows.push(await findComment(tx, id));
        return rows.map((row) => [row?.state, row?.appliedInVersionId === place.versionId]);
      });
    const before = await stored();
    expect(before[0]).toEqual(['decided', false]);
    const amendment = await opened(w.reader, draftId);
    await edit(w.reader, amendment.documentId, replaceWords('a day', 'six hours'));
    good(await submitAmendment(w.reader, amendment.id, { ...SAID, comments: 'C-1, C-2, C-3, C-4' }));
    good(await decideAmendment(w.editor, amendment.id, WHOLE));
    expect(await stored()).toEqual([['applied', true], ...before.slice(1)]);
    const { undo } = await listAmendments(w.editor, draftId);
    good(await undoAcceptance(w.editor, draftId, undo?.acceptanceId ?? ''));
    expect(await stored()).toEqual(before);
    expect(await actsRecorded(w.ctx.store)).toEqual(
      expect.arrayContaining(['comment-applied', 'comment-application-undone']),
    );
  });
});
