import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sidewaysScroll, soon, type VisitOptions } from '../support/browser';
import { type DraftPage, draftPageAt } from '../support/draft-page';
import { type DraftPortal, startDraftPortal } from '../support/draft-portal';
import type { WorldPerson } from '../support/draft-world';
import { type Line, openLine } from '../support/line';
import { photograph } from '../support/pictures';
import { NETWORK_GONE, writeAtRandom } from '../support/random-browsers';
import { launchChromium } from '../support/visitor';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
});

const MINUTE = 60_000;

/** The draft as somebody has it open over this line. */
function open(
  here: DraftPortal,
  who: WorldPerson,
  line: Pick<Line, 'origin'>,
  options: VisitOptions = {},
): Promise<DraftPage> {
  const visit = { secret: who.secret, expected: NETWORK_GONE, ...options };
  return draftPageAt(browser, line, here.world.documentId, visit);
}

/** Closes the page as a person does who stays with it when asked, or leaves; answers what the browser asked. */
async function close(page: Page, answer: 'stay' | 'leave'): Promise<string> {
  const asked = new Promise<string>((resolve) => {
    page.once('dialog', (dialog) => {
      // Answered before anybody goes on: while one dialog is open, a second close is not asked about.
      const answered = answer === 'stay' ? dialog.dismiss() : dialog.accept();
      answered.catch(() => undefined).finally(() => resolve(dialog.type()));
    });
  });
  // It may end before the dialog or, when the page is gone with it, never.
  page.close({ runBeforeUnload: true }).catch(() => undefined);
  return await Promise.race([asked, pause(60_000, 'nothing')]);
}

describe('fifteen minutes without network, in the middle of a paragraph', () => {
  it('lose nothing: not by typing on, not by closing the tab, and the page says what was sent', async () => {
    const here = await startDraftPortal();
    const line = await openLine(here.portal.port);
    const amina = await open(here, here.world.amina, line, { ownClock: true });
    const { page } = amina;
    const profile = page.context();
    await amina.toEndOf('travels from hospital to GP');
    await page.keyboard.type(' Sent while the line held');
    await amina.says(/^All changes saved/);

    // The cable is pulled in the middle of a sentence: nobody is told, the sentence goes on.
    line.pull();
    await page.keyboard.type(', and this is typed');
    await page.clock.fastForward(10_000);
    await amina.says(/^Not saved yet \(19 changes\)/);
    await page.clock.fastForward(MINUTE);
    await amina.says(/^Offline since/);
    await page.keyboard.type(' in a tunnel');
    await page.clock.fastForward(14 * MINUTE);
    await page.keyboard.type(' of fifteen minutes.');
    await amina.says(/^Offline since \S+ 51 changes are only on this device.*also if you close this page/);

    // Meanwhile somebody else writes in the same paragraph.
    const ben = await open(here, here.world.ben, here);
    await ben.toEndOf('travels from hospital to GP');
    await ben.page.keyboard.press('Home');
    await ben.page.keyboard.type('Ben was here. ');
    await ben.says(/^All changes saved/);

    expect(await close(page, 'stay')).toBe('beforeunload');
    expect(await close(page, 'leave')).toBe('beforeunload');
    await soon(() => page.isClosed()).toBe(true);

    line.mend();
    const again = await profile.newPage();
    await again.goto(`${line.origin}/drafts/${here.world.documentId}`);
    await soon(() => again.locator('.cc-save__words').innerText()).toBe('All changes saved');
    const sent = again.locator('.cc-save__sent');
    expect(await sent.innerText()).toBe('51 changes that waited on this device have been sent.');
    const everything = 'Sent while the line held, and this is typed in a tunnel of fifteen minutes.';
    await soon(() => ben.words('Ben was here')).toContain(everything);
    expect(await again.locator('.cc-draft__live').innerText()).toContain(everything);
    expect(await again.locator('.cc-draft__live').innerText()).toContain('Ben was here.');
  });

  it('end in the open page as well, with a word on what was sent to those who listen', async () => {
    const here = await startDraftPortal();
    const line = await openLine(here.portal.port);
    const amina = await open(here, here.world.amina, line, { ownClock: true });
    const heard = amina.page.locator('.cc-save > [role="status"]');
    await amina.toEndOf('A product conforms');
    line.cut();
    await amina.page.context().setOffline(true);
    await amina.says(/^Offline since/);
    await amina.page.keyboard.type(' Typed.');
    await amina.page.clock.fastForward(15 * MINUTE);
    await amina.says(/^Offline since \S+ 7 changes are only on this device/);
    expect(await heard.textContent()).toBe(
      'What you write now is only on this device until the connection is back.',
    );
    await amina.page.context().setOffline(false);
    line.mend();
    await amina.says(/^All changes saved/);
    await soon(() => amina.page.locator('.cc-save__sent').innerText()).toBe(
      '7 changes that waited on this device have been sent.',
    );
    await soon(() => heard.textContent()).toBe(
      'All changes saved. 7 changes that waited on this device have been sent.',
    );
  });
});

describe.each([
  ['a desk', 1280],
  ['a phone', 320],
])('the state of saving on %s', (_, width) => {
  it('is in words, in sight, and told to those who listen', async () => {
    const here = await startDraftPortal();
    const line = await openLine(here.portal.port);
    const amina = await open(here, here.world.amina, line, { width });
    const inSight = async (words: RegExp) => {
      await amina.says(words);
      const box = await amina.saving.boundingBox();
      expect(box?.width, 'the words stand on the page').toBeGreaterThan(60);
      expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 0) <= width).toBe(true);
      expect(await sidewaysScroll(amina.page)).toBeLessThanOrEqual(0);
    };
    await inSight(/^All changes saved$/);
    await amina.toEndOf('travels from hospital to GP');
    line.cut();
    await inSight(/^Offline since/);
    await photograph(amina.page, `offline-${width}`);
    await amina.page.keyboard.type(' on');
    await inSight(/^Offline since \S+ 3 changes are only on this device/);
    await photograph(amina.page, `only-here-${width}`);
    // Whoever writes far below the line reads it at the foot of the window.
    const glance = amina.page.locator('.cc-save-glance');
    expect(await glance.count()).toBe(0);
    const before = amina.page.viewportSize() ?? { width, height: 800 };
    await amina.page.setViewportSize({ width, height: 420 });
    await amina.page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await soon(() => glance.innerText()).toMatch(/^Offline since/);
    const at = await glance.boundingBox();
    expect((at?.y ?? -1) >= 0 && (at?.y ?? 0) + (at?.height ?? 0) <= 420).toBe(true);
    expect((at?.x ?? -1) >= 0 && (at?.x ?? 0) + (at?.width ?? 0) <= width).toBe(true);
    await photograph(amina.page, `below-${width}`);
    await amina.page.setViewportSize(before);
    await amina.page.evaluate(() => window.scrollTo(0, 0));
    const heard = amina.page.locator('.cc-save > [role="status"]');
    await soon(() => heard.textContent()).toMatch(/^What you write now is only on this device/);
    line.mend();
    await inSight(/^All changes saved/);
    await soon(() => amina.page.locator('.cc-save__sent').innerText()).toMatch(
      /^3 changes .* have been sent/,
    );
    await photograph(amina.page, `sent-${width}`);
  });
});

describe('two browsers', () => {
  it('come to one text after random writing with cuts in the network', async () => {
    await writeAtRandom(browser, 25, Number(process.env.SEED ?? 20_261_128));
  });
});
