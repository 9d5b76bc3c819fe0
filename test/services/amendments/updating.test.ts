import { afterAll, describe, expect, it } from 'vitest';
import { decideAmendment, WHOLE } from '../../../app/services/amendments/decide-amendment.server';
import { inviteAuthor } from '../../../app/services/amendments/invite-author.server';
import { submitAmendment } from '../../../app/services/amendments/submit-amendment.server';
import { takeInDraft, WHAT_FITS } from '../../../app/services/amendments/take-in-draft.server';
import { undoTakingIn } from '../../../app/services/amendments/undo-taking-in.server';
import { viewAmendment } from '../../../app/services/amendments/view-amendment.server';
import { viewReview } from '../../../app/services/amendments/view-review.server';
import { viewUpdate } from '../../../app/services/amendments/view-update.server';
import { listClients } from '../../../db/queries/live-text';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { draftToAmend, edit, good, opened, replaceWords, SAID, wordsOf } from '../../support/amendments';
import type { TestContext } from '../../support/context';
import { actsRecorded } from '../../support/people';
import { enginesUnderTest } from '../../support/postgres';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('taking today’s draft into an amendment on %s', (engine) => {
  const says = async (ctx: TestContext, id: string) =>
    (await viewAmendment(ctx, id)).changes.map((change) => change.says);

  it('AM-17 takes in what fits, keeps the authors’ changes, and proposes them against today’s draft', async () => {
    const { w, draftId, other } = await draftToAmend(engine, texts);
    const amendment = await opened(w.reader, draftId);
    await edit(w.reader, amendment.documentId, replaceWords('a day', 'six hours'));
    const before = await says(w.reader, amendment.id);
    await edit(w.editor, draftId, replaceWords('the practice', 'the general practice'));

    const view = await viewUpdate(w.reader, amendment.id);
    expect(view.parts).toMatchObject([{ name: '1 Scope', needsDecision: false, conflicts: [] }]);
    expect(view.parts[0]?.changes).toEqual(['adds “general” in 1 Scope']);
    expect(await takeInDraft(w.editor, amendment.id, WHAT_FITS).catch(({ code }) => code)).toBe('not-found');
    expect(good(await takeInDraft(w.reader, amendment.id, WHAT_FITS))).toEqual({ tookIn: 1, left: 0 });

    const words = await wordsOf(w.ctx, amendment.documentId);
    expect(words).toContain('to the general practice.');
    expect(words).toContain('within six hours.');
    expect(await says(w.reader, amendment.id)).toEqual(before);
    expect((await viewUpdate(w.reader, amendment.id)).parts).toEqual([]);
    expect(await takeInDraft(w.reader, amendment.id, WHAT_FITS)).toMatchObject({ ok: false, status: 409 });
    // The words stay those of the editor who wrote them in the draft.
    const { personId } = w.editor.actor as { personId: string };
    const clients = await w.ctx.store.read((tx) => listClients(tx, amendment.documentId));
    expect(clients.map((client) => client.personId)).toContain(personId);
    expect(await actsRecorded(w.ctx.store)).toContain('amendment-brought-up-to-date');

    good(await inviteAuthor(w.reader, amendment.id, 'olga@example.org'));
    good(await submitAmendment(other, amendment.id, SAID));
    expect(await takeInDraft(w.reader, amendment.id, WHAT_FITS)).toMatchObject({ ok: false });
    good(await decideAmendment(w.editor, amendment.id, WHOLE));
    expect(await wordsOf(w.ctx, draftId)).toBe(words);
  });

  it('AM-21 takes what was last taken in out again, once, and keeps what was written since', async () => {
    const { w, draftId, other } = await draftToAmend(engine, texts);
    const amendment = await opened(w.reader, draftId);
    await edit(w.reader, amendment.documentId, replaceWords('a day', 'six hours'));
    await edit(w.editor, draftId, replaceWords('the practice', 'the general practice'));
    expect((await viewUpdate(w.reader, amendment.id)).undo).toBe(null);
    expect(await undoTakingIn(w.reader, amendment.id)).toMatchObject({ ok: false, status: 409 });
    const said = await says(w.reader, amendment.id);
    good(await takeInDraft(w.reader, amendment.id, WHAT_FITS));
    await edit(w.reader, amendment.documentId, replaceWords('every message', 'each message'));

    expect((await viewUpdate(w.reader, amendment.id)).undo).toMatchObject({ by: expect.any(String) });
    expect(await undoTakingIn(other, amendment.id).catch(({ code }) => code)).toBe('not-found');
    expect(good(await undoTakingIn(w.reader, amendment.id))).toEqual({ kept: 0 });
    const words = await wordsOf(w.ctx, amendment.documentId);
    expect(words).toContain('to the practice.');
    expect(words).toContain('within six hours.');
    expect(words).toContain('each message');
    expect(await says(w.reader, amendment.id)).toEqual([...said, expect.stringContaining('“each”')]);
    expect(await actsRecorded(w.ctx.store)).toContain('amendment-update-undone');
    expect(await undoTakingIn(w.reader, amendment.id)).toMatchObject({ ok: false, status: 409 });
    // The draft's change waits to be taken in again, as before.
    expect((await viewUpdate(w.reader, amendment.id)).parts).toMatchObject([{ name: '1 Scope' }]);
    expect(good(await takeInDraft(w.reader, amendment.id, WHAT_FITS))).toEqual({ tookIn: 1, left: 0 });
    expect(await wordsOf(w.ctx, amendment.documentId)).toContain('to the general practice.');
  });

  it('AM-21 leaves words that somebody wrote on in, and says how many', async () => {
    const { w, draftId } = await draftToAmend(engine, texts);
    const amendment = await opened(w.reader, draftId);
    await edit(w.editor, draftId, replaceWords('the practice', 'the general practice'));
    good(await takeInDraft(w.reader, amendment.id, WHAT_FITS));
    await edit(w.reader, amendment.documentId, replaceWords('general practice', 'general dental practice'));
    const { kept } = good(await undoTakingIn(w.reader, amendment.id));
    expect(await wordsOf(w.ctx, amendment.documentId)).toContain('dental');
    expect(kept).toBe(1);
  });

  it('AM-17 shows what would be displaced in three wordings, and never takes it in unread', async () => {
    const { w, draftId } = await draftToAmend(engine, texts);
    const amendment = await opened(w.reader, draftId);
    await edit(w.reader, amendment.documentId, replaceWords('a day', 'six hours'));
    await edit(w.editor, draftId, replaceWords('a day', 'two days'));
    await edit(w.editor, draftId, replaceWords('an answer', 'one answer'));
    await edit(w.editor, draftId, replaceWords('Hospitals', 'Trusts'));
    expect(good(await takeInDraft(w.reader, amendment.id, WHAT_FITS))).toEqual({ tookIn: 1, left: 1 });
    expect(await wordsOf(w.ctx, amendment.documentId)).toContain('Trusts send');

    const [part] = (await viewUpdate(w.reader, amendment.id)).parts;
    const [conflict] = part?.conflicts ?? [];
    if (!part || !conflict) throw new Error('Nothing was found to be displaced.');
    expect([conflict.before, conflict.now, conflict.proposed]).toEqual([
      expect.stringContaining('a day'),
      expect.stringContaining('six hours'),
      expect.stringContaining('two days'),
    ]);
    const keep = {
      partId: part.id,
      take: 'accept' as const,
      reason: '',
      conflicts: [{ conflictId: conflict.id, take: 'now' as const, wording: '' }],
      reading: part.reading,
    };
    for (const blind of [
      { ...keep, conflicts: [] },
      { ...keep, reading: 'of yesterday' },
    ]) {
      expect(await takeInDraft(w.reader, amendment.id, blind)).toMatchObject({ ok: false });
    }
    good(await takeInDraft(w.reader, amendment.id, keep));
    const words = await wordsOf(w.ctx, amendment.documentId);
    expect(words).toContain('within six hours.');
    // What the draft changed beside it comes in all the same.
    expect(words).toContain('one answer');
    expect(await says(w.reader, amendment.id)).toEqual(['replaces “two days” by “six hours” in 2 Timing']);
    good(await submitAmendment(w.reader, amendment.id, SAID));
    const review = await viewReview(w.editor, amendment.id);
    expect(review.parts).toMatchObject([{ needsDecision: false }]);
  });
});
