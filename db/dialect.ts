import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { SQLiteTable, SQLiteUpdateSetSource } from 'drizzle-orm/sqlite-core';
import type { AnyColumn } from './columns';
import type { Tx } from './store';

/**
 * What the two engines say differently. Everything else a query may use means the same on both, provided that
 * it keeps to these:
 *
 * - `await` every query; never `.get() .all() .run()`, never `.limit()` on an update or a delete.
 * - What a write changed is asked for with `.returning(…)`; there is no other answer.
 * - On a conflict: `onConflictDoNothing()` or `onConflictDoUpdate({ target, set, setWhere })`; the refused row is
 *   sql`excluded.column_name`. A failed statement ends the transaction on PostgreSQL: never catch one and go on.
 * - In an sql`…` fragment a Date, a boolean or JSON is given as `sql.param(value, column)`, and read with
 *   `.mapWith(column)`; plain strings, numbers and bytes need nothing. Counts and sums are numbers.
 * - `null` sorts first on SQLite and last on PostgreSQL: say `desc nulls last` where a null can be.
 * - Text compares by bytes on SQLite and by the database's language on PostgreSQL: sort names with `alphabetical`.
 * - `like` ignores case on SQLite only: use `contains`.
 * - PostgreSQL wants every selected column in `group by`, refuses the character U+0000 in text and JSON, and
 *   takes at most 65,534 values in one statement (SQLite 32,766).
 * - JSON does not keep the order of its keys; hash canonical JSON, never what the column gives.
 * - SQLite has one writer at a time. On PostgreSQL two transactions overlap: the second to *write* a row that the
 *   first wrote is run again on a fresh view, but two that *read* the same row and write elsewhere both succeed on
 *   the view they began with. Acts that record an audit event are safe, since all of them write the head of the
 *   audit chain. Any other decision that rests on a row it does not write takes the row with `lockRows`.
 */

type AnyTx = Tx<unknown>;

interface LockableQuery {
  for(strength: 'update', config?: { skipLocked: boolean }): unknown;
}

/**
 * Reads the rows and holds them: of two transactions that hold the same row, the second sees all that the first
 * did. PostgreSQL's `for update` is not enough at repeatable read: who waited for it goes on with a view from
 * before. A row that was written makes the second start over, so this writes it, unchanged.
 */
export async function lockRows<T extends SQLiteTable>(
  tx: AnyTx,
  table: T,
  where: SQL,
): Promise<T['$inferSelect'][]> {
  if (tx.engine === 'sqlite') return tx.db.select().from(table).where(where);
  const same = Object.fromEntries(
    Object.entries(getTableColumns(table))
      .slice(0, 1)
      .map(([name, column]) => [name, sql`${column}`]),
  );
  return (
    tx.db
      .update(table)
      // A column set to itself, which no type of a general table can tell.
      .set(same as SQLiteUpdateSetSource<T>)
      .where(where)
      .returning()
  );
}

/** Reads waiting jobs, passing over those that another node is taking at this moment; mark them in the same tx. */
export function claiming<Q extends object>(tx: AnyTx, query: Q): Q {
  if (tx.engine === 'sqlite') return query;
  // Written in the types of SQLite, whose queries do not lock; on PostgreSQL this one does.
  return (query as unknown as LockableQuery).for('update', { skipLocked: true }) as Q;
}

/** Runs one statement that Drizzle cannot say for both engines. Values come back as the engine gives them. */
export async function rows<T>(tx: AnyTx, statement: SQL): Promise<T[]> {
  // Each engine runs a bare statement by a method of its own, which the types that both share leave out.
  const raw = tx.db as unknown as Record<'all' | 'execute', (statement: SQL) => Promise<Iterable<T>>>;
  return [...(await (tx.engine === 'sqlite' ? raw.all(statement) : raw.execute(statement)))];
}

/**
 * Runs one statement again and again on SQLite, prepared once: for the few writes of which there are tens of
 * thousands a second, where putting a query together costs many times its work. Values are given as SQLite takes
 * them: a time in milliseconds, bytes as a Buffer.
 *
 * @returns the first row that each run answered
 */
export function repeated<T>(tx: AnyTx, statement: string, values: ReadonlyArray<readonly unknown[]>): T[] {
  const { $client } = tx.db as unknown as { readonly $client: RepeatedClient };
  const prepared = $client.prepare(statement);
  return values.map((row) => prepared.get(...row) as T);
}

/** The same for a statement that inserts into a table with a serial number: answers the last number of each run. */
export function repeatedInserts(
  tx: AnyTx,
  statement: string,
  values: ReadonlyArray<readonly unknown[]>,
): number[] {
  const { $client } = tx.db as unknown as { readonly $client: RepeatedClient };
  const prepared = $client.prepare(statement);
  return values.map((row) => Number(prepared.run(...row).lastInsertRowid));
}

