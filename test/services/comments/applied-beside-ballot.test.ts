import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { acceptSeveral } from '../../../app/services/amendments/accept-several.server';
import { submitAmendment } from '../../../app/services/amendments/submit-amendment.server';
import { viewAmendment } from '../../../app/services/amendments/view-amendment.server';
import { approve } from '../../../app/services/approvals/decide-approval.server';
import { sendForApproval } from '../../../app/services/approvals/send-for-approval.server';
import { viewApproval } from '../../../app/services/approvals/view-approval.server';
import { checkRecord } from '../../../app/services/audit/check-record.server';
import { closeDueBallots } from '../../../app/services/ballots/close-due-ballots.server';
import { applyComment } from '../../../app/services/comments/after-decision.server';
import { readCommentSearch } from '../../../app/services/comments/comment-search';
import { decideOnComment } from '../../../app/services/comments/decide-comment.server';
import { moveOnDesk } from '../../../app/services/comments/triage-comment.server';
import { viewComments } from '../../../app/services/comments/view-comments.server';
import { viewDispositionReport } from '../../../app/services/comments/view-disposition-report.server';
import { moveVersion } from '../../../app/services/versions/move-version.server';
import { viewHistory } from '../../../app/services/versions/view-history.server';
import { findBallot } from '../../../db/queries/ballots';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { edit, good, opened, replaceWords, SAID } from '../../support/amendments';
import { voteAll } from '../../support/approvals';
import { openedBallot } from '../../support/ballots';
import { testContext } from '../../support/context';
import { commentOn } from '../../support/patches';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';
import { noticesOf } from '../patches/under-notice';
import {
  acceptedAmendment,
  acceptedComment,
  frozenForBallot,
  publishFrozen,
  writtenNext,
} from '../versions/beside-ballot';
import { nextVersion } from '../versions/next-version';
import { DECISION } from './typed-decision';

const texts = createTextWorkshop();
afterAll(() => texts.close());

const ACCEPTED = { ...DECISION, disposition: 'accepted', reason: '', impact: 'editorial' };

