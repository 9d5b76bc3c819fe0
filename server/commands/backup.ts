import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { backupPostgres, backupSqlite } from '../../db/backup';
import { readEnv } from '../env';
import { noteBackup } from '../health/backup-line';
import { presentDatabase } from './present-database';

/** `npm run backup [-- FILE]`: copies the database while people work, and notes that it did. */
async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const unknown = words.find((word) => word.startsWith('-'));
  if (unknown !== undefined)
    throw new Error(`${unknown} means nothing here. Say: npm run backup, or npm run backup -- FILE`);
  const env = readEnv(process.env, words);
  const started = new Date();
  const given = words[0];
  const stamp = started.toISOString().replaceAll(/[:.]/g, '-');
  const end = env.databaseUrl ? 'dump' : 'sqlite';
  const target = resolve(given ?? join(env.dataDir, 'backups', `concord-${stamp}.${end}`));
  if (existsSync(target)) throw new Error(`${target} is there already: name another file.`);
  const where = presentDatabase(env);
  await mkdir(dirname(target), { recursive: true });
  const bytes =
    'databaseUrl' in where
      ? await backupPostgres(where.databaseUrl, target)
      : await backupSqlite(where.file, target);
  // As of when it began: what was written later is not in it.
  await noteBackup(env.dataDir, { at: started.toISOString(), file: target, bytes });
  console.log(`Backup of ${started.toISOString()}: ${target}, ${bytes} bytes, read through and whole.`);
}

main().catch((error: unknown) => {
  console.error(`No backup was made: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
});
