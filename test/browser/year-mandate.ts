import { expect } from 'vitest';
import { dateWords } from '../../app/components/dates';
import { stateUse } from '../../app/services/use/state-use.server';
import { versionIdAt } from '../../app/services/versions/version-id.server';
import { press } from '../support/visitor';
import { fillDate, standsAt, VERSION, voterAt, wordsOf, YEAR_PASSWORD, type Year } from './year-people';
import {
  decideByCount,
  type OpenBallot,
  objectInPage,
  openBallot,
  voteInPage,
  voteOnward,
} from './year-votes';

/** The place of the voter who does not approve the mandate. */
const AGAINST = 6;
const EVIDENCE = 'https://evidence.example/report';

/** A supplier states the use of its product in the page, a supplier and a trust through the services. */
export async function useIt(year: Year): Promise<void> {
  const supplier = await year.as(voterAt(year, 0).representative);
  const { page } = supplier;
  await supplier.goto(`${VERSION}/use`);
  await page.locator('summary', { hasText: 'State the use of a product' }).click();
  await page.getByLabel('Product that implements version 1.0.0').fill('Tern Booking 4');
  await page.getByLabel('No, not yet').check();
  await page.getByLabel('Address of the evidence').fill(EVIDENCE);
  await press(supplier, 'State the use');
  expect(await page.locator('main').innerText()).toContain('The statement of use is public now.');
  const versionId = await versionIdAt(year.portal.ctx, 'STD-0001', '1.0.0');
  const larch = voterAt(year, 1);
  for (const [by, site] of [
    [larch, ''],
    [voterAt(year, 2), 'Whinmoor General'],
  ] as const) {
    const stated = await stateUse(await year.serve(by.representative), {
      versionId,
      organisationId: by.organisation.id,
      supplierId: larch.organisation.id,
      product: 'Larch Wardbook',
      live: site !== '',
      site,
      evidence: EVIDENCE,
    });
    expect(stated).toMatchObject({ allowed: true });
  }
}

/** The mandatory-track ballot on the published hash: one is against, and the chair sends it round again. */
export async function ballotTwice(year: Year, published: string): Promise<OpenBallot> {
  const ballot = await openBallot(year, 'Open the ballot on a mandate');
  expect(ballot.hash).toBe(published);
  await objectInPage(year, ballot, AGAINST, 'Our oldest product needs two more years.');
  const approving = (count: number) => Array.from({ length: count }, () => 'approve' as const);
  await voteOnward(year, ballot, 0, approving(AGAINST));
  await voteOnward(year, ballot, AGAINST + 1, approving(year.voters.length - AGAINST - 1));
  await standsAt(year, 'Published', 'A ballot is open until', '(30 days left)');
  await year.portal.advance(31);

  const chair = await year.as(year.chair);
  await chair.goto(ballot.path);
  const closed = await chair.page.locator('main').innerText();
  expect(closed).toContain('Not every “do not approve” is resolved.');
  expect(closed).toContain('The mandate cannot be asked for yet');
  expect(closed).toContain('The tally is not final yet.');
  await chair.page.getByText('Send the ballot round again now').click();
  await press(chair, 'Send it round again');
  const again = await wordsOf(year.reader, ballot.path);
  expect(again).toContain('This ballot goes round once more');
  expect(again).toContain('Our oldest product needs two more years.');
  await voteInPage(year, ballot, AGAINST, 'abstain');
  await year.portal.advance(15);
  const ended = await wordsOf(year.reader, ballot.path);
  expect(ended).toContain('This is the count after the ballot went round a second time.');
  expect(ended).toContain('In the first round: do not approve');
  expect(ended).toMatch(/The (count|outcome) is final\./);
  return ballot;
}

