import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Tx } from '../../db/store';
import { soon } from '../support/browser';
import { draftStage, SERVER_GONE } from '../support/draft-page';
import { openWorld } from '../support/draft-world';

const stage = draftStage();
beforeEach(() => stage.nextDraft());

const offline = { expected: SERVER_GONE };

/** Changes the portal's database as another process would; the portal notices within its sweep. */
async function change(work: (tx: Tx) => Promise<unknown>): Promise<void> {
  const store = await openWorld(stage.portal.dataDir);
  await store.tx(work);
  await store.close();
}

const appoint = (personId: string, endedAt: Date | null) =>
  change(({ db, tables: { appointments } }) =>
    db.update(appointments).set({ endedAt }).where(eq(appointments.personId, personId)),
  );
const setState = (state: 'open' | 'frozen') =>
  change(({ db, tables: { documents } }) =>
    db.update(documents).set({ state }).where(eq(documents.id, stage.world.documentId)),
  );

describe('rights that change while somebody writes', () => {
  it('PM-6 an editor whose appointment ends is told, and what is written after that goes nowhere', async () => {
    const ben = await stage.open(stage.world.ben);
    await ben.toEndOf('travels from hospital to GP');
    await appoint(stage.world.ben.id, new Date());
    try {
      const ended = ben.page.locator('.cc-ended');
      await ended.waitFor();
      // Who types on is at the words that say why nothing comes of it, and turns no page away from them.
      await soon(() => ended.evaluate((notice) => notice === document.activeElement)).toBe(true);
      await ben.page.keyboard.type('and so on and on ');
      expect(await ended.evaluate((notice) => notice.getBoundingClientRect().top)).toBeGreaterThan(0);
      expect(await ended.evaluate((notice) => notice.getBoundingClientRect().bottom)).toBeLessThan(800);
      expect(await ended.innerText()).toContain('What you may do with this text has changed.');
      await ben.says(/^Live editing has stopped/);
      expect(await ben.text.getAttribute('contenteditable')).toBe('false');
      await ben.page.getByRole('link', { name: 'Open the draft as it is now' }).click();
      await soon(() => ben.page.locator('.cc-draft__why').innerText()).toContain('Only the editors');
    } finally {
      await appoint(stage.world.ben.id, null);
    }
  });

  it('a session that ended elsewhere stops live editing and says to sign in again', async () => {
    const ben = await stage.open(stage.world.ben);
    const { id } = stage.world.ben;
    const kept = await takeSessions(id);
    await ben.page.locator('.cc-ended').waitFor();
    expect(await ben.page.locator('.cc-ended').innerText()).toContain('You have been signed out');
    await change(({ db, tables: { sessions } }) => db.insert(sessions).values(kept));
  });

  it('a draft that is frozen becomes read-only, and what was not saved is kept as a copy', async () => {
    const amina = await stage.open(stage.world.amina, offline);
    await amina.toEndOf('travels from hospital to GP');
    await stage.portal.kill();
    await amina.says(/^Offline since/);
    await amina.page.keyboard.type(' Too late for the ballot.');
    await amina.says(/only on this device/);
    await setState('frozen');
    await stage.portal.start();

    const ended = amina.page.locator('.cc-ended');
    await ended.waitFor();
    expect(await ended.innerText()).toContain('This draft has been frozen');
    await amina.says(/^Not saved \(25 changes\)/);
    await amina.page.getByRole('button', { name: 'Copy my unsaved text' }).click();
    await amina.page.getByText('Show it (1 passage)').click();
    expect(await amina.page.locator('.cc-unsaved__text').innerText()).toContain('Too late for the ballot.');
    expect(
      await ended.getByRole('link', { name: /see where version 1.0.0 stands/ }).getAttribute('href'),
    ).toBe(`/standards/${stage.world.reference}/1.0.0/progress`);

    // Another visit: the draft as it was frozen, and the copy beside it.
    amina.page.on('dialog', (dialog) => {
      dialog.accept().catch(() => undefined);
    });
    await amina.page.reload();
    await amina.says(/^Up to date/);
    expect(await amina.words('travels from hospital')).not.toContain('Too late');
    expect(await amina.page.locator('.cc-draft__why').innerText()).toContain('This text is frozen or closed');
    await amina.page.getByText('Show it (1 passage)').click();
    expect(await amina.page.locator('.cc-unsaved__text').innerText()).toContain('Too late for the ballot.');
    await amina.page.getByRole('button', { name: 'Delete it' }).click();
    await amina.page.locator('.cc-unsaved').waitFor({ state: 'detached' });
    await setState('open');
  });
});

async function takeSessions(personId: string) {
  const store = await openWorld(stage.portal.dataDir);
  try {
    return await store.tx(async ({ db, tables: { sessions } }) => {
      const kept = await db.select().from(sessions).where(eq(sessions.personId, personId));
      await db.delete(sessions).where(eq(sessions.personId, personId));
      return kept;
    });
  } finally {
    await store.close();
  }
}
