import * as pg from 'drizzle-orm/pg-core';
import * as lite from 'drizzle-orm/sqlite-core';

/**
 * One schema, two engines: the column kinds the schema may use, under one name for both.
 *
 * A schema file is a function of `Columns`. Called with `sqliteColumns` it gives the SQLite tables, called
 * with `postgresColumns` the PostgreSQL ones. SQLite's types are the canonical ones; a value has the same
 * JavaScript type on both engines:
 *
 * | kind   | JavaScript | SQLite                                | PostgreSQL                     |
 * | ------ | ---------- | ------------------------------------- | ------------------------------ |
 * | text   | string     | text                                  | text                           |
 * | int    | number     | integer                               | bigint (safe integers)         |
 * | bool   | boolean    | integer 0 or 1                        | boolean                        |
 * | time   | Date       | integer, milliseconds                 | timestamptz(3)                 |
 * | json   | T          | text                                  | jsonb (does not keep key order) |
 * | bytes  | Buffer     | blob                                  | bytea                          |
 * | serial | number     | integer primary key autoincrement     | bigint identity primary key    |
 *
 * A serial number is never given twice, even after its row is deleted. It may leave gaps, and on PostgreSQL
 * two transactions may commit in the other order than they drew their numbers.
 *
 * A hash over something that came out of `json` must be made over canonical JSON, never over the column's
 * own bytes.
 */
export const sqliteColumns = {
  table: lite.sqliteTable,
  text: (name: string) => lite.text(name),
  int: (name: string) => lite.integer(name, { mode: 'number' }),
  bool: (name: string) => lite.integer(name, { mode: 'boolean' }),
  time: (name: string) => lite.integer(name, { mode: 'timestamp_ms' }),
  json: <T>(name: string) => lite.text(name, { mode: 'json' }).$type<T>(),
  bytes: (name: string) => lite.blob(name, { mode: 'buffer' }),
  serial: (name: string) => lite.integer(name, { mode: 'number' }).primaryKey({ autoIncrement: true }),
  index: lite.index,
  uniqueIndex: lite.uniqueIndex,
  primaryKey: lite.primaryKey,
  foreignKey: lite.foreignKey,
};

/** What a schema file is given to build its tables with. */
export type Columns = typeof sqliteColumns;

/** For a reference that closes a circle: `.references((): AnyColumn => versions.id)`. */
export type AnyColumn = lite.AnySQLiteColumn;

/** PostgreSQL's bytes; the driver reads them as a Buffer and takes any Uint8Array. */
const bytea = pg.customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** The same names for PostgreSQL. The only place where its types are taken for SQLite's. */
export const postgresColumns = {
  table: pg.pgTable,
  text: (name: string) => pg.text(name),
  int: (name: string) => pg.bigint(name, { mode: 'number' }),
  bool: (name: string) => pg.boolean(name),
  time: (name: string) => pg.timestamp(name, { precision: 3, withTimezone: true, mode: 'date' }),
  json: <T>(name: string) => pg.jsonb(name).$type<T>(),
  bytes: (name: string) => bytea(name),
  serial: (name: string) => pg.bigint(name, { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  primaryKey: pg.primaryKey,
  foreignKey: pg.foreignKey,
} as unknown as Columns;