describe.each(enginesUnderTest())('what is applied in the draft beside a ballot, on %s', (engine) => {
  it('CD-15, CD-31: the Leads are told that their text lacks it, and it waits for the next version', async () => {
    const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
    const world = await openedBallot(ctx);
    const { chair, lead, ballotId, versionId } = world;
    const hash = (await ctx.store.read((tx) => findBallot(tx, ballotId)))?.hash ?? '';
    await voteAll(world, hash);
    const { id } = await commentOn(chair, versionId);
    await moveOnDesk(chair, { commentId: id, move: 'triage' });
    good(await decideOnComment(chair, id, ACCEPTED));
    good(await applyComment(chair, { commentId: id, versionId }));
    ctx.advance({ days: 29 });
    await closeDueBallots(ctx);
    const sent = await sendForApproval(chair, { ballotId });
    if (!sent.allowed) throw new Error(JSON.stringify(sent.reasons));
    const { approvalId } = sent.result;
    const applied = async () =>
      (await viewApproval(lead, approvalId)).evidence.find(({ title }) =>
        title.startsWith('Accepted changes'),
      );
    expect(await applied()).toMatchObject({
      status: 'weigh',
      words: expect.stringContaining('after this text was frozen, and so not in it: comment C-1.'),
      href: expect.stringMatching(/compare\?from=[^&]+&to=draft-1\.0\.0$/),
    });

    const reviewBy = new Date(ctx.now().getTime() + 365 * 86_400_000);
    const given = { approvalId, hash, statement: 'Ready.', reviewBy, implementFrom: null };
    expect(await approve(lead, { ...given, confirmedAt: ctx.now() })).toMatchObject({ allowed: true });
    const { reference } = (await viewApproval(lead, approvalId)).standard;
    const { lines } = await viewDispositionReport(ctx, reference, '1.0.0');
    expect(lines).toMatchObject([{ state: 'decided', appliedIn: null }]);
    expect((await applied())?.words).toContain('One accepted comment is not marked as applied');
    const history = await viewHistory(ctx, reference, '1.0.0', { automaticToo: false });
    expect(history.lines.flatMap((line) => (line.what === 'event' ? [line.words] : []))).toContain(
      'Applied after the published text was frozen, and decided again: C-1',
    );
    const { breaks } = await checkRecord(ctx, []);
    expect(breaks.filter(({ kind }) => kind === 'comment' || kind === 'version')).toEqual([]);
  });

  it('CD-15, CD-31: one that was applied before the text was frozen is published, and the next version lists the other', async () => {
    const { w, first, place } = await writtenNext(engine, texts);
    const before = await acceptedComment(w, place, 'editorial');
    const frozen = await frozenForBallot(w, place);
    const beside = await acceptedComment(w, place, 'editorial');
    // On the version before, and of no use to it.
    const older = await acceptedComment(w, first, 'editorial', false);
    good(await applyComment(w.chair, { commentId: older, versionId: place.versionId }));
    expect(await publishFrozen(w, place, frozen)).toMatchObject({ allowed: true });
    const rows = await w.ctx.store.read(({ db, tables }) => db.select().from(tables.comments));
    const stateOf = (id: string) => rows.find((row) => row.id === id)?.state;
    expect([before, beside, older].map(stateOf)).toEqual(['published', 'decided', 'decided']);

    const next = await nextVersion(w, place);
    const search = readCommentSearch(new URLSearchParams({ version: next.number }));
    const listed = async () =>
      (await viewComments(w.ctx, first.reference, search)).comments.map(({ name }) => name);
    expect(await listed()).toEqual(['C-3', 'C-2']);
    for (const commentId of [beside, older]) {
      good(await applyComment(w.chair, { commentId, versionId: next.versionId }));
    }
    expect(await listed()).toEqual([]);
  });

  it('CD-15: one that is applied in a version that is still being written is not published before that one is', async () => {
    const { w, first, place } = await writtenNext(engine, texts);
    const frozen = await frozenForBallot(w, place);
    const elsewhere = await acceptedComment(w, place, 'editorial', false);
    const earlier = await acceptedComment(w, place, 'editorial', false);
    const other = await nextVersion(w, first, 'breaking');
    good(await applyComment(w.chair, { commentId: elsewhere, versionId: other.versionId }));
    good(await applyComment(w.chair, { commentId: earlier, versionId: other.versionId }));
    const { comments } = w.ctx.store.tables;
    await w.ctx.store.tx(({ db }) =>
      db.update(comments).set({ appliedInVersionId: first.versionId }).where(eq(comments.id, earlier)),
    );
    expect(await publishFrozen(w, place, frozen)).toMatchObject({ allowed: true });
    const { lines } = await viewDispositionReport(w.ctx, place.reference, place.number);
    expect(lines).toMatchObject([
      { state: 'applied', appliedIn: { version: other.number } },
      { state: 'published', appliedIn: { version: first.number } },
    ]);
  });

  it('CD-32: one on another version is decided again when the one in which it was applied is cancelled', async () => {
    const { w, first, place } = await writtenNext(engine, texts);
    const other = await nextVersion(w, first, 'breaking');
    const own = await acceptedComment(w, other, 'editorial');
    const elsewhere = await acceptedComment(w, place, 'editorial', false);
    good(await applyComment(w.chair, { commentId: elsewhere, versionId: other.versionId }));
    const cancelled = await moveVersion(w.lead, other.versionId, { move: 'cancel', reason: 'No money.' });
    expect(cancelled.allowed).toBe(true);
    const rows = await w.ctx.store.read(({ db, tables }) => db.select().from(tables.comments));
    const after = (id: string) => {
      const { state, appliedInVersionId } = rows.find((row) => row.id === id) ?? {};
      return [state, appliedInVersionId];
    };
    expect([own, elsewhere].map(after)).toEqual([
      ['applied', other.versionId],
      ['decided', null],
    ]);
    expect(await noticesOf(w.reader)).toContainEqual(
      expect.stringMatching(
        /^What comment C-2 asked for is in no text any more: .* 2\.0\.0, in which it was/,
      ),
    );
    const { breaks } = await checkRecord(w.ctx, []);
    expect(breaks.filter(({ kind }) => kind === 'comment')).toEqual([]);
    const history = await viewHistory(w.ctx, other.reference, other.number, { automaticToo: false });
    expect(history.lines.flatMap((line) => (line.what === 'event' ? [line.words] : []))).toContain(
      'Applied in this cancelled version, and decided again: C-2',
    );
  });

  it('CD-31: an accepted amendment and its comment do not read as if the published text had them', async () => {
    const { w, place } = await writtenNext(engine, texts);
    const kept = await acceptedAmendment(w, place, 'editorial', ['names', 'gives']);
    const frozen = await frozenForBallot(w, place);
    await acceptedComment(w, place, 'editorial', false);
    const { id, documentId } = await opened(w.reader, place.documentId);
    await edit(w.reader, documentId, replaceWords('sender', 'sending site'));
    good(await submitAmendment(w.reader, id, { ...SAID, impact: 'editorial', comments: 'C-1' }));
    good(await acceptSeveral(w.editor, place.documentId, [id]));
    const report = async () => (await viewDispositionReport(w.ctx, place.reference, place.number)).lines;
    expect(await report()).toMatchObject([{ state: 'applied', appliedBy: [{ name: 'A-2' }] }]);
    expect((await viewAmendment(w.ctx, id)).stands).toEqual([
      expect.stringContaining('after the text that is being decided on was frozen'),
    ]);
    expect(await publishFrozen(w, place, frozen)).toMatchObject({ allowed: true });
    expect((await viewAmendment(w.ctx, id)).stands).toEqual([
      expect.stringContaining('after the text that is published was frozen'),
    ]);
    expect((await viewAmendment(w.ctx, kept)).stands).toEqual([]);
    expect(await report()).toMatchObject([{ state: 'decided', appliedIn: null, appliedBy: [] }]);
  });
});
