import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { CHROMIUM_FLAGS, ensureChromium } from './chromium';
import type { TestPortal } from './portal';

/** What Chromium says of pages that answer with a refusal on purpose; the page itself explains it. */
const EXPECTED = /Failed to load resource: the server responded with a status of (400|403|404|409|503)/;

export async function launchChromium(): Promise<Browser> {
  return await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_FLAGS });
}

export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Goes to a path of the portal. */
  goto(path: string): Promise<void>;
}

export interface VisitorOptions {
  /** Whose session the browser holds; nobody's when left out. */
  readonly personId?: string;
  readonly width?: number;
  readonly javaScript?: boolean;
}

/** A browser of one person. Whatever the browser complains about, unasked, fails the test. */
export async function visit(
  browser: Browser,
  portal: TestPortal,
  options: VisitorOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: 900 },
    javaScriptEnabled: options.javaScript ?? true,
  });
  if (options.personId) await context.addCookies([await portal.cookieFor(options.personId)]);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  onTestFinished(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });
  return {
    page,
    context,
    async goto(path) {
      await page.goto(`${portal.origin}${path}`, { waitUntil: 'load' });
    },
  };
}

/** Whether axe finds nothing on the page and nothing makes it scroll sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    `axe on ${page.url()}`,
  ).toEqual([]);
  const beyond = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(beyond, `sideways scrolling on ${page.url()}`).toBeLessThanOrEqual(0);
}
