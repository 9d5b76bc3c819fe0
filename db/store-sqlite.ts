import { startCheckpoints } from './checkpoints';
import { connect, type Session, session } from './sqlite-connection';
import type { Backend, DrizzleDb } from './store';
import { storeError } from './store-errors';
import { turns } from './turns';

/** Reading connections at most; opened when first needed. */
const READERS = 4;

/** How long a transaction waits for another process that writes to the same file, in ms. */
const BUSY_WAIT = 10_000;

/**
 * The embedded engine: one connection that writes, behind a queue, and a few that only read.
 *
 * A transaction spans awaits while a connection holds one transaction at most, so a connection belongs to
 * one piece of work from BEGIN to COMMIT. An idle writer begins in the same turn of the event loop.
 */
export function openSqlite(file: string, threadFailed: (error: unknown) => void): Backend {
  const checkpoints = startCheckpoints(file, threadFailed);
  const writer = session(connect(file, 'write', checkpoints !== null), 'BEGIN IMMEDIATE');
  const readers: Session[] = [];
  const writing = turns(1);
  const reading = turns(READERS);
  const listeners = new Map<string, Set<(payload: string) => void>>();

  const reader = (place: number): Session => {
    readers[place] ??= session(connect(file, 'read'), 'BEGIN');
    return readers[place];
  };

  return {
    read: (work) => reading.take(async (place) => transaction(reader(place), work)),
    tx: (work) => writing.take(() => transaction(writer, work)),
    async notify(channel, payload) {
      // Not from inside the caller's turn: as on PostgreSQL, a listener runs on its own.
      setImmediate(() => {
        for (const heard of [...(listeners.get(channel) ?? [])]) heard(payload);
      });
    },
    async listen(channel, heard) {
      // An object of its own for each call, so that one function may listen twice and stop once.
      const listener = (payload: string) => heard(payload);
      const group = listeners.get(channel) ?? new Set();
      listeners.set(channel, group.add(listener));
      return async () => {
        group.delete(listener);
      };
    },
    async close() {
      await Promise.all([writing.idle(), reading.idle()]);
      listeners.clear();
      await checkpoints?.close();
      // The writer last: the last connection to close folds the write-ahead log into the file.
      for (const open of readers) open?.close();
      writer.close();
    },
  };
}

async function transaction<R>(on: Session, work: (db: DrizzleDb) => Promise<R>): Promise<R> {
  if (!on.begin()) await beginLater(on);
  const { db, end } = on.open();
  try {
    const result = await work(db);
    end();
    on.commit();
    return result;
  } catch (error) {
    end();
    on.rollback();
    throw error;
  }
}

async function beginLater(on: Session): Promise<void> {
  const giveUp = performance.now() + BUSY_WAIT;
  do {
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (on.begin()) return;
  } while (performance.now() < giveUp);
  throw storeError('store-busy', 'Another process has kept the database locked for ten seconds.');
}
