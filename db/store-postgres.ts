import { DrizzleQueryError } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Backend, DrizzleDb } from './store';
import { engineCode, storeError } from './store-errors';
import { turns } from './turns';

type Client = postgres.Sql;

/** Attempts before a transaction takes the lock that all nodes share; the first is made without any. */
const ATTEMPTS_WITHOUT_LOCK = 2;

/**
 * Attempts when a unique key refused. Repeatable read reports so also the race of two transactions that
 * drew the same next number; a second look sees the other's row. A real duplicate is refused each time.
 */
const ATTEMPTS_AT_UNIQUE = 12;
const UNIQUE = '23505';
const LOCK_TIMEOUT = '55P03';

/** Longer statements are too various to be worth a place in the server's memory (rows by the hundred). */
const LONGEST_PREPARED = 4_000;

/** The engine for more than one node: every transaction at repeatable read, retried when the server says so. */
export async function openPostgres(options: {
  databaseUrl: string;
  poolSize: number;
  longestHeldUp: number;
}): Promise<Backend> {
  const client = connectPostgres(options.databaseUrl, options.poolSize);
  try {
    await refuseUnsafeSettings(client);
  } catch (error) {
    await client.end({ timeout: 5 });
    throw error;
  }
  const retrying = turns(1);

  const once = <R>(mode: string, work: (db: DrizzleDb) => Promise<R>, lockFor?: number): Promise<R> => {
    const answer = client.begin(`isolation level repeatable read ${mode}`, async (scoped) => {
      if (lockFor !== undefined) await standFirst(scoped, lockFor);
      const { db, end } = gated(client, scoped);
      try {
        return { result: await work(db) };
      } finally {
        end();
      }
    });
    return answer.then(({ result }) => result);
  };

  const again = async <R>(
    work: (db: DrizzleDb) => Promise<R>,
    first: unknown,
    giveUpAt: number,
  ): Promise<R> => {
    let error = first;
    for (let attempt = 1; worthRetrying(error, attempt); attempt++) {
      const left = giveUpAt - performance.now();
      if (left < 1) throw tooBusy(error);
      // A key that was refused may be another node's that drew the same number: it is looked at alone.
      const alone = attempt >= ATTEMPTS_WITHOUT_LOCK || engineCode(error) === UNIQUE;
      const longestPause = 2 ** Math.min(attempt, alone ? 4 : 7);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * longestPause));
      try {
        return await once('', work, alone ? Math.ceil(left) : undefined);
      } catch (next) {
        if (engineCode(next) === LOCK_TIMEOUT) throw tooBusy(next);
        error = next;
      }
    }
    throw error;
  };

  return {
    read: (work) => once('read only', work).catch(bare),
    tx: (work) =>
      once('', work)
        .catch((error) => {
          if (!worthRetrying(error, 1)) throw error;
          const giveUpAt = performance.now() + options.longestHeldUp;
          // One at a time: those that got in each other's way must not do so again.
          return retrying.take(() => again(work, error, giveUpAt));
        })
        .catch(bare),
    async notify(channel, payload) {
      await client.notify(channel, payload);
    },
    async listen(channel, heard) {
      let before = false;
      const { unlisten } = await client.listen(channel, heard, () => {
        if (before) heard('');
        before = true;
      });
      return unlisten;
    },
    close: () => client.end({ timeout: 30 }),
  };
}

/** A pool whose values reach Drizzle in the shape that SQLite gives them. */
export function connectPostgres(databaseUrl: string, max: number): Client {
  const client = postgres(databaseUrl, {
    max,
    onnotice: () => undefined,
    connection: {
      application_name: 'concord',
      TimeZone: 'UTC',
      // A transaction that hangs must not hold its locks for ever.
      idle_in_transaction_session_timeout: 60_000,
    },
    types: {
      // Counts and sums are numbers, as on SQLite; nothing the portal counts comes near 2^53.
      number: { to: 20, from: [20, 1700], parse: Number, serialize: String },
    },
  });
  // Drizzle reads JSON itself. Read twice, the stored string "12" would come back as the number 12.
  for (const json of [114, 3802]) client.options.parsers[json] = (text: string) => text;
  return client;
}

/** @throws StoreError `unsafe-settings` when a commit would be answered before it is on the disk */
export async function refuseUnsafeSettings(client: Client): Promise<void> {
  const [row] = await client`
    select current_setting('synchronous_commit') as commit, current_setting('fsync') as fsync,
           current_setting('server_encoding') as encoding`;
  const faults = [
    row?.commit === 'off' ? 'synchronous_commit is off' : '',
    row?.fsync === 'off' ? 'fsync is off' : '',
    row?.encoding === 'UTF8' ? '' : 'the database is not encoded in UTF8',
  ].filter(Boolean);
  if (faults.length > 0) {
    throw storeError(
      'unsafe-settings',
      `PostgreSQL may lose or garble what it accepted: ${faults.join('; ')}.`,
    );
  }
}

/** A Drizzle on one transaction that refuses queries after the transaction's end. Typed as SQLite's here only. */
function gated(client: Client, scoped: postgres.TransactionSql): { db: DrizzleDb; end: () => void } {
  let over = false;
  const gate = {
    options: client.options,
    unsafe(text: string, values: never[], options?: { prepare?: boolean }) {
      if (over)
        throw storeError('transaction-over', 'A query came after its transaction had ended: await it.');
      return scoped.unsafe(text, values, { ...options, prepare: text.length <= LONGEST_PREPARED });
    },
  };
  return {
    // Drizzle asks a client for no more than the gate has; the queries are written in the types of SQLite.
    db: drizzle(gate as unknown as Client) as unknown as DrizzleDb,
    end: () => {
      over = true;
    },
  };
}

/**
 * Takes the one lock for transactions that were held up, on whichever node. It is a table's, because that is
 * waited for before the transaction's view of the data is made; an advisory lock is asked for by a query, which
 * makes the view first and would wait for nothing. Of that table, only migrations write to it.
 */
async function standFirst(scoped: postgres.TransactionSql, ms: number): Promise<void> {
  await scoped.unsafe(`set local lock_timeout = ${ms}`);
  await scoped.unsafe('lock table migrations in share row exclusive mode');
}

function worthRetrying(error: unknown, attempt: number): boolean {
  const code = engineCode(error);
  return code === '40001' || code === '40P01' || (code === UNIQUE && attempt < ATTEMPTS_AT_UNIQUE);
}

function tooBusy(cause: unknown): Error {
  return storeError(
    'store-busy',
    'So many people are writing to the same record that this was not carried out.',
    cause instanceof DrizzleQueryError ? cause.cause : cause,
  );
}

/** Drizzle's wrapper quotes the statement with its values, which belong in no log; the cause does not. */
function bare(error: unknown): never {
  throw (error instanceof DrizzleQueryError && error.cause) || error;
}
