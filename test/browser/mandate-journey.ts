import { expect } from 'vitest';
import { press, type Visitor } from '../support/visitor';

const USE = '/standards/STD-0001/1.1.0/use';

/** States the use of a product: what is wrong is said at its field, and what was typed is kept. */
export async function stateUse(visitor: Visitor): Promise<void> {
  const { page, goto } = visitor;
  await goto(USE);
  await page.locator('summary', { hasText: 'State the use of a product' }).click();
  await page.getByLabel('Product that implements version 1.1.0').fill('Fernlight Ward 2');
  await page.getByLabel('No, not yet').check();
  await page.getByLabel('Address of the evidence').fill('fernlight.example/ward');
  await press(visitor, 'State the use');
  const summary = page.locator('.nhsuk-error-summary');
  expect(await summary.innerText()).toContain('Enter an address that begins with https://');
  expect(await page.getByLabel('Product that implements version 1.1.0').inputValue()).toBe(
    'Fernlight Ward 2',
  );
  await page.getByLabel('Address of the evidence').fill('https://fernlight.example/ward');
  await press(visitor, 'State the use');
  expect(await page.locator('main').innerText()).toContain('The statement of use is public now.');
  expect(await page.locator('table').first().innerText()).toContain('Fernlight Ward 2');
}

/** The second Lead previews the public page, approves the dates of the first, and the version is mandatory. */
export async function approveAsSecond(visitor: Visitor, approval: string): Promise<void> {
  const { page, context, goto } = visitor;
  await goto(approval);
  expect(await page.locator('main').innerText()).toContain('The second approver is still needed');
  await page.getByLabel('Approve, as the second Lead').check();
  await page.getByLabel('Statement to publish').fill('Carried by all groups.');
  const [preview] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('button', { name: 'Preview the public page' }).click(),
  ]);
  await preview.waitForLoadState();
  const shown = await preview.locator('main').innerText();
  expect(shown).toContain('Preview: nothing of this is decided');
  expect(shown).toMatch(/Mandatory from \d+ \w+ \d{4}/);
  expect(shown).toContain('Carried by all groups.');
  await preview.close();
  await goto('/standards/STD-0001/1.1.0');
  expect(await page.locator('main').innerText()).not.toContain('Mandatory from');

  await goto(approval);
  await page.getByLabel('Approve, as the second Lead').check();
  await page.getByLabel('Statement to publish').fill('Carried by all groups.');
  await page.getByLabel('I have reviewed the text and the evidence').check();
  await press(visitor, 'Record the decision');
  const published = page.getByRole('link', { name: 'Read the published version' }).first();
  await Promise.all([page.waitForEvent('load'), published.click()]);
  const text = await page.locator('main').innerText();
  expect(text).toMatch(/Mandatory from \d+ \w+ \d{4}/);
  expect(text).toContain('Carried by all groups.');
  await goto('/standards?mandatory=yes');
  expect(await page.locator('main').innerText()).toContain('STD-0001');
}
