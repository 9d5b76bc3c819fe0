import type { Locator, Page } from 'playwright-core';
import { beforeEach, expect, it } from 'vitest';
import { axeFaults } from '../support/axe';
import { sidewaysScroll, soon, visit } from '../support/browser';
import { draftStage } from '../support/draft-page';

const stage = draftStage();
beforeEach(() => stage.nextDraft());

/** A comment on the word “sender” of a draft, posted by somebody who may not edit it. */
async function commentOnSender() {
  const rosa = await stage.open(stage.world.rosa);
  await rosa.line('A sender sends the summary').dblclick({ position: { x: 20, y: 10 } });
  await rosa.page.keyboard.press('Control+Alt+m');
  const form = rosa.page.locator('.cc-comment-form');
  await form.getByLabel('Your comment').fill('Whose system is that?');
  await form.getByLabel('Question').check();
  await form.getByRole('button', { name: 'Post comment' }).click();
  await rosa.page.getByRole('article', { name: 'Comment C-1' }).waitFor();
  return rosa;
}

it('shows at once what others comment; puts the caret into commented words that are clicked, and shows their thread', async () => {
  const amina = await stage.open(stage.world.amina);
  await commentOnSender();
  const words = amina.page.locator('.cc-commented');
  await soon(() => words.innerText()).toBe('sender');
  await amina.toEndOf('Medicines change on discharge');
  await words.click();
  await amina.page.locator('.cc-comment--now').waitFor();
  await amina.page.keyboard.type('XX');
  await soon(() => amina.words('A s')).toMatch(/^A s\w*XX\w* sends/);
  expect(await amina.words('Medicines change on discharge')).not.toContain('XX');
});

it('shows both wordings of edited words, says when they were removed, and finds them again after undo', async () => {
  const rosa = await commentOnSender();
  const card = rosa.page.getByRole('article', { name: 'Comment C-1' });
  await keysRightBehindSelecting(rosa.page, 'summary');
  await soon(() => rosa.page.locator('.cc-comment-form .cc-comment__quote').innerText()).toBe('summary');
  await rosa.page.locator('.cc-comment-form').getByRole('button', { name: 'Cancel' }).click();
  const amina = await stage.open(stage.world.amina);
  await amina.page.locator('.cc-commented').waitFor();
  await amina.line('A sender sends the summary').dblclick({ position: { x: 20, y: 10 } });
  await amina.page.keyboard.type('hospital');
  await soon(() => card.innerText()).toMatch(
    /When the comment was made\s+sender\s+In its place now\s+hospital/,
  );
  await soon(() => rosa.page.locator('.cc-commented').innerText()).toBe('hospital');
  await amina.says(/All changes saved/);

  const own = await visit(stage.browser, stage.portal, await linkOf(card), { width: 320 });
  await own.getByText('Text changed since').waitFor();
  expect(await own.locator('.cc-comment__quote').allInnerTexts()).toEqual(['sender', 'hospital']);
  expect(await axeFaults(own)).toEqual([]);
  expect(await sidewaysScroll(own)).toBe(0);

  // The whole paragraph goes, and comes back.
  await amina.line('A hospital sends the summary').click({ clickCount: 3 });
  await amina.page.keyboard.press('Backspace');
  await amina.page.keyboard.press('Backspace');
  await soon(() => rosa.page.locator('.cc-comment__where').innerText()).toMatch(/Text changed|removed/);
  for (let step = 0; step < 4; step += 1) await amina.page.keyboard.press('Control+z');
  await soon(() => amina.lines().then((lines) => lines.join())).toContain('A sender sends');
  await soon(() => rosa.page.locator('.cc-commented').innerText()).toBe('sender');
  expect(await card.innerText()).not.toContain('Text changed');
});

/** Selects a word and presses the keys for a comment before the browser has told anybody of what is selected. */
async function keysRightBehindSelecting(page: Page, word: string): Promise<void> {
  await page.locator('.cc-draft__live').evaluate((live, wanted) => {
    const texts = document.createTreeWalker(live, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const at = text.textContent?.indexOf(` ${wanted} `) ?? -1;
      if (at < 0 || !text.parentElement?.closest('p')?.textContent?.startsWith('A sender')) continue;
      getSelection()?.setBaseAndExtent(text, at + 1, text, at + 1 + wanted.length);
      const keys = { key: 'm', code: 'KeyM', ctrlKey: true, altKey: true, bubbles: true, cancelable: true };
      text.parentElement.dispatchEvent(new KeyboardEvent('keydown', keys));
      return;
    }
  }, word);
}

/** The address of a comment's own page. */
async function linkOf(card: Locator): Promise<string> {
  return (await card.getByRole('link', { name: 'C-1' }).getAttribute('href')) ?? '';
}
