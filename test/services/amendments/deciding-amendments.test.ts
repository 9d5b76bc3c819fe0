import { afterAll, describe, expect, it } from 'vitest';
import { decideAmendment, WHOLE } from '../../../app/services/amendments/decide-amendment.server';
import { rejectAmendment } from '../../../app/services/amendments/reject-amendment.server';
import { submitAmendment } from '../../../app/services/amendments/submit-amendment.server';
import { viewAmendment } from '../../../app/services/amendments/view-amendment.server';
import { viewReview } from '../../../app/services/amendments/view-review.server';
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
import { enginesUnderTest } from '../../support/postgres';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('deciding amendments on %s', (engine) => {
  it('AM-11 merges into the draft under the names of its writers while somebody else types', async () => {
    const { w, draftId, place } = await draftToAmend(engine, texts);
    const amendment = await submitted(w.proposer, draftId, 'a day', 'six hours', w.supplier.id);
    await edit(w.editor, draftId, replaceWords('to the practice', 'to the general practice'));
    expect(await decideAmendment(w.reader, amendment.id, WHOLE)).toMatchObject({ ok: false });
    good(await decideAmendment(w.editor, amendment.id, WHOLE));
    const words = await wordsOf(w.ctx, draftId);
    expect(words).toContain('within six hours.');
    expect(words).toContain('to the general practice.');
    expect((await viewAmendment(w.reader, amendment.id)).state).toBe('accepted');
    const contributors = await w.ctx.store.read((tx) => listContributors(tx, [place.documentId]));
    expect(contributors.map(({ personName }) => personName)).toContain('Pat');
  });

  it('AM-12 keeps a rejected one readable, with its reason', async () => {
    const { w, draftId } = await draftToAmend(engine, texts);
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
    const { w, draftId } = await draftToAmend(engine, texts);
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
    const { w, draftId } = await draftToAmend(engine, texts);
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
    const { w, draftId } = await draftToAmend(engine, texts);
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
    const { w, draftId } = await draftToAmend(engine, texts);
    const amendment = await submitted(w.reader, draftId, 'a day', 'six hours');
    await edit(w.editor, draftId, replaceWords('a day', 'six hours'));
    expect((await viewReview(w.editor, amendment.id)).parts).toEqual([]);
    good(await decideAmendment(w.editor, amendment.id, WHOLE));
    expect((await viewAmendment(w.reader, amendment.id)).state).toBe('accepted');
    expect(await wordsOf(w.ctx, draftId)).toContain('within six hours.');
  });
});
