import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftPage } from '../support/draft-page';
import { startTestPortal, type TestPortal } from '../support/portal';
import { accessibilityFaults, launchChromium, press, visit } from '../support/visitor';
import { commentBySheet, commentInConsultation, workByKeyboard, workWithoutScripts } from './desk-journey';
import { approveAsSecond, stateUse } from './mandate-journey';
import { type SamplePlaces, samplePlaces } from './sample-places';

/** A folder for a picture of every page at both widths; none are taken where it is not named. */
const PICTURES = process.env.PICTURES;

let browser: Browser;
let portal: TestPortal;
let places: SamplePlaces;

beforeAll(async () => {
  browser = await launchChromium();
  portal = await startTestPortal({ demo: true });
  places = await samplePlaces(portal.ctx.store);
});

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

const V = '/standards/STD-0001/1.1.0';

/** Who walks where. The first two are readers without an account; the others sign in by one click. */
const WALKS: readonly (readonly [who: string, pages: (at: SamplePlaces) => readonly string[]])[] = [
  [
    '',
    (at) => [
      '/',
      '/standards',
      '/standards?q=discharge',
      '/standards?q=zzyzx',
      '/standards/STD-0001',
      '/standards/STD-0001/1.0.0',
      `${V}/progress`,
      `${V}/history`,
      `${V}/disposition-report`,
      `${V}/participation`,
      '/standards/STD-0002/1.0.0/sense-checks',
      at.senseCheck,
      '/standards/STD-0001/compare',
      '/standards/STD-0001/compare?from=1.0.0&to=1.1.0&view=text',
      '/standards/STD-0001/compare?from=1.0.0&to=1.1.0&view=list',
      '/standards/STD-0001/compare?from=1.0.0&to=1.1.0&view=side',
      '/standards/STD-0001/compare?from=1.0.0&to=1.1.0&view=requirements',
      '/standards/STD-0002/compare?from=amendment-2-base&to=amendment-2',
      '/standards/STD-0001/comments',
      '/standards/STD-0001/comments/1',
      '/standards/STD-0006',
      '/standards/STD-0007',
      at.publishedText,
      at.frozenArtefacts,
      `${V}/artefacts`,
      `${at.publishedText}/who`,
      `${at.draft}/who`,
    ],
  ],
  [
    '',
    (at) => [
      at.openConsultation,
      at.closedConsultation,
      '/ballots',
      at.openBallot,
      at.closedBallot,
      at.twoRounds,
      '/approvals',
      at.approvalDone,
      '/standards/STD-0001/1.1.0/use',
      '/standards/STD-0001/1.0.0/ballot',
      '/standards/STD-0001/1.0.0/objections',
      at.objection,
      '/organisations',
      '/organisations/fernlight-software',
      '/take-part',
      '/about',
      '/accessibility',
      '/privacy',
      '/licence',
      '/contact',
      '/api',
      '/feeds',
      '/sign-in',
      '/register',
      '/forgotten-password',
      '/demo',
    ],
  ],
  [
    'Bethan Rowlands',
    (at) => [
      '/my-work',
      '/notifications',
      '/account',
      at.draft,
      `${at.draft}/life`,
      '/standards/propose',
      '/standards/STD-0005/comments/new?version=1.0.0',
      '/standards/STD-0002/compare/file',
      '/organisations/new',
      '/standards/STD-0002/1.0.0/objections/new',
      at.openBallot,
      at.senseCheck,
    ],
  ],
  [
    'Leila Haddad',
    (at) => [
      '/my-work',
      '/notifications?tab=all',
      at.draft,
      `${at.openBallot}/vote`,
      '/standards/propose',
      '/standards/STD-0005/1.0.0/ballot',
      '/standards/STD-0001/1.1.0/use',
      '/organisations/fernlight-software/members',
      '/organisations/fernlight-software/change',
    ],
  ],
  [
    'Tomasz Zielinski',
    () => [
      '/my-work',
      '/standards/STD-0002/1.0.0/progress',
      '/standards/STD-0002/1.0.0/artefacts',
      '/standards/STD-0002/1.0.0/desk?comment=C-4',
      '/standards/STD-0002/1.0.0/desk?show=published',
      '/standards/STD-0002/comments',
      '/standards/STD-0002/comments/1',
      '/standards/STD-0002/1.0.0/history',
      '/standards/STD-0002/describe',
      '/standards/STD-0002/1.0.0/ballot',
      '/standards/STD-0002/1.0.0/sense-checks?about=C-1',
    ],
  ],
  [
    'Dr Helen Marlow',
    () => [
      '/standards/STD-0001/next-version',
      '/standards/STD-0004/1.0.0/progress',
      `${V}/progress`,
      '/standards/STD-0001/1.1.0/use',
    ],
  ],
  [
    'Amara Okafor',
    (at) => [
      '/my-work',
      '/approvals',
      at.approvalWaiting,
      '/standards/STD-0007/1.0.0/progress',
      '/standards/STD-0002/1.0.0/ballot',
    ],
  ],
  ['David Prentice', (at) => [at.approvalWaiting, at.mandateWaiting, `${at.mandateWaiting}/preview`]],
  [
    'Ruth Elwood',
    (at) => [
      '/admin/organisations',
      '/standards/STD-0003/1.0.0/progress',
      '/standards/STD-0005/1.0.0/comment-sheet',
      at.openConsultation,
    ],
  ],
  ['Sanjay Mistry', (at) => ['/admin', '/admin/people', at.person, '/admin/record']],
];

