import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { DrizzleDb } from './store';
import { storeError } from './store-errors';

/** Statements kept ready on a connection; preparing one costs more than a small statement's work. */
const KEPT_STATEMENTS = 200;

/** How long SQLite itself waits for another process's lock, in ms; the whole process stands still meanwhile. */
const LOCK_WAIT = 2_000;

/** The same for the writer once it is open: it is asked again and again instead, with the clock running. */
const WRITER_LOCK_WAIT = 10;

/**
 * Pages of the write-ahead log after which the writer carries it into the database itself where another thread is to
 * (256 MB): it comes to that when the thread has died, or under more than a disk can take. While somebody writes
 * without a pause the log is never begun anew, so a flood of 50 MB makes it longer than 100 MB.
 */
const LOG_OF_A_RELIEVED_WRITER = 64_000;

/**
 * Opens one connection. The one that writes flushes every commit to the disk before it answers:
 * better-sqlite3 is compiled so that WAL mode alone would not (a power cut then loses committed rows),
 * hence `synchronous = FULL` by name, on the readers too.
 *
 * @param relieved whether another thread carries the write-ahead log into the database (db/checkpoints.ts)
 */
export function connect(file: string, purpose: 'read' | 'write', relieved = false): Database.Database {
  const connection = new Database(file, { timeout: LOCK_WAIT, readonly: purpose === 'read' });
  if (purpose === 'write') connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  // So that INSERT OR REPLACE cannot slip past a trigger that forbids deleting.
  connection.pragma('recursive_triggers = ON');
  connection.pragma('mmap_size = 0');
  // SQLite's own knows the letters of English alone; names are compared without regard to case in all of them.
  connection.function('lower', { deterministic: true }, (text) =>
    typeof text === 'string' ? text.toLowerCase() : text,
  );
  if (purpose === 'read') {
    connection.pragma('query_only = ON');
    connection.pragma('cache_size = -4000');
  } else {
    connection.pragma(`busy_timeout = ${WRITER_LOCK_WAIT}`);
    if (relieved) connection.pragma(`wal_autocheckpoint = ${LOG_OF_A_RELIEVED_WRITER}`);
  }
  return connection;
}

/** A connection as the store uses it: one transaction at a time, each through a Drizzle of its own. */
export interface Session {
  /** Begins; false when another process holds the lock. */
  begin(): boolean;
  commit(): void;
  rollback(): void;
  /** A Drizzle that works until `end` is called, then refuses with `transaction-over`. */
  open(): { db: DrizzleDb; end: () => void };
  close(): void;
}

export function session(connection: Database.Database, begin: 'BEGIN' | 'BEGIN IMMEDIATE'): Session {
  const prepare = keptStatements(connection);
  const statements = {
    begin: connection.prepare(begin),
    commit: connection.prepare('COMMIT'),
    rollback: connection.prepare('ROLLBACK'),
  };
  return {
    begin() {
      try {
        statements.begin.run();
        return true;
      } catch (error) {
        if (isBusy(error)) return false;
        throw error;
      }
    },
    commit: () => void statements.commit.run(),
    rollback() {
      // A full disk or a failed flush has SQLite roll back by itself.
      if (connection.inTransaction) statements.rollback.run();
    },
    open() {
      let over = false;
      const client = {
        prepare(sql: string) {
          if (over) {
            throw storeError('transaction-over', 'A query came after its transaction had ended: await it.');
          }
          return prepare(sql);
        },
      };
      // Drizzle asks nothing of its client but `prepare` for the queries that DrizzleDb offers.
      const db = drizzle(client as unknown as Database.Database) as unknown as DrizzleDb;
      return {
        db,
        end: () => {
          over = true;
        },
      };
    },
    close: () => void connection.close(),
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}

/** Prepares each text once, forgetting the least recently used. */
function keptStatements(connection: Database.Database) {
  const kept = new Map<string, ReturnType<typeof reusable>>();
  return (sql: string) => {
    const statement = kept.get(sql) ?? reusable(connection.prepare(sql));
    kept.delete(sql);
    kept.set(sql, statement);
    if (kept.size > KEPT_STATEMENTS) {
      for (const oldest of kept.keys()) {
        kept.delete(oldest);
        break;
      }
    }
    return statement;
  };
}

/** Drizzle switches a statement to rows-as-arrays for good; one that is used again must be told each time. */
function reusable(statement: Database.Statement) {
  return {
    run: (...values: unknown[]) => statement.run(...values),
    all(...values: unknown[]) {
      if (statement.reader) return statement.raw(false).all(...values);
      statement.run(...values);
      return [];
    },
    get: (...values: unknown[]) => statement.raw(false).get(...values),
    raw: () => ({
      all: (...values: unknown[]) => statement.raw(true).all(...values),
      get: (...values: unknown[]) => statement.raw(true).get(...values),
    }),
  };
}
