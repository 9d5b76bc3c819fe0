import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  generateDrizzleJson,
  generateMigration,
  generateSQLiteDrizzleJson,
  generateSQLiteMigration,
} from 'drizzle-kit/api';
import { postgresColumns, sqliteColumns } from './columns';
import { defineTables } from './schema';
import type { Engine } from './store';

/**
 * Writes the next migration of both engines from the schema:
 *
 *     npm run db:generate -- "ballot weights"      0004-ballot-weights.sql, from the last state to the schema
 *     npm run db:generate -- --first               0001-foundation.sql anew; only before the first release
 *
 * `schema.json` beside the migrations is the state that the last generated one leads to. Triggers, search
 * tables and moves of data are written by hand, in a numbered file of their own.
 */

/** Drizzle's description of a schema. */
export type SchemaState = Record<string, unknown>;

const FOLDER = fileURLToPath(new URL('migrations', import.meta.url));

/** Drizzle names each state at random; ours is named by its place in the repository. */
const NAMELESS = '00000000-0000-0000-0000-000000000000';

const FIRST = 'foundation';

/** The schema of an engine as it stands in the code. */
export async function schemaState(engine: Engine): Promise<SchemaState> {
  const state =
    engine === 'sqlite'
      ? await generateSQLiteDrizzleJson(defineTables(sqliteColumns))
      : generateDrizzleJson(defineTables(postgresColumns));
  return JSON.parse(JSON.stringify({ ...state, id: NAMELESS, prevId: NAMELESS }));
}

/** The state that an engine's migrations lead to. */
export async function migratedState(engine: Engine, folder = FOLDER): Promise<SchemaState> {
  return JSON.parse(await readFile(join(folder, engine, 'schema.json'), 'utf8'));
}

/** The statements that lead from one state to another. A change that could be a renaming is asked about. */
export function statements(engine: Engine, from: SchemaState, to: SchemaState): Promise<string[]> {
  return engine === 'sqlite' ? generateSQLiteMigration(from, to) : generateMigration(from, to);
}

/** A schema without tables. */
export async function emptyState(engine: Engine): Promise<SchemaState> {
  return engine === 'sqlite' ? { ...(await generateSQLiteDrizzleJson({})) } : { ...generateDrizzleJson({}) };
}

/** Writes one engine's next migration; answers the file's name, or undefined when nothing changed. */
async function write(engine: Engine, words: string | undefined): Promise<string | undefined> {
  const folder = join(FOLDER, engine);
  await mkdir(folder, { recursive: true });
  const to = await schemaState(engine);
  const from = words === undefined ? await emptyState(engine) : await migratedState(engine);
  const lines = await statements(engine, from, to);
  if (lines.length === 0) return undefined;
  const number =
    words === undefined ? 1 : (await readdir(folder)).filter((name) => name.endsWith('.sql')).length + 1;
  const name = `${String(number).padStart(4, '0')}-${slug(words ?? FIRST)}.sql`;
  const text = lines.map((line) => line.replaceAll('\t', '  ').trim().replace(/;?$/, ';')).join('\n');
  await writeFile(join(folder, name), `${text}\n`);
  await writeFile(join(folder, 'schema.json'), `${JSON.stringify(to, null, 2)}\n`);
  return name;
}

function slug(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

async function main(given: string): Promise<void> {
  if (given !== '--first' && (given.startsWith('-') || slug(given) === '')) {
    throw new Error('Say in words what changes: npm run db:generate -- "ballot weights"');
  }
  for (const engine of ['sqlite', 'postgres'] as const) {
    const name = await write(engine, given === '--first' ? undefined : given);
    console.log(
      name
        ? `Wrote db/migrations/${engine}/${name}`
        : `${engine}: the migrations already lead to the schema.`,
    );
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(process.argv.slice(2).join(' '));
}
