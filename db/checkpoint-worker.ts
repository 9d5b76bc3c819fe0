import { statSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';

/**
 * A thread that does nothing but carry SQLite's write-ahead log into the database: some ten milliseconds of writing
 * and flushing for every four megabytes, in which the thread that commits hears nobody. It holds up no reader and no
 * writer (PASSIVE), and what it cannot do now it does later.
 */

/** How long until it looks again whether there is something to carry over, in ms. */
const EVERY = 1_000;

/** The same while the log holds more pages than `LONG`: the sooner they are carried over, the sooner it begins anew. */
const WHILE_LONG = 100;
const LONG = 2_000;

const { file } = workerData as { readonly file: string };
const database = new Database(file, { timeout: 0, fileMustExist: true });
// The log is flushed before what it says is written into the database, as by every connection.
database.pragma('synchronous = FULL');
let carried = '';

let timer = setTimeout(look, EVERY);

function look(): void {
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false });
  const state = log === undefined ? '' : `${log.size} ${log.mtimeMs}`;
  let soon = false;
  if (state !== carried) {
    try {
      const [done] = database.pragma('wal_checkpoint(PASSIVE)') as Array<{ readonly log: number }>;
      carried = state;
      soon = (done?.log ?? 0) > LONG;
    } catch {
      // A full disk, say: the log keeps everything meanwhile, and whoever commits tells people.
    }
  }
  timer = setTimeout(look, soon ? WHILE_LONG : EVERY);
}

parentPort?.once('message', () => {
  clearTimeout(timer);
  database.close();
  parentPort?.close();
});
