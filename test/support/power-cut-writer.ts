/**
 * Commits twenty rows to a database file, one at a time, and dies without a word: `power-cut-writer.ts <file>
 * <store|plain>`. `store` writes as the portal does, `plain` as better-sqlite3 does by itself in WAL mode.
 */
import Database from 'better-sqlite3';
import { openStore } from '../../db/store';

const [file = '', how] = process.argv.slice(2);
const keys = Array.from({ length: 20 }, (_, n) => `row ${n}`);

if (how === 'store') {
  const store = await openStore({ file });
  for (const key of keys) {
    await store.tx(async ({ db, tables }) => {
      await db.insert(tables.attempts).values({ key, count: 1, windowEndsAt: new Date() });
    });
  }
} else {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  for (const key of keys) db.prepare('insert into attempts values (?, 1, 0)').run(key);
}
process.kill(process.pid, 'SIGKILL');
