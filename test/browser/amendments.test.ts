import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { listContributors } from '../../db/queries/version-record';
import { axeFaults } from '../support/axe';
import { sidewaysScroll, soon, visit } from '../support/browser';
import { draftStage } from '../support/draft-page';
import { openWorld, type WorldPerson } from '../support/draft-world';

const stage = draftStage();
beforeEach(() => stage.nextDraft());

const SENTENCE = 'travels from hospital to GP';

/** Opens a page of the portal as somebody. */
const see = (who: WorldPerson | null, path: string, width = 1280): Promise<Page> =>
  visit(stage.browser, stage.portal, path, {
    width,
    // A form that is sent with faults comes back with this status, and the browser says so.
    expected: [/status of 400/],
    ...(who === null ? {} : { secret: who.secret }),
  });

/** A page that everybody can use: nothing for axe to find, nothing that scrolls sideways, wide and narrow. */
async function inOrder(page: Page): Promise<void> {
  // An address is reached before the page is whole.
  await page.waitForLoadState();
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await axeFaults(page), `${page.url()} at ${width} px`).toEqual([]);
    expect(await sidewaysScroll(page), `${page.url()} at ${width} px`).toBe(0);
    const pictures = process.env.PICTURES;
    if (pictures) {
      const name = new URL(page.url()).pathname.replace(/[0-9a-f-]{36}/g, 'id').replaceAll('/', '_');
      await page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true });
    }
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** Puts the cursor at the end of the line that says this, and types. */
async function typeAfter(page: Page, words: string, typed: string): Promise<void> {
  const line = page.locator('.cc-draft__live p').filter({ hasText: words }).first();
  await line.waitFor();
  // In the last line of a paragraph that runs over several.
  const box = await line.boundingBox();
  await line.click({ position: { x: 5, y: Math.max(1, (box?.height ?? 20) - 8) } });
  await page.waitForTimeout(60);
  await page.keyboard.press('End');
  await page.waitForTimeout(60);
  await page.keyboard.type(typed);
  await soon(() => page.locator('.cc-save__words').innerText()).toMatch(/All changes saved/);
}

async function say(page: Page): Promise<void> {
  await page.getByLabel('Why should the text change?').fill('Practices need to know when.');
  await page.getByLabel('Technical').check();
  await page.getByLabel('Compatible').check();
}

