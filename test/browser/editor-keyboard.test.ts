import { beforeEach, describe, expect, it } from 'vitest';
import { axeFaults } from '../support/axe';
import { sidewaysScroll, soon, visit } from '../support/browser';
import { draftStage } from '../support/draft-page';

const stage = draftStage();
beforeEach(() => stage.nextDraft());
const path = () => `/drafts/${stage.world.documentId}`;

describe.each([
  ['a desk', 1280],
  ['a phone', 320],
])('the page of a draft on %s', (_, width) => {
  it('axe finds nothing for an editor, in no tab and no menu, and nothing scrolls sideways', async () => {
    const { page, toEndOf } = await stage.open(stage.world.amina, { width });
    await toEndOf('Medicines change on discharge');
    expect(await axeFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);

    await page.getByRole('toolbar').getByRole('button', { name: 'Insert' }).click();
    expect(await axeFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Link', exact: true }).click();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();

    const showPanel = page.getByRole('button', { name: 'Comments and more' });
    if (await showPanel.isVisible()) await showPanel.click();
    for (const tab of ['History', 'Checks', 'About', 'Comments']) {
      await page.getByRole('tab', { name: tab }).click();
      expect(await axeFaults(page), tab).toEqual([]);
      expect(await sidewaysScroll(page), tab).toBe(0);
    }
    await page.getByRole('button', { name: 'New comment' }).click();
    expect(await axeFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await page.getByRole('button', { name: 'Cancel' }).click();

    const showClauses = page.getByRole('button', { name: 'Clauses' });
    if (await showClauses.isVisible()) await showClauses.click();
    expect(await axeFaults(page)).toEqual([]);
  });

  it('axe finds nothing for a reader with and without an account', async () => {
    const rosa = await stage.open(stage.world.rosa, { width });
    expect(await axeFaults(rosa.page)).toEqual([]);
    expect(await sidewaysScroll(rosa.page)).toBe(0);
    const anybody = await visit(stage.browser, stage.portal, path(), { width });
    expect(await axeFaults(anybody)).toEqual([]);
    expect(await sidewaysScroll(anybody)).toBe(0);
  });
});

describe('by keyboard alone', () => {
  it('Alt+F10 goes to the toolbar, arrows go through it, and it is one stop for the Tab key', async () => {
    const { page, toEndOf } = await stage.open(stage.world.amina);
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    await toEndOf('Medicines change on discharge');
    await page.keyboard.press('Alt+F10');
    expect(await focused()).toBe('Undo');
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('Redo');
    await page.keyboard.press('End');
    expect(await focused()).toBe('Keys');
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('Undo');
    expect(await page.locator('.cc-toolbar [data-tool][tabindex="0"]').count()).toBe(1);

    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('menu').count()).toBe(1);
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toMatch(/^Clause/);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('menu').count()).toBe(0);
    expect(await focused()).toBe('Paragraph');
  });

  it('Escape leaves the text, and F6 goes round the areas of the page', async () => {
    const { page, toEndOf } = await stage.open(stage.world.amina);
    const area = () =>
      page.evaluate(() => {
        const focused = document.activeElement;
        if (focused?.closest('.cc-toolbar')) return 'toolbar';
        if (focused?.closest('.ProseMirror')) return 'text';
        return focused?.closest('[data-area]')?.getAttribute('data-area') ?? '';
      });
    await toEndOf('Medicines change on discharge');
    expect(await area()).toBe('text');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('text-exit');
    await page.keyboard.press('Enter');
    expect(await area()).toBe('text');
    for (const expected of ['panel', 'clauses', 'toolbar', 'text']) {
      await page.keyboard.press('F6');
      expect(await area()).toBe(expected);
    }
    await page.keyboard.press('Shift+F6');
    expect(await area()).toBe('toolbar');
  });

  it('Alt+Enter goes to the fields of the block, Escape back to the caret, and Tab passes no others', async () => {
    const { page, text, toEndOf } = await stage.open(stage.world.amina);
    const focused = () =>
      page.evaluate(() => {
        const { activeElement } = document;
        return activeElement?.getAttribute('aria-label') ?? activeElement?.id ?? '';
      });
    await toEndOf('A product conforms');
    await page.keyboard.press('Enter');
    await page.keyboard.type('/code');
    await page.keyboard.press('Enter');
    await page.keyboard.type('<Bundle/>');
    for (let at = 0; at < 2; at++) await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Alt+Enter');
    expect(await focused()).toBe('Language of this code');
    await page.keyboard.type('xml');
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await focused()).toBe('Text of the draft');
    await page.keyboard.type(' id="1"');
    const code = text.locator('.code-block').nth(1);
    expect(await code.locator('code').innerText()).toBe('<Bundle id="1"/>');
    expect(await code.getByLabel('Language of this code').inputValue()).toBe('xml');

    await page.keyboard.press('Tab');
    expect(
      await code.getByLabel('Language of this code').evaluate((one) => one === document.activeElement),
    ).toBe(true);
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('text-exit');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Alt+Enter');
    await soon(() => page.locator('.cc-said').innerText()).toBe('This block has no fields to fill in.');
    expect(await focused()).toBe('Text of the draft');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('text-exit');
  });

  it('a reader chooses a block, a word and more words, and comments on them', async () => {
    const { page } = await stage.open(stage.world.rosa);
    const chosen = () => page.evaluate(() => getSelection()?.toString().trim() ?? '');
    const inText = () => page.evaluate(() => document.activeElement?.closest('.ProseMirror') !== null);
    for (let tries = 0; tries < 5 && !(await inText()); tries++) await page.keyboard.press('F6');
    const blocks = await page.locator('.ProseMirror p').allInnerTexts();
    const wanted = blocks.find((words) => words.trim().split(/\s+/).length > 3) ?? '';
    for (let tries = 0; tries < 40 && (await chosen()) !== wanted.trim(); tries++) {
      await page.keyboard.press('ArrowDown');
    }
    expect(await chosen()).toBe(wanted.trim());
    const [first = '', second = '', third = ''] = wanted.trim().split(/\s+/);
    await page.keyboard.press('ArrowRight');
    expect(await chosen()).toBe(first);
    await page.keyboard.press('ArrowRight');
    expect(await chosen()).toBe(second);
    await page.keyboard.press('Shift+ArrowRight');
    expect(await chosen()).toBe(`${second} ${third}`);
    await soon(() => page.locator('.cc-told').innerText()).toBe(
      `Chosen: “${second} ${third}”. To comment on it, press Ctrl+Alt+M.`,
    );
    await page.keyboard.press('Control+Alt+m');
    await expect
      .poll(() => page.locator('.cc-comment__quote').first().innerText())
      .toBe(`${second} ${third}`);
  });

  it('a reader goes on from word to word, through clauses of one word too, and sees each block that is chosen', async () => {
    const { page } = await stage.open(stage.world.rosa);
    await page.locator('.ProseMirror').focus();
    const chosen = () => page.evaluate(() => getSelection()?.toString().trim() ?? '');
    await page.keyboard.press('ArrowDown');
    const written = await page.evaluate(() => {
      const said = document.createRange();
      const text = document.querySelector('.ProseMirror');
      const chosenFrom = getSelection()?.getRangeAt(0);
      if (text === null || chosenFrom === undefined) return 'nothing';
      said.selectNodeContents(text);
      said.setStart(chosenFrom.startContainer, chosenFrom.startOffset);
      const blocks = said.cloneContents();
      for (const aid of blocks.querySelectorAll('[contenteditable="false"]')) aid.remove();
      return blocks.textContent?.replace(/\s+/g, '');
    });
    const words = [await chosen()];
    do {
      await page.keyboard.press('ArrowRight');
      words.push(await chosen());
    } while (words.at(-1) !== words.at(-2));
    // At the end of the text it stays where it is.
    expect(words.slice(0, -1).join('')).toBe(written);
    for (let at = 0; at < 12; at++) await page.keyboard.press('ArrowDown');
    const isInSight = () =>
      page.evaluate(() => {
        const { top, bottom } = getSelection()?.getRangeAt(0).getBoundingClientRect() ?? new DOMRect();
        return top >= 0 && bottom > top && bottom <= innerHeight;
      });
    await expect.poll(isInSight).toBe(true);
  });

  it('"?" lists the keys, and the list gives the focus back', async () => {
    const { page } = await stage.open(stage.world.amina);
    await page.getByRole('tab', { name: 'Comments' }).focus();
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    await dialog.waitFor();
    expect(await dialog.innerText()).toContain('Alt+F10');
    await page.keyboard.press('Escape');
    expect(await dialog.count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('tab-comments');
  });

  it('a clause is gone to from the list, the cursor follows, and the list follows the cursor', async () => {
    const { page } = await stage.open(stage.world.amina);
    await page
      .getByRole('navigation', { name: 'Clauses' })
      .getByRole('link', { name: 'Conformance' })
      .focus();
    await page.keyboard.press('Enter');
    await soon(() => page.locator('.cc-clauses [aria-current]').innerText()).toContain('Conformance');
    await page.keyboard.press('End');
    await page.keyboard.type(' and proof');
    await soon(() => page.locator('.cc-clauses').first().innerText()).toContain('Conformance and proof');
  });
});