async function picture(page: Page, who: string, path: string, width: number): Promise<void> {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  const name = `${who.split(' ').at(-1) ?? ''}${path}`.replace(/[^\w.-]+/g, '_').slice(0, 80);
  await page.screenshot({ path: join(PICTURES, `${name}-${width}.png`), fullPage: true });
}

/** Whether the beginning of a place is to be seen. */
async function inSight(place: Locator): Promise<boolean> {
  return await place.evaluate((element) => {
    const { left, top } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + 8, top + 8));
  });
}

describe('every page of the sample, at a desk and on a phone', () => {
  it.each(WALKS)('as %s: axe finds nothing, and nothing scrolls sideways', async (who, pages) => {
    const { page, goto, ...visitor } = await visit(browser, portal);
    if (who !== '') {
      await goto('/demo');
      await press({ page, goto, ...visitor }, `Sign in as ${who}`);
    }
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
    const address = '/standards/STD-0001/compare?from=1.0.0&to=1.1.0&view=text';
    const { page, goto } = await visit(browser, portal);
    await goto(address);
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

    const plain = await visit(browser, portal, { javaScript: false });
    await plain.goto(address);
    await plain.page.getByRole('link', { name: 'Go to the first change' }).click();
    await plain.page.locator('#change-1').getByRole('link', { name: 'Next change' }).click();
    expect(new URL(plain.page.url()).hash).toBe('#change-2');
    await expect.poll(() => inSight(plain.page.locator('#change-2'))).toBe(true);
  });

  it('compares with a file, keeps what was chosen when it is none, and shows the comparison to who has the address', async () => {
    const { page, goto, ...visitor } = await visit(browser, portal, { javaScript: false });
    await goto('/demo');
    await press({ page, goto, ...visitor }, 'Sign in as Bethan Rowlands');
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
    const as = async (who: string, javaScript = true) => {
      const visitor = await visit(browser, portal, { javaScript });
      await visitor.goto('/demo');
      await press(visitor, `Sign in as ${who}`);
      return visitor;
    };
    await workByKeyboard(await as('Tomasz Zielinski'));
    await workWithoutScripts(await as('Tomasz Zielinski', false));
    await commentBySheet(await as('Bethan Rowlands'));
    await commentInConsultation(await as('Leila Haddad'), places.openConsultation);
  });

  it('without scripts a use is stated, and the second Lead previews a mandate and makes it', async () => {
    const as = async (who: string) => {
      const visitor = await visit(browser, portal, { javaScript: false });
      await visitor.goto('/demo');
      await press(visitor, `Sign in as ${who}`);
      return visitor;
    };
    await stateUse(await as('Leila Haddad'));
    await approveAsSecond(await as('David Prentice'), places.mandateWaiting);
  });
});
