import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { HASH } from '../components/gallery-content';
import { serveGallery } from '../components/gallery-server';
import { axeFaults } from '../support/axe';
import { CHROMIUM_FLAGS, ensureChromium } from '../support/chromium';

// The gallery is made of sources here, which React runs in its development build alone: hence the project of its own.

let server: Server;
let browser: Browser;
let origin = '';

beforeAll(async () => {
  server = await serveGallery();
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_FLAGS });
});

afterAll(async () => {
  await browser?.close();
  await new Promise((resolve) => server.close(resolve));
});

/** Opens the gallery; anything the browser complains about fails the test. */
async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${origin}${path}`, { waitUntil: 'load' });
  onTestFinished(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });
  return page;
}

describe.each([
  ['a desk', 1280],
  ['a phone', 320],
])('the kit on %s', (_, width) => {
  it.each(['/whole', '/failed'])(
    '%s: axe finds nothing, and the page does not scroll sideways',
    async (path) => {
      const page = await open(path, { viewport: { width, height: 900 } });
      expect(await axeFaults(page)).toEqual([]);
      const beyond = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(beyond).toBe(0);
    },
  );
});

it('axe names what is wrong where something is', async () => {
  const page = await open('/whole');
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('img')));
  expect(await axeFaults(page)).toEqual(['image-alt: img']);
});

describe('without JavaScript', () => {
  it('reveals the fields of a choice only while it is chosen', async () => {
    const page = await open('/whole', { javaScriptEnabled: false });
    expect(await page.isVisible('#blocking-reason')).toBe(false);
    await page.check('[name=position][value=do-not-approve]');
    expect(await page.isVisible('#blocking-reason')).toBe(true);
    await page.check('[name=position][value=abstain]');
    expect(await page.isVisible('#blocking-reason')).toBe(false);
  });

  it('says limits, shows contents beside the text, and offers no button that does nothing', async () => {
    const page = await open('/whole', { javaScriptEnabled: false });
    expect(await page.textContent('#reason-count')).toBe('You can enter up to 40 characters');
    expect(await page.isVisible('.cc-contents a[href="#scope"]')).toBe(true);
    for (const dead of ['[data-copy]', '[data-print]', '[data-reveal]']) {
      expect(await page.locator(dead).first().isVisible()).toBe(false);
    }
    await page.click('.cc-menu summary');
    expect(await page.isVisible('text=Sign out')).toBe(true);
  });

  it('folds the contents on a phone', async () => {
    const page = await open('/whole', { javaScriptEnabled: false, viewport: { width: 320, height: 800 } });
    expect(await page.isVisible('.cc-contents a[href="#scope"]')).toBe(false);
    await page.click('.cc-contents summary');
    expect(await page.isVisible('.cc-contents a[href="#scope"]')).toBe(true);
  });
});

describe('with JavaScript', () => {
  it('puts the focus on the error summary and leads from it to the field', async () => {
    const page = await open('/failed');
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-error-summary'))).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('title');
    expect(
      await page
        .locator('label[for=title]')
        .boundingBox()
        .then((box) => (box?.y ?? -1) >= 0),
    ).toBe(true);
  });

  it('counts characters down and reads the count out after a pause', async () => {
    const page = await open('/whole');
    await page.fill('#reason', 'x'.repeat(39));
    expect(await page.textContent('#reason-count')).toBe('You have 1 character left');
    await page.fill('#reason', 'x'.repeat(42));
    expect(await page.textContent('#reason-count')).toBe('You have 2 characters too many');
    await page
      .locator('#reason-count + [aria-live]', { hasText: 'You have 2 characters too many' })
      .waitFor({ state: 'attached' });
  });

  it('copies a hash, and a clause’s whole address', async () => {
    const page = await open('/whole', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.click('.cc-hash summary');
    await page.click(`[data-copy="${HASH}"]`);
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(HASH);
    await page.click('h2#messages > .clause-link', { force: true });
    await page.getByText('Link copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${origin}/whole#messages`);
  });

  it('shows and hides a password', async () => {
    const page = await open('/whole');
    await page.fill('#password', 'correct horse');
    await page.getByRole('button', { name: 'Show password' }).click();
    expect(await page.getAttribute('#password', 'type')).toBe('text');
    await page.getByRole('button', { name: 'Hide password' }).click();
    expect(await page.getAttribute('#password', 'type')).toBe('password');
  });

  it('closes the account menu by Escape, with the focus back on it', async () => {
    const page = await open('/whole');
    await page.click('.cc-menu summary');
    await page.keyboard.press('Escape');
    expect(await page.isVisible('text=Sign out')).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
  });

  it('sends a form once when its button is pressed twice at once', async () => {
    const page = await open('/whole');
    const sent = await page.evaluate(() => {
      let count = 0;
      addEventListener('submit', (event) => {
        event.preventDefault();
        count += 1;
      });
      const button = document.querySelector<HTMLButtonElement>('[data-press-once]');
      button?.click();
      button?.click();
      return count;
    });
    expect(sent).toBe(1);
  });

  it('marks in the contents the section being read', async () => {
    const page = await open('/whole');
    await page.evaluate(() => document.getElementById('messages')?.scrollIntoView({ behavior: 'instant' }));
    await page.locator('.cc-contents a[href="#messages"][aria-current]').waitFor();
    expect(await page.locator('.cc-contents a[aria-current]').count()).toBe(1);
  });
});
