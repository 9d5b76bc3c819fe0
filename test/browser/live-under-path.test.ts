import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { soon } from '../support/browser';
import { draftPage, draftPageAt } from '../support/draft-page';
import { startDraftPortal } from '../support/draft-portal';
import { freePort, startNginx } from '../support/nginx';
import { launchChromium } from '../support/visitor';

let browser: Browser;

beforeAll(async () => {
  // Nobody signs the certificate of a test. Where each page forgives it anew, Chromium begins every request again,
  // and on a slow machine gives some of them up.
  browser = await launchChromium(['--ignore-certificate-errors']);
});

afterAll(async () => {
  await browser?.close();
});

it('behind nginx with TLS and under a path, two people write together and follow the links of the page', async () => {
  const port = await freePort();
  const site = `https://localhost:${port}`;
  const settings = { CONCORD_ORIGIN: site, TRUSTED_PROXIES: '1', BASE_PATH: '/concord' };
  const here = await startDraftPortal({ settings });
  await startNginx({ port, upstream: here.portal.port, tls: true, prefix: '/concord' });
  const { amina, ben, rosa, documentId, reference } = here.world;
  const open = (secret: string) =>
    draftPageAt(browser, { origin: `${site}/concord` }, documentId, {
      secret,
      cookie: '__Host-concord',
    });
  const [writes, reads] = [await open(amina.secret), await open(ben.secret)];
  await writes.toEndOf('travels from hospital to GP');
  await writes.page.keyboard.type(' Under a path.');
  await writes.says(/^All changes saved/);
  await soon(() => reads.words('travels from hospital')).toContain('Under a path.');

  // The text of an amendment is live at an address of another kind.
  const proposes = await open(rosa.secret);
  await proposes.page.getByRole('button', { name: 'Propose a change' }).first().click();
  await proposes.page.waitForURL(/\/concord\/amendments\/[^/]+\/text/);
  const proposal = await draftPage(proposes.page);
  await proposal.toEndOf('A product conforms');
  await proposal.page.keyboard.type(' Proposed.');
  await proposal.says(/^All changes saved/);

  // A link that React made in the browser.
  await writes.page.getByRole('tab', { name: /About/ }).click();
  const link = writes.page.locator('.cc-draft__panel a').first();
  await link.click();
  await writes.page.waitForURL((url) => url.pathname.startsWith('/concord/'));
  expect(await writes.page.locator('h1').count()).toBe(1);
  await writes.page.goto(`${site}/concord/standards/${reference}`);
  await writes.page.getByRole('link', { name: 'Standards', exact: true }).first().click();
  await writes.page.waitForURL(`${site}/concord/standards`);
});
