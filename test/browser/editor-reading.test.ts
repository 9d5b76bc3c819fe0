import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { soon, visit } from '../support/browser';
import { draftStage } from '../support/draft-page';

const stage = draftStage();
beforeEach(() => stage.nextDraft());
const path = () => `/drafts/${stage.world.documentId}`;

describe('somebody who may read and not write', () => {
  it('PM-5 follows the text as it is written, and cannot change it', async () => {
    const rosa = await stage.open(stage.world.rosa);
    const ben = await stage.open(stage.world.ben);
    await ben.toEndOf('Medicines change on discharge');
    await ben.page.keyboard.type(' Ben adds this.');
    await soon(() => rosa.words('Medicines change')).toContain('Ben adds this.');

    expect(await rosa.text.getAttribute('contenteditable')).toBe('false');
    await rosa.line('Medicines change').click();
    await rosa.page.keyboard.type('Rosa writes');
    expect(await rosa.words('Rosa writes')).toBe('');
    expect(await rosa.page.getByRole('button', { name: 'Bold' }).count()).toBe(0);
    expect(await rosa.page.getByLabel('Level of this requirement').isDisabled()).toBe(true);
    expect(await rosa.page.locator('.cc-draft__why').innerText()).toContain(
      'Only the editors of this version do this, who are named for each version.',
    );
  });

  it('PM-9 comments on selected words, and the words are marked for everybody', async () => {
    const rosa = await stage.open(stage.world.rosa);
    await rosa.line('A sender sends the summary').dblclick({ position: { x: 20, y: 10 } });
    await rosa.page.keyboard.press('Control+Alt+m');
    const form = rosa.page.locator('.cc-comment-form');
    await form.waitFor();
    expect(await form.locator('.cc-comment__quote').innerText()).toBe('sender');
    expect(await form.innerText()).toContain('2 Sending');

    // What is typed survives a reload.
    await form.getByLabel('Your comment').fill('Does this mean the sending system or the hospital?');
    await form.getByLabel('Question').check();
    await rosa.page.reload();
    await form.waitFor();
    expect(await form.getByLabel('Your comment').inputValue()).toContain('sending system');
    expect(await form.getByLabel('Question').isChecked()).toBe(true);

    await form.getByRole('button', { name: 'Post comment' }).click();
    const card = rosa.page.getByRole('article', { name: 'Comment C-1' });
    await card.waitFor();
    expect(await card.innerText()).toContain('Rosa Marsh, Northfield Systems');
    expect(await card.innerText()).toContain('2 Sending');
    await soon(() => rosa.page.locator('.cc-commented').innerText()).toBe('sender');
    const inFocus = (page: Page) => page.evaluate(() => document.activeElement?.textContent);
    await soon(() => inFocus(rosa.page)).toBe('New comment');

    const ben = await stage.open(stage.world.ben, { expected: [/status of 400/] });
    await soon(() => ben.page.locator('.cc-commented').innerText()).toBe('sender');
    await ben.page.locator('.cc-commented').click();
    await ben.page.locator('.cc-comment--now').waitFor();
    expect(await ben.page.locator('.cc-clauses__count').innerText()).toContain('1');

    // Ben answers beside the text.
    const thread = ben.page.getByRole('article', { name: 'Comment C-1' });
    await thread.getByRole('button', { name: 'Reply to C-1' }).click();
    await thread.getByRole('button', { name: 'Post reply' }).click();
    await thread.getByRole('alert').waitFor();
    await thread.getByLabel('Your reply to C-1').fill('The sending system.');
    await thread.getByRole('button', { name: 'Post reply' }).click();
    await soon(() => thread.innerText()).toContain('The sending system.');
    await soon(() => inFocus(ben.page)).toBe('Reply to C-1');
    await soon(() => ben.page.locator('.cc-panel__posted').first().innerText()).toBe('Reply to C-1 posted.');

    // The mark follows its words when others write before them.
    await ben.line('A sender sends').click();
    await ben.page.keyboard.press('Home');
    await ben.page.keyboard.type('In every case: ');
    await soon(() => rosa.words('A sender sends')).toMatch(/^In every case: A sender/);
    expect(await rosa.page.locator('.cc-commented').innerText()).toBe('sender');
    expect(await ben.page.locator('.cc-commented').innerText()).toBe('sender');
  });

  it('CD-1 a comment without words is refused beside its field, and what was typed stays', async () => {
    const rosa = await stage.open(stage.world.rosa, { expected: [/status of 400/] });
    await rosa.page.getByRole('button', { name: 'New comment' }).click();
    const form = rosa.page.locator('.cc-comment-form');
    await form.getByLabel('Proposed wording').fill('within 12 hours');
    await form.getByRole('button', { name: 'Post comment' }).click();
    await form.getByRole('heading', { name: 'There is a problem' }).waitFor();
    expect(await form.getByLabel('Your comment').getAttribute('aria-invalid')).toBe('true');
    expect(await form.getByLabel('Proposed wording').inputValue()).toBe('within 12 hours');
    await form.getByRole('button', { name: 'Cancel' }).press('Enter');
    await soon(() => rosa.page.evaluate(() => document.activeElement?.textContent)).toBe('New comment');
  });

  it('a comment whose text is deleted stands under "On removed text"', async () => {
    const rosa = await stage.open(stage.world.rosa);
    await rosa.line('By look-up').dblclick({ position: { x: 40, y: 10 } });
    await rosa.page.getByRole('toolbar').getByRole('button', { name: 'Comment' }).click();
    const form = rosa.page.locator('.cc-comment-form');
    await form.getByLabel('Your comment').fill('Which look-up?');
    await form.getByRole('button', { name: 'Post comment' }).click();
    const removed = rosa.page.getByRole('region', { name: 'On removed text' });
    await rosa.page.getByRole('article', { name: 'Comment C-1' }).waitFor();
    expect(await removed.count()).toBe(0);

    const ben = await stage.open(stage.world.ben);
    await ben.line('By look-up').click();
    await ben.page.getByRole('toolbar').getByRole('button', { name: 'Block' }).click();
    await ben.page.getByRole('menuitem', { name: 'Delete' }).click();
    await removed.waitFor();
    expect(await removed.innerText()).toContain('Which look-up?');
    expect(await removed.innerText()).toContain('The text was removed');

    await ben.page.keyboard.press('Control+z');
    await removed.waitFor({ state: 'detached' });
  });
});

