import { type AppliedMigration, type MigrationFile, nextMigration, readMigrations } from './migration-files';
import { storeError } from './store-errors';

/** How long to wait for another process that migrates the same file, in ms. */
const LOCK_WAIT = 60_000;

/** Number of the lock that migrating processes take on PostgreSQL: the letters `concord` read as bytes. */
const ADVISORY_LOCK = '27988542599688804';

const REMEMBER =
  'create table if not exists migrations (name text primary key, sha256 text not null, applied_at text not null)';

export interface MigrateOptions {
  /** The SQLite file, made when it is not there; ignored when `databaseUrl` is given. */
  readonly file?: string;
  readonly databaseUrl?: string;
  /** The folder that holds the folders `sqlite` and `postgres`. */
  readonly folder: string;
}

/**
 * Brings a database up to this program: applies each migration it lacks, in order, each in a transaction of its
 * own, and remembers its name and hash. Two processes may do so at once. Answers the names it applied.
 * @throws StoreError `migration-changed`, `migration-missing`, `migration-numbering`, and `migration-failed`
 *   naming the migration whose SQL was refused; nothing of that one stays
 */
export async function migrate({ file, databaseUrl, folder }: MigrateOptions): Promise<string[]> {
  if (databaseUrl) return migratePostgres(databaseUrl, await readMigrations(folder, 'postgres'));
  if (file) return migrateSqlite(file, await readMigrations(folder, 'sqlite'));
  throw storeError('unsafe-settings', 'Neither a database file nor a database address was given.');
}

async function migrateSqlite(file: string, files: readonly MigrationFile[]): Promise<string[]> {
  const { default: Database } = await import('better-sqlite3');
  const db = new Database(file, { timeout: LOCK_WAIT });
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    // A table is changed by making it anew; checked as a whole before each commit instead.
    db.pragma('foreign_keys = OFF');
    const step = db.transaction((): string | undefined => {
      db.exec(REMEMBER);
      const applied = db.prepare<[], AppliedMigration>('select name, sha256 from migrations').all();
      const next = nextMigration(files, applied);
      if (!next) return undefined;
      try {
        db.exec(next.sql);
        const broken = db.pragma('foreign_key_check');
        if (Array.isArray(broken) && broken.length > 0) {
          throw new Error(`${broken.length} rows would point at rows that are not there`);
        }
      } catch (error) {
        throw failed(next, error);
      }
      db.prepare('insert into migrations values (?, ?, ?)').run(
        next.name,
        next.sha256,
        new Date().toISOString(),
      );
      return next.name;
    });
    const done: string[] = [];
    for (let name = step.immediate(); name !== undefined; name = step.immediate()) done.push(name);
    return done;
  } finally {
    db.close();
  }
}

async function migratePostgres(databaseUrl: string, files: readonly MigrationFile[]): Promise<string[]> {
  const { connectPostgres } = await import('./store-postgres');
  const client = connectPostgres(databaseUrl, 1);
  try {
    // Held by the one connection until it closes.
    await client`select pg_advisory_lock(${ADVISORY_LOCK}::bigint)`;
    const done: string[] = [];
    for (;;) {
      const name = await client.begin(async (tx) => {
        await tx.unsafe(REMEMBER);
        const applied = await tx<AppliedMigration[]>`select name, sha256 from migrations`;
        const next = nextMigration(files, applied);
        if (!next) return undefined;
        await tx.unsafe(next.sql).catch((error) => Promise.reject(failed(next, error)));
        await tx`insert into migrations values (${next.name}, ${next.sha256}, ${new Date().toISOString()})`;
        return next.name;
      });
      if (name === undefined) return done;
      done.push(name);
    }
  } finally {
    await client.end({ timeout: 5 });
  }
}

function failed({ name }: MigrationFile, cause: unknown): Error {
  const why = cause instanceof Error ? cause.message : String(cause);
  return storeError('migration-failed', `The migration ${name} could not be applied: ${why}`, cause);
}
