import { mkdir, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backupLine, lastBackup, noteBackup } from '../../server/health/backup-line';
import { databaseLine } from '../../server/health/database';
import { liveLine } from '../../server/health/live-line';
import {
  clock,
  dataFolder,
  freeDisk,
  nodeVersion,
  roomOnDisk,
  unwritable,
} from '../../server/health/machine';
import { mailLine } from '../../server/health/mail-route';
import { portalLine, publicLine, trySocket } from '../../server/health/socket-path';
import { freshDataDir } from '../support/browser';
import { startDraftPortal } from '../support/draft-portal';
import { freshDatabase } from '../support/store';

const MIGRATIONS = new URL('../../db/migrations', import.meta.url).pathname;
const NOW = new Date('2026-11-28T12:00:00Z');

async function listening(server: { listen(port: number, host: string, done: () => void): unknown }) {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
}

async function migratedFile(): Promise<string> {
  const address = await freshDatabase('sqlite');
  return 'file' in address ? address.file : '';
}

describe('the machine', () => {
  it('needs a Node.js that is new enough', () => {
    expect(nodeVersion('v20.19.0').state).toBe('well');
    expect(nodeVersion('v24.1.0').state).toBe('well');
    expect(nodeVersion('v20.18.3')).toMatchObject({ state: 'ill', cure: 'Install Node.js 20.19 or newer.' });
    expect(nodeVersion('v18.20.0').state).toBe('ill');
  });

  it('needs a data folder that can be written to', async () => {
    const folder = await freshDataDir();
    expect((await dataFolder(folder)).state).toBe('well');
    await writeFile(join(folder, 'file'), '');
    const line = await dataFolder(join(folder, 'file'));
    expect(line).toMatchObject({ state: 'ill', what: 'Data folder' });
    expect(line.cure).toContain('DATA_DIR');
    const missing = join(folder, 'nowhere', 'yet');
    expect(await dataFolder(missing)).toMatchObject({
      state: 'look',
      says: expect.stringContaining('none yet'),
    });
    expect((await freeDisk(missing)).says).toMatch(/free\.$/);
    expect((await freeDisk(join(folder, 'file', 'in'))).state).toBe('ill');
  });

  it('needs room on the disk', async () => {
    expect((await freeDisk(await freshDataDir())).says).toMatch(/free\.$/);
    expect(roomOnDisk(40 * 1024 ** 3)).toMatchObject({ state: 'well', says: '40 GB free.' });
    expect(roomOnDisk(900 * 1024 ** 2)).toMatchObject({ state: 'look', says: 'Only 900 MB free.' });
    expect(roomOnDisk(100 * 1024 ** 2).state).toBe('ill');
  });

  it('needs a clock that agrees with the others and has not gone back', () => {
    const now = NOW.getTime();
    const others = { 'the data folder': now + 900 };
    expect(clock({ now, others, newest: now - 5 }).state).toBe('well');
    expect(clock({ now, others: { 'the database': now - 60_000 }, newest: null })).toMatchObject({
      state: 'ill',
      says: 'It differs from that of the database by 60 seconds.',
    });
    expect(clock({ now, others, newest: now + 3_600_000 })).toMatchObject({
      state: 'ill',
      says: 'It is behind the newest entry of the database by 60 minutes.',
    });
    // Where nothing is there to hold it against, nothing is said to agree.
    expect(clock({ now, others: {}, newest: null }).says).toBe(
      'There is no other clock to hold it against yet.',
    );
  });

  it('is told to make room where the disk is full, and to give rights where they are missing', () => {
    const fault = (code: string) => Object.assign(new Error(code), { code });
    expect(unwritable('/data', fault('ENOSPC')).cure).toMatch(/^Make room/);
    expect(unwritable('/data', fault('EACCES')).cure).toMatch(/write access/);
  });
});

