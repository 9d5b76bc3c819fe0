import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { migrate } from '../../db/migrate';
import { connect } from '../../db/sqlite-connection';
import { openStore } from '../../db/store';
import { storeLog } from '../../server/collab/update-log-store';
import { makeDocuments } from '../collab/documents-in-store';
import { ROOT } from './built-server';
import { type Figure, median, quantile, report, times } from './figures';

/**
 * What it costs that every commit is on the disk before anybody is told: the same appends to the live-text log with
 * `synchronous = FULL`, as the portal has it, and with NORMAL, which leaves flushing to the next checkpoint. In
 * turns, on the disk of the working folder.
 */

const ROUNDS = 5;
const COMMITS = 300;

/** Rows of one commit: a lone keystroke, and the edits of a busy moment. */
const SIZES = [1, 50] as const;
type Level = 'FULL' | 'NORMAL';

const microseconds = (ms: number) => `${Math.round(ms * 1_000)} µs`;

/** Times of single commits through the portal's own log, and how its connection is really set. */
async function throughTheStore(folder: string): Promise<number[]> {
  const file = join(folder, 'concord.sqlite');
  await migrate({ file, folder: join(ROOT, 'db/migrations') });
  const store = await openStore({ file });
  await makeDocuments(store, ['doc']);
  const log = storeLog(store, () => new Date());
  const took: number[] = [];
  for (let commit = 0; commit < COMMITS; commit++) {
    const begun = performance.now();
    await log.append([
      {
        documentId: 'doc',
        update: new Uint8Array(40).fill(commit),
        clientId: null,
        personId: 'p',
        organisationId: 'o',
        bind: [],
        onlyWhileOpen: true,
      },
    ]);
    took.push(performance.now() - begun);
  }
  await store.close();
  return took;
}

/** Times of single commits of so many rows on a connection of the portal's, with the level changed or not. */
function onAConnection(folder: string, level: Level, rows: number): number[] {
  const db: Database.Database = connect(join(folder, 'concord.sqlite'), 'write');
  db.pragma(`synchronous = ${level}`);
  const insert = db.prepare(
    "insert into document_updates (document_id, person_id, bytes, at) values ('doc', 'p', ?, 0)",
  );
  const commit = db.transaction((bytes: Buffer) => {
    for (let row = 0; row < rows; row++) insert.run(bytes);
  });
  const took: number[] = [];
  for (let n = 0; n < COMMITS; n++) {
    const begun = performance.now();
    commit.immediate(Buffer.alloc(40, n));
    took.push(performance.now() - begun);
  }
  db.close();
  return took;
}

// Not the folder for passing files, which is memory on many machines.
const folder = mkdtempSync(join(ROOT, '.bench-synchronous-'));
try {
  const whole = await throughTheStore(folder);
  const figures: Figure[] = [
    { what: 'append of one keystroke through the store, median', measured: microseconds(median(whole)) },
    { what: 'the same, 99 of 100', measured: microseconds(quantile(whole, 0.99)) },
  ];
  for (const rows of SIZES) {
    const took: Record<Level, number[]> = { FULL: [], NORMAL: [] };
    for (let round = 0; round < ROUNDS; round++) {
      for (const level of ['FULL', 'NORMAL'] as const)
        took[level].push(...onAConnection(folder, level, rows));
    }
    const [full, normal] = [median(took.FULL), median(took.NORMAL)];
    const what = rows === 1 ? 'one row' : `${rows} rows`;
    figures.push(
      { what: `commit of ${what}, FULL, median`, measured: microseconds(full) },
      { what: `commit of ${what}, NORMAL, median`, measured: microseconds(normal) },
      { what: 'FULL to NORMAL', measured: times(full / normal) },
      { what: `commit of ${what}, FULL, 99 of 100`, measured: microseconds(quantile(took.FULL, 0.99)) },
      { what: `rows a second one after the other, FULL`, measured: `${Math.round((1_000 / full) * rows)}` },
    );
  }
  report('Power-cut safety', figures);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
