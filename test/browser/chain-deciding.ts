import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { REVIEW_KINDS } from '../../db/words';
import { expectAccessible, press, pressEnter, tabTo } from '../support/visitor';
import { type Chain, open, PASSWORD } from './chain-people';
import { DESK, noteComment, REFERENCE } from './chain-writing';

const HASH = /[0-9a-f]{64}/;

/** The Secretariat records the reviews that a ballot needs. */
export async function review({ as, people }: Chain): Promise<void> {
  const secretariat = await as(people.secretariat);
  const { page } = secretariat;
  for (const kind of REVIEW_KINDS) {
    await secretariat.goto(DESK);
    await page.getByText('Record a review').click();
    await page.locator(`[name=kind][value=${kind}]`).check();
    await page.locator('[name=outcome][value=ready]').check();
    await page.locator('[name=note]').fill('Looked at in full.');
    await press(secretariat, 'Record the review');
  }
  await expectAccessible(page);
  await secretariat.context.close();
}

/** The chair attaches artefacts; one of them is not valid, and the page says where and what to do. */
export async function attach({ as, people }: Chain): Promise<void> {
  const chair = await as(people.chair);
  const { page } = chair;
  await open(chair, DESK);
  await Promise.all([
    page.waitForURL('**/artefacts'),
    page.getByRole('link', { name: 'Add machine-readable artefacts' }).click(),
  ]);
  const file = (name: string, text: string) => ({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
  await page
    .locator('[name=files]')
    .setInputFiles([
      file('patient.json', '{ "resourceType": "Patient", "id": "ann", "active": true }'),
      file('broken.json', '{\n  "resourceType": "Patient"\n  "id": "ann"\n}'),
    ]);
  await page.locator('[name=folder]').fill('examples');
  await press(chair, 'Check and add');
  await expectAccessible(page);
  const said = await page.locator('main').innerText();
  expect(said).toContain('examples/broken.json, line 3');
  expect(said).toContain('Put a comma at the end of line 2.');
  expect(said).toContain('Example of Patient');
  await chair.context.close();
}

/** Organisations enrol, and the chair opens the ballot on a frozen text; answers its address and the hash. */
export async function openBallot({ as, people }: Chain): Promise<{ ballot: string; hash: string }> {
  for (const { representative, organisation } of people.voters) {
    const voter = await as(representative);
    await voter.goto(`/standards/${REFERENCE}/1.0.0/ballot`);
    await press(voter, `Enrol ${organisation.name}`);
    await voter.context.close();
  }
  const chair = await as(people.chair);
  await open(chair, `/standards/${REFERENCE}/1.0.0/ballot`);
  await press(chair, 'Freeze the text and open the ballot');
  await expectAccessible(chair.page);
  const ballot = new URL(chair.page.url()).pathname;
  const hash = HASH.exec(await chair.page.content())?.[0] ?? '';
  expect(hash).toMatch(HASH);
  await chair.context.close();
  return { ballot, hash };
}

const AFTER_A_YEAR = 'The times for repeating want another look after a year.';

/** Every voter votes with the keyboard alone; the last one approves with a comment, which it writes first (BL-37). */
export async function vote({ as, people }: Chain, ballot: string): Promise<void> {
  for (const [at, { representative }] of people.voters.entries()) {
    const voter = await as(representative);
    const { page } = voter;
    await voter.goto(`${ballot}/vote`);
    await tabTo(page, page.locator('[name=position]').first());
    await page.keyboard.press('Space');
    if (at === people.voters.length - 1) {
      await page.keyboard.press('ArrowDown');
      expect(await page.locator('[name=position][value=approve-with-comments]').isChecked()).toBe(true);
      await tabTo(page, page.getByRole('button', { name: 'Continue' }));
      await pressEnter(voter);
      expect(await page.locator('.nhsuk-error-summary').innerText()).toContain('or choose “Approve”.');
      await expectAccessible(page);
      await tabTo(page, page.locator('[name=reason]').first());
      await page.keyboard.type(AFTER_A_YEAR);
      await tabTo(page, page.getByRole('button', { name: 'Write a comment' }));
      await pressEnter(voter);
      await expectAccessible(page);
      await tabTo(page, page.locator('[name=type]').first());
      await page.keyboard.press('ArrowDown');
      expect(await page.locator('[name=type][value=technical]').isChecked()).toBe(true);
      await tabTo(page, page.locator('[name=body]'));
      await page.keyboard.type(AFTER_A_YEAR);
      await tabTo(page, page.getByRole('button', { name: 'Post comment and go back to the vote' }));
      await pressEnter(voter);
      // The vote is as it was left, and the comment is ticked.
      expect(await page.locator('main').innerText()).toContain('is posted');
      expect(await page.locator('[name=position][value=approve-with-comments]').isChecked()).toBe(true);
      expect(await page.locator('[name=reason]').first().inputValue()).toBe(AFTER_A_YEAR);
      expect(await page.locator('[name=comments]:checked').count()).toBe(1);
      await expectAccessible(page);
    }
    if (at === 0) await expectAccessible(page);
    await tabTo(page, page.getByRole('button', { name: 'Continue' }));
    await pressEnter(voter);
    if (at === 0) await expectAccessible(page);
    await tabTo(page, page.getByRole('button', { name: 'Cast this vote' }));
    await pressEnter(voter);
    if (at === 0) await expectAccessible(page);
    expect(await page.getByRole('heading', { name: 'Vote cast' }).isVisible()).toBe(true);
    await voter.context.close();
  }
}

/**
 * The clock closes the ballot. The chair was away for a month, so the session has ended: they sign in again, come
 * back to the ballot, decide the comment that was filed with a vote, and send the text to the Leads. Answers the address of the approval.
 */
export async function sendForApproval({ as, people, portal }: Chain, ballot: string): Promise<string> {
  const chair = await as(people.chair);
  const { page } = chair;
  await open(chair, ballot);
  await portal.advance(29);
  await open(chair, ballot);
  expect(await page.getByText('Passed', { exact: true }).first().isVisible()).toBe(true);
  expect(await page.getByRole('button', { name: 'Send for approval' }).count()).toBe(0);
  await Promise.all([
    page.waitForURL('**/sign-in?**'),
    page.locator('main').getByRole('link', { name: 'Sign in' }).click(),
  ]);
  await page.getByLabel('E-mail address').fill(people.chair.email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await press(chair, 'Sign in');
  expect(new URL(page.url()).pathname).toBe(ballot);
  await chair.goto(`/standards/${REFERENCE}/comments/2`);
  await noteComment(chair, 'The trial runs for a year, and its figures come back to the group.');
  await chair.goto(ballot);
  await press(chair, 'Send for approval');
  await expectAccessible(page);
  expect(page.url()).toContain('/approvals/');
  await chair.context.close();
  return new URL(page.url()).pathname;
}

/** A Lead who voted is refused, with the rule; one who had no part approves the very text of the ballot. */
export async function approve({ as, anybody, people }: Chain, approval: string, hash: string): Promise<void> {
  const voting = await as(people.votingLead);
  await open(voting, approval);
  const refused = await voting.page.locator('main').innerText();
  expect(refused).toContain('You cannot decide on this version');
  expect(refused).toMatch(/voted/);
  expect(await voting.page.getByRole('button', { name: 'Record the decision' }).count()).toBe(0);
  await voting.context.close();

  const lead = await anybody();
  const { page } = lead;
  await lead.goto(`/sign-in?to=${approval}`);
  await page.getByLabel('E-mail address').fill(people.freeLead.email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await press(lead, 'Sign in');
  await expectAccessible(page);
  expect(await page.locator('input[name=hash]').inputValue()).toBe(hash);
  await page.locator('[name=decision][value=approved]').check();
  await press(lead, 'Record the decision');
  await expectAccessible(page);
  expect(await page.getByRole('heading', { name: 'There is a problem' }).isVisible()).toBe(true);
  await page.locator('[name=statement]').fill('Made with those who will use it, and agreed by them.');
  for (const [part, value] of [
    ['day', '1'],
    ['month', '6'],
    ['year', '2029'],
  ]) {
    await page.locator(`[name=review-${part}]`).fill(value ?? '');
  }
  await page.locator('[name=reviewed]').check();
  await page.getByLabel('Your password', { exact: true }).fill('not the password');
  await press(lead, 'Record the decision');
  expect(await page.getByText('That is not your password.').first().isVisible()).toBe(true);
  await page.getByLabel('Your password', { exact: true }).fill(PASSWORD);
  await press(lead, 'Record the decision');
  await expectAccessible(page);
  expect(await page.getByText('Approved', { exact: true }).first().isVisible()).toBe(true);
  await lead.context.close();
}

/** Anybody reads the published text without an account and without JavaScript, and can check its hash. */
export async function readInPublic({ anybody }: Chain, ballot: string, hash: string): Promise<void> {
  const reader = await anybody({ javaScript: false });
  const { page } = reader;
  for (const address of [`/standards/${REFERENCE}`, `/standards/${REFERENCE}/1.0.0`]) {
    await reader.goto(address);
    const main = page.locator('main');
    const words = await main.innerText();
    for (const expected of [
      'A receiver should show the change before the new time.',
      `${REFERENCE}-R1`,
      'A clinic looks at what was not handed over each evening.',
      'waits as Retry-After says',
      'Passed: every rule that was tested is met. 5 organisations approve',
      'Approved by Ola Winters',
      hash,
      'Artefacts frozen with this text',
      'examples/patient.json',
    ]) {
      expect(words).toContain(expected);
    }
    expect(await main.locator('pre').first().innerText()).toContain('"change": "moved"');
    expect(await main.locator(`a[href="${ballot}"]`).count()).toBeGreaterThan(0);
    const download = main.locator('a[href$="/download/json"]').first();
    const json = await page.request.get(
      `${new URL(page.url()).origin}${await download.getAttribute('href')}`,
    );
    expect(
      createHash('sha256')
        .update(await json.body())
        .digest('hex'),
    ).toBe(hash);
  }
  for (const width of [1280, 320]) {
    const visitor = await anybody({ width });
    await open(visitor, `/standards/${REFERENCE}`);
    await open(visitor, ballot);
    await visitor.context.close();
  }
  await reader.context.close();
}
