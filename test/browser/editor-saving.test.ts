import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { soon } from '../support/browser';
import { type DraftPage, draftStage, SERVER_GONE } from '../support/draft-page';

const stage = draftStage();
beforeEach(() => stage.nextDraft());

const offline = { expected: SERVER_GONE };

/** The draft as somebody sees it who opens it anew. */
async function readAnew(): Promise<DraftPage> {
  return await stage.open(stage.world.ben, offline);
}

describe('the state of saving', () => {
  it('says what is only here while the server is away, and "saved" only when it is; nothing is lost', async () => {
    const amina = await stage.open(stage.world.amina, offline);
    await amina.toEndOf('travels from hospital to GP');
    await stage.portal.kill();
    await amina.says(/^Offline since (\d{1,2}(:\d\d)?(am|pm)|midday|midnight)/);

    await amina.page.keyboard.type(' Written without a server.');
    await amina.says(/26 changes are only on this device/);
    expect(await amina.saving.innerText()).not.toContain('All changes saved');

    await stage.portal.start();
    await amina.says(/^All changes saved/);
    // Saved means: a crash in this very moment loses nothing.
    await stage.portal.kill();
    await stage.portal.start();
    const anew = await readAnew();
    expect(await anew.words('travels from hospital')).toContain('Written without a server.');
    await amina.says(/^All changes saved/);
    expect(await amina.lines()).toEqual(await anew.lines());
  });

  it('keeps changes in the browser when the page is closed, and sends them when it is opened again', async () => {
    const amina = await stage.open(stage.world.amina, offline);
    await amina.toEndOf('A product conforms');
    await stage.portal.kill();
    await amina.says(/^Offline since/);
    await amina.page.keyboard.type(' Kept over night.');
    // Only when the browser has written them down does the page say so.
    await amina.says(/17 changes are only on this device.*also if you close this page/);
    const profile = amina.page.context();
    await amina.page.close();

    await stage.portal.start();
    const again = await profile.newPage();
    await again.goto(`${stage.portal.origin}/drafts/${stage.world.documentId}`);
    await soon(() => again.locator('.cc-save__words').innerText()).toBe('All changes saved');
    const anew = await readAnew();
    expect(await anew.words('A product conforms')).toContain('Kept over night.');
  });

  it('leaves nothing of the text in the browser when everything is saved, and shares the copy between windows', async () => {
    const amina = await stage.open(stage.world.amina, offline);
    const address = `${stage.portal.origin}/drafts/${stage.world.documentId}`;
    const second = await amina.page.context().newPage();
    await second.goto(address);
    await soon(() => second.locator('.cc-save__words').innerText()).toBe('All changes saved');
    await second.goto(`${stage.portal.origin}/healthz`);

    // The first window still keeps what it writes.
    await amina.toEndOf('A product conforms');
    await stage.portal.kill();
    await amina.says(/^Offline since/);
    await amina.page.keyboard.type(' Still kept.');
    await amina.says(/12 changes .*also if you close this page/);
    await stage.portal.start();
    await amina.says(/^All changes saved/);
    await soon(() =>
      amina.page.evaluate(async () => {
        const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
        return names.filter((name) => name.startsWith('concord-text/')).length;
      }),
    ).toBe(0);
  });

  it('sends what another window of the same person wrote offline and left behind', async () => {
    const amina = await stage.open(stage.world.amina, offline);
    const second = await amina.page.context().newPage();
    await second.goto(`${stage.portal.origin}/drafts/${stage.world.documentId}`);
    await soon(() => second.locator('.cc-save__words').innerText()).toBe('All changes saved');
    await stage.portal.kill();
    // Both windows have read the copy before either writes into it.
    await soon(() => second.locator('.cc-save__words').innerText()).toMatch(/^Offline since/);
    await second.getByText('By look-up').first().click();
    await second.keyboard.type('B');
    await soon(() => second.locator('.cc-save__words').innerText()).toMatch(/also if you close this page/);
    await amina.toEndOf('A product conforms');
    await amina.page.keyboard.type(' Promised in the window that is closed.');
    // Each window says how much waits on the device, whichever of them holds it.
    const all = /^Offline since \S+ 40 changes are only on this device.*also if you close this page/;
    await amina.says(all);
    await soon(() => second.locator('.cc-save__words').innerText()).toMatch(all);
    await amina.page.close();
    await stage.portal.start();
    await soon(() => second.locator('.cc-save__words').innerText()).toBe('All changes saved');
    const anew = await readAnew();
    await soon(() => anew.words('A product conforms')).toContain('Promised in the window that is closed.');
  });

  it('asks before the page is left while something is only here', async () => {
    const amina = await stage.open(stage.world.amina, offline);
    await amina.toEndOf('By message');
    await stage.portal.kill();
    await amina.page.keyboard.type(' not saved');
    await amina.says(/only on this device/);
    const asked = new Promise<string>((resolve) => {
      amina.page.on('dialog', (dialog) => {
        resolve(dialog.type());
        dialog.dismiss().catch(() => undefined);
      });
    });
    await amina.page.close({ runBeforeUnload: true });
    expect(await asked).toBe('beforeunload');
    await stage.portal.start();
    await amina.says(/^All changes saved/);
  });

  it('is announced to screen readers when the line is lost and when it is back, and not while typing', async () => {
    const amina = await stage.open(stage.world.amina, offline);
    const heard = amina.page.locator('.cc-save > [role="status"]');
    await amina.toEndOf('By look-up');
    await amina.page.keyboard.type(' quietly');
    await amina.says(/^All changes saved/);
    expect(await heard.textContent()).toBe('');
    await stage.portal.kill();
    await soon(() => heard.textContent()).toMatch(/^Offline since/);
    await stage.portal.start();
    await soon(() => heard.textContent()).toBe('All changes saved.');
  });
});

describe('"All changes saved"', () => {
  it('is not said between a keystroke and the word of the server', async () => {
    const line = heldLine();
    const ben = await readAnew();
    const amina = await stage.open(stage.world.amina, { before: line.lay });
    await amina.toEndOf('Medicines change on discharge');
    const said = await whatIsSaid(amina.page);
    line.hold();
    await amina.page.keyboard.type(' now and then');
    await amina.says(/^Saving/);
    // Nothing but the answer of the server is missing, and another reader has the words already.
    await soon(() => ben.words('Medicines change on discharge')).toContain(' now and then');
    expect(await said()).toEqual(['Saving']);
    line.release();
    await amina.says(/^All changes saved/);
    expect(await said()).toEqual(['Saving', 'All changes saved']);
  });
});

/** The line between a page and the server; what the server says can be held back for a while. */
function heldLine() {
  const kept: (() => void)[] = [];
  let holding = false;
  return {
    lay: (page: Page) =>
      page.routeWebSocket(/./, (line) => {
        const server = line.connectToServer();
        server.onMessage((message) => {
          const pass = () => line.send(message);
          if (holding) kept.push(pass);
          else pass();
        });
      }),
    hold: () => {
      holding = true;
    },
    release: () => {
      holding = false;
      for (const pass of kept.splice(0)) pass();
    },
  };
}

/** Writes down whatever the state of saving says from now on; answers what it said so far. */
async function whatIsSaid(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const line = document.querySelector('.cc-save__words');
    const said: string[] = [];
    Object.assign(window, { said });
    const note = () => {
      const now = line?.textContent ?? '';
      if (said.at(-1) !== now) said.push(now);
    };
    if (line !== null) {
      new MutationObserver(note).observe(line, { childList: true, characterData: true, subtree: true });
    }
  });
  // Put there above, on the page itself.
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said);
}
