import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { soon } from '../support/browser';
import { draftPage } from '../support/draft-page';
import { startDraftPortal } from '../support/draft-portal';
import { openLine } from '../support/line';
import { openLivePage } from '../support/live-page';
import { startMortalBrowser } from '../support/mortal-browser';

it('a browser that is killed while the network is away has kept what was typed, and sends it when it is back', async () => {
  const { portal, origin, world } = await startDraftPortal();
  const { documentId, amina, ben } = world;
  const line = await openLine(portal.port);
  // On a disk: what only the memory of the machine holds would prove nothing.
  const profile = await mkdtemp(join(tmpdir(), 'concord-profile-'));
  onTestFinished(() => rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  const open = async () => {
    const browser = await startMortalBrowser(profile);
    await browser.context.addCookies([{ name: 'concord', value: amina.secret, url: line.origin }]);
    const page = await browser.context.newPage();
    page.setDefaultTimeout(90_000);
    await page.goto(`${line.origin}/drafts/${documentId}`);
    return { browser, page };
  };
  const first = await open();
  const draft = await draftPage(first.page);
  await draft.toEndOf('travels from hospital to GP');
  line.cut();
  await draft.says(/^Offline since/);
  await first.page.keyboard.type(' Typed in a tunnel.');
  await draft.says(/^Offline since \S+ 19 changes are only on this device.*also if you close this page/);
  await first.browser.kill();

  line.mend();
  const again = await open();
  await soon(() => again.page.locator('.cc-save__sent').innerText()).toBe(
    '19 changes that waited on this device have been sent.',
  );
  const reader = openLivePage({ origin, documentId, secret: ben.secret });
  await soon(() => reader.words()).toContain('Typed in a tunnel.');
  expect(reader.words().split('Typed in a tunnel.')).toHaveLength(2);
});
