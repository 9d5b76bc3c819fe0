import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  generateDrizzleJson,
  generateMigration,
  generateSQLiteDrizzleJson,
  generateSQLiteMigration,
} from 'drizzle-kit/api';
import { onTestFinished } from 'vitest';
import { postgresColumns, sqliteColumns } from '../../db/columns';
import { type Engine, openStoreWith, type Store } from '../../db/store';
import { scratchFolder } from '../support/scratch';
import { freshDatabase } from '../support/store';
import { sampleTables } from './sample-tables';

export type SampleTables = ReturnType<typeof sampleTables>;
export type SampleStore = Store<SampleTables>;

/** Since when ann is there. */
export const MOMENT = new Date('2026-11-22T17:05:09.123Z');

/** The sample schema as migrations, one file for each engine. */
async function writeSampleMigrations(folder: string): Promise<void> {
  const written = {
    sqlite: await generateSQLiteMigration(
      await generateSQLiteDrizzleJson({}),
      await generateSQLiteDrizzleJson(sampleTables(sqliteColumns)),
    ),
    postgres: await generateMigration(
      generateDrizzleJson({}),
      generateDrizzleJson(sampleTables(postgresColumns)),
    ),
  };
  for (const [engine, statements] of Object.entries(written)) {
    await mkdir(join(folder, engine));
    await writeFile(join(folder, engine, '0001-sample.sql'), statements.join('\n'));
  }
}

/** An empty folder of the test's own. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(scratchFolder(), 'concord-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A fresh store over the sample schema, and a second one over the same database (another process, so to say). */
export async function sampleStore(engine: Engine): Promise<{
  store: SampleStore;
  reopen: () => Promise<SampleStore>;
  address: { readonly file: string } | { readonly databaseUrl: string };
}> {
  const folder = await temporaryFolder();
  await writeSampleMigrations(folder);
  const address = await freshDatabase(engine, folder);
  const reopen = async () => {
    const store = await openStoreWith(sampleTables, { ...address, poolSize: 6 });
    onTestFinished(() => store.close());
    return store;
  };
  return { store: await reopen(), reopen, address };
}

/** The sample store with one owner, `ann`. */
export async function storeWithAnn(engine: Engine): Promise<SampleStore> {
  const { store } = await sampleStore(engine);
  await store.tx(async ({ db, tables }) => {
    await db.insert(tables.owners).values({ id: 'ann', email: 'ann@example.org', since: MOMENT });
  });
  return store;
}