/** The chair asks for the mandate, which waits for the comment of the vote; answers where the Leads decide. */
export async function askForMandate(year: Year, ballot: OpenBallot): Promise<string> {
  const chair = await year.as(year.chair);
  await chair.goto(ballot.path);
  expect(await chair.page.locator('main').innerText()).toContain(
    '1 comment filed with votes is not decided yet.',
  );
  await decideByCount(year, 3);
  await chair.goto(ballot.path);
  await press(chair, 'Ask for the mandate');
  const approval = new URL(chair.page.url()).pathname;
  await standsAt(year, 'Published', 'A mandate of this text waits for two NHS Standards Leads.');
  return approval;
}

/** A Lead who comes before the proof is whole reads what is missing; the chair records the exchange. */
export async function showExchange(year: Year, approval: string): Promise<void> {
  const lead = await year.as(year.leads[0]);
  const early = await wordsOf(lead, approval);
  expect(early).toContain('You cannot approve this mandate now');
  expect(early).toContain('These requirements were not shown between two independent products: STD-0001-R1.');
  expect(await lead.page.locator('[name=decision][value=approved]').count()).toBe(0);

  const chair = await year.as(year.chair);
  const { page } = chair;
  await chair.goto(`${VERSION}/use`);
  await page.locator('summary', { hasText: 'Record an exchange' }).click();
  const form = page.locator('form:has(input[name=intent][value=exchange])');
  await form.locator('[name=firstProduct]').fill('Tern Booking 4');
  await form.locator('[name=firstSupplierId]').selectOption({ label: 'Tern Software' });
  await form.locator('[name=secondProduct]').fill('Larch Wardbook');
  await form.locator('[name=secondSupplierId]').selectOption({ label: 'Larch Clinical Systems' });
  await form.locator('[name=requirements]').first().check();
  await fillDate(year, chair, 'shown', -2);
  await form.locator('[name=evidence]').fill(EVIDENCE);
  await press(chair, 'Record the exchange');
  const shown = await page.locator('main').innerText();
  expect(shown).toContain('The exchange is recorded.');
  expect(shown).not.toContain('Missing');
}

/** Two Leads approve the same dates, each with a password; it takes effect by the clock on the comply-by date. */
export async function mandate(year: Year, approval: string): Promise<void> {
  const [first, second] = [await year.as(year.leads[0]), await year.as(year.leads[1])];
  await first.goto(approval);
  await first.page.locator('[name=decision][value=approved]').check();
  await fillDate(year, first, 'implement', 100);
  const complyBy = await fillDate(year, first, 'comply', 372);
  await fillDate(year, first, 'review', 1000);
  for (const [lead, statement] of [
    [first, 'Proven in use.'],
    [second, 'Carried by all groups.'],
  ] as const) {
    if (lead === second) {
      expect(await wordsOf(first, approval)).toContain('You approved this mandate already.');
      expect(await wordsOf(year.reader, VERSION)).not.toContain('Mandatory from');
      expect(await wordsOf(second, approval)).toContain('The second approver is still needed');
      await second.page.locator('[name=decision][value=approved]').check();
    }
    await lead.page.locator('[name=statement]').fill(statement);
    await lead.page.locator('[name=reviewed]').check();
    await lead.page.getByLabel('Your password', { exact: true }).fill(YEAR_PASSWORD);
    await press(lead, 'Record the decision');
    expect(await lead.page.locator('.nhsuk-error-summary').count()).toBe(0);
  }
  year.moved('Made mandatory');
  const words = await wordsOf(year.reader, VERSION);
  for (const expected of [
    `Mandatory from ${dateWords(complyBy)}`,
    'by Ola Winters and Ines Farrow',
    'Carried by all groups.',
  ]) {
    expect(words).toContain(expected);
  }
  await year.portal.advance(371);
  await standsAt(
    year,
    'Published',
    'Take effect',
    `The time has not come. It comes on ${dateWords(complyBy)}.`,
  );
  await year.portal.advance(2);
  year.moved('Effective');
  await standsAt(year, 'Effective', 'Deprecate');
}
