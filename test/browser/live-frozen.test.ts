import { eq } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLOSINGS } from '../../app/document/close-codes';
import { soon } from '../support/browser';
import { type DraftPage, draftPage, draftPageAt } from '../support/draft-page';
import { type DraftPortal, startDraftPortal } from '../support/draft-portal';
import { openLine } from '../support/line';
import { photographBoth } from '../support/pictures';
import { NETWORK_GONE } from '../support/random-browsers';
import { launchChromium } from '../support/visitor';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
});

const PLACE = 'travels from hospital to GP';

/** Freezes the draft as sending a version to approval does: the document held still, stored, and everybody told. */
async function freeze({ ctx, world }: DraftPortal): Promise<void> {
  await ctx.rooms.hold(world.documentId, async (held) => {
    await ctx.store.tx(async ({ db, tables: { documents, versions } }) => {
      await db.update(documents).set({ state: 'frozen' }).where(eq(documents.id, world.documentId));
      await db.update(versions).set({ state: 'awaiting-approval' }).where(eq(versions.id, world.versionId));
    });
    held.closeAfter(CLOSINGS.draftFrozen.code);
  });
}

/** An editor whose last words were typed on a line that was down, on a draft that was frozen meanwhile. */
async function typeTooLate(here: DraftPortal): Promise<DraftPage> {
  const line = await openLine(here.portal.port);
  const amina = await draftPageAt(browser, line, here.world.documentId, {
    secret: here.world.amina.secret,
    expected: [...NETWORK_GONE, /status of 4\d\d/],
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await amina.toEndOf(PLACE);
  await amina.page.keyboard.type(' In time.');
  await amina.says(/^All changes saved/);
  line.cut();
  await amina.says(/^Offline since/);
  await amina.page.keyboard.type(' A moment too late.');
  // Only what the browser has written down survives the page.
  await amina.says(/^Offline since \S+ 19 changes are only on this device.*also if you close this page/);
  // Nobody has to wait for the end of it to have the words safe elsewhere.
  expect(await copied(amina.page)).toContain('In time. A moment too late.');
  await photographBoth(amina.page, 'offline-copy');
  await freeze(here);
  line.mend();
  await amina.says(/^Not saved \(19 changes\)/);
  const ended = amina.page.locator('.cc-ended');
  expect(await ended.innerText()).toContain('This draft has been frozen');
  expect(await amina.page.locator('.cc-draft__mode').innerText()).toBe('You can read');
  return amina;
}

/** What "Copy my unsaved text" puts in the clipboard. */
async function copied(page: Page): Promise<string> {
  await page.evaluate(() => navigator.clipboard.writeText('nothing yet'));
  await page.getByRole('button', { name: 'Copy my unsaved text' }).click();
  await page.getByText('Copied.', { exact: true }).waitFor();
  return await page.evaluate(() => navigator.clipboard.readText());
}

/** One click, and nothing else is asked: a question that nobody answers would keep the page. */
async function makeItAnAmendment(page: Page): Promise<DraftPage> {
  await page.getByRole('button', { name: 'Make it an amendment' }).click();
  await page.waitForURL(/\/amendments\/[^/]+\/text$/);
  return await draftPage(page);
}

describe('a draft that is frozen while somebody types', () => {
  it('keeps what was not sent, and one click makes an amendment of it', async () => {
    const here = await startDraftPortal();
    const amina = await typeTooLate(here);
    await photographBoth(amina.page, 'frozen');
    const amendment = await makeItAnAmendment(amina.page);
    expect(await amendment.words(PLACE)).toContain('In time. A moment too late.');
    await amendment.page.locator('.cc-branch-mark--changed').waitFor();
    await photographBoth(amendment.page, 'amendment-made');
    // It is a text like any other amendment's: her own, to go on with.
    await amendment.toEndOf(PLACE);
    await amendment.page.keyboard.type(' And more.');
    await amendment.says(/^All changes saved/);

    const ben = await draftPageAt(browser, here, here.world.documentId, { secret: here.world.ben.secret });
    expect(await ben.words(PLACE)).toContain('In time.');
    expect(await ben.words(PLACE)).not.toContain('too late');
    // Nothing of it stays in the browser, and it is not offered a second time.
    await amina.page.goto(new URL(`/drafts/${here.world.documentId}`, amina.page.url()).href);
    await amina.says(/^Up to date/);
    await soon(() =>
      amina.page.evaluate(async (draft) => {
        const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
        return names.filter((name) => name.startsWith(`concord-text/${draft}/`)).length;
      }, here.world.documentId),
    ).toBe(0);
    expect(await amina.page.locator('.cc-unsaved').count()).toBe(0);
  });

  it('keeps it as a private copy, to be copied now, and opened again and made an amendment later', async () => {
    const here = await startDraftPortal();
    const amina = await typeTooLate(here);
    const { page } = amina;
    expect(await copied(page)).toContain('In time. A moment too late.');

    // Another day: the frozen text, and the copy that is nobody else's.
    page.once('dialog', (dialog) => {
      dialog.accept().catch(() => undefined);
    });
    await page.reload();
    await amina.says(/^Up to date/);
    expect(await amina.words(PLACE)).toContain('In time.');
    expect(await amina.words(PLACE)).not.toContain('too late');
    expect(await copied(page)).toContain('In time. A moment too late.');
    const notice = await page.locator('.cc-unsaved').innerText();
    expect(notice).toContain(
      'before the text was closed to you. Make it an amendment or copy it to keep it.',
    );
    await photographBoth(page, 'frozen-later');
    const ben = await draftPageAt(browser, here, here.world.documentId, { secret: here.world.ben.secret });
    expect(await ben.page.locator('.cc-unsaved').count()).toBe(0);
    expect(await ben.words(PLACE)).not.toContain('too late');

    const amendment = await makeItAnAmendment(page);
    expect(await amendment.words(PLACE)).toContain('In time. A moment too late.');
  });
});
