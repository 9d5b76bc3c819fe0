import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestPortal } from '../support/portal';
import { startSamplePortal } from '../support/sample-portal';
import { launchChromium, visit } from '../support/visitor';
import { V } from './page-walks';

let browser: Browser;
let portal: TestPortal;

beforeAll(async () => {
  browser = await launchChromium();
  portal = await startSamplePortal();
});

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

/** What is printable of A4 on its short and its long side, in pixels of a page. */
const PAGES = [
  ['/standards/STD-0001/1.0.0/disposition-report', 1030],
  [`${V}/disposition-report`, 1030],
  [`${V}/use`, 672],
] as const;

describe('pages with wide tables on paper', () => {
  it.each(PAGES)('%s fits into the width of its paper, and its tables break', async (path, width) => {
    const { page } = await visit(browser, portal);
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ media: 'print' });
    await page.goto(`${portal.origin}${path}`);
    const tables = await page.locator('table').evaluateAll((all) =>
      all.map((table) => ({
        right: Math.ceil(table.getBoundingClientRect().right),
        breaks: getComputedStyle(table).breakInside,
      })),
    );
    expect(tables.length).toBeGreaterThan(0);
    for (const { right, breaks } of tables) {
      expect(right).toBeLessThanOrEqual(width);
      expect(breaks).toBe('auto');
    }
  });
});
