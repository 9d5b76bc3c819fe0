import { afterAll, describe, expect, it } from 'vitest';
import { acceptSeveral } from '../../../app/services/amendments/accept-several.server';
import { decideAmendment, WHOLE } from '../../../app/services/amendments/decide-amendment.server';
import { listAmendments } from '../../../app/services/amendments/list-amendments.server';
import { submitAmendment } from '../../../app/services/amendments/submit-amendment.server';
import { undoAcceptance } from '../../../app/services/amendments/undo-acceptance.server';
import { viewAmendment } from '../../../app/services/amendments/view-amendment.server';
import { applyComment } from '../../../app/services/comments/after-decision.server';
import { decideOnComment } from '../../../app/services/comments/decide-comment.server';
import { postComment } from '../../../app/services/comments/post-comment.server';
import { moveOnDesk } from '../../../app/services/comments/triage-comment.server';
import { findComment } from '../../../db/queries/comments';
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
import { actsRecorded } from '../../support/people';
import { enginesUnderTest } from '../../support/postgres';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('acceptances of amendments that are taken back on %s', (engine) => {
  it('AM-16 accepts several at once and takes them back once, with what was typed since kept', async () => {
    const { w, draftId, other } = await draftToAmend(engine, texts);
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
    const { w, draftId, place } = await draftToAmend(engine, texts);
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
