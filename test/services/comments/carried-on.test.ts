import { afterAll, describe, expect, it } from 'vitest';
import { castVote } from '../../../app/services/ballots/cast-vote.server';
import { closeDueBallots } from '../../../app/services/ballots/close-due-ballots.server';
import { carryWhatWaited } from '../../../app/services/comments/carry-onwards.server';
import { viewComment } from '../../../app/services/comments/view-comment.server';
import { viewCommentForm } from '../../../app/services/comments/view-comment-form.server';
import { readDeskSearch } from '../../../app/services/desk/desk-search';
import { viewDesk } from '../../../app/services/desk/view-desk.server';
import { viewMyWork } from '../../../app/services/people/view-my-work.server';
import { moveVersion } from '../../../app/services/versions/move-version.server';
import { publishVersion } from '../../../app/services/versions/publish-version.server';
import { viewProgress } from '../../../app/services/versions/view-progress.server';
import { listAuditEvents } from '../../../db/queries/audit';
import { moveToVersion } from '../../../db/queries/comment-lists';
import { findComment } from '../../../db/queries/comments';
import { changeVersion, findVersionById, insertVersion } from '../../../db/queries/versions';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { sentTo } from '../../support/mailed';
import { openedMandateBallot, voteIn } from '../../support/mandates';
import { commentOn, preparedPatch } from '../../support/patches';
import { enginesUnderTest } from '../../support/postgres';
import {
  awaitingApproval,
  publication,
  published,
  type StandardWorld,
  standardWorld,
} from '../../support/standards';
import { noticesOf } from '../patches/under-notice';
import { nextVersion } from '../versions/next-version';

const texts = createTextWorkshop();
afterAll(() => texts.close());

const versionOf = async ({ ctx }: Pick<StandardWorld, 'ctx'>, { id }: { readonly id: string }) =>
  (await ctx.store.read((tx) => findComment(tx, id)))?.versionId;