describe('an amendment from the wish to the draft', () => {
  it('a participant proposes in the editor, an editor accepts while another types, and the public sees who wrote it', async () => {
    const { world } = stage;
    const rosa = await see(world.rosa, `/drafts/${world.documentId}`);
    await rosa.locator('.cc-draft__live').waitFor();
    await rosa.locator('.cc-draft__why').getByRole('button', { name: 'Propose a change' }).click();
    await rosa.waitForURL(/\/amendments\/.*\/text/);
    await typeAfter(rosa, SENTENCE, ' It arrives the same day.');
    await rosa.locator('.cc-branch-mark--changed').waitFor();
    await inOrder(rosa);
    await rosa.getByRole('link', { name: 'Submit the amendment' }).click();
    await inOrder(rosa);
    await rosa.getByRole('button', { name: 'Submit the amendment' }).click();
    expect(await rosa.locator('.nhsuk-error-summary').innerText()).toContain(
      'Say why the text should change',
    );
    await say(rosa);
    await rosa.getByRole('button', { name: 'Submit the amendment' }).click();
    await rosa.getByText('The amendment is submitted').waitFor();
    const path = new URL(rosa.url()).pathname;
    expect(await rosa.locator('.cc-changes').innerText()).toMatch(
      /Northfield Systems, supplier \(small or medium\): adds “/,
    );
    await inOrder(rosa);

    const ben = await see(world.ben, `${path}/review`);
    await inOrder(ben);
    const amina = await stage.open(world.amina);
    await amina.toEndOf('sends the summary within 24 hours');
    await amina.page.keyboard.type(' Always.', { delay: 20 });
    await ben.getByRole('button', { name: 'Accept the whole amendment' }).click();
    await amina.page.keyboard.type(' Also at night.', { delay: 20 });
    await ben.getByText('The decision is recorded').waitFor();
    await soon(() => amina.words(SENTENCE)).toContain('It arrives the same day.');
    await amina.says(/All changes saved/);
    expect(await amina.words('within 24 hours')).toContain('Always. Also at night.');

    const anybody = await see(null, path);
    expect(await anybody.getByText('Decided by Ben Okafor').count()).toBe(1);
    await inOrder(anybody);
    const store = await openWorld(stage.portal.dataDir);
    const contributors = await store.read((tx) => listContributors(tx, [world.documentId]));
    await store.close();
    expect(contributors).toContainEqual(
      expect.objectContaining({ personName: 'Rosa Marsh', organisationName: 'Northfield Systems' }),
    );
  });

  it('is written in a form without JavaScript, and shown beside the draft to those who decide', async () => {
    const { world } = stage;
    const rosa = await visit(stage.browser, stage.portal, `/drafts/${world.documentId}/propose`, {
      secret: world.rosa.secret,
      javaScriptEnabled: false,
    });
    await rosa.getByLabel('Which clause do you want to change?').selectOption({ label: '1 Scope' });
    await say(rosa);
    await rosa.getByRole('button', { name: 'Write it in a form' }).click();
    const field = rosa.getByLabel('Paragraph 1');
    await field.fill((await field.inputValue()).replace('says how', 'sets out how'));
    await rosa.getByRole('button', { name: 'Save this wording' }).click();
    await rosa.getByText('Your wording is in the amendment').waitFor();
    await rosa.getByRole('link', { name: 'submit the amendment', exact: true }).click();
    await rosa.getByRole('button', { name: 'Submit the amendment' }).click();
    await rosa.getByText('The amendment is submitted').waitFor();
    const path = new URL(rosa.url()).pathname;

    const ben = await stage.open(world.ben);
    await ben.page.getByRole('tab', { name: /Proposals/ }).click();
    await ben.page.locator('.cc-proposal').waitFor();
    expect(await ben.page.locator('.cc-proposal').innerText()).toContain('replaces “says” by “sets out”');
    await ben.page.locator('.cc-proposal-mark').waitFor();
    await inOrder(ben.page);
    await ben.toEndOf('sends the summary within 24 hours');
    await ben.page.keyboard.type(' Always.');
    await ben.says(/All changes saved/);

    const review = await see(world.ben, `${path}/review`);
    await inOrder(review);
    await review.goto(`${stage.portal.origin}/drafts/${world.documentId}/amendments`);
    await inOrder(review);
    await review.getByLabel(/Choose A-1/).check();
    await review.getByRole('button', { name: 'Accept the chosen amendments' }).click();
    await review.getByText('1 amendment is accepted').waitFor();
    await soon(() => ben.lines().then((lines) => lines.join())).toContain('sets out how');
    await review.getByRole('button', { name: 'Undo this acceptance' }).click();
    await review.getByText('1 amendment is taken back').waitFor();
    await soon(() => ben.lines().then((lines) => lines.join())).toContain('says how');
  });

  it('is brought up to date with the draft, and amended itself, its authors deciding', async () => {
    const { world } = stage;
    const propose = async (who: WorldPerson, from: string, clause: string) => {
      const page = await visit(stage.browser, stage.portal, from, {
        secret: who.secret,
        javaScriptEnabled: false,
      });
      await page.getByLabel('Which clause do you want to change?').selectOption({ label: clause });
      await say(page);
      await page.getByRole('button', { name: 'Write it in a form' }).click();
      return page;
    };
    const write = async (page: Page, from: string, to: string) => {
      const field = page.getByLabel('Paragraph 1');
      await field.fill((await field.inputValue()).replace(from, to));
      await page.getByRole('button', { name: 'Save this wording' }).click();
      await page.getByText('Your wording is in the amendment').waitFor();
    };
    const rosa = await propose(world.rosa, `/drafts/${world.documentId}/propose`, '1 Scope');
    await write(rosa, 'says how', 'sets out how');
    await rosa.getByRole('link', { name: 'submit the amendment', exact: true }).click();
    const path = new URL(rosa.url()).pathname;

    // The draft goes on in the same words and elsewhere.
    const amina = await stage.open(world.amina);
    await amina.toEndOf('sends the summary within 24 hours');
    await amina.page.keyboard.type(' Always.');
    await amina.says(/All changes saved/);
    const authors = await see(world.rosa, path);
    await authors.getByRole('link', { name: 'Take today’s draft into your amendment' }).click();
    await authors.getByText('1 clause changed in the draft').waitFor();
    expect(await authors.locator('.cc-changes').innerText()).toContain('The draft: adds “Always.”');
    await inOrder(authors);
    await authors.getByRole('button', { name: 'Take everything in' }).click();
    await authors.getByText('The amendment is written on the draft as it is today').waitFor();
    await authors.getByRole('button', { name: 'Submit the amendment' }).click();
    await authors.getByText('The amendment is submitted').waitFor();

    // Somebody else amends it; its authors take that in while they revise it.
    const ben = await see(world.ben, path);
    const own = await ben.getByRole('link', { name: 'Propose a change to it' }).getAttribute('href');
    const child = await propose(world.ben, own ?? '', '1 Scope');
    await write(child, 'sets out how', 'lays down how');
    await child.getByRole('link', { name: 'submit the amendment', exact: true }).click();
    await child.getByRole('button', { name: 'Submit the amendment' }).click();
    await child.getByText('The amendment is submitted').waitFor();
    await authors.reload();
    await authors.getByRole('button', { name: 'Revise the amendment' }).click();
    await authors.getByRole('heading', { name: 'Changes proposed to it' }).waitFor();
    await inOrder(authors);
    await authors.getByRole('link', { name: /Amendment A-2/ }).click();
    await authors.getByRole('link', { name: 'Review it against amendment A-1' }).click();
    await authors.getByRole('button', { name: 'Accept the whole amendment' }).click();
    await authors.getByText('The decision is recorded').waitFor();
    await authors.goto(`${stage.portal.origin}${path}`);
    expect(await authors.locator('.cc-changes').innerText()).toContain('“lays down”');
    expect((await amina.lines()).join()).toContain('says how');
  });
});
