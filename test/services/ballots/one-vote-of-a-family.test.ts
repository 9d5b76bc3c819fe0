import { eq } from 'drizzle-orm';
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, describe, expect, it } from 'vitest';
import { BallotPositions } from '../../../app/components/reading/ballot-positions';
import { INTEREST_CATEGORY_LABELS } from '../../../app/domain/labels/people';
import { BallotResultPart } from '../../../app/routes/ballots.$id._index/ballot-result-part';
import { BallotTurnout } from '../../../app/routes/ballots.$id._index/ballot-turnout';
import { MyVotes } from '../../../app/routes/ballots.$id._index/my-votes';
import { CheckVote } from '../../../app/routes/ballots.$id.vote/check-vote';
import { VoteForm } from '../../../app/routes/ballots.$id.vote/vote-form';
import { VoteReceipt } from '../../../app/routes/ballots.$id.vote/vote-receipt';
import { EnrolledVoters } from '../../../app/routes/standards.$reference.$version.ballot/enrolled-voters';
import { ballotCsv } from '../../../app/services/ballots/ballot-csv';
import { castVote } from '../../../app/services/ballots/cast-vote.server';
import { closeDueBallots } from '../../../app/services/ballots/close-due-ballots.server';
import { enrolOrganisation } from '../../../app/services/ballots/enrol-organisation.server';
import { openBallot } from '../../../app/services/ballots/open-ballot.server';
import { viewBallot } from '../../../app/services/ballots/view-ballot.server';
import { viewEnrolment } from '../../../app/services/ballots/view-enrolment.server';
import { ballotSummary } from '../../../app/services/versions/ballot-summary.server';
import { findBallot } from '../../../db/queries/ballots';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { readyForBallot } from '../../support/ballots';
import {
  addAlternate,
  makeOrganisation,
  makePerson,
  signedIn,
  type TestContext,
  testContext,
} from '../../support/context';
import { voteIn } from '../../support/mandates';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

const texts = createTextWorkshop();
afterAll(() => texts.close());

const SHARED = 'Voter 1 Pharmacy and Voter 1 have one vote together';

const shown = (part: ReactElement) => renderToStaticMarkup(part).replace(/<[^>]*>/g, '');

/** Voter 1 with an alternate, and its subsidiary, which enrolled first, with four others in an open ballot. */
async function world(engine: Parameters<typeof freshStore>[0]) {
  const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
  const ready = await readyForBallot(ctx);
  const [parent, other] = ready.voters;
  if (!parent || !other) throw new Error('no voters');
  const [priya, colin] = [await makePerson(ctx, { name: 'Priya' }), await makePerson(ctx, { name: 'Colin' })];
  await addAlternate(ctx, parent.organisation, priya);
  const child = await makeOrganisation(ctx, {
    name: 'Voter 1 Pharmacy',
    parent: parent.organisation,
    representative: colin,
  });
  const pharmacy = await signedIn(ctx, colin);
  const { versionId } = ready;
  const enrolment = { category: 'supplier-small', declaration: '', consultant: false } as const;
  await enrolOrganisation(pharmacy, { ...enrolment, versionId, organisationId: child.id });
  // Before its parent, which comes first by name.
  await ctx.store.tx(async ({ db, tables: { enrolments } }) => {
    const enrolledAt = new Date(ctx.now().getTime() - 86_400_000);
    await db.update(enrolments).set({ enrolledAt }).where(eq(enrolments.organisationId, child.id));
  });
  const opened = await openBallot(ready.chair, { versionId, question: 'Do you approve it?' });
  if (!opened.allowed) throw new Error(JSON.stringify(opened.reasons));
  const { ballotId } = opened.result;
  const hash = (await ctx.store.read((tx) => findBallot(tx, ballotId)))?.hash ?? '';
  const people = await ctx.store.read(({ db, tables }) => db.select().from(tables.people));
  const [parentId, childId] = [parent.organisation.id, child.id];
  return {
    ctx,
    versionId,
    ballotId,
    hash,
    people,
    parentId,
    childId,
    pharmacy,
    health: parent.ctx,
    outsider: other.ctx,
  };
}

