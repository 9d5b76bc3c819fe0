import { eq } from 'drizzle-orm';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults } from '../support/axe';
import { sidewaysScroll, soon, type VisitOptions, visit } from '../support/browser';
import { type DraftPage, draftPageAt } from '../support/draft-page';
import { type DraftPortal, startDraftPortal } from '../support/draft-portal';
import { addDraft, type WorldPerson } from '../support/draft-world';
import { openLine } from '../support/line';
import { photographBoth } from '../support/pictures';
import { NETWORK_GONE } from '../support/random-browsers';
import { launchChromium } from '../support/visitor';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
});

const open = (here: DraftPortal, who: WorldPerson, options: VisitOptions = {}): Promise<DraftPage> =>
  draftPageAt(browser, here, here.world.documentId, { secret: who.secret, ...options });

/** Whether everybody can see and use the page as it is now, at both widths. */
async function expectUsable({ page }: Pick<DraftPage, 'page'>): Promise<void> {
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await axeFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

describe('the page of a draft says how it stands:', () => {
  it('connecting, with the text to read meanwhile', async () => {
    const here = await startDraftPortal();
    const { documentId, amina } = here.world;
    const page = await visit(browser, here, `/drafts/${documentId}`, {
      secret: amina.secret,
      before: (fresh) => fresh.routeWebSocket(/\/live\//, () => undefined),
    });
    const words = page.locator('.cc-save__words');
    await soon(() => words.innerText()).toBe('Connecting You can read the text meanwhile.');
    expect(await page.locator('.cc-draft__text').innerText()).toContain('within 24 hours of discharge');
    await expectUsable({ page });
  });

  it('frozen, with the draft in which the work goes on', async () => {
    const here = await startDraftPortal();
    const { ctx, world, dataDir } = here;
    const next = await addDraft(dataDir, world, 2);
    await ctx.store.tx(async ({ db, tables: { documents, versions } }) => {
      await db.update(documents).set({ state: 'frozen' }).where(eq(documents.id, world.documentId));
      const later = new Date(Date.now() + 1_000);
      await db
        .update(versions)
        .set({ standardId: world.standardId, number: '2.0.0', createdAt: later })
        .where(eq(versions.id, next.versionId));
    });
    const amina = await open(here, world.amina);
    await amina.says(/^Up to date$/);
    const why = amina.page.locator('.cc-draft__why');
    expect(await why.innerText()).toContain('This text is frozen or closed');
    const link = why.getByRole('link', { name: 'the draft of version 2.0.0' });
    expect(await link.getAttribute('href')).toBe(`/drafts/${next.documentId}`);
    await expectUsable(amina);
  });

  it('access changed, with where to look now', async () => {
    const here = await startDraftPortal();
    const { ctx, world } = here;
    const ben = await open(here, world.ben);
    await ctx.store.tx(async ({ db, tables: { appointments } }) => {
      await db
        .update(appointments)
        .set({ endedAt: new Date() })
        .where(eq(appointments.personId, world.ben.id));
    });
    ctx.rooms.reseat(world.documentId);
    await ben.says(/^Live editing has stopped What you may do with this text has changed/);
    await ben.page.getByRole('link', { name: 'Open the draft as it is now' }).waitFor();
    await expectUsable(ben);
  });

  it('not to be opened any more, with what was not saved on a page that can', async () => {
    const here = await startDraftPortal();
    const { ctx, world } = here;
    const line = await openLine(here.portal.port);
    const amina = await draftPageAt(browser, line, world.documentId, {
      secret: world.amina.secret,
      expected: [...NETWORK_GONE, /status of 404/],
    });
    const { page } = amina;
    await amina.toEndOf('travels from hospital to GP');
    line.cut();
    await amina.says(/^Offline since/);
    await page.keyboard.type(' Still mine.');
    await amina.says(/^Offline since \S+ 12 changes are .*also if you close this page/);
    await ctx.store.tx(async ({ db, tables: { standards } }) => {
      await db.update(standards).set({ hiddenAt: new Date() }).where(eq(standards.id, world.standardId));
    });
    line.mend();
    await amina.says(/^Not saved \(12 changes\) You can no longer open this text/);
    expect(await page.locator('.cc-unsaved').innerText()).toMatch(/goes into the text only if you may write/);
    expect(await page.getByRole('button', { name: 'Make it an amendment' }).count()).toBe(0);
    await expectUsable(amina);
    await photographBoth(page, 'shut-out');

    page.on('dialog', (dialog) => {
      dialog.accept().catch(() => undefined);
    });
    await page.reload();
    await page.getByRole('link', { name: 'text kept on this device' }).click();
    const kept = page.getByRole('region', { name: /^STD-0001 .*, version 1\.0\.0$/ });
    await kept.getByText('Show it (1 passage)').click();
    expect(await kept.innerText()).toContain('12 changes of yours were not saved.');
    expect(await kept.locator('pre').innerText()).toMatch(/^\[1 Scope\]\s+This .* to GP\. Still mine\.$/);
    await expectUsable({ page });
    await photographBoth(page, 'kept-text');
    // Somebody else in the same browser learns that there is something, and not what.
    await page.context().clearCookies();
    await page.context().addCookies([{ name: 'concord', value: world.ben.secret, url: line.origin }]);
    await page.reload();
    await page.getByText('1 text of other people who used this browser').waitFor();
    expect(await page.locator('main').innerText()).not.toContain('Still mine');
    // Nobody signed in, in the window where it was written: a suspended account has no other way to it.
    await page.context().clearCookies();
    await page.reload();
    await kept.getByRole('button', { name: 'Delete it' }).click();
    await page.getByText('Nothing of yours is kept here').waitFor();
    await page.reload();
    await page.getByText('Nothing of yours is kept here').waitFor();
  });

  it('too large, with what was not saved to be copied', async () => {
    const here = await startDraftPortal({ live: { maxDocument: 12_000 } });
    const amina = await open(here, here.world.amina);
    await amina.toEndOf('travels from hospital to GP');
    await amina.page.evaluate(
      (words) => {
        const data = new DataTransfer();
        data.setData('text/plain', words);
        const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        document.querySelector('.cc-draft__live')?.dispatchEvent(paste);
      },
      ` ${'long text '.repeat(1_500)}`,
    );
    await amina.says(/^Not saved \(\d+ changes?\) This text has reached the largest size/);
    await amina.page.getByRole('button', { name: 'Copy my unsaved text' }).waitFor();
    await expectUsable(amina);

    // Sent again it would be refused again: the text opens without it, and it is still there to be copied.
    await soon(() =>
      amina.page.evaluate(async () =>
        (await indexedDB.databases()).map(
          ({ name }) => /^concord-text\/.*\/\d+(\/aside)?$/.exec(name ?? '')?.[1],
        ),
      ),
    ).toEqual([undefined, '/aside']);
    amina.page.once('dialog', (dialog) => {
      dialog.accept().catch(() => undefined);
    });
    await amina.page.reload();
    await amina.says(/^All changes saved/);
    expect(await amina.words('travels from hospital to GP')).not.toContain('long text');
    await amina.page.getByRole('button', { name: 'Copy my unsaved text' }).waitFor();
    expect(await amina.page.locator('.cc-unsaved').innerText()).toContain('could not take it as it was');
    await amina.toEndOf('travels from hospital to GP');
    await amina.page.keyboard.type(' In smaller parts.');
    await amina.says(/^All changes saved/);
    expect(await amina.words('travels from hospital to GP')).toContain('In smaller parts.');
  });

  it('older than the portal, with what to do', async () => {
    const here = await startDraftPortal();
    const { amina: who, documentId } = here.world;
    const page = await visit(browser, here, `/drafts/${documentId}`, {
      secret: who.secret,
      expected: [/WebSocket connection to/],
      before: (fresh) =>
        fresh.addInitScript(() => {
          const Real = window.WebSocket;
          // A page of before says so in its address.
          window.WebSocket = class extends Real {
            constructor(address: string | URL, protocols?: string | string[]) {
              super(String(address).replace('page=1', 'page=0'), protocols);
            }
          };
        }),
    });
    await soon(() => page.locator('.cc-save__words').innerText()).toMatch(
      /^Live editing has stopped The portal has been updated since you opened this page. Reload/,
    );
    expect(await page.locator('.cc-draft__text').innerText()).toContain('within 24 hours of discharge');
    await expectUsable({ page });
  });

  it('to administrators, how the portal is', async () => {
    const here = await startDraftPortal();
    const { ctx, world } = here;
    await ctx.store.tx(async ({ db, tables: { offices } }) => {
      const granted = { office: 'administrator', grantedBy: null, grantedAt: new Date() } as const;
      await db.insert(offices).values({ personId: world.rosa.id, ...granted });
    });
    const page = await visit(browser, here, '/admin/health', { secret: world.rosa.secret });
    const row = (what: string) => page.getByRole('row', { name: new RegExp(`^${what}`) });
    expect(await row('Database').innerText()).toContain('opens and can be written to');
    expect(await row('Last backup').innerText()).toContain('npm run backup');
    expect(await row('Live text').innerText()).toContain('Every edit is stored');
    expect(await page.getByRole('table', { name: 'Largest documents' }).innerText()).toContain(
      world.reference,
    );
    await expectUsable({ page });
  });
});
