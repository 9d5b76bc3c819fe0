import { readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { engineCode, storeError } from './store-errors';

/** Its lock says that a process is at work in the folder. It stays empty, and stays there. */
const LOCK_FILE = 'concord.lock';
/** Who has the lock, for people to read; says nothing when nobody has. */
const HOLDER_FILE = 'concord.lock.json';

interface Holder {
  readonly process: number;
  readonly host: string;
  readonly since: string;
}

/**
 * Makes this the one process that is at work in a data folder with SQLite, for as long as it lives or until the
 * answer is called. The lock is the operating system's, so it goes with the process however that ends.
 *
 * @throws StoreError `data-in-use`, in words for whoever started the second process
 */
export async function holdDataFolder(folder: string): Promise<() => void> {
  const { default: Database } = await import('better-sqlite3');
  const lock = new Database(join(folder, LOCK_FILE), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (engineCode(error)?.startsWith('SQLITE_BUSY')) throw inUse(folder);
    throw error;
  }
  const holder: Holder = { process: process.pid, host: hostname(), since: new Date().toISOString() };
  try {
    writeFileSync(join(folder, HOLDER_FILE), `${JSON.stringify(holder)}\n`);
  } catch {
    // On a full disk the lock holds all the same; only its holder cannot be named.
  }
  return () => void lock.close();
}

function inUse(folder: string): Error {
  return storeError(
    'data-in-use',
    `The data folder ${folder} is in use by ${holderOf(folder)}. One process at a time may write there: two ` +
      'would not hear of each other’s edits. Stop that one first, or ask whoever started it to. For a portal of ' +
      'its own set DATA_DIR to another folder; for several processes of one portal use PostgreSQL (DATABASE_URL).',
  );
}

function holderOf(folder: string): string {
  try {
    const { process, host, since }: Holder = JSON.parse(readFileSync(join(folder, HOLDER_FILE), 'utf8'));
    return `process ${process} on ${host} since ${since.slice(0, 16).replace('T', ' ')} UTC`;
  } catch {
    return 'another process';
  }
}
