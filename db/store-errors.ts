/**
 * What the store itself can refuse. Told apart by `code`:
 *
 * - `nested-transaction`: `tx` was called inside `tx` or `read`; hand the `tx` down instead.
 * - `transaction-over`: a query was made with a `tx` whose work had already ended.
 * - `store-closed`: the store is closing or closed.
 * - `store-busy`: others kept the database locked, or held a transaction up, for longer than the store waits.
 * - `unsafe-settings`: the PostgreSQL server would acknowledge a commit before it is on disk.
 * - `data-in-use`: another process is at work in the data folder.
 * - `bad-notice`: a channel or payload that is not a plain id.
 * - `migration-changed`, `migration-missing`, `migration-numbering`, `migration-failed`: see `migrate`.
 */
export type StoreErrorCode =
  | 'nested-transaction'
  | 'transaction-over'
  | 'store-closed'
  | 'store-busy'
  | 'unsafe-settings'
  | 'data-in-use'
  | 'bad-notice'
  | 'migration-changed'
  | 'migration-missing'
  | 'migration-numbering'
  | 'migration-failed';

export interface StoreError extends Error {
  readonly code: StoreErrorCode;
}

export function storeError(code: StoreErrorCode, message: string, cause?: unknown): StoreError {
  return Object.assign(new Error(message, { cause }), { name: 'StoreError', code });
}

/** Whether the store gave up since too much was going on: nothing of the work stays, and it may be tried again. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'store-busy';
}

/** Why the database refused a statement, in one word for both engines. */
export type Violation = 'unique' | 'foreign-key' | 'not-null' | 'check' | 'trigger';

const VIOLATIONS: Readonly<Record<string, Violation>> = {
  SQLITE_CONSTRAINT_UNIQUE: 'unique',
  SQLITE_CONSTRAINT_PRIMARYKEY: 'unique',
  SQLITE_CONSTRAINT_ROWID: 'unique',
  SQLITE_CONSTRAINT_FOREIGNKEY: 'foreign-key',
  SQLITE_CONSTRAINT_NOTNULL: 'not-null',
  SQLITE_CONSTRAINT_CHECK: 'check',
  SQLITE_CONSTRAINT_TRIGGER: 'trigger',
  '23505': 'unique',
  '23503': 'foreign-key',
  '23502': 'not-null',
  '23514': 'check',
  P0001: 'trigger',
};

/** The engine's own error code (`SQLITE_…` or an SQLSTATE) behind an error, however it was wrapped. */
export function engineCode(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code = 'code' in at ? at.code : undefined;
    if (typeof code === 'string' && (at.name === 'PostgresError' || code.startsWith('SQLITE_'))) return code;
  }
  return undefined;
}

/**
 * The constraint that refused a write, or undefined when the error is something else. For use outside the
 * transaction: inside one, PostgreSQL accepts nothing more after a failed statement.
 */
export function violation(error: unknown): Violation | undefined {
  const code = engineCode(error);
  return code === undefined ? undefined : VIOLATIONS[code];
}
