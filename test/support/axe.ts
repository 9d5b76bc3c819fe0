import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** A colour as axe works it out, of whose kind its types say nothing. */
interface Colour {
  r: number;
  g: number;
  b: number;
  alpha: number;
  parseString(words: string): Colour;
}

type Axe = typeof import('axe-core') & {
  readonly commons: { readonly color: { readonly Color: { readonly prototype: Colour } } };
};

/** The short form of axe: every page that is looked at reads it anew, and the long one takes twice as long. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds wrong with the page as it is now, a line for each rule with the places. No page has frames, so one
 * run in the page itself says everything. Only violations are asked for: gathering what is right as well takes axe
 * about as long again on a long text.
 */
export async function axeFaults(page: Page): Promise<string[]> {
  if (await page.evaluate(() => !('axe' in window))) {
    await page.evaluate(AXE);
    await page.evaluate(rememberColours);
  }
  return await page.evaluate(async () => {
    const { axe: inPage } = window as Window & { axe?: Axe };
    if (inPage === undefined) return ['axe did not start in this page'];
    const { violations } = await inPage.run(document, {
      resultTypes: ['violations'],
      // The one rule that asks for more than the page is about sound that plays by itself. Left alone, axe would read
      // every style sheet again as well, which none of its rules that run looks at.
      preload: { assets: ['media'] },
    });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
  });
}

/**
 * Lets axe read each way to write a colour once, in the page. It reads the colour of every element behind every text,
 * and took a quarter of its time for a handful of colours; what it makes of them is the same.
 */
function rememberColours(): void {
  const { axe } = window as Window & { axe?: Axe };
  if (axe === undefined) return;
  const known = new Map<string, Omit<Colour, 'parseString'>>();
  const { prototype } = axe.commons.color.Color;
  const { parseString } = prototype;
  prototype.parseString = function (this: Colour, words: string) {
    const found = known.get(words);
    if (found) return Object.assign(this, found);
    parseString.call(this, words);
    const { r, g, b, alpha } = this;
    known.set(words, { r, g, b, alpha });
    return this;
  };
}
