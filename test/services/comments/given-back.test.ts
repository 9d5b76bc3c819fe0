import { afterAll, describe, expect, it } from 'vitest';
import { sendBack } from '../../../app/services/approvals/decide-approval.server';
import { checkRecord } from '../../../app/services/audit/check-record.server';
import { applyComment } from '../../../app/services/comments/after-decision.server';
import { readCommentSearch } from '../../../app/services/comments/comment-search';
import { decideOnComment } from '../../../app/services/comments/decide-comment.server';
import { postComment } from '../../../app/services/comments/post-comment.server';
import { moveOnDesk } from '../../../app/services/comments/triage-comment.server';
import { viewComments } from '../../../app/services/comments/view-comments.server';
import { moveVersion } from '../../../app/services/versions/move-version.server';
import type { Disposition } from '../../../db/words';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { good } from '../../support/amendments';
import { aComment } from '../../support/comments';
import { commentOn } from '../../support/patches';
import { enginesUnderTest } from '../../support/postgres';
import type { StandardWorld, VersionPlace } from '../../support/standards';
import { noticesOf, underNotice } from '../patches/under-notice';
import { acceptedComment, writtenNext } from '../versions/beside-ballot';
import { nextVersion } from '../versions/next-version';
import { DECISION } from './typed-decision';

const texts = createTextWorkshop();
afterAll(() => texts.close());

const CANCEL = { move: 'cancel', reason: 'No money.' } as const;

/** A comment on a published version, which goes along to the next one at once and is decided there. */
async function decided(w: StandardWorld, on: VersionPlace, disposition: Disposition): Promise<string> {
  const body = `Say it otherwise: ${w.ctx.newId()}`;
  const { id } = good(await postComment(w.reader, aComment(on, { body, type: 'technical' })));
  await moveOnDesk(w.chair, { commentId: id, move: 'triage' });
  const changes = disposition === 'accepted';
  const decision = { ...DECISION, disposition, reason: 'Why.', impact: changes ? 'editorial' : '' };
  good(await decideOnComment(w.chair, id, decision));
  return id;
}

async function standing({ ctx }: StandardWorld, ids: readonly string[]) {
  const rows = await ctx.store.read(({ db, tables }) => db.select().from(tables.comments));
  return ids.map((id) => {
    const { state, versionId, appliedInVersionId } = rows.find((row) => row.id === id) ?? {};
    return [state, versionId, appliedInVersionId];
  });
}

describe.each(enginesUnderTest())('comments of a version that is cancelled, on %s', (engine) => {
  it('CD-29, CD-32: what was carried along to it and accepted goes back, applied or not, and is listed next', async () => {
    const { w, first, place } = await writtenNext(engine, texts);
    const applied = await decided(w, first, 'accepted');
    const elsewhere = await decided(w, first, 'accepted');
    const waiting = await decided(w, first, 'accepted');
    const kept = await decided(w, first, 'kept-for-later');
    const over = await decided(w, first, 'not-accepted');
    const own = await acceptedComment(w, place, 'editorial');
    const all = [applied, elsewhere, waiting, kept, over, own];
    good(await applyComment(w.chair, { commentId: applied, versionId: place.versionId }));
    const other = await nextVersion(w, first, 'breaking');
    good(await applyComment(w.chair, { commentId: elsewhere, versionId: other.versionId }));
    expect(new Set((await standing(w, all)).map(([, on]) => on))).toEqual(new Set([place.versionId]));

    expect((await moveVersion(w.lead, place.versionId, CANCEL)).allowed).toBe(true);
    expect(await standing(w, all)).toEqual([
      ['decided', first.versionId, null],
      ['applied', first.versionId, other.versionId],
      ['decided', first.versionId, null],
      ['decided', first.versionId, null],
      ['decided', place.versionId, null],
      ['applied', place.versionId, place.versionId],
    ]);
    const notices = await noticesOf(w.reader);
    expect(notices).toContainEqual(
      expect.stringMatching(/^What comment C-1 asked for is in no text any more: .* 1\.1\.0, in which/),
    );
    expect(notices).toContain(
      '3 comments of yours on Discharge summary messages (C-2, C-3 and C-4) go back to version 1.0.0, since version 1.1.0 is cancelled. What is not decided or in no text yet goes on with the next version.',
    );
    const { breaks } = await checkRecord(w.ctx, []);
    expect(breaks.filter(({ kind }) => kind === 'comment')).toEqual([]);

    const search = readCommentSearch(new URLSearchParams({ version: other.number }));
    const listed = async () =>
      (await viewComments(w.ctx, first.reference, search)).comments.map(({ name }) => name);
    expect(await listed()).toEqual(['C-4', 'C-3', 'C-1']);
    expect((await moveVersion(w.lead, other.versionId, CANCEL)).allowed).toBe(true);
    expect((await standing(w, [elsewhere]))[0]).toEqual(['decided', first.versionId, null]);
  });

  it('CD-29, CD-32: so it is of what a Lead rejects, and of a patch with everything that was said of it', async () => {
    const { w, base, patch, approving } = await underNotice(engine, texts);
    const { id } = await commentOn(w.reader, patch.versionId);
    await moveOnDesk(w.chair, { commentId: id, move: 'triage' });
    good(
      await decideOnComment(w.chair, id, {
        ...DECISION,
        disposition: 'accepted',
        reason: '',
        impact: 'editorial',
      }),
    );
    good(await applyComment(w.chair, { commentId: id, versionId: patch.versionId }));
    const rejected = await sendBack(w.lead, {
      approvalId: patch.approvalId,
      decision: 'rejected',
      hash: approving().hash,
      reason: 'It is not worth a version.',
      points: ['All of it'],
      confirmedAt: w.ctx.now(),
    });
    expect(rejected.allowed).toBe(true);
    expect(await standing(w, [id])).toEqual([['decided', base.versionId, null]]);
  });
});
