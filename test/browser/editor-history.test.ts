import { beforeEach, describe, expect, it } from 'vitest';
import { axeFaults } from '../support/axe';
import { sidewaysScroll, soon, visit } from '../support/browser';
import { draftStage } from '../support/draft-page';

const stage = draftStage();
beforeEach(() => stage.nextDraft());
const path = () => `/drafts/${stage.world.documentId}`;

describe('who wrote this', () => {
  it('is told by keyboard for the words that are selected, and for the block at the cursor', async () => {
    const { page, toEndOf, saving } = await stage.open(stage.world.amina);
    await toEndOf('Medicines change on discharge');
    await page.keyboard.type(' Say which.');
    await soon(() => saving.innerText()).toContain('All changes saved');
    for (let n = 0; n < 6; n += 1) await page.keyboard.press('Shift+ArrowLeft');
    // The browser tells the editor of a selection a moment later; no hand is faster than that, only tests are.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 60)));
    await page.keyboard.press('Alt+F10');
    await page.getByRole('toolbar').getByRole('button', { name: 'Block' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Who wrote this' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Who wrote this' });
    await soon(() => dialog.innerText()).toContain('Amina Khan, Northfield Systems');
    expect(await dialog.locator('.cc-who__text').allInnerTexts()).toEqual([
      expect.stringContaining('which.'),
    ]);
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await dialog.count()).toBe(0);

    await toEndOf('Medicines change on discharge');
    await page.getByRole('toolbar').getByRole('button', { name: 'Block' }).click();
    await page.getByRole('menuitem', { name: 'Who wrote this' }).click();
    await soon(() => dialog.innerText()).toContain('Writer not recorded');
    expect(await dialog.innerText()).toContain('Amina Khan, Northfield Systems');
  });
});

describe('the pages of a draft’s history', () => {
  it.each([1280, 320])('axe finds nothing at %i pixels, and nothing scrolls sideways', async (width) => {
    const writer = await stage.open(stage.world.amina);
    await writer.toEndOf('Medicines change on discharge');
    await writer.page.keyboard.type(' Say which.');
    await soon(() => writer.saving.innerText()).toContain('All changes saved');
    await writer.page.close();
    const { secret } = stage.world.rosa;
    const page = await visit(stage.browser, stage.portal, `${path()}/life`, { width, secret });
    expect(await axeFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await page.getByRole('link', { name: 'Previous step' }).click();
    await page.getByText('Step 1 of 2').first().waitFor();
    await page.getByRole('button', { name: 'Play' }).click();
    await page.getByText('Step 2 of 2').first().waitFor();

    const who = await visit(stage.browser, stage.portal, `${path()}/who`, { width });
    await who.getByRole('link', { name: 'Sending' }).click();
    await who.getByText('Line by line').waitFor();
    expect(await axeFaults(who)).toEqual([]);
    expect(await sidewaysScroll(who)).toBe(0);
    const history = await visit(
      stage.browser,
      stage.portal,
      `/standards/${stage.world.reference}/1.0.0/history`,
      { width, secret },
    );
    expect(await axeFaults(history)).toEqual([]);
    expect(await sidewaysScroll(history)).toBe(0);
  });
});
