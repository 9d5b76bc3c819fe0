import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PortalEnv } from '../env';

/** Where the portal's database is, as the store takes it. */
export function databaseOf(env: PortalEnv): { readonly file: string } | { readonly databaseUrl: string } {
  return env.databaseUrl ? { databaseUrl: env.databaseUrl } : { file: join(env.dataDir, 'concord.sqlite') };
}

/**
 * The same for commands that look at what is there: opening a file that is not there would make an empty one.
 *
 * @throws Error that names the folder and what to give instead
 */
export function presentDatabase(env: PortalEnv): ReturnType<typeof databaseOf> {
  const where = databaseOf(env);
  if ('file' in where && !existsSync(where.file)) {
    throw new Error(
      `There is no database in ${env.dataDir}. Name the portal's data folder in DATA_DIR; for that of the demonstration end the command with "-- --demo".`,
    );
  }
  return where;
}
