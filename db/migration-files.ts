import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from './store';
import { storeError } from './store-errors';

/** One numbered migration as it lies in the folder. */
export interface MigrationFile {
  /** `0007-ballot-weights` */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the text with Unix line ends, so that a checkout on Windows is the same file. */
  readonly sha256: string;
}

/** What a database remembers of a migration. */
export interface AppliedMigration {
  readonly name: string;
  readonly sha256: string;
}

/**
 * Reads an engine's migrations in order.
 * @param folder the folder that holds `sqlite` and `postgres`
 * @throws StoreError `migration-numbering` unless they are numbered 0001, 0002 … without a gap
 */
export async function readMigrations(folder: string, engine: Engine): Promise<MigrationFile[]> {
  const names = (await readdir(join(folder, engine))).filter((name) => name.endsWith('.sql')).sort();
  names.forEach((name, at) => {
    if (/^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1] === String(at + 1).padStart(4, '0')) return;
    throw storeError(
      'migration-numbering',
      `The migration ${engine}/${name} is out of order: they are named 0001-words-with-hyphens.sql, 0002-… without a gap.`,
    );
  });
  return Promise.all(
    names.map(async (name) => {
      const sql = (await readFile(join(folder, engine, name), 'utf8')).replaceAll('\r\n', '\n');
      const sha256 = createHash('sha256').update(sql).digest('hex');
      return { name: name.slice(0, -'.sql'.length), sql, sha256 };
    }),
  );
}

/**
 * The first migration that a database still needs, or undefined when it has them all.
 * @throws StoreError `migration-missing` when the database knows one that this program does not have (the
 *   database is newer), `migration-changed` when a file is not the one that was applied
 */
export function nextMigration(
  files: readonly MigrationFile[],
  applied: readonly AppliedMigration[],
): MigrationFile | undefined {
  const before = [...applied].sort((a, b) => (a.name < b.name ? -1 : 1));
  before.forEach((done, at) => {
    const file = files.find(({ name }) => name === done.name);
    if (!file) {
      throw storeError(
        'migration-missing',
        `The database is newer than this program: it has the migration ${done.name}. Start the newer program, or restore the backup that was made before it.`,
      );
    }
    if (file.sha256 !== done.sha256) {
      throw storeError(
        'migration-changed',
        `The migration ${done.name} was changed after it was applied to this database. Restore the file and put the change into a new migration.`,
      );
    }
    if (files[at] !== file) {
      throw storeError(
        'migration-numbering',
        `The migration ${files[at]?.name} was put before ${done.name}, which this database already has. Give it the next number.`,
      );
    }
  });
  return files[before.length];
}
