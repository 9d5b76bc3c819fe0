import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, describe, expect, it } from 'vitest';
import { defaultRules } from '../../../app/domain/ballot/rules';
import { BallotFactsBox } from '../../../app/routes/ballots.$id._index/ballot-facts-box';
import { MyVotes } from '../../../app/routes/ballots.$id._index/my-votes';
import { viewBallot } from '../../../app/services/ballots/view-ballot.server';
import { voidBallot } from '../../../app/services/ballots/void-ballot.server';
import { viewProgress } from '../../../app/services/versions/view-progress.server';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { openedBallot } from '../../support/ballots';
import { makePerson, signedIn, testContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('the page of a ballot on %s', (engine) => {
  it('leads to the comments on its version, not to those on every version', async () => {
    const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
    const { ballotId } = await openedBallot(ctx);
    const reader = await signedIn(ctx, await makePerson(ctx, {}));
    const ballot = await viewBallot(reader, ballotId);
    const { standard, version } = ballot;
    const parts = [
      createElement(BallotFactsBox, { ballot }),
      createElement(MyVotes, { ballot, signedIn: true, failure: undefined }),
    ];
    for (const part of parts) {
      const links = renderToStaticMarkup(part).match(/[^"]*\/comments[^"]*/g);
      expect(links).toEqual([`/standards/${standard.reference}/comments?version=${version.number}`]);
    }
  });

  it('BL-8, BL-26, BL-27: names what it took to open, the one extension and the time to withdraw among its rules', async () => {
    const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
    const ballot = await viewBallot(ctx, (await openedBallot(ctx)).ballotId);
    const box = (rules = ballot.rules) =>
      renderToStaticMarkup(createElement(BallotFactsBox, { ballot: { ...ballot, rules } })).replace(
        /<[^>]*>/g,
        '',
      );
    expect(box()).toContain('At least 5 organisations from 3 interest categories');
    expect(box()).toContain('Once, by 14 days, in the last 7 days and while quorum is missed');
    expect(box()).toContain('For 28 days after the first close an organisation may withdraw');
    expect(box(defaultRules('mandatory'))).toContain('or any other category, at most 50%');
    expect(box({ ...ballot.rules, extensionDays: 0, withdrawalDays: 0 })).not.toMatch(
      /Once, by|may withdraw/,
    );
  });

  it('LC-17: says of a void ballot that it has no result, not that it is not final yet', async () => {
    const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
    const { ballotId, lead, chair } = await openedBallot(ctx);
    expect((await voidBallot(lead, { ballotId, reason: 'The text was the wrong one.' })).allowed).toBe(true);
    const { standard, version } = await viewBallot(chair, ballotId);
    const { next } = await viewProgress(chair, standard.reference, version.number);
    const sending = next.find(({ move }) => move === 'send-for-approval');
    expect(sending?.waitsFor.map(({ word }) => word)).toEqual(['ballot-void']);
  });
});
