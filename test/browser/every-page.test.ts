import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPersonByEmail } from '../../db/queries/people';
import { draftPage } from '../support/draft-page';
import type { TestPortal } from '../support/portal';
import { startSamplePortal } from '../support/sample-portal';
import { accessibilityFaults, launchChromium, press, type Visitor, visit } from '../support/visitor';
import { changesByKeys, changesByLinks, compareWithFile } from './comparison-journey';
import { commentBySheet, commentInConsultation, workByKeyboard, workWithoutScripts } from './desk-journey';
import { approveAsSecond, stateUse } from './mandate-journey';
import { NOT_WALKED, V, WALKS } from './page-walks';
import { approveThePatch, giveNoticeOfPatch } from './patch-journey';
import { type SamplePlaces, samplePlaces } from './sample-places';

/** A folder for a picture of every page at both widths; none are taken where it is not named. */
const PICTURES = process.env.PICTURES;

let browser: Browser;
let portal: TestPortal;
let places: SamplePlaces;

beforeAll(async () => {
  browser = await launchChromium();
  portal = await startSamplePortal();
  places = await samplePlaces(portal.ctx.store);
});

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

async function picture(page: Page, who: string, path: string, width: number): Promise<void> {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  const name = `${who.split(' ').at(-1) ?? ''}${path}`.replace(/[^\w.-]+/g, '_').slice(0, 80);
  await page.screenshot({ path: join(PICTURES, `${name}-${width}.png`), fullPage: true });
}

/** Somebody of the sample, signed in by one click. */
async function as(who: string, javaScript = true): Promise<Visitor> {
  const visitor = await visit(browser, portal, { javaScript });
  await visitor.goto('/demo');
  await press(visitor, `Sign in as ${who}`);
  return visitor;
}

const ROUTES = new URL('../../app/routes/', import.meta.url);

/** The routes that answer with a page of their own, and the addresses that lead to each. */
function pagesOfPortal(): ReadonlyArray<{ readonly route: string; readonly address: RegExp }> {
  return readdirSync(ROUTES, { withFileTypes: true })
    .filter((entry) => {
      const file = entry.isDirectory() ? `${entry.name}/route.tsx` : entry.name;
      const url = new URL(file, ROUTES);
      return file.endsWith('.tsx') && existsSync(url) && readFileSync(url, 'utf8').includes('export default');
    })
    .map(({ name }) => name.replace(/\.tsx$/, ''))
    .map((route) => {
      const parts = route.split('.').filter((part) => part !== '_index');
      const pattern = parts.map((part) => (part.startsWith('$') ? '[^/]+' : part.replace(/_$/, '')));
      return { route, address: new RegExp(`^/${pattern.join('/')}$`) };
    });
}

describe('every page of the sample, at a desk and on a phone', () => {
  it('is walked, but for those that are named with the reason', () => {
    const walked = WALKS.flatMap(([, pages]) => pages(places)).map((path) => path.replace(/\?.*$/, ''));
    const left = pagesOfPortal().filter(({ address }) => !walked.some((path) => address.test(path)));
    expect(left.map(({ route }) => route).sort()).toEqual(Object.keys(NOT_WALKED).sort());
  });

  it.each(WALKS)('as %s: axe finds nothing, and nothing scrolls sideways', async (who, pages) => {
    const { page } = who === '' ? await visit(browser, portal) : await as(who);
    const faults: string[] = [];
    for (const path of pages(places)) {
      await page.setViewportSize({ width: 1280, height: 900 });
      const answer = await page.goto(`${portal.origin}${path}`, { waitUntil: 'load' });
      if (answer?.status() !== 200) faults.push(`${path} answers ${answer?.status()}`);
      if (who !== '' && path === places.draft) await draftPage(page);
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 900 });
        await picture(page, who, path, width);
        const found = await accessibilityFaults(page);
        faults.push(...found.map((fault) => `${path} at ${width} px: ${fault}`));
      }
      const titles = await page.getByRole('heading', { level: 1 }).count();
      if (titles !== 1) faults.push(`${path} has ${titles} main headings`);
    }
    expect(faults).toEqual([]);
  });

  it('leads from change to change by keys and by links, and the address keeps the place', async () => {
    await changesByKeys(await visit(browser, portal));
    await changesByLinks(await visit(browser, portal, { javaScript: false }));
  });

  it('compares with a file, keeps what was chosen when it is none, and shows the comparison to who has the address', async () => {
    await compareWithFile(await as('Bethan Rowlands', false));
  });

  it('an older version says so, and never stands at the address of the current one', async () => {
    const { page, goto } = await visit(browser, portal, { javaScript: false });
    await goto('/standards/STD-0001/1.0.0');
    expect(await page.locator('main').innerText()).toMatch(
      /You are reading 1\.0\.0\. 1\.1\.0 is current since \d+ \w+ \d{4}\./,
    );
    await page.getByRole('link', { name: 'Read version 1.1.0' }).click();
    await page.waitForURL(`**${V}*`);
    await goto('/standards/STD-0001');
    const current = await page.locator('main').innerText();
    expect(current).toContain('version 1.1.0');
    expect(current).not.toContain('You are reading');
  });

  it('the desk is worked by keyboard and without scripts, comments come by sheet and in the consultation', async () => {
    await workByKeyboard(await as('Tomasz Zielinski'));
    await workWithoutScripts(await as('Tomasz Zielinski', false));
    await commentBySheet(await as('Bethan Rowlands'));
    await commentInConsultation(await as('Leila Haddad'), places.openConsultation);
  });

  it('the turnout of an open ballot follows the votes while somebody looks at it', async () => {
    const { page, goto } = await visit(browser, portal);
    await page.clock.install();
    await goto(places.openBallot);
    const voted = async () => await page.getByRole('definition').nth(1).innerText();
    const before = await voted();
    const summary = page.locator('[data-renew] summary');
    await summary.click();
    await page.locator('h1').click();
    const nadia = await as('Nadia Rahman');
    await nadia.goto(`${places.openBallot}/vote`);
    await nadia.page.locator('[name=position][value=approve]').check();
    await press(nadia, 'Continue');
    await press(nadia, 'Cast this vote');
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.clock.runFor(21_000);
    await expect.poll(voted).not.toBe(before);
    expect(Number.parseInt(await voted(), 10)).toBe(Number.parseInt(before, 10) + 1);
    expect(await page.locator('[data-renew] details').getAttribute('open')).not.toBeNull();
    expect(await page.getByRole('status').last().innerText()).toContain(
      await page.locator('[data-renew-told]').innerText(),
    );
  });

  it('without scripts a use is stated, and the second Lead previews a mandate and makes it', async () => {
    await stateUse(await as('Leila Haddad', false));
    await approveAsSecond(await as('David Prentice', false), places.mandateWaiting);
  });

  it('a patch of the mandatory version goes from its published page through the notice to the next PATCH', async () => {
    const look = async (page: Page, path: string) => {
      await page.setViewportSize({ width: 320, height: 900 });
      await picture(page, 'patch', path, 320);
      expect(await accessibilityFaults(page), path).toEqual([]);
      await page.setViewportSize({ width: 1280, height: 900 });
      await picture(page, 'patch', path, 1280);
    };
    const editor = await portal.ctx.store.read((tx) =>
      findPersonByEmail(tx, 'priya.raman@northmere.example'),
    );
    await giveNoticeOfPatch(await visit(browser, portal, { personId: editor?.id ?? '' }), look);
    await portal.advance(15);
    await approveThePatch(await as('David Prentice'), look);
  });
});
