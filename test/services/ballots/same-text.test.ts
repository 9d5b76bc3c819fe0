import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, describe, expect, it } from 'vitest';
import { BallotFactsBox } from '../../../app/routes/ballots.$id._index/ballot-facts-box';
import { closeDueBallots } from '../../../app/services/ballots/close-due-ballots.server';
import { openBallot } from '../../../app/services/ballots/open-ballot.server';
import { viewBallot } from '../../../app/services/ballots/view-ballot.server';
import { viewEnrolment } from '../../../app/services/ballots/view-enrolment.server';
import { moveVersion } from '../../../app/services/versions/move-version.server';
import { viewProgress } from '../../../app/services/versions/view-progress.server';
import { listAuditEvents } from '../../../db/queries/audit';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { openedBallot } from '../../support/ballots';
import { asClock, testContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { refusedFor } from '../../support/refusals';
import { freshStore } from '../../support/store';
import { noticesOf } from '../patches/under-notice';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('a text that did not pass, on %s', (engine) => {
  /** Nobody voted, so it did not pass, and the chair took it back. */
  async function failed() {
    const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
    const world = await openedBallot(ctx);
    ctx.advance({ days: 30 });
    expect(await closeDueBallots(asClock(ctx))).toBe(1);
    const back = { move: 'return-to-resolution', nonEditorialChangeAgreed: false, reason: '' } as const;
    await moveVersion(world.chair, world.versionId, back);
    return { ...world, ctx, standard: 'STD-0001', number: '1.0.0' };
  }

  const again = { question: 'Do you approve it now?' };

  it('BL-39: goes to a ballot again, and everybody is told that voters had it before them', async () => {
    const w = await failed();
    const before = {
      id: w.ballotId,
      path: `/ballots/${w.ballotId}`,
      words: expect.stringMatching(
        /^Voters had this very text before them in the ballot that closed on .* Not passed/,
      ),
    };
    expect((await viewBallot(w.ctx, w.ballotId)).sameText).toBeNull();
    expect((await viewProgress(w.ctx, w.standard, w.number)).sameText).toEqual(before);
    expect((await viewEnrolment(w.ctx, w.standard, w.number)).sameText).toEqual(before);
    const opened = await openBallot(w.chair, { versionId: w.versionId, ...again });
    if (!opened.allowed) throw new Error(JSON.stringify(opened.reasons));
    const { ballotId } = opened.result;
    const ballot = await viewBallot(w.ctx, ballotId);
    expect(ballot.sameText).toEqual(before);
    expect(renderToStaticMarkup(createElement(BallotFactsBox, { ballot }))).toContain(
      'Voters had this very text before them',
    );
    const [voter] = w.voters;
    if (!voter) throw new Error('no voter');
    expect(await noticesOf(voter.ctx)).toContainEqual(
      expect.stringMatching(/is open until .* Voters had this very text before them/),
    );
    const [event] = await w.ctx.store.read((tx) => listAuditEvents(tx, { act: 'ballot-opened' }, 1));
    expect(event?.after).toMatchObject({ sameTextAs: w.ballotId });
    expect((await viewProgress(w.ctx, w.standard, w.number)).sameText).toBeNull();
  });

  it('BL-39: another text is not taken for it', async () => {
    const w = await failed();
    const words = { type: 'text', text: 'Answers are sent at night as well.' };
    const content = [{ type: 'paragraph', content: [words] }];
    const bytes = Buffer.from(await w.ctx.texts.seed({ type: 'doc', content }));
    const line = { documentId: w.documentId, bytes, at: w.ctx.now() };
    await w.ctx.store.tx(({ db, tables }) => db.insert(tables.documentUpdates).values(line));
    expect((await viewProgress(w.ctx, w.standard, w.number)).sameText).toBeNull();
    const opened = await openBallot(w.chair, { versionId: w.versionId, ...again });
    expect(refusedFor(opened)).toEqual([]);
    if (!opened.allowed) return;
    expect((await viewBallot(w.ctx, opened.result.ballotId)).sameText).toBeNull();
  });
});
