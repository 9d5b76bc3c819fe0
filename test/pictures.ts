import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { samplePlaces } from './browser/sample-places';
import { startTestPortal } from './support/portal';
import { signInToSample } from './support/sample-visitor';
import { launchChromium } from './support/visitor';

/** Remakes the pictures in docs/pictures from the sample of the built portal: `npm run build && npm run pictures`. */
const FOLDER = fileURLToPath(new URL('../docs/pictures', import.meta.url));

interface Picture {
  readonly name: string;
  readonly path: string;
  /** First name of somebody in the sample; nobody is signed in without it. */
  readonly as?: string;
  readonly width?: number;
  readonly height?: number;
  /** Brings the page to what is shown. */
  readonly show?: (page: Page) => Promise<unknown>;
}

const portal = await startTestPortal({ demo: true });
const browser: Browser = await launchChromium();

async function take({ name, path, as, width = 1280, height = 860, show }: Picture): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height } });
  if (as) {
    const { cookie } = await signInToSample(portal, as);
    const [key = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name: key, value, url: portal.origin }]);
  }
  const page = await context.newPage();
  await page.goto(`${portal.origin}${path}`);
  await show?.(page);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  await context.close();
  console.log(`docs/pictures/${name}.png`);
}

try {
  await mkdir(FOLDER, { recursive: true });
  const places = await samplePlaces(portal.ctx.store);
  const live = (page: Page) => page.getByText('All changes saved').first().waitFor();
  await take({ name: 'home', path: '/' });
  await take({
    name: 'draft',
    path: places.draft,
    as: 'Gareth',
    show: async (page) => {
      await live(page);
    },
  });
  await take({
    name: 'published',
    path: '/standards/STD-0001',
    show: (page) =>
      page
        .locator('.cc-reading')
        .first()
        .evaluate((part) => part.scrollIntoView({ behavior: 'instant' })),
  });
  await take({ name: 'ballot', path: places.closedBallot });
  await take({
    name: 'compare',
    path: '/standards/STD-0001/compare?from=1.0.0&to=1.1.0',
    show: (page) =>
      page
        // The first stands in the legend.
        .locator('ins')
        .nth(2)
        .evaluate((part) => part.scrollIntoView({ block: 'center', behavior: 'instant' })),
  });
  const amendment = await portal.ctx.store.read(async ({ db, tables }) => {
    const all = await db.select().from(tables.amendments);
    return all.find(({ state }) => state === 'proposed');
  });
  await take({
    name: 'amendment',
    path: `/amendments/${amendment?.id ?? ''}/review`,
    as: 'Gareth',
    show: (page) =>
      page
        .locator('main h2')
        .first()
        .evaluate((part) => part.scrollIntoView({ behavior: 'instant' })),
  });
  await take({ name: 'phone', path: '/standards/STD-0001', width: 320, height: 860 });
} finally {
  await browser.close();
  await portal.close();
}