describe('a reader without an account', () => {
  it('PM-2 reads the draft as it is now, and is told how to follow it live', async () => {
    const page = await visit(stage.browser, stage.portal, path());
    expect(await page.locator('.cc-standard').innerText()).toContain('A sender sends the summary');
    expect(await page.locator('.cc-draft__why').innerText()).toContain('Sign in to follow it live');
    expect(await page.locator('.cc-draft__live').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'comment on this draft' }).getAttribute('href')).toContain(
      `/standards/${stage.world.reference}/comments/new`,
    );
  });

  it('gets 404 for a draft that does not exist', async () => {
    const page = await visit(stage.browser, stage.portal, '/drafts/nothing-here', {
      expected: [/status of 404/],
    });
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('not found');
  });
});

describe('the first paint', () => {
  it('shows the text to an editor before any script has run, and without JavaScript says why that is all', async () => {
    const page = await visit(stage.browser, stage.portal, path(), {
      secret: stage.world.amina.secret,
      javaScriptEnabled: false,
    });
    expect(await page.locator('.cc-standard').innerText()).toContain('A product conforms');
    expect(await page.getByRole('navigation', { name: 'Clauses' }).innerText()).toContain('Conformance');
    expect(await page.locator('main').innerText()).toContain('Editing needs JavaScript');
    expect(await page.title()).toBe(
      'Discharge summaries from hospital to GP, draft of version 1.0.0 (Drafting) – Concord',
    );
  });
});
