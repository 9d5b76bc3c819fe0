import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { onTestFinished } from 'vitest';
import { migrate } from '../../db/migrate';
import { readMigrations } from '../../db/migration-files';
import { type Engine, openStore, type Store } from '../../db/store';
import { postgresCluster } from './postgres';
import { scratchFolder } from './scratch';

/** The portal's migrations. */
export const MIGRATIONS = fileURLToPath(new URL('../../db/migrations', import.meta.url));

/** Where a database is, as `openStore` and `migrate` take it. */
export type DatabaseAddress = { readonly file: string } | { readonly databaseUrl: string };

/** A migrated, empty store of the test's own, closed and removed when the test ends. */
export async function freshStore(engine: Engine): Promise<Store> {
  const store = await openStore({ ...(await freshDatabase(engine)), poolSize: 8 });
  onTestFinished(() => store.close());
  return store;
}

/**
 * A migrated, empty database of the test's own, removed when the test ends.
 * @param folder the migrations to bring it up with; the portal's unless a test has its own
 */
export async function freshDatabase(engine: Engine, folder = MIGRATIONS): Promise<DatabaseAddress> {
  const made = engine === 'sqlite' ? await sqliteFile(folder) : await postgresDatabase(folder);
  // Hooks of one test run last in, first out: a store opened on it is closed before.
  onTestFinished(made.remove);
  return made.address;
}

interface Made {
  address: DatabaseAddress;
  remove: () => Promise<void>;
}

/** The bytes of a migrated file, made once in a worker for each folder. */
const templates = new Map<string, Promise<Buffer>>();

async function sqliteFile(folder: string): Promise<Made> {
  const template = templates.get(folder) ?? migratedBytes(folder);
  templates.set(folder, template);
  const home = await mkdtemp(join(scratchFolder(), 'concord-'));
  const file = join(home, 'concord.db');
  await writeFile(file, await template);
  return { address: { file }, remove: () => rm(home, { recursive: true, force: true }) };
}

async function migratedBytes(folder: string): Promise<Buffer> {
  const home = await mkdtemp(join(scratchFolder(), 'concord-'));
  try {
    await migrate({ file: join(home, 'template.db'), folder });
    return await readFile(join(home, 'template.db'));
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function postgresDatabase(folder: string): Promise<Made> {
  const cluster = await postgresCluster();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdministrator(cluster, async (admin) => {
    const template = await postgresTemplate(admin, cluster, folder);
    await admin.unsafe(`create database ${name} template ${template}`);
  });
  return {
    address: { databaseUrl: addressOf(cluster, name) },
    remove: () =>
      asAdministrator(cluster, async (admin) => {
        await admin.unsafe(`drop database ${name} with (force)`);
      }),
  };
}

/** The names of the databases to copy, looked for once in a worker for each folder. */
const copied = new Map<string, string>();

/** A migrated database to copy, made once in a run for each set of migrations. */
async function postgresTemplate(admin: postgres.Sql, cluster: string, folder: string): Promise<string> {
  const known = copied.get(folder);
  if (known !== undefined) return known;
  const hash = createHash('sha256');
  for (const { name, sha256 } of await readMigrations(folder, 'postgres')) hash.update(name).update(sha256);
  const template = `template_${hash.digest('hex').slice(0, 16)}`;
  const exists = async () => (await admin`select 1 from pg_database where datname = ${template}`).length > 0;
  // One worker makes it, and the others wait.
  await admin`select pg_advisory_lock(1)`;
  try {
    if (!(await exists())) {
      const draft = `draft_${randomUUID().replaceAll('-', '')}`;
      await admin.unsafe(`create database ${draft}`);
      await migrate({ databaseUrl: addressOf(cluster, draft), folder });
      await admin.unsafe(`alter database ${draft} rename to ${template}`);
    }
  } finally {
    await admin`select pg_advisory_unlock(1)`;
  }
  copied.set(folder, template);
  return template;
}

/** The administrator's connections that wait to be used again: to open one costs as much as to copy a database. */
const idle: postgres.Sql[] = [];

async function asAdministrator(cluster: string, work: (admin: postgres.Sql) => Promise<void>): Promise<void> {
  const admin = idle.pop() ?? postgres(cluster, { max: 1, idle_timeout: 2, onnotice: () => undefined });
  try {
    await work(admin);
  } finally {
    idle.push(admin);
  }
}

function addressOf(cluster: string, database: string): string {
  const url = new URL(cluster);
  url.pathname = `/${database}`;
  return url.href;
}
