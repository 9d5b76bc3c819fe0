import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** The short form of axe: every page that is looked at reads it anew, and the long one takes twice as long. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds wrong with the page as it is now, a line for each rule with the places. No page has frames, so one
 * run in the page itself says everything. Only violations are asked for: gathering what is right as well takes axe
 * about as long again on a long text.
 */
export async function axeFaults(page: Page): Promise<string[]> {
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(AXE);
  return await page.evaluate(async () => {
    const { axe: inPage } = window as Window & { axe?: typeof import('axe-core') };
    if (inPage === undefined) return ['axe did not start in this page'];
    const { violations } = await inPage.run(document, { resultTypes: ['violations'] });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
  });
}