describe('the database', () => {
  const of = (file: string, folder = MIGRATIONS) => databaseLine({ file, folder, thorough: true });

  it('that cannot be looked at is a fault, and not a database that is still to be made', async () => {
    const { line } = await of(join(await migratedFile(), 'concord.sqlite'));
    expect(line.state).toBe('ill');
  });

  it('opens, is up to date, and says how commits reach the disk', async () => {
    const { line } = await of(await migratedFile());
    expect(line.state).toBe('well');
    expect(line.says).toMatch(/SQLite 3\..* opens and can be written to; \d+ migrations; synchronous = FULL/);
  });

  it('is missing, and is not made by asking', async () => {
    const file = join(await freshDataDir(), 'concord.sqlite');
    expect((await of(file)).line).toMatchObject({
      state: 'look',
      cure: expect.stringContaining('Start the portal'),
    });
    expect((await of(file)).condition).toBeNull();
  });

  it('is behind, or newer than this program', async () => {
    const folder = await freshDataDir();
    await mkdir(join(folder, 'sqlite'));
    expect((await of(await migratedFile(), folder)).line).toMatchObject({
      state: 'ill',
      says: expect.stringContaining('newer than this program'),
    });
    const empty = join(await freshDataDir(), 'concord.sqlite');
    await writeFile(empty, '');
    expect((await of(empty)).line).toMatchObject({ state: 'look', says: expect.stringContaining('0001-') });
  });

  it('is not a database', async () => {
    const file = join(await freshDataDir(), 'concord.sqlite');
    await writeFile(file, 'This is not a database. '.repeat(200));
    const { line } = await of(file);
    expect(line).toMatchObject({ state: 'ill', cure: expect.stringContaining('backup') });
  });

  it('does not answer', async () => {
    const databaseUrl = 'postgres://nobody@127.0.0.1:1/none';
    const { line } = await databaseLine({ file: '', databaseUrl, folder: MIGRATIONS, thorough: true });
    expect(line).toMatchObject({ state: 'ill', cure: expect.stringContaining('DATABASE_URL') });
  });
});

describe('mail', () => {
  it('is kept in a folder until a server is named', async () => {
    const dataDir = await freshDataDir();
    const line = await mailLine({ dataDir, waiting: 3, givenUp: 0, inDoubt: 0 });
    expect(line).toMatchObject({ state: 'look', cure: expect.stringContaining('SMTP_URL') });
    expect(line.says).toContain('3 in the outbox');
    await writeFile(join(await freshDataDir(), 'x'), '');
    await writeFile(join(dataDir, 'file'), '');
    expect(
      (await mailLine({ dataDir: join(dataDir, 'file'), waiting: 0, givenUp: 0, inDoubt: 0 })).state,
    ).toBe('ill');
  });

  it('goes to a server that greets', async () => {
    const server = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'] });
    await listening(server);
    onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
    const { port } = server.server.address() as AddressInfo;
    const line = await mailLine({
      smtpUrl: `smtp://127.0.0.1:${port}`,
      dataDir: '',
      waiting: 0,
      givenUp: 0,
      inDoubt: 0,
    });
    expect(line).toMatchObject({ state: 'well', says: `127.0.0.1:${port} greets.` });
    const smtpUrl = `smtp://127.0.0.1:${port}`;
    expect(await mailLine({ smtpUrl, dataDir: '', waiting: 1, givenUp: 2, inDoubt: 0 })).toMatchObject({
      state: 'look',
      says: `127.0.0.1:${port} greets. 1 in the outbox. 2 given up in the last week.`,
    });
    expect(await mailLine({ smtpUrl, dataDir: '', waiting: 0, givenUp: 0, inDoubt: 3 })).toMatchObject({
      state: 'look',
      says: expect.stringContaining('3 of the last week in doubt'),
      cure: expect.stringContaining('npm run letters'),
    });
  });

  it('fails where nobody greets', async () => {
    const rude = createServer((socket) => socket.end('550 go away\r\n'));
    await listening(rude);
    onTestFinished(() => void rude.close());
    const { port } = rude.address() as AddressInfo;
    for (const url of [`smtp://127.0.0.1:${port}`, 'smtp://127.0.0.1:1']) {
      const line = await mailLine({ smtpUrl: url, dataDir: '', waiting: 0, givenUp: 0, inDoubt: 0 });
      expect(line).toMatchObject({ state: 'ill', cure: expect.stringContaining('SMTP_URL') });
    }
  });
});