async function vote(
  { ballotId, hash }: { readonly ballotId: string; readonly hash: string },
  by: TestContext,
  organisationId: string,
  position: string,
) {
  const about = { ballotId, hash, reason: '', blockingCommentIds: [], paidByEnrolled: false };
  expect((await castVote(by, { ...about, organisationId, position })).allowed).toBe(true);
}

async function seen(ballotId: string, by: TestContext) {
  const ballot = await viewBallot(by, ballotId);
  const [voter] = ballot.mine;
  if (!voter) throw new Error('no vote of theirs');
  return { ballot, voter };
}

describe.each(enginesUnderTest())('a group of parent and subsidiary on %s', (engine) => {
  it('BL-4: is told where it votes whom the vote stands for and which one it replaces, and outsiders are not', async () => {
    const w = await world(engine);
    const form = async (by: TestContext) => {
      const { ballot, voter } = await seen(w.ballotId, by);
      return shown(createElement(VoteForm, { ballot, voter, failure: undefined }));
    };
    expect(await form(w.pharmacy)).toContain(SHARED);
    expect(await form(w.pharmacy)).not.toContain('It replaces');
    await vote(w, w.health, w.parentId, 'approve');

    const replaces = 'It replaces the vote that Representative 1 cast for Voter 1.';
    const { ballot, voter } = await seen(w.ballotId, w.pharmacy);
    expect(await form(w.pharmacy)).toContain(replaces);
    const about = { position: 'abstain', reason: '', comments: [], paid: false } as const;
    const check = shown(
      createElement(CheckVote, { vote: about, voter, address: '/', hash: w.hash, artefacts: '' }),
    );
    expect(check).toContain(SHARED);
    expect(check).toContain(replaces);
    const page = shown(createElement(MyVotes, { ballot, signedIn: true, failure: undefined }));
    expect(page).toContain(SHARED);

    await vote(w, w.pharmacy, w.childId, 'abstain');
    const after = await seen(w.ballotId, w.pharmacy);
    const line = after.voter.lines[1];
    if (!line) throw new Error('no second vote');
    const receipt = shown(createElement(VoteReceipt, { ballot: after.ballot, voter: after.voter, line }));
    expect(receipt).toContain(SHARED);
    expect(receipt).toContain(replaces);

    const other = await viewBallot(w.outsider, w.ballotId);
    const turnout = shown(createElement(BallotTurnout, { ballot: other, now: w.ctx.now() }));
    expect(turnout).toContain('6 organisations have 5 votes');
    expect(turnout).toContain('Has one vote together with Voter 1 Pharmacy.');
    expect(turnout).not.toMatch(/Abstain|It replaces/);
  });

  it('BL-4: those who vote for each of its organisations are told of every vote, each of them once', async () => {
    const w = await world(engine);
    await vote(w, w.health, w.parentId, 'approve');
    w.ctx.advance({ hours: 2 });
    await vote(w, w.pharmacy, w.childId, 'abstain');
    const told = await w.ctx.store.read(({ db, tables }) => db.select().from(tables.notices));
    const cast = told.filter(({ kind }) => kind === 'vote-cast');
    const namesOf = new Map(w.people.map(({ id, name }) => [id, name]));
    const of = (name: string) =>
      cast.filter(({ personId }) => namesOf.get(personId) === name).map(({ summary }) => summary);
    expect(of('Priya')).toEqual([
      expect.stringMatching(/^Representative 1 voted for Voter 1: Approve\..*have one vote together/),
      expect.stringMatching(
        /^Colin voted for Voter 1 Pharmacy: Abstain\..*It replaces the vote that Representative 1 cast for Voter 1\.$/,
      ),
    ]);
    expect(of('Representative 1')).toHaveLength(1);
    expect(of('Colin')).toHaveLength(1);
    expect(of('Representative 2')).toEqual([]);
  });

  it('BL-13: is offered the blocking comments of each of its organisations, and an outsider none of them', async () => {
    const w = await world(engine);
    const form = async (by: TestContext) => {
      const { ballot, voter } = await seen(w.ballotId, by);
      return shown(createElement(VoteForm, { ballot, voter, failure: undefined }));
    };
    expect(await form(w.health)).toContain('Voter 1 and Voter 1 Pharmacy have no comment on this version');
    const pharmacy = { organisation: { id: w.childId }, ctx: w.pharmacy };
    await voteIn(w, pharmacy, 'do-not-approve', 'Answers take longer at night.');
    expect(await form(w.health)).toContain('C-1 of Voter 1 Pharmacy: Answers take longer at night.');
    expect(await form(w.pharmacy)).toContain('C-1: Answers take longer at night.');
    expect(await form(w.outsider)).toContain('has no comment on this version');

    const { voter } = await seen(w.ballotId, w.health);
    const comments = voter.comments.map(({ id }) => id);
    const rests = { position: 'do-not-approve', reason: 'So it is.', comments, paid: false } as const;
    const check = shown(
      createElement(CheckVote, { vote: rests, voter, address: '/', hash: w.hash, artefacts: '' }),
    );
    expect(check).toContain('C-1 of Voter 1 Pharmacy');
    const { ballotId, hash } = w;
    const input = { ballotId, hash, organisationId: w.parentId, paidByEnrolled: false };
    const cast = { ...input, position: 'do-not-approve', reason: 'So it is.', blockingCommentIds: comments };
    expect((await castVote(w.health, cast)).allowed).toBe(true);
  });

  it('BL-4: the public result says who cast the vote for the family', async () => {
    const w = await world(engine);
    await vote(w, w.pharmacy, w.childId, 'abstain');
    w.ctx.advance({ days: 29 });
    await closeDueBallots(w.ctx);
    const ballot = await viewBallot(w.ctx, w.ballotId);
    const said = 'Cast by Voter 1 Pharmacy for its family of organisations';
    expect(shown(createElement(BallotResultPart, { ballot }))).toContain(said);
    const rows = ballotCsv(ballot).split('\r\n');
    expect(rows[0]).toContain('Interest category,Counted in,One vote with,Position');
    expect(rows.find((row) => row.startsWith('Voter 1,'))).toContain(
      ',Voter 1 Pharmacy,Abstain,,Voter 1 Pharmacy,',
    );
    expect(rows.find((row) => row.startsWith('Voter 2,'))).toContain(',,Not voted,');
    const summary = await w.ctx.store.read((tx) => ballotSummary(tx, w.versionId, 'trial-use'));
    if (!summary) throw new Error('no closed ballot');
    expect(shown(createElement(BallotPositions, { title: 'Ballot', ballot: summary }))).toContain(said);
  });

  it('BL-6: shows in which category the vote of the family counts, on the list of voters and in table and CSV', async () => {
    const w = await world(engine);
    const small = INTEREST_CATEGORY_LABELS['supplier-small'];
    const provider = INTEREST_CATEGORY_LABELS.provider;
    const counted = `Its vote is counted with Voter 1 Pharmacy as “${small}”.`;
    const open = await viewBallot(w.ctx, w.ballotId);
    const listed = await viewEnrolment(w.ctx, open.standard.reference, open.version.number);
    const list = shown(createElement(EnrolledVoters, { view: listed }));
    expect(list).toContain(`Has one vote together with Voter 1 Pharmacy.${provider}${counted}`);
    expect(shown(createElement(BallotTurnout, { ballot: open, now: w.ctx.now() }))).toContain(counted);
    await vote(w, w.pharmacy, w.childId, 'approve');
    w.ctx.advance({ days: 29 });
    await closeDueBallots(w.ctx);
    const ballot = await viewBallot(w.ctx, w.ballotId);
    expect(shown(createElement(BallotResultPart, { ballot }))).toContain(`${provider}${counted}`);
    const summary = await w.ctx.store.read((tx) => ballotSummary(tx, w.versionId, 'trial-use'));
    if (!summary) throw new Error('no closed ballot');
    expect(shown(createElement(BallotPositions, { title: 'Ballot', ballot: summary }))).toContain(counted);
    // One row of the family is left out, as its rows name one another: the others are the counts of the page.
    const rows = ballotCsv(ballot)
      .split('\r\n')
      .slice(1)
      .filter((row) => !row.startsWith('Voter 1,'));
    const inCsv = rows.filter((row) => row.split(',')[2] === small).length;
    expect(inCsv).toBe(ballot.outcome?.byCategory['supplier-small'].enrolled);
    expect(ballot.outcome?.byCategory).toMatchObject({
      provider: { enrolled: 0 },
      'supplier-small': { enrolled: 2 },
    });
  });
});
