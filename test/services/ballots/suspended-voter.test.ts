import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, describe, expect, it } from 'vitest';
import { MyVotes } from '../../../app/routes/ballots.$id._index/my-votes';
import { checkReceipt } from '../../../app/services/ballots/check-receipt.server';
import { closeDueBallots } from '../../../app/services/ballots/close-due-ballots.server';
import { viewBallot } from '../../../app/services/ballots/view-ballot.server';
import { viewEnrolment } from '../../../app/services/ballots/view-enrolment.server';
import { suspendOrganisation } from '../../../app/services/organisations/verify-organisation.server';
import { findBallot } from '../../../db/queries/ballots';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { openedBallot } from '../../support/ballots';
import { makePerson, signedIn, testContext } from '../../support/context';
import { voteIn } from '../../support/mandates';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('a voter that is suspended during the ballot on %s', (engine) => {
  it('PM-34: sees its vote, is told that nobody votes for it now, and the vote counts', async () => {
    const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
    const { ballotId, versionId, voters } = await openedBallot(ctx);
    const [voter, other] = voters;
    if (!voter || !other) throw new Error('no voters');
    const hash = (await ctx.store.read((tx) => findBallot(tx, ballotId)))?.hash ?? '';
    await voteIn({ ctx, ballotId, versionId, hash }, voter, 'approve');
    const office = await signedIn(ctx, await makePerson(ctx, { offices: ['secretariat'] }));
    await suspendOrganisation(office, { slug: voter.organisation.slug, reason: 'Sold.' });

    const again = await signedIn(ctx, voter.representative);
    const own =
      again.actor.kind === 'person' ? { ...again, actor: { ...again.actor, memberships: [] } } : again;
    const { mine, organisations } = await viewBallot(own, ballotId);
    expect(mine).toMatchObject([
      {
        enrolled: true,
        suspended: true,
        speaksFor: false,
        position: 'approve',
        lines: [{ position: 'approve' }],
      },
    ]);
    const ballot = await viewBallot(own, ballotId);
    const page = renderToStaticMarkup(
      createElement(MyVotes, { ballot, signedIn: true, failure: undefined }),
    ).replace(/<[^>]*>/g, '');
    expect(page).toContain('Voter 1 is suspended, so nobody votes for it now. The vote that it cast stays');
    expect(page).not.toContain('You belong to no organisation');
    expect(page).not.toContain('Change the vote');
    const named = (rows: typeof organisations) => rows.filter((row) => row.suspended).map(({ name }) => name);
    expect(named(organisations)).toEqual(['Voter 1']);
    const receipt = mine[0]?.lines[0]?.receipt ?? '';
    expect((await checkReceipt(own, receipt))?.vote).toEqual({
      organisation: 'Voter 1',
      position: 'approve',
      filed: [],
    });
    expect((await checkReceipt(other.ctx, receipt))?.vote).toBeNull();
    const enrolment = await viewEnrolment(own, 'STD-0001', '1.0.0');
    expect(enrolment.mine).toMatchObject([{ name: 'Voter 1', listed: false }]);
    expect(enrolment.mine[0]?.unmet.map(({ word }) => word)).toContain('organisation-suspended');

    ctx.advance({ days: 29 });
    await closeDueBallots(ctx);
    const closed = await viewBallot(ctx, ballotId);
    expect(closed.outcome?.total.approve).toBe(1);
    expect(named(closed.organisations)).toEqual(['Voter 1']);
  });
});