/**
 * Runs a reading statement whose text never changes, and is asked so often that putting it together each time
 * would be most of its cost. `?` marks a value, and stands for nothing else; a moment is given as a Date. Values
 * come back as the engine gives them: a moment for `new Date(…)`, a flag as what `case` makes of it.
 */
export async function asked<T>(tx: AnyTx, statement: string, values: readonly unknown[]): Promise<T[]> {
  const given = (value: unknown, time: (at: Date) => unknown) =>
    value instanceof Date ? time(value) : value;
  if (tx.engine === 'sqlite') {
    const { $client } = tx.db as unknown as { readonly $client: RepeatedClient };
    return $client
      .prepare(statement)
      .all(...values.map((value) => given(value, (at) => at.getTime()))) as T[];
  }
  const parts = statement.split('?').flatMap((part, place) => {
    if (place >= values.length) return [sql.raw(part)];
    return [sql.raw(part), sql`${given(values[place], (at) => at.toISOString())}`];
  });
  return await rows<T>(tx, sql.join(parts));
}

/** The driver of SQLite under Drizzle, whose types hide it. */
interface RepeatedClient {
  prepare(statement: string): {
    get(...values: readonly unknown[]): unknown;
    all(...values: readonly unknown[]): unknown[];
    run(...values: readonly unknown[]): { readonly lastInsertRowid: number | bigint };
  };
}

/** An order by name that is the same on both engines: letters of either case together, then by code point. */
export function alphabetical(tx: AnyTx, column: AnyColumn): SQL {
  return tx.engine === 'sqlite' ? sql`lower(${column})` : sql`lower(${column} collate "C")`;
}

/** True where the column holds `text` anywhere, A to Z in either case. */
export function contains(tx: AnyTx, column: AnyColumn, text: string): SQL {
  const where = tx.engine === 'sqlite' ? sql.raw('instr') : sql.raw('strpos');
  const within = tx.engine === 'sqlite' ? sql`${column}` : sql`${column} collate "C"`;
  return sql`${where}(lower(${within}), lower(${text})) > 0`;
}

/** True where a JSON column that holds an array of words has this one. */
export function jsonHas(tx: AnyTx, column: AnyColumn, word: string): SQL {
  if (tx.engine === 'sqlite') return sql`exists (select 1 from json_each(${column}) where value = ${word})`;
  return sql`${column} @> ${JSON.stringify([word])}::jsonb`;
}

/** The words under which a standard is found. One entry for each standard. */
export interface SearchEntry {
  readonly standardId: string;
  /** Title and reference; weighs most. */
  readonly title: string;
  readonly summary: string;
  /** The plain text of the version that readers see; '' before there is one. */
  readonly text: string;
}

/** Puts a standard into the search, in place of what was there. */
export async function writeSearchEntry(tx: AnyTx, entry: SearchEntry): Promise<void> {
  await removeSearchEntry(tx, entry.standardId);
  const { standardId, title, summary, text } = entry;
  if (tx.engine === 'sqlite') {
    await rows(
      tx,
      sql`insert into standards_search (standard_id, title, summary, text)
          values (${standardId}, ${title}, ${summary}, ${text})`,
    );
    return;
  }
  await rows(
    tx,
    sql`insert into standards_search (standard_id, words) values (${standardId},
          setweight(to_tsvector('english', ${tokens(title).join(' ')}), 'A') ||
          setweight(to_tsvector('english', ${tokens(summary).join(' ')}), 'B') ||
          setweight(to_tsvector('english', ${distinctWords(text)}), 'D'))`,
  );
}

/** Takes a standard out of the search. */
export async function removeSearchEntry(tx: AnyTx, standardId: string): Promise<void> {
  await rows(tx, sql`delete from standards_search where standard_id = ${standardId}`);
}

/**
 * Standards that hold every word (or a longer word that begins with it, or another form of it), best first.
 * @param words what a person typed; punctuation is ignored, and nothing but punctuation finds nothing
 */
export async function searchStandards(tx: AnyTx, words: string, limit: number): Promise<string[]> {
  const wanted = tokens(words).slice(0, 20);
  if (wanted.length === 0) return [];
  const found =
    tx.engine === 'sqlite'
      ? sql`select standard_id as id from standards_search
            where standards_search match ${wanted.map((word) => `"${word}"*`).join(' ')}
            order by bm25(standards_search, 0, 10, 4, 1), standard_id limit ${limit}`
      : sql`select standard_id as id from standards_search,
              to_tsquery('english', ${wanted.map((word) => `${word}:*`).join(' & ')}) as wanted
            where words @@ wanted order by ts_rank(words, wanted) desc, standard_id limit ${limit}`;
  return (await rows<{ id: string }>(tx, found)).map(({ id }) => id);
}

/** Words cut the same way for both engines: PostgreSQL would read `STD-0042` as a word and a negative number. */
function tokens(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll(/['’]s\b/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Each word once, and no more of them than PostgreSQL's limit of one megabyte for an entry can hold. */
function distinctWords(text: string): string {
  return [...new Set(tokens(text))].join(' ').slice(0, 400_000);
}
