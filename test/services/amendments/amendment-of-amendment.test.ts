import { afterAll, describe, expect, it } from 'vitest';
import { decideAmendment, WHOLE } from '../../../app/services/amendments/decide-amendment.server';
import { listAmendments } from '../../../app/services/amendments/list-amendments.server';
import { openAmendment } from '../../../app/services/amendments/open-amendment.server';
import { submitAmendment } from '../../../app/services/amendments/submit-amendment.server';
import { takeBack } from '../../../app/services/amendments/take-back.server';
import { takeInDraft, WHAT_FITS } from '../../../app/services/amendments/take-in-draft.server';
import { undoAcceptance } from '../../../app/services/amendments/undo-acceptance.server';
import { undoTakingIn } from '../../../app/services/amendments/undo-taking-in.server';
import { viewAmendment } from '../../../app/services/amendments/view-amendment.server';
import { viewReview } from '../../../app/services/amendments/view-review.server';
import { viewUpdate } from '../../../app/services/amendments/view-update.server';
import { postComment } from '../../../app/services/comments/post-comment.server';
import { takeSeat } from '../../../app/services/live/take-seat.server';
import { listAgreedChanges } from '../../../db/queries/agreed-changes';
import { findDocument } from '../../../db/queries/documents';
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
import { enginesUnderTest } from '../../support/postgres';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('an amendment of an amendment on %s', (engine) => {
  /** The reader's amendment that is being written again after it was read by all, and the proposer's change to it. */
  const world = async () => {
    const made = await draftToAmend(engine, texts);
    const { w, draftId } = made;
    const parent = await submitted(w.reader, draftId, 'a day', 'six hours');
    good(await takeBack(w.reader, parent.id, 'revise'));
    const child = await submitted(w.proposer, parent.documentId, 'Hospitals', 'Trusts', w.supplier.id);
    return { ...made, parent, child };
  };
  const seat = async (ctx: TestContext, documentId: string) => (await takeSeat(ctx, documentId)).seat;

  it('AM-18 is opened by whoever reads that one, and by nobody once it is over', async () => {
    const { w, draftId, other } = await draftToAmend(engine, texts);
    const parent = await opened(w.reader, draftId);
    const to = { ...SAID, draftId: parent.documentId, organisationId: '' };
    await expect(openAmendment(other, to)).rejects.toMatchObject({ code: 'not-found' });
    await edit(w.reader, parent.documentId, replaceWords('a day', 'six hours'));
    good(await submitAmendment(w.reader, parent.id, SAID));
    const child = await opened(other, parent.documentId);
    expect(await wordsOf(w.ctx, child.documentId)).toContain('six hours');
    expect(await viewAmendment(other, child.id)).toMatchObject({
      amended: 'amendment A-1',
      draft: { path: parent.path },
      changes: [],
    });
    await edit(other, child.documentId, replaceWords('six hours', 'five hours'));
    good(await takeBack(w.reader, parent.id, 'withdraw'));
    expect(await submitAmendment(other, child.id, SAID)).toMatchObject({ ok: false, status: 409 });
    expect(await openAmendment(w.proposer, to)).toMatchObject({ ok: false, status: 409 });
  });

  it('AM-21 takes nothing out again that came from that one, once it counts for the draft instead', async () => {
    const { w, draftId } = await draftToAmend(engine, texts);
    const parent = await submitted(w.reader, draftId, 'a day', 'six hours');
    const child = await opened(w.proposer, parent.documentId, w.supplier.id);
    await edit(w.proposer, child.documentId, replaceWords('Hospitals', 'Trusts'));
    good(await takeBack(w.reader, parent.id, 'revise'));
    await edit(w.reader, parent.documentId, replaceWords('an answer', 'one answer'));
    good(await takeInDraft(w.proposer, child.id, WHAT_FITS));
    expect((await viewUpdate(w.proposer, child.id)).undo).not.toBeNull();
    good(await submitAmendment(w.reader, parent.id, SAID));
    good(await decideAmendment(w.editor, parent.id, WHOLE));
    expect((await viewAmendment(w.proposer, child.id)).draft.path).not.toBe(parent.path);
    expect((await viewUpdate(w.proposer, child.id)).undo).toBeNull();
    expect(await undoTakingIn(w.proposer, child.id)).toMatchObject({ ok: false, status: 409 });
    expect(await wordsOf(w.ctx, child.documentId)).toContain('one answer');
  });

  it('AM-19 is decided by the authors of that one, clause by clause, and the draft is not touched', async () => {
    const { w, draftId, parent, child } = await world();
    const before = await wordsOf(w.ctx, draftId);
    expect((await listAmendments(w.reader, parent.documentId)).amendments).toMatchObject([
      {
        name: 'A-2',
        by: 'Larch Systems, supplier (small or medium)',
        changes: [{ says: expect.stringContaining('“Trusts”') }],
      },
    ]);
    expect((await listAmendments(w.editor, draftId)).amendments.map(({ name }) => name)).not.toContain('A-2');
    expect((await viewReview(w.editor, child.id)).may).toBe(false);
    expect(await decideAmendment(w.editor, child.id, WHOLE)).toMatchObject({ ok: false });
    expect(await decideAmendment(w.proposer, child.id, WHOLE)).toMatchObject({ ok: false });
    // Both changed the same words: never blindly.
    await edit(w.reader, parent.documentId, replaceWords('Hospitals', 'Providers'));
    expect(await decideAmendment(w.reader, child.id, WHOLE)).toMatchObject({ ok: false });
    const [part] = (await viewReview(w.reader, child.id)).parts;
    const [conflict] = part?.conflicts ?? [];
    if (!part || !conflict) throw new Error('The clause was not found to need a decision.');
    good(
      await decideAmendment(w.reader, child.id, [
        {
          partId: part.id,
          take: 'accept',
          reason: '',
          conflicts: [{ conflictId: conflict.id, take: 'proposed', wording: '' }],
          reading: part.reading,
        },
      ]),
    );
    expect(await wordsOf(w.ctx, parent.documentId)).toContain('Trusts send');
    expect(await wordsOf(w.ctx, draftId)).toBe(before);
    const { undo } = await listAmendments(w.reader, parent.documentId);
    if (!undo) throw new Error('Nothing can be undone.');
    expect(await undoAcceptance(w.editor, parent.documentId, undo.acceptanceId)).toMatchObject({ ok: false });
    good(await undoAcceptance(w.reader, parent.documentId, undo.acceptanceId));
    expect(await wordsOf(w.ctx, parent.documentId)).toContain('Providers send');
  });

  it('AM-19 nobody writes in it while it is submitted, and its authors do before', async () => {
    const { w, other, child } = await world();
    const seats = async () => ({
      author: await seat(w.proposer, child.documentId),
      parentAuthor: await seat(w.reader, child.documentId),
      editor: await seat(w.editor, child.documentId),
      other: await seat(other, child.documentId),
    });
    expect(await seats()).toEqual({ author: 'read', parentAuthor: 'read', editor: 'read', other: 'read' });
    good(await takeBack(w.proposer, child.id, 'revise'));
    expect(await seats()).toEqual({ author: 'write', parentAuthor: 'read', editor: 'read', other: 'read' });
  });

  it('AM-17 takes in what the authors of that one wrote since', async () => {
    const { w, parent, child } = await world();
    good(await takeBack(w.proposer, child.id, 'revise'));
    await edit(w.reader, parent.documentId, replaceWords('every message', 'each message'));
    expect(good(await takeInDraft(w.proposer, child.id, WHAT_FITS))).toEqual({ tookIn: 1, left: 0 });
    expect(await wordsOf(w.ctx, child.documentId)).toContain('each message');
    expect((await viewAmendment(w.proposer, child.id)).changes).toHaveLength(1);
  });

  it('AM-20 becomes one of the draft when that one is accepted, and of that one again when this is undone', async () => {
    const { w, draftId, parent, child } = await world();
    good(await submitAmendment(w.reader, parent.id, SAID));
    good(await decideAmendment(w.editor, parent.id, WHOLE));
    const names = async (documentId: string) =>
      (await listAmendments(w.editor, documentId)).amendments.map(({ name }) => name);
    expect(await names(draftId)).toEqual(['A-1', 'A-2']);
    expect(await names(parent.documentId)).toEqual([]);
    expect(await seat(w.editor, child.documentId)).toBe('write');
    const { undo } = await listAmendments(w.editor, draftId);
    good(await undoAcceptance(w.editor, draftId, undo?.acceptanceId ?? ''));
    expect(await names(parent.documentId)).toEqual(['A-2']);
    expect(await seat(w.editor, child.documentId)).toBe('read');
    good(await decideAmendment(w.editor, parent.id, WHOLE));
    good(await decideAmendment(w.editor, child.id, WHOLE));
    const words = await wordsOf(w.ctx, draftId);
    expect(words).toContain('Trusts send');
    expect(words).toContain('six hours');
  });

  it('CD-18 hands the comments it answers on to the amendment it went into', async () => {
    const { w, place, parent, child } = await world();
    const version = (await w.ctx.store.read((tx) => findDocument(tx, place.documentId)))?.versionId ?? '';
    const comment = good(await postComment(w.proposer, aComment({ versionId: version })));
    good(await takeBack(w.proposer, child.id, 'revise'));
    good(
      await submitAmendment(w.proposer, child.id, { ...SAID, impact: 'breaking', comments: comment.name }),
    );
    good(await decideAmendment(w.reader, child.id, WHOLE));
    const { comments } = await viewAmendment(w.reader, parent.id);
    expect(comments.map(({ name }) => name)).toEqual([comment.name]);
    // What reaches the draft is said by the amendment that reaches it.
    expect(await w.ctx.store.read((tx) => listAgreedChanges(tx, version))).toEqual([]);
  });
});
