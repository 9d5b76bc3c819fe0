import { expect } from 'vitest';
import { expectAccessible, press, pressEnter, type Visitor } from '../support/visitor';

/** The chair of the sample's draft works through the desk by keyboard, and turns the keys off. */
export async function workByKeyboard(chair: Visitor): Promise<void> {
  const { page, goto } = chair;
  await goto('/standards/STD-0002/1.0.0/desk?show=submitted&order=number');
  const inFocus = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  const rows = page.locator('[data-desk-row]');
  const before = await rows.count();
  expect(before).toBeGreaterThan(2);

  await page.keyboard.press('j');
  const first = await inFocus();
  expect(first).toMatch(/^C-\d+/);
  await page.keyboard.press('ArrowDown');
  expect(await inFocus()).not.toBe(first);
  await page.keyboard.press('k');
  expect(await inFocus()).toBe(first);
  await pressEnter(chair);
  expect(new URL(page.url()).searchParams.get('comment')).toBe(first.split(' ')[0]);
  await page.getByRole('heading', { name: /^Comment C-/ }).waitFor();

  await page.keyboard.press('j');
  await page.keyboard.press('x');
  expect(await page.locator('[data-desk-row] input:checked').count()).toBe(1);
  await page.keyboard.press('x');
  expect(await page.locator('[data-desk-row] input:checked').count()).toBe(0);
  await page.keyboard.press('p');
  await page.keyboard.type('Points j k t');
  expect(await page.getByLabel('Name of the block').inputValue()).toBe('Points j k t');
  expect(await page.locator('[data-desk-row] input:checked').count()).toBe(1);
  await page.keyboard.press('Escape');
  await page.getByLabel('Name of the block').blur();
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('t')]);
  expect(await page.getByRole('alert').innerText()).toContain('1 comment is triaged.');
  expect(await rows.count()).toBe(before - 1);

  const field = () => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name ?? '');
  await goto(`/standards/STD-0002/1.0.0/desk?comment=${first.split(' ')[0]}`);
  await page.keyboard.press('d');
  expect(await field(), 'nobody decides what was not triaged').toBe('assigneeId');
  await goto('/standards/STD-0002/1.0.0/desk?show=triaged&order=number');
  await page.keyboard.press('j');
  await pressEnter(chair);
  await page.keyboard.press('d');
  expect(await field()).toBe('disposition');

  await page.getByRole('button', { name: 'Turn the keys off' }).click();
  await page.locator('h1').click();
  await page.keyboard.press('j');
  expect(await inFocus()).not.toMatch(/^C-\d+/);
  await page.reload();
  await page.keyboard.press('j');
  expect(await inFocus()).not.toMatch(/^C-\d+/);
  await page.getByRole('button', { name: 'Turn the keys on' }).click();
}

/** The same without any script: tick, choose, send; what is refused says for which comment and why. */
export async function workWithoutScripts(chair: Visitor): Promise<void> {
  const { page, goto } = chair;
  await goto('/standards/STD-0002/1.0.0/desk?order=number');
  const boxes = page.locator('[data-desk-row] input');
  for (const at of [0, 1]) await boxes.nth(at).check();
  await page.getByLabel('Who looks after them?').selectOption({ index: 1 });
  await press(chair, 'Save who looks after them');
  expect(await page.getByRole('alert').innerText()).toContain('2 comments are saved');
  await press(chair, 'Mark as triaged');
  expect(await page.locator('main').innerText()).toContain('Tick the comments that it is about');
}

/** Somebody uploads a sheet with a fault, corrects it in the page and posts all of it. */
export async function commentBySheet(visitor: Visitor): Promise<void> {
  const { page, goto } = visitor;
  await goto('/standards/STD-0005/1.0.0/comment-sheet');
  const text = [
    'MB/NC,Line number,Clause/Subclause,Paragraph/Figure/Table,Type of comment,Comments,Proposed change',
    ',,1,,ge,Say who is meant.,',
    ',,99.9,,te,Say it sooner.,Sooner.',
  ].join('\r\n');
  const file = { name: 'ours.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.getByLabel('Sheet of comments').setInputFiles(file);
  await press(visitor, 'Upload and look at it');
  await page.getByRole('heading', { name: 'Row 3' }).waitFor();
  expect(await page.locator('#row-3').innerText()).toContain('“99.9” is not a clause of this text');
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 900 });
  await expectAccessible(page);
  await page.locator('#row-3').getByLabel('Clause/Subclause').fill('2');
  await press(visitor, 'Save row 3');
  await press(visitor, 'Post 2 comments');
  expect(await page.getByRole('alert').innerText()).toContain('2 comments are posted.');
}

/** Somebody comments on a clause of the text in consultation and is back at that clause. */
export async function commentInConsultation(visitor: Visitor, path: string): Promise<void> {
  const { page, goto } = visitor;
  await goto(path);
  const link = page.locator('a.clause-link[href*="clause="]').nth(1);
  await Promise.all([page.waitForEvent('load'), link.click()]);
  const clause = new URL(page.url()).searchParams.get('clause');
  await page.getByLabel('Technical').check();
  await page.getByLabel('Your comment', { exact: true }).fill('Say who must do it.');
  await expectAccessible(page);
  await press(visitor, 'Post comment');
  expect(await page.getByRole('alert').innerText()).toMatch(/Your comment is posted as C-\d+\./);
  expect(new URL(page.url()).hash).toBe(`#${clause}`);
  expect(new URL(page.url()).pathname).toBe(path);
}
