import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { draftPage } from '../support/draft-page';
import { press, type Visitor } from '../support/visitor';
import { V } from './page-walks';

const PATCH = '/standards/STD-0001/1.1.1/patch';

/** Looks at a page, on a phone. */
export type Look = (page: Page, path: string) => Promise<void>;

/** Follows a link and waits for the page that comes, whole. */
async function followed(page: Page, name: string): Promise<void> {
  const link = page.getByRole('link', { name }).first();
  await Promise.all([page.waitForEvent('load'), link.click()]);
}

/** From the published page an editor begins a patch, corrects a word in its draft, and gives notice of it. */
export async function giveNoticeOfPatch(visitor: Visitor, look: Look): Promise<void> {
  const { page, goto } = visitor;
  await goto(V);
  await followed(page, 'Prepare a patch');
  await press(visitor, 'Prepare patch 1.1.1');
  expect(page.url()).toContain(PATCH);
  expect(await page.locator('main').innerText()).toContain('The text is the same as the published one.');

  await followed(page, 'Open the draft');
  const draft = await draftPage(page);
  await draft.toEndOf('It does not cover');
  await page.keyboard.type(' These stay out');
  await draft.says(/All changes saved/);

  await goto(PATCH);
  const changes = await page.locator('main').innerText();
  expect(changes).toContain('1 change in 1 clause');
  expect(changes).toContain('These stay out');
  await page.getByLabel('What is corrected').fill('A sentence reads better in clause 1.');
  await press(visitor, 'Freeze the text and give notice');
  const summary = page.locator('.nhsuk-error-summary');
  expect(await summary.innerText()).toContain('Say why the changes are editorial.');
  expect(await summary.innerText()).toContain('Confirm that you have looked at each change');
  expect(await page.getByLabel('What is corrected').inputValue()).toContain('reads better');
  await look(page, `${PATCH}-form`);
  await page.getByLabel('Why the changes are editorial').fill('Nobody has to send anything else.');
  await page.getByLabel('I have looked at each change').check();
  await press(visitor, 'Freeze the text and give notice');
  await look(page, `${PATCH}-notice`);
  await goto(V);
  expect(await page.locator('main').innerText()).toContain('Notice of an editorial patch');
}

/** After the notice a Lead approves it, and readers are led to it. */
export async function approveThePatch(visitor: Visitor, look: Look): Promise<void> {
  const { page, goto } = visitor;
  await goto(PATCH);
  await followed(page, 'Open the approval');
  await page.getByLabel('Approve and publish the patch').check();
  await page.getByLabel('Statement to publish').fill('Nothing but a clearer sentence.');
  await page.getByLabel('I have reviewed the changes and the evidence').check();
  await look(page, '/approvals/patch-form');
  await press(visitor, 'Record the decision');
  await followed(page, 'Read the published version');
  const text = await page.locator('main').innerText();
  expect(text).toContain('These stay out');
  expect(text).toContain('Nothing but a clearer sentence.');
  expect(text).toMatch(/Mandatory from \d+ \w+ \d{4}/);
  await goto(V);
  expect(await page.locator('main').innerText()).toContain('You are reading 1.1.0. 1.1.1 is current');
}
