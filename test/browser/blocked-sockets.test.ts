import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { axeFaults } from '../support/axe';
import { soon, visit } from '../support/browser';
import { startDraftPortal } from '../support/draft-portal';
import { freePort, startNginx } from '../support/nginx';
import { startSamplePortal } from '../support/sample-portal';
import { launchChromium } from '../support/visitor';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
});

const REFUSED = [/WebSocket connection to/];

it('a comment is posted by form while the WebSocket is blocked, the draft can be read, and the page says why and what to do', async () => {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const here = await startDraftPortal({ settings: { CONCORD_ORIGIN: origin, TRUSTED_PROXIES: '1' } });
  await startNginx({ port, upstream: here.portal.port, sockets: 'forbid' });
  const { amina, documentId } = here.world;
  let tries = 0;
  const page = await visit(browser, { origin }, `/drafts/${documentId}`, {
    secret: amina.secret,
    expected: REFUSED,
    before: async (fresh) => {
      fresh.on('websocket', () => {
        tries += 1;
      });
    },
  });
  await soon(() => page.locator('.cc-save__words').innerText()).toMatch(/^Live editing cannot connect/);
  const notice = page.getByRole('region', { name: 'Live editing cannot connect' });
  expect(await notice.innerText()).toContain('Editing does not work here at the moment: pages come through');
  expect(await notice.innerText()).toContain('ask whoever runs this one to let WebSocket connections');
  expect(await page.locator('.cc-draft__text').innerText()).toContain(
    'A sender sends the summary within 24 hours',
  );
  expect(await axeFaults(page)).toEqual([]);

  // It does not hammer on a closed door.
  const before = tries;
  expect(before).toBeLessThanOrEqual(4);
  await page.waitForTimeout(6_000);
  expect(tries).toBe(before);

  await notice.getByRole('link', { name: 'comment on it by form' }).click();
  await page.getByRole('button', { name: 'Post comment' }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/standards/${here.world.reference}/comments/new`);

  // A comment is posted by form while the WebSocket is blocked, and stands beside the draft.
  const words = 'A day is long for a patient who goes home.';
  await page.getByLabel('Technical').check();
  await page.getByLabel('Your comment').fill(words);
  await page.getByRole('button', { name: 'Post comment' }).click();
  await page.waitForURL(/\/comments\/C-1\?done=posted$/);
  expect(await page.locator('main').innerText()).toContain(words);
  await page.goto(`${origin}/drafts/${documentId}`);
  await notice.waitFor();
  await soon(() => page.locator('main').innerText()).toContain(words);
});

it('a network without sockets: an amendment is opened and written by form', async () => {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const here = await startDraftPortal({ settings: { CONCORD_ORIGIN: origin, TRUSTED_PROXIES: '1' } });
  await startNginx({ port, upstream: here.portal.port, sockets: 'forbid' });
  const { rosa, documentId } = here.world;
  const options = { secret: rosa.secret, expected: REFUSED };
  const page = await visit(browser, { origin }, `/drafts/${documentId}`, options);
  const notice = page.getByRole('region', { name: 'Live editing cannot connect' });
  await notice.getByRole('link', { name: 'propose a change by form' }).click();
  await page.getByRole('button', { name: 'Write it in a form' }).click();
  await page.locator('main textarea[name^="passage-"]').first().fill('Said anew, by form.');
  await page.getByRole('button', { name: 'Save this wording' }).click();
  await page.waitForURL(/done=saved/);

  // The page of its text says the same, and leads back to the form.
  const text = page.url().replace(/\/clause\?.*$/, '/text');
  await page.goto(text);
  await soon(() => page.locator('.cc-draft__text').innerText()).toContain('Said anew, by form.');
  await notice.getByRole('link', { name: 'write a clause of it in an ordinary form' }).click();
  await page.waitForURL(/\/clause\?/);
});

it('a network without sockets: votes are cast by form', async () => {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const demo = await startSamplePortal({ CONCORD_ORIGIN: origin, TRUSTED_PROXIES: '1' });
  onTestFinished(() => demo.close());
  await startNginx({ port, upstream: demo.portal.port, sockets: 'forbid' });
  const page = await visit(browser, { origin }, '/demo');
  const press = async (name: string | RegExp) => {
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name }).first().click()]);
  };
  await press('Sign in as Leila Haddad');
  await page.goto(`${origin}/ballots`);
  await page.locator('main a[href^="/ballots/"]').first().click();
  await page.getByRole('link', { name: /^(Vote|Change the vote)$/ }).click();
  await page.getByLabel('Approve', { exact: true }).check();
  await press('Continue');
  await press('Cast this vote');
  await page.getByText('Vote cast').waitFor();
});
