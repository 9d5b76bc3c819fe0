import { AsyncLocalStorage } from 'node:async_hooks';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import { type Columns, postgresColumns, sqliteColumns } from './columns';
import { defineTables, type Tables } from './schema';
import { storeError } from './store-errors';

export type Engine = 'sqlite' | 'postgres';

/**
 * Drizzle as a query may use it: the part that means the same on both engines, typed as SQLite's.
 * Always `await` a query. Without `.returning()` a write answers nothing: who must know what changed asks for it.
 */
export type DrizzleDb = Pick<
  BaseSQLiteDatabase<'async', void>,
  'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | '$with' | 'with' | '$count'
>;

/** One consistent view of the database, good until the work it was given to ends. */
export interface Tx<T = Tables> {
  readonly db: DrizzleDb;
  readonly tables: T;
  readonly engine: Engine;
}

export interface Store<T = Tables> {
  readonly engine: Engine;
  readonly tables: T;
  /**
   * Runs `work` on one snapshot: every query in it sees the same state, whatever is committed meanwhile.
   * Inside a `tx` or another `read` it joins that one.
   */
  read<R>(work: (tx: Tx<T>) => Promise<R>): Promise<R>;
  /**
   * Runs `work` as one transaction and commits it to disk. When `work` throws, nothing of it stays and the
   * error passes through. Await nothing but the database in it. On PostgreSQL the work may run several
   * times (another transaction was in the way), so it must have no effect outside the database.
   * @throws StoreError `nested-transaction`, `transaction-over`, `store-closed`, `store-busy`
   */
  tx<R>(work: (tx: Tx<T>) => Promise<R>): Promise<R>;
  /** Tells every listener, on every process of this database, that something about `payload` is new. */
  notify(channel: string, payload: string): Promise<void>;
  /**
   * Tells the same listeners what is true at this moment and need not be kept. At most 7,900 bytes, and nothing that
   * whoever may read the database may not read.
   */
  announce(channel: string, words: string): Promise<void>;
  /**
   * Calls `heard` with the payload of each notice; with '' when notices may have been missed (the line to
   * PostgreSQL was cut and is up again). A notice is a hint: the truth is the table. Resolves when listening;
   * answers the function that stops it.
   */
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>;
  /** Refuses new work, waits for the work under way, then lets the database go. */
  close(): Promise<void>;
}

export interface StoreOptions {
  /** The SQLite file; ignored when `databaseUrl` is given. Its folder must exist. */
  readonly file?: string;
  /** `postgres://…` chooses PostgreSQL. */
  readonly databaseUrl?: string;
  /** Connections to PostgreSQL at most. */
  readonly poolSize?: number;
  /** For how long a transaction that others keep holding up is tried on PostgreSQL, in ms; 15 s otherwise. */
  readonly longestHeldUp?: number;
  /** Told of an error thrown by a listener; standard error otherwise. */
  readonly onListenerError?: (error: unknown) => void;
}

/** What an engine has to offer; `Store` adds the rules that are the same for both. */
export interface Backend {
  read<R>(work: (db: DrizzleDb) => Promise<R>): Promise<R>;
  tx<R>(work: (db: DrizzleDb) => Promise<R>): Promise<R>;
  notify(channel: string, payload: string): Promise<void>;
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

const LONGEST_HELD_UP = 15_000;

/** Opens the portal's database; it must have been migrated. */
export function openStore(options: StoreOptions): Promise<Store> {
  return openStoreWith(defineTables, options);
}

/** Opens a store over tables of the caller's own. */
export async function openStoreWith<T>(define: (c: Columns) => T, options: StoreOptions): Promise<Store<T>> {
  const engine: Engine = options.databaseUrl ? 'postgres' : 'sqlite';
  const backend = await openBackend(options);
  const tables = define(engine === 'postgres' ? postgresColumns : sqliteColumns);
  const inside = new AsyncLocalStorage<{ readonly tx: Tx<T>; over: boolean } | undefined>();
  let closing: Promise<void> | undefined;

  const current = () => {
    const scope = inside.getStore();
    return scope && !scope.over ? scope : undefined;
  };

  const within = <R>(work: (tx: Tx<T>) => Promise<R>) => {
    return async (db: DrizzleDb): Promise<R> => {
      const scope = { tx: { db, tables, engine }, over: false };
      try {
        return await inside.run(scope, () => work(scope.tx));
      } finally {
        scope.over = true;
      }
    };
  };

  const open = () => {
    if (closing) throw storeError('store-closed', 'The database is closed.');
  };

  return {
    engine,
    tables,
    async read(work) {
      const scope = current();
      if (scope) return work(scope.tx);
      open();
      return backend.read(within(work));
    },
    async tx(work) {
      if (current()) {
        throw storeError('nested-transaction', 'A transaction was begun inside another; pass the tx down.');
      }
      open();
      return backend.tx(within(work));
    },
    async notify(channel, payload) {
      plainId(channel);
      plainId(payload);
      open();
      await backend.notify(channel, payload);
    },
    async announce(channel, words) {
      plainId(channel);
      shortEnough(words);
      open();
      await backend.notify(channel, words);
    },
    async listen(channel, heard) {
      plainId(channel);
      open();
      const onError = options.onListenerError ?? console.error;
      return backend.listen(channel, (payload) => {
        try {
          // A listener stands outside the work that happened to tell it.
          inside.run(undefined, () => heard(payload));
        } catch (error) {
          // It must not take the database connection, or the other listeners, with it.
          onError(error);
        }
      });
    },
    close() {
      // While it is enabled, every promise of the process carries its value along, whoever made it.
      closing ??= backend.close().finally(() => inside.disable());
      return closing;
    },
  };
}

async function openBackend(options: StoreOptions): Promise<Backend> {
  const { databaseUrl, file, poolSize = 10, longestHeldUp = LONGEST_HELD_UP } = options;
  // Loaded when chosen, so that a process holds the driver of one engine only.
  if (databaseUrl) {
    return (await import('./store-postgres')).openPostgres({ databaseUrl, poolSize, longestHeldUp });
  }
  if (file) return (await import('./store-sqlite')).openSqlite(file, console.error);
  throw storeError('unsafe-settings', 'Neither a database file nor a database address was given.');
}

/** PostgreSQL refuses 8,000 bytes, and the character U+0000 in any text. */
function shortEnough(words: string): void {
  if (words === '' || words.includes('\0') || Buffer.byteLength(words) > 7_900) {
    throw storeError('bad-notice', 'What is announced is some words, 7,900 bytes at most.');
  }
}

/** A notice carries a name, never content. */
function plainId(text: string): void {
  if (!/^[\w-]{1,60}$/.test(text)) {
    throw storeError('bad-notice', 'A notice is a channel and an id: letters, digits, - and _, at most 60.');
  }
}
