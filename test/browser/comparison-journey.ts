import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { Visitor } from '../support/visitor';

const CHANGES = '/standards/STD-0001/compare?from=1.0.0&to=1.1.0&view=text';

/** By keys from change to change: each is said aloud, is in sight, and stands in the address. */
export async function changesByKeys(reader: Visitor): Promise<void> {
  const { page, goto } = reader;
  await goto(CHANGES);
  const bar = page.getByRole('navigation', { name: 'Changes' });
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => bar.innerText()).toMatch(/^Change 2 of \d+/);
  expect(new URL(page.url()).hash).toBe('#change-2');
  const focused = page.locator(':focus');
  expect(await focused.innerText()).toMatch(
    /^Change 2 of \d+: .+ Written by Yusuf Demir, .+, on \d+ July 2026/,
  );
  // What is looked at is in sight, and not under the bar.
  expect(await inSight(focused)).toBe(true);
  await page.reload();
  await expect.poll(() => bar.innerText()).toMatch(/^Change 2 of \d+/);
}

/** The same by links, without any script. */
export async function changesByLinks(reader: Visitor): Promise<void> {
  const { page, goto } = reader;
  await goto(CHANGES);
  await page.getByRole('link', { name: 'Go to the first change' }).click();
  await page.locator('#change-1').getByRole('link', { name: 'Next change' }).click();
  expect(new URL(page.url()).hash).toBe('#change-2');
  await expect.poll(() => inSight(page.locator('#change-2'))).toBe(true);
}

/** A file beside a version: what was chosen is kept when there is no file, and who has the address may download it. */
export async function compareWithFile(person: Visitor): Promise<void> {
  const { page, goto } = person;
  await goto('/standards/STD-0001/compare/file');
  await page.getByLabel('Text of the standard').selectOption('1.0.0');
  await page.getByLabel('The earlier text').check();
  await page.getByRole('button', { name: 'Compare' }).click();
  expect(await page.getByRole('alert').innerText()).toContain('Choose a Word, HTML or Markdown file');
  expect(await page.getByLabel('Text of the standard').inputValue()).toBe('1.0.0');
  expect(await page.getByLabel('The earlier text').isChecked()).toBe(true);
  const file = {
    name: 'ours.md',
    mimeType: 'text/markdown',
    buffer: Buffer.from('# Scope\n\nOurs alone.'),
  };
  await page.getByLabel('Word, HTML or Markdown file').setInputFiles(file);
  await page.getByRole('button', { name: 'Compare' }).click();
  expect(await page.locator('main').innerText()).toContain('A file: Scope');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download as HTML' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^STD-0001-file-[0-9a-f]{64}-1\.0\.0\.html$/);
}

/** Whether the beginning of a place is to be seen. */
async function inSight(place: Locator): Promise<boolean> {
  return await place.evaluate((element) => {
    const { left, top } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + 8, top + 8));
  });
}
