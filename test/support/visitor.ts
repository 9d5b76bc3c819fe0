import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { axeFaults } from './axe';
import { CHROMIUM_FLAGS, ensureChromium } from './chromium';
import type { TestPortal } from './portal';

/** What Chromium says of pages that answer with a refusal on purpose; the page itself explains it. */
const EXPECTED = /Failed to load resource: the server responded with a status of (400|403|404|409|503)/;

export async function launchChromium(flags: readonly string[] = []): Promise<Browser> {
  return await chromium.launch({ executablePath: ensureChromium(), args: [...CHROMIUM_FLAGS, ...flags] });
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

/**
 * Presses a button and waits for the page that comes. When there is no such button, the error says what stands on
 * the page instead: somebody who was signed out, or a refusal with its reasons.
 */
export async function press({ page }: Visitor, name: string | RegExp): Promise<void> {
  const button = page.getByRole('button', { name, exact: typeof name === 'string' }).first();
  try {
    await button.waitFor();
  } catch (cause) {
    const words = await page.locator('main').innerText();
    throw new Error(`There is no button "${name}" on ${page.url()}, which says:\n${words.slice(0, 3000)}`, {
      cause,
    });
  }
  await Promise.all([page.waitForEvent('load'), button.click()]);
}

/** Goes on with the Tab key until this has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor({ state: 'attached' });
  for (let keys = 0; keys < 200; keys += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key does not reach ${wanted} on ${page.url()}.`);
}

/** Presses Enter on what has the focus, and waits for the page that comes. */
export async function pressEnter({ page }: Visitor): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

/** What is wrong with the page as it is now: everything that axe finds, and scrolling sideways. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const faults = await axeFaults(page);
  const beyond = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return [...faults, ...(beyond > 0 ? [`scrolls ${beyond} px sideways`] : [])];
}

/** Whether axe finds nothing on the page and nothing makes it scroll sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await accessibilityFaults(page), page.url()).toEqual([]);
}