describe('the last backup', () => {
  it('is missing, fresh, or old', async () => {
    const dataDir = await freshDataDir();
    expect(backupLine(await lastBackup(dataDir), NOW)).toMatchObject({
      state: 'look',
      cure: expect.stringContaining('npm run backup'),
    });
    await noteBackup(dataDir, { at: '2026-11-28T03:00:00.000Z', file: '/b/one.sqlite', bytes: 5_000_000 });
    expect(backupLine(await lastBackup(dataDir), NOW)).toMatchObject({
      state: 'well',
      says: '9 hours ago, 5 MB, in /b/one.sqlite.',
    });
    await noteBackup(dataDir, { at: '2026-11-20T03:00:00.000Z', file: '/b/one.sqlite', bytes: 1 });
    expect(backupLine(await lastBackup(dataDir), NOW).state).toBe('look');
    await writeFile(join(dataDir, 'last-backup.json'), '{"at":');
    expect(await lastBackup(dataDir)).toBeNull();
  });
});

describe('live connections', () => {
  it('open at a portal that runs, whoever asks', async () => {
    const { origin } = await startDraftPortal();
    const answer = await trySocket(origin, origin);
    expect(answer).toBe('passes');
    expect(portalLine(answer, origin).state).toBe('well');
  });

  it('do not open where no portal runs, or where something else answers', async () => {
    const nowhere = await trySocket('http://127.0.0.1:1', 'http://127.0.0.1:1');
    expect(portalLine(nowhere, 'http://127.0.0.1:1')).toMatchObject({ state: 'look' });
    expect(publicLine(nowhere, 'https://concord.example')).toMatchObject({
      state: 'ill',
      cure: expect.stringContaining('Upgrade'),
    });
    const other = createServer((socket) => {
      socket.once('data', () => socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n'));
    });
    await listening(other);
    onTestFinished(() => void other.close());
    const at = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    const refused = await trySocket(at, at);
    const line = portalLine(refused, at);
    expect(line).toMatchObject({ state: 'ill', says: expect.stringContaining('403') });
    expect(line.cure).not.toContain('BASE_PATH');
  });

  it('are looked for under another path than the portal’s: the setting is named', async () => {
    const { origin } = await startDraftPortal({ settings: { BASE_PATH: '/concord' } });
    const wrong = new URL(origin).origin;
    for (const base of [wrong, `${wrong}/other`]) {
      const answer = await trySocket(base, wrong);
      expect(portalLine(answer, base)).toMatchObject({
        state: 'ill',
        says: expect.stringContaining('404'),
        cure: expect.stringContaining('BASE_PATH'),
      });
      expect(publicLine(answer, base).cure).toContain('BASE_PATH');
    }
    expect(await trySocket(`${wrong}/concord`, wrong)).toBe('passes');
  });

  it('tell whether what was written is stored', () => {
    const quiet = { rooms: 2, connections: 1, uncommitted: 0, oldestUncommittedMs: 0, storing: true };
    expect(liveLine(quiet)).toMatchObject({
      state: 'well',
      says: 'At the process that answers: 2 documents open, 1 connection. Every edit is stored.',
    });
    expect(liveLine({ ...quiet, uncommitted: 4, oldestUncommittedMs: 5_000 }).state).toBe('look');
    expect(liveLine({ ...quiet, storing: false }).state).toBe('ill');
  });
});
