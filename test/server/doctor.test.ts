import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshDataDir } from '../support/browser';
import { runCommand } from '../support/command';
import { startDraftPortal } from '../support/draft-portal';
import { openLivePage } from '../support/live-page';

describe('the doctor, as built', () => {
  it('finds a portal that runs well, line by line, and ends with 0', async () => {
    const { portal, origin, world, dataDir } = await startDraftPortal({ settings: { METRICS_PORT: '0' } });
    const { documentId, amina } = world;
    const page = openLivePage({ origin, documentId, secret: amina.secret });
    await expect.poll(() => page.provider.synced).toBe(true);
    const { code, said } = await runCommand('doctor', {
      DATA_DIR: dataDir,
      PORT: String(portal.port),
      METRICS_PORT: String(portal.metricsPort),
    });
    expect(said).not.toContain('FAIL');
    expect(code).toBe(0);
    const lines = said.split('\n').filter((line) => /^(ok {2}|look|FAIL) /.test(line));
    expect(lines.map((line) => line.slice(6).split(':')[0])).toEqual([
      'Node.js',
      'Data folder',
      'Free disk',
      'Database',
      'Clock',
      'Mail',
      'Last backup',
      'Live connections',
      'Live text',
    ]);
    expect(said).toContain(
      'At the process that answers: 1 document open, 1 connection. Every edit is stored.',
    );
    expect(said).toContain('synchronous = FULL');
  });

  it('names what fails, with the cure, and ends with 1', async () => {
    const folder = await freshDataDir();
    await writeFile(join(folder, 'file'), '');
    const { code, said } = await runCommand('doctor', {
      DATA_DIR: join(folder, 'file'),
      PORT: '1',
      SMTP_URL: 'smtp://127.0.0.1:1',
    });
    expect(code).toBe(1);
    expect(said).toMatch(/^FAIL {2}Data folder: .*\n {6}Give the account/m);
    expect(said).toMatch(/^FAIL {2}Mail: /m);
    expect(said).toMatch(/^look {2}Live connections: No portal runs/m);
  });

  it('makes nothing where no portal has run', async () => {
    const folder = await freshDataDir();
    const { code, said } = await runCommand('doctor', { DATA_DIR: join(folder, 'none', 'yet'), PORT: '1' });
    expect(said).toMatch(/^look {2}Data folder: There is none yet/m);
    expect(said).toMatch(/^look {2}Database: There is none yet/m);
    expect(said).not.toContain('FAIL');
    expect(code).toBe(0);
    expect(await readdir(folder)).toEqual([]);
  });

  it('names a faulty setting instead of looking', async () => {
    const { code, said } = await runCommand('doctor', { PORT: 'many' });
    expect(code).toBe(1);
    expect(said).toContain('PORT: must be a whole number');
  });
});
