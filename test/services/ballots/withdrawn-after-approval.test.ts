import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, describe, expect, it } from 'vitest';
import { BallotPositions } from '../../../app/components/reading/ballot-positions';
import { BallotResultPart } from '../../../app/routes/ballots.$id._index/ballot-result-part';
import { publicationEvidence } from '../../../app/services/approvals/evidence.server';
import { closeDueBallots } from '../../../app/services/ballots/close-due-ballots.server';
import { viewBallot } from '../../../app/services/ballots/view-ballot.server';
import { withdrawNegative } from '../../../app/services/ballots/withdraw-negative.server';
import { type BallotSummary, ballotSummary } from '../../../app/services/versions/ballot-summary.server';
import { findBallot } from '../../../db/queries/ballots';
import { findVersionById } from '../../../db/queries/versions';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { openedBallot } from '../../support/ballots';
import { testContext } from '../../support/context';
import { voteIn } from '../../support/mandates';
import { freshStore } from '../../support/store';

const texts = createTextWorkshop();
afterAll(() => texts.close());

const shown = (part: ReactElement) => renderToStaticMarkup(part).replace(/<[^>]*>/g, '');

describe('a "do not approve" that is withdrawn after the approval', () => {
  it('BL-26, BL-33: the outcome is said to be final and the count not, and the approval keeps its own count', async () => {
    const ctx = testContext(await freshStore('sqlite'), { openTexts: async () => texts });
    const world = await openedBallot(ctx);
    const { ballotId, versionId } = world;
    const [voter, ...others] = world.voters;
    const row = await ctx.store.read((tx) => findBallot(tx, ballotId));
    if (!voter || !row) throw new Error('no voter');
    const vote = { ctx, ballotId, versionId, hash: row.hash };
    await voteIn(vote, voter, 'do-not-approve', 'Nobody can send this at night.');
    for (const other of others) await voteIn(vote, other, 'approve');
    ctx.advance({ days: 29 });
    await closeDueBallots(ctx);

    const page = async () =>
      shown(createElement(BallotResultPart, { ballot: await viewBallot(ctx, ballotId) }));
    expect(await page()).toContain('The outcome is final. Until');
    expect(await page()).not.toContain('The count is final');
    const heads = 'InterestEnrolledApproveDo not approveAbstainStand asideNot voted';
    const byInterest = `Votes by interest${heads}NHS and care provider101000Supplier (large)110000`;
    expect(await page()).toContain(byInterest);
    const approvedAt = ctx.now();
    const summary = () => ctx.store.read((tx) => ballotSummary(tx, versionId, 'trial-use', approvedAt));
    const before = await summary();
    expect(before?.withdrawnSince).toEqual([]);

    ctx.advance({ days: 1 });
    const input = { ballotId, organisationId: voter.organisation.id, reason: 'It can be sent.' };
    expect((await withdrawNegative(voter.ctx, input)).allowed).toBe(true);
    expect(await page()).toContain('The count is final.');
    const after = await summary();
    if (!before || !after) throw new Error('no closed ballot');
    expect(after.words).toBe(before.words);
    const today = await ctx.store.read((tx) => ballotSummary(tx, versionId, 'trial-use'));
    expect(today?.words).not.toBe(before.words);
    const against = ({ byCategory }: Pick<BallotSummary, 'byCategory'>) =>
      Object.values(byCategory ?? {}).reduce((so, { doNotApprove }) => so + doNotApprove, 0);
    expect([before, after, today ?? before].map(against)).toEqual([1, 1, 0]);
    const said = 'Since then Voter 1 withdrew its “do not approve”';
    const published = shown(createElement(BallotPositions, { title: 'Ballot', ballot: after }));
    expect(published).toContain(said);
    expect(published).toContain(byInterest.replace('interest', 'interest in the ballot'));

    const evidence = await ctx.store.read(async (tx) => {
      const version = await findVersionById(tx, versionId);
      if (!version) throw new Error('no version');
      const approval = {
        ...({} as Parameters<typeof publicationEvidence>[1]['approval']),
        snapshotId: row.snapshotId,
        hash: row.hash,
        artefactsHash: null,
        decidedAt: approvedAt,
      };
      return await publicationEvidence(tx, { reference: 'STD-0001', version, approval });
    });
    const words = evidence.find(({ title }) => title === 'Ballot')?.words;
    expect(words).toContain(before.words);
    expect(words).toContain(said);
  });
});
