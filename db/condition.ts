import { accessSync, constants, statSync } from 'node:fs';
import { type AppliedMigration, nextMigration, readMigrations } from './migration-files';
import { connect } from './sqlite-connection';
import { storeError } from './store-errors';

/** A database as it stands, without changing it. */
export interface DatabaseCondition {
  /** The version of the engine, in words. */
  readonly engine: string;
  /** How a commit reaches the disk, as the engine calls it. */
  readonly commits: string;
  readonly migrations: number;
  /** The first migration it lacks; null when it is up to date. */
  readonly lacks: string | null;
  /** Time of day by the database's own clock, in ms. */
  readonly time: number;
}

export interface ConditionOptions {
  readonly file: string;
  readonly databaseUrl?: string;
  /** The folder of migrations. */
  readonly folder: string;
  /** Reads every page as well, which takes long on a large database. */
  readonly thorough: boolean;
}

/**
 * Opens the database, takes the writer's place for a moment, and lets it go again.
 *
 * @returns null when there is no database yet
 * @throws StoreError when it is newer than this program, unsafe, or damaged; otherwise what the engine throws
 */
export async function databaseCondition(options: ConditionOptions): Promise<DatabaseCondition | null> {
  return options.databaseUrl
    ? postgresCondition(options.databaseUrl, options.folder)
    : sqliteCondition(options);
}

/** Whether there is such a file; a folder that may not be looked into is a fault to be told, not a missing file. */
function isThere(file: string): boolean {
  try {
    return statSync(file).isFile();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

async function sqliteCondition({ file, folder, thorough }: ConditionOptions) {
  if (!isThere(file)) return null;
  // SQLite opens a file that it may not write to all the same, and begins a transaction that only reads.
  accessSync(file, constants.W_OK);
  const db = connect(file, 'write');
  try {
    db.pragma('busy_timeout = 5000');
    db.exec('BEGIN IMMEDIATE; ROLLBACK');
    if (thorough) {
      const found = String(db.pragma('quick_check(1)', { simple: true }));
      if (found !== 'ok') throw storeError('migration-failed', `The file is damaged: ${found}`);
    }
    const known = db.prepare("select 1 from sqlite_master where name = 'migrations'").get() !== undefined;
    const applied = known
      ? db.prepare<[], AppliedMigration>('select name, sha256 from migrations').all()
      : [];
    const lacks = nextMigration(await readMigrations(folder, 'sqlite'), applied)?.name ?? null;
    const { version } = db.prepare<[], { version: string }>('select sqlite_version() as version').get() ?? {
      version: '',
    };
    const level = Number(db.pragma('synchronous', { simple: true }));
    const commits = ['OFF', 'NORMAL', 'FULL', 'EXTRA'][level] ?? String(level);
    return {
      engine: `SQLite ${version}`,
      commits: `synchronous = ${commits}`,
      migrations: applied.length,
      lacks,
      time: Date.now(),
    };
  } finally {
    db.close();
  }
}

async function postgresCondition(databaseUrl: string, folder: string): Promise<DatabaseCondition> {
  const { connectPostgres, refuseUnsafeSettings } = await import('./store-postgres');
  const client = connectPostgres(databaseUrl, 1);
  try {
    await refuseUnsafeSettings(client);
    const [facts] = await client`
      select current_setting('server_version') as version, current_setting('synchronous_commit') as commit,
             extract(epoch from clock_timestamp())::float8 * 1000 as time,
             to_regclass('migrations') is not null as known`;
    const applied = facts?.known ? await client<AppliedMigration[]>`select name, sha256 from migrations` : [];
    const lacks = nextMigration(await readMigrations(folder, 'postgres'), applied)?.name ?? null;
    return {
      engine: `PostgreSQL ${facts?.version}`,
      commits: `synchronous_commit = ${facts?.commit}`,
      migrations: applied.length,
      lacks,
      time: Number(facts?.time),
    };
  } finally {
    await client.end({ timeout: 5 });
  }
}
