import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, describe, expect, it } from 'vitest';
import { BallotFactsBox } from '../../../app/routes/ballots.$id._index/ballot-facts-box';
import { MyVotes } from '../../../app/routes/ballots.$id._index/my-votes';
import { viewBallot } from '../../../app/services/ballots/view-ballot.server';
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
});
