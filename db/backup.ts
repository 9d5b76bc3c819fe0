import { spawn } from 'node:child_process';
import { open, rename, rm, stat } from 'node:fs/promises';
import Database from 'better-sqlite3';
import { storeError } from './store-errors';

/** More pages than any database has: the whole copy is one step, so one state of the database. */
const ALL_PAGES = 2 ** 31 - 1;

/**
 * Copies a SQLite database that is in use into a new file, as it was at one moment; nobody who writes waits. The
 * copy is read through and on the disk before it gets its name.
 *
 * @returns its size in bytes
 * @throws when the copy is damaged or there is no room; nothing is left behind
 */
export async function backupSqlite(file: string, target: string): Promise<number> {
  const part = `${target}.part`;
  await rm(part, { force: true });
  try {
    const source = new Database(file, { readonly: true, fileMustExist: true });
    try {
      await source.backup(part, { progress: () => ALL_PAGES });
    } finally {
      source.close();
    }
    readThrough(part);
    const handle = await open(part, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, target);
    return (await stat(target)).size;
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) await rm(`${part}${end}`, { force: true });
  }
}

function readThrough(file: string): void {
  const copy = new Database(file);
  try {
    // One file and nothing beside it; the portal goes back to its own mode when it opens the copy.
    copy.pragma('journal_mode = DELETE');
    const found = String(copy.pragma('integrity_check(1)', { simple: true }));
    if (found !== 'ok') throw storeError('migration-failed', `The copy is damaged: ${found}`);
    const broken = copy.pragma('foreign_key_check');
    if (Array.isArray(broken) && broken.length > 0)
      throw storeError(
        'migration-failed',
        `In the copy ${broken.length} rows point at rows that are not there.`,
      );
  } finally {
    copy.close();
  }
}

/** The same for PostgreSQL, by its own `pg_dump` in the format that `pg_restore` reads. */
export async function backupPostgres(databaseUrl: string, target: string): Promise<number> {
  const part = `${target}.part`;
  try {
    await new Promise<void>((resolve, reject) => {
      const dump = spawn('pg_dump', ['--format=custom', `--file=${part}`, `--dbname=${databaseUrl}`], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      dump.on('error', () =>
        reject(new Error('pg_dump is not installed here: install the client of PostgreSQL.')),
      );
      dump.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`pg_dump ended with ${code}.`))));
    });
    await rename(part, target);
    return (await stat(target)).size;
  } finally {
    await rm(part, { force: true });
  }
}
