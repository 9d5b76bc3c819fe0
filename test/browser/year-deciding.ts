import { expect } from 'vitest';
import { enrolOrganisation } from '../../app/services/ballots/enrol-organisation.server';
import { recordReview } from '../../app/services/versions/record-review.server';
import { versionIdAt } from '../../app/services/versions/version-id.server';
import { REVIEW_KINDS } from '../../db/words';
import { press } from '../support/visitor';
import {
  fillDate,
  PROGRESS,
  standsAt,
  VERSION,
  voterAt,
  wordsOf,
  YEAR_PASSWORD,
  type Year,
} from './year-people';
import { type OpenBallot, objectInPage, openBallot, voteInPage, voteOnward } from './year-votes';

/** All twelve organisations enrol: the first in the page, the others through the services. */
export async function enrol(year: Year): Promise<void> {
  const versionId = await versionIdAt(year.portal.ctx, 'STD-0001', '1.0.0');
  for (const { representative, organisation, category } of year.voters.slice(1)) {
    const enrolled = await enrolOrganisation(await year.serve(representative), {
      versionId,
      organisationId: organisation.id,
      category,
      declaration: '',
      consultant: false,
    });
    expect(enrolled).toMatchObject({ allowed: true });
  }
  const voter = await year.as(voterAt(year, 0).representative);
  await voter.goto(`${VERSION}/ballot`);
  await press(voter, 'Enrol Tern Software');
}

/** What a ballot waits for is said and then done: the change log by the chair, three reviews by the Secretariat. */
export async function makeReady(year: Year): Promise<void> {
  await standsAt(
    year,
    'Resolution',
    'The change log is not written.',
    'The clinical safety review is not recorded.',
  );
  const chair = await year.as(year.chair);
  await chair.goto(PROGRESS);
  await chair.page.getByText('Write the record').click();
  await chair.page.locator('[name=changeLog]').fill('Everything is new.');
  await chair.page.locator('[name=involvementRecord]').fill('Every verified organisation was invited.');
  await press(chair, 'Save the record');
  const secretariat = await year.as(year.secretariat);
  const { page } = secretariat;
  const [inPage, ...others] = REVIEW_KINDS;
  await secretariat.goto(PROGRESS);
  await page.getByText('Record a review').click();
  await page.locator(`[name=kind][value=${inPage}]`).check();
  await page.locator('[name=outcome][value=ready]').check();
  await page.locator('[name=note]').fill('Looked at in full.');
  await press(secretariat, 'Record the review');
  const versionId = await versionIdAt(year.portal.ctx, 'STD-0001', '1.0.0');
  const recording = await year.serve(year.secretariat);
  for (const kind of others) {
    await recordReview(recording, { versionId, kind, outcome: 'ready', note: 'Looked at in full.' });
  }
}

/** A ballot of which half of those for or against are against: not passed, and back to Resolution by the clock. */
export async function failBallot(year: Year): Promise<OpenBallot> {
  const ballot = await openBallot(year, 'Freeze the text and open the ballot');
  year.moved('Ballot');
  await objectInPage(year, ballot, 1, 'One hour is too long for a ward.');
  await voteInPage(year, ballot, 0, 'approve');
  await voteOnward(year, ballot, 2, ['abstain', 'abstain', 'abstain', 'abstain']);
  await standsAt(year, 'Ballot', 'A ballot is open until', '(28 days left)', 'The ballot is still open.');
  expect(await wordsOf(year.reader, ballot.path)).toContain('6 of 12');
  await year.portal.advance(29);
  await standsAt(
    year,
    'Ballot',
    'Send for approval',
    'The ballot did not meet its rules.',
    'The tally is not final yet.',
  );
  const closed = await wordsOf(year.reader, ballot.path);
  expect(closed).toContain('Not passed');
  expect(closed).toContain('The count is provisional until');
  expect(closed).toContain('One hour is too long for a ward.');
  await year.portal.advance(29);
  year.moved('Resolution');
  await standsAt(year, 'Resolution', '1 comment is not decided yet.');
  return ballot;
}

/** The same text again to a ballot, which every organisation approves; the chair sends it for approval. */
export async function passBallot(year: Year): Promise<{ ballot: OpenBallot; approval: string }> {
  const ballot = await openBallot(year, 'Freeze the text and open the ballot');
  year.moved('Ballot');
  await voteInPage(year, ballot, 1, 'approve');
  await voteOnward(
    year,
    ballot,
    2,
    Array.from({ length: 10 }, () => 'approve' as const),
  );
  await year.portal.advance(29);
  await standsAt(year, 'Ballot', 'Send for approval');
  const chair = await year.as(year.chair);
  await chair.goto(ballot.path);
  expect(await chair.page.locator('main').innerText()).toMatch(/The (count|outcome) is final\./);
  await press(chair, 'Send for approval');
  const approval = new URL(chair.page.url()).pathname;
  year.moved('Awaiting approval');
  await standsAt(year, 'Awaiting approval', 'The text waits for an NHS Standards Lead.');
  return { ballot, approval };
}

/** A Lead approves with a password, and the very text of the ballot is public. */
export async function publish(year: Year, approval: string, hash: string): Promise<void> {
  const lead = await year.as(year.leads[0]);
  const { page } = lead;
  await lead.goto(approval);
  expect(await page.locator('input[name=hash]').inputValue()).toBe(hash);
  await page.locator('[name=decision][value=approved]').check();
  await page.locator('[name=statement]').fill('Agreed by those who will use it.');
  await fillDate(year, lead, 'review', 1000);
  await page.locator('[name=reviewed]').check();
  await page.getByLabel('Your password', { exact: true }).fill(YEAR_PASSWORD);
  await press(lead, 'Record the decision');
  expect(await page.getByText('Approved', { exact: true }).first().isVisible()).toBe(true);
  year.moved('Published');
  await standsAt(year, 'Published', 'Open a ballot on a mandate');
  const words = await wordsOf(year.reader, VERSION);
  for (const expected of ['Trial use', 'within one hour', 'Approved by Ola Winters', hash]) {
    expect(words).toContain(expected);
  }
}