describe.each(enginesUnderTest())('comments on a published version on %s', (engine) => {
  const world = () => standardWorld(engine, texts);

  it('CD-27: one that is made while the next version is written goes there at once, and stands on its desk', async () => {
    const w = await world();
    const first = await published(w);
    const next = await nextVersion(w, first);
    const late = await commentOn(w.reader, first.versionId, 'technical');
    expect(await versionOf(w, late)).toBe(next.versionId);
    const [event] = await w.ctx.store.read((tx) => listAuditEvents(tx, { act: 'comments-carried-over' }, 1));
    expect(event).toMatchObject({
      versionId: next.versionId,
      before: { versionId: first.versionId },
      after: { numbers: [1] },
    });
    const desk = await viewDesk(w.chair, next.reference, next.number, readDeskSearch(new URLSearchParams()));
    expect(desk.rows.map(({ name }) => name)).toEqual(['C-1']);
    expect((await viewProgress(w.chair, next.reference, next.number)).undecided).toBe(1);
    expect((await viewMyWork(w.chair)).desks).toMatchObject([{ version: next.number, undecided: 1 }]);
    const page = await viewComment(w.reader, next.reference, 1);
    expect(page).toMatchObject({ carriedFrom: first.number, version: { number: next.number } });
    // The same form, sent again, is not a second comment.
    expect((await commentOn(w.reader, first.versionId, 'technical')).id).toBe(late.id);
    const form = await viewCommentForm(w.reader, first.reference, first.number, '');
    expect(form.decided).toMatchObject({ current: null, next: { number: next.number }, voting: false });
  });

  it('CD-27, CD-29: one on an older version goes along too, and back when the version is cancelled', async () => {
    const w = await world();
    const first = await published(w);
    const second = await nextVersion(w, first);
    await w.ctx.store.tx((tx) => changeVersion(tx, second.versionId, { involvementRecord: 'All' }));
    const frozen = await awaitingApproval(w, second);
    const left = await commentOn(w.reader, first.versionId, 'technical');
    // As it was left behind before.
    await w.ctx.store.tx((tx) => moveToVersion(tx, [left.id], first.versionId));
    const done = await w.ctx.store.tx((tx) => publishVersion(tx, w.lead, publication(w, second, frozen)));
    expect(done.allowed).toBe(true);
    expect(await versionOf(w, left)).toBe(second.versionId);

    const older = await commentOn(w.reader, first.versionId, 'editorial');
    expect(await versionOf(w, older)).toBe(first.versionId);
    const form = await viewCommentForm(w.reader, first.reference, first.number, '');
    expect(form.decided).toMatchObject({ current: { number: second.number }, next: null });
    const third = await nextVersion(w, second);
    expect(await versionOf(w, older)).toBe(third.versionId);
    expect(await versionOf(w, left)).toBe(third.versionId);
    const own = await commentOn(w.editor, third.versionId, 'technical');

    const cancelled = await moveVersion(w.lead, third.versionId, { move: 'cancel', reason: 'No money.' });
    expect(cancelled.allowed).toBe(true);
    expect(await versionOf(w, left)).toBe(second.versionId);
    expect(await versionOf(w, older)).toBe(second.versionId);
    expect(await versionOf(w, own)).toBe(third.versionId);
  });

  it('CD-27: an editorial one goes to the patch that is being drafted, and on to the next version after that', async () => {
    const w = await world();
    const first = await published(w);
    const next = await nextVersion(w, first);
    const patch = await preparedPatch(w, first);
    const slip = await commentOn(w.reader, first.versionId, 'editorial');
    expect(await versionOf(w, slip)).toBe(patch.versionId);
    await moveVersion(w.lead, patch.versionId, { move: 'cancel', reason: 'No need.' });
    expect(await versionOf(w, slip)).toBe(first.versionId);
    expect(await carryWhatWaited(w.ctx)).toBe(1);
    expect(await carryWhatWaited(w.ctx)).toBe(0);
    expect(await versionOf(w, slip)).toBe(next.versionId);
  });

  it('NO-15: tells each author in one line for the version, in the daily letter', async () => {
    const w = await world();
    const first = await published(w);
    const second = await nextVersion(w, first);
    await w.ctx.store.tx((tx) => changeVersion(tx, second.versionId, { involvementRecord: 'All' }));
    const frozen = await awaitingApproval(w, second);
    const left = await commentOn(w.reader, first.versionId, 'technical');
    expect(await noticesOf(w.reader), 'who makes it sees where it goes').toEqual([]);
    expect(
      await w.ctx.store.tx((tx) => publishVersion(tx, w.lead, publication(w, second, frozen))),
    ).toMatchObject({ allowed: true });
    await w.ctx.store.tx((tx) => moveToVersion(tx, [left.id], first.versionId));
    await commentOn(w.reader, second.versionId, 'editorial');
    const others = await commentOn(w.proposer, second.versionId, 'technical');
    const third = await nextVersion(w, second);
    const line = `2 comments of yours on Discharge summary messages (C-1 and C-2) go to version ${third.number}, with which they are decided.`;
    expect((await noticesOf(w.reader)).filter((words) => words.includes('comment'))).toEqual([line]);
    expect(await noticesOf(w.proposer)).toContain(
      `Your comment C-3 on Discharge summary messages goes to version ${third.number}, with which it is decided.`,
    );
    expect(await versionOf(w, others)).toBe(third.versionId);
    expect((await sentTo(w.ctx, 'rita@example.org')).map(({ text }) => text).join()).not.toContain(line);
    w.ctx.advance({ days: 1 });
    expect((await sentTo(w.ctx, 'rita@example.org')).map(({ text }) => text).join()).toContain(
      'comments of yours',
    );

    await moveVersion(w.lead, third.versionId, { move: 'cancel', reason: 'No money.' });
    expect((await noticesOf(w.reader))[0]).toContain(`go back to version ${second.number}`);
  });

  it('CD-28, BL-13: stays while a mandate of its version is voted on, and what was filed with a vote longer', async () => {
    const w = await openedMandateBallot(engine, texts);
    const { ctx, versionId, voters, lead, ballotId, hash } = w;
    const row = await ctx.store.read((tx) => findVersionById(tx, versionId));
    if (!row) throw new Error('no version');
    const nextId = ctx.newId();
    await ctx.store.tx((tx) =>
      insertVersion(tx, {
        ...row,
        id: nextId,
        number: '1.1.0',
        state: 'drafting',
        publishedAt: null,
        publishedSnapshotId: null,
        basedOnId: versionId,
      }),
    );
    const [voter, ...others] = voters;
    if (!voter) throw new Error('no voter');
    await voteIn(w, voter, 'do-not-approve', 'Too soon.');
    for (const other of others) await voteIn(w, other, 'approve');
    const cited = await ctx.store.read(async (tx) => (await tx.db.select().from(tx.tables.comments)).at(-1));
    const aside = await commentOn(lead, versionId, 'technical');
    expect(await carryWhatWaited(ctx)).toBe(0);
    expect(await versionOf(w, aside)).toBe(versionId);
    // What the vote rests on is still on the version, so that the vote can be cast again.
    const again = await castVote(voter.ctx, {
      ballotId,
      organisationId: voter.organisation.id,
      position: 'do-not-approve',
      reason: 'Much too soon.',
      blockingCommentIds: [cited?.id ?? ''],
      hash,
      paidByEnrolled: false,
    });
    expect(again.allowed).toBe(true);

    // Its one round of recirculation is to come, and then is over.
    ctx.advance({ days: 31 });
    await closeDueBallots(ctx);
    expect(await carryWhatWaited(ctx)).toBe(0);
    await ctx.store.tx(({ db, tables }) => db.update(tables.ballots).set({ recirculateAt: null, round: 2 }));
    expect(await carryWhatWaited(ctx)).toBe(1);
    expect(await versionOf(w, aside)).toBe(nextId);
    expect(await versionOf(w, { id: cited?.id ?? '' })).toBe(versionId);
  });
});
