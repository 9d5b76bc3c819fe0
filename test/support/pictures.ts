import type { Page } from 'playwright-core';

/** A picture of the page as it is, for people to look at: taken only where PICTURES names a folder. */
export async function photograph(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

/** The same wide and narrow; the page is left wide. */
export async function photographBoth(page: Page, name: string): Promise<void> {
  if (!process.env.PICTURES) return;
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await photograph(page, `${name}-${width}`);
  }
}
