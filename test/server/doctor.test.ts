import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { freshDataDir } from '../support/browser';
import { runCommand } from '../support/command';
import { startDraftPortal } from '../support/draft-portal';
import { makeDraftWorld } from '../support/draft-world';
import { openLivePage } from '../support/live-page';

/** Every file of a folder with the hash of what is in it; of SQLite's shared memory, which locks change, the name. */
async function filesIn(folder: string): Promise<ReadonlyArray<readonly [name: string, hash: string]>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = files.toSorted().map(async (name) => {
    if (name.endsWith('-shm')) return [name, ''] as const;
    return [
      name,
      createHash('sha256')
        .update(await readFile(name))
        .digest('hex'),
    ] as const;
  });
  return await Promise.all(read);
}

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
      'Closing times',
      'Contact address',
      'Last backup',
      'Live connections',
      'Live text',
    ]);
    expect(said).toContain(
      'At the process that answers: 1 document open, 1 connection. Every edit is stored.',
    );
    expect(said).toContain('synchronous = FULL');

    const deaf = await runCommand('doctor', {
      DATA_DIR: dataDir,
      PORT: String(portal.port),
      METRICS_PORT: '1',
    });
    expect(deaf.said).toMatch(
      /^look {2}Live text: Nobody answers .*127\.0\.0\.1:1\/metrics.*\n {6}See that METRICS_PORT/m,
    );
    expect(deaf.code).toBe(0);
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

  it('only looks: a database behind this version, and every file beside it, stay as they are', async () => {
    const folder = await freshDataDir();
    await makeDraftWorld(folder);
    const file = join(folder, 'concord.sqlite');
    const db = new Database(file);
    db.exec('delete from migrations where name = (select max(name) from migrations)');
    db.pragma('wal_checkpoint(TRUNCATE)');
    const rows = () => db.prepare('select count(*) as n from migrations').get();
    const before = { rows: rows(), files: await filesIn(folder) };
    const { said } = await runCommand('doctor', { DATA_DIR: folder, PORT: '1' });
    expect(said).toMatch(/^look {2}Database: .* has not been applied/m);
    expect({ rows: rows(), files: await filesIn(folder) }).toEqual(before);
    db.close();
  });

  it('names a faulty setting instead of looking', async () => {
    const { code, said } = await runCommand('doctor', { PORT: 'many' });
    expect(code).toBe(1);
    expect(said).toContain('PORT: must be a whole number');
  });
});
