import { afterAll, describe, expect, it } from 'vitest';
import { openBallot } from '../../../app/services/ballots/open-ballot.server';
import { openMandateBallot } from '../../../app/services/ballots/open-mandate-ballot.server';
import { takeVariationBack, varyRules } from '../../../app/services/ballots/vary-rules.server';
import { viewBallot } from '../../../app/services/ballots/view-ballot.server';
import { viewEnrolment } from '../../../app/services/ballots/view-enrolment.server';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { readyForBallot } from '../../support/ballots';
import { testContext } from '../../support/context';
import { readyForMandate } from '../../support/mandates';
import { enginesUnderTest } from '../../support/postgres';
import { refusedFor } from '../../support/refusals';
import { freshStore } from '../../support/store';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('the rules of a ballot to come, on two pages, on %s', (engine) => {
  async function world() {
    const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
    const w = await readyForBallot(ctx);
    const [standard] = await ctx.store.read(({ db, tables }) => db.select().from(tables.standards));
    const page = async () => await viewEnrolment(ctx, standard?.reference ?? '', '1.0.0');
    const usual = {
      versionId: w.versionId,
      periodDays: 28,
      organisations: 5,
      categories: 3,
      quorum: 50,
      pass: 60,
      extensionDays: 14,
      reason: 'The winter needs it.',
    };
    return { ctx, ...w, page, usual };
  }

  it('PM-36: what one Lead set is not undone from a page that another opened before', async () => {
    const { lead, page, usual } = await world();
    const { shownHash } = (await page()).shown;
    expect(refusedFor(await varyRules(lead, { ...usual, periodDays: 7, shownHash }))).toEqual([]);
    expect(refusedFor(await varyRules(lead, { ...usual, quorum: 70, shownHash }))).toEqual([
      'ballot-rules-changed',
    ]);
    const { rules, shown } = await page();
    expect(rules.periodDays).toBe(7);
    expect(shown.now).toContainEqual({ field: 'periodDays', label: 'Period in days', value: '7' });
    const again = { ...usual, periodDays: 7, quorum: 70, shownHash: shown.shownHash };
    expect(refusedFor(await varyRules(lead, again))).toEqual([]);
  });

  it('PM-36: the usual rules are not set again in place of some that the page did not show', async () => {
    const { lead, page, usual, versionId } = await world();
    await varyRules(lead, { ...usual, periodDays: 7 });
    const { shownHash } = (await page()).shown;
    await varyRules(lead, { ...usual, periodDays: 9 });
    expect(refusedFor(await takeVariationBack(lead, versionId, shownHash))).toEqual(['ballot-rules-changed']);
    expect((await page()).rules.periodDays).toBe(9);
    const now = (await page()).shown.shownHash;
    expect(refusedFor(await takeVariationBack(lead, versionId, now))).toEqual([]);
    // Once more from the same page: what it asks for is so.
    expect(refusedFor(await takeVariationBack(lead, versionId, now))).toEqual([]);
    expect((await page()).varied).toBeNull();
  });

  it('PM-36, BL-3: no rules are locked that the chair was not shown', async () => {
    const { ctx, chair, lead, page, usual, versionId } = await world();
    const { shownHash } = (await page()).shown;
    await varyRules(lead, { ...usual, pass: 90 });
    const opening = { versionId, question: 'Do you approve it?' };
    expect(refusedFor(await openBallot(chair, { ...opening, shownHash }))).toEqual(['ballot-rules-changed']);
    expect((await page()).opened).toBe(false);
    const opened = await openBallot(chair, { ...opening, shownHash: (await page()).shown.shownHash });
    if (!opened.allowed) throw new Error(JSON.stringify(opened.reasons));
    expect((await viewBallot(ctx, opened.result.ballotId)).rules.pass).toMatchObject({ numerator: 90 });
  });

  it('PM-36, BL-3: nor on a mandate', async () => {
    const { chair, lead, reference, number, versionId } = await readyForMandate(engine, texts);
    const page = async () => (await viewEnrolment(chair, reference, number)).shown.shownHash;
    const shownHash = await page();
    const varied = { periodDays: 30, organisations: 10, categories: 4, quorum: 80, pass: 75 };
    const rest = { versionId, extensionDays: 14, reason: 'It binds everybody.' };
    expect(refusedFor(await varyRules(lead, { ...varied, ...rest }))).toEqual([]);
    const opening = { versionId, question: 'Shall it be mandatory?' };
    expect(refusedFor(await openMandateBallot(chair, { ...opening, shownHash }))).toEqual([
      'ballot-rules-changed',
    ]);
    const again = { ...opening, shownHash: await page() };
    expect(refusedFor(await openMandateBallot(chair, again))).toEqual([]);
  });
});
