import { copyFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freshDataDir } from '../support/browser';
import { runCommand } from '../support/command';
import { startDraftPortal } from '../support/draft-portal';
import { openLivePage } from '../support/live-page';
import { startTestPortal } from '../support/portal';

describe('a backup', () => {
  it('made while people type restores to a portal with everything stored until then', async () => {
    const { origin, world, dataDir } = await startDraftPortal();
    const { documentId, amina } = world;
    const page = openLivePage({ origin, documentId, secret: amina.secret });
    await expect.poll(() => page.provider.synced).toBe(true);

    let written = 0;
    const typing = setInterval(() => page.write(`word-${++written}.`), 5);
    onTestFinished(() => clearInterval(typing));
    await expect.poll(() => page.stored()).toBeGreaterThan(20);
    // Of the content messages the first is the answer to the server's first question.
    const storedBefore = page.stored() - 1;
    const target = join(await freshDataDir(), 'copy.sqlite');
    const { code, said } = await runCommand('backup', { DATA_DIR: dataDir }, [target]);
    expect(said).toContain('whole');
    expect(code).toBe(0);
    clearInterval(typing);
    expect(written).toBeGreaterThan(storedBefore);

    const restored = await freshDataDir();
    await copyFile(target, join(restored, 'concord.sqlite'));
    const again = await startTestPortal({ dataDir: restored });
    onTestFinished(async () => {
      await again.close();
      await rm(restored, { recursive: true, force: true });
    });
    const reader = openLivePage({ origin: again.origin, documentId, secret: world.rosa.secret });
    await expect.poll(() => reader.provider.synced).toBe(true);
    for (let n = 1; n <= storedBefore; n += 1) expect(reader.words()).toContain(`word-${n}.`);
    // It is a portal to go on writing in.
    const writer = openLivePage({ origin: again.origin, documentId, secret: amina.secret });
    await expect.poll(() => writer.provider.synced).toBe(true);
    writer.write('After the restore');
    await expect.poll(() => reader.words()).toContain('After the restore');

    const doctor = await runCommand('doctor', { DATA_DIR: dataDir, PORT: '1' });
    expect(doctor.said).toMatch(/^ok {4}Last backup: Less than an hour ago/m);
  });

  it('goes into the data folder by default, one file and nothing beside it', async () => {
    const { dataDir } = await startDraftPortal();
    expect((await runCommand('backup', { DATA_DIR: dataDir })).code).toBe(0);
    const made = await readdir(join(dataDir, 'backups'));
    expect(made).toEqual([expect.stringMatching(/^concord-.*\.sqlite$/)]);
  });

  it('never takes the place of a file, and leaves nothing behind when it fails', async () => {
    const dataDir = await freshDataDir();
    const target = join(dataDir, 'copy.sqlite');
    const missing = await runCommand('backup', { DATA_DIR: dataDir }, [target]);
    expect(missing.code).toBe(1);
    expect(missing.said).toContain(`No backup was made: There is no database in ${dataDir}.`);
    for (const command of ['audit-verify', 'ballots-recount', 'texts-check']) {
      expect(await runCommand(command, { DATA_DIR: dataDir })).toMatchObject({
        code: 1,
        said: expect.stringContaining('There is no database in'),
      });
    }
    expect(await readdir(dataDir)).toEqual([]);
    await writeFile(target, 'mine');
    const there = await runCommand('backup', { DATA_DIR: dataDir }, [target]);
    expect(there).toMatchObject({ code: 1, said: expect.stringContaining('is there already') });
    expect((await stat(target)).size).toBe(4);
    const asked = await runCommand('backup', { DATA_DIR: dataDir }, ['--help']);
    expect(asked).toMatchObject({ code: 1, said: expect.stringContaining('npm run backup -- FILE') });
  });
});
