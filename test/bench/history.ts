import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { openLive, readText } from '../../app/document/live-document';
import type { TextWorkshop } from '../../app/document/workshop-types';
import { compactLogs } from '../../app/services/history/compact-log.server';
import { loadHistory } from '../../app/services/history/load-history.server';
import { rows } from '../../db/dialect';
import { migrate } from '../../db/migrate';
import { openStore, type Store } from '../../db/store';
import { foldHere } from '../../server/collab/fold';
import { storeLog } from '../../server/collab/update-log-store';
import { createTextWorkshop } from '../../server/workshop/workshop';
import { ROOT, withFolder } from './built-server';
import { type Keystroke, TRACES, type TypedTrace, typedTrace } from './editing-traces';
import { type Figure, kilobytes, milliseconds, report } from './figures';

/**
 * What a draft's history costs: real recordings of people typing, stored one keystroke at a time as the live server
 * stores them, then folded and compacted. What it holds before and after, and how long everything takes that is made
 * of it: opening the draft, a step of its life, who wrote it.
 */

const ROUNDS = 3;

/** `node --import tsx test/bench/history.ts rustcode` measures that one alone. */
const wanted = process.argv.slice(2);
const traces = TRACES.filter((name) => wanted.length === 0 || wanted.includes(name)).flatMap(
  (name) => typedTrace(name) ?? [],
);
for (const trace of traces) await measure(trace.name, [trace]);
if (traces.length > 1) await measure('all of them, one after the other, by three people', traces);

async function measure(name: string, parts: readonly TypedTrace[]): Promise<void> {
  await withFolder(async (folder) => {
    const file = join(folder, 'history.sqlite');
    await migrate({ file, folder: join(ROOT, 'db/migrations') });
    const store = await openStore({ file });
    const texts = createTextWorkshop();
    try {
      report(`History of ${name}`, await figuresOf(store, file, texts, parts));
    } finally {
      await texts.close();
      await store.close();
    }
  });
}

async function figuresOf(
  store: Store,
  file: string,
  texts: TextWorkshop,
  parts: readonly TypedTrace[],
): Promise<Figure[]> {
  const documentId = randomUUID();
  const keystrokes = await write(store, documentId, parts);
  const log = storeLog(store, () => new Date());
  const before = await sizeOf(store, file, documentId);
  const coldBefore = await fastest(() => log.load(documentId));
  const loaded = await log.load(documentId);
  const folded = { ...(await foldHere(loaded.tail.map(({ update }) => update))), throughSeq: loaded.seq };
  await log.fold(documentId, folded);

  const ctx = { store, texts, now: () => new Date() };
  const started = performance.now();
  await compactLogs(ctx);
  const compacting = performance.now() - started;
  const after = await sizeOf(store, file, documentId);
  const coldAfter = await fastest(() => log.load(documentId));

  const history = () => store.read((tx) => loadHistory(tx, documentId));
  const steps = (await texts.life(await history(), 'last')).steps.length;
  // Another step each time: an answer that was given is kept for a while.
  let place = Math.floor(steps / 2);
  const reading = await fastest(history);
  const life = await fastest(async () => texts.life(await history(), { place: place++ }));
  const who = await fastest(async () => texts.attribute(await history()));
  const text = JSON.stringify(readText(openLive([folded.state])));
  return [
    { what: 'keystrokes stored', measured: keystrokes.toLocaleString('en-GB') },
    { what: 'text at the end, as canonical JSON', measured: kilobytes(text.length) },
    {
      what: 'rows of the log hold',
      measured: `${kilobytes(before.bytes)} in ${before.rows.toLocaleString('en-GB')} rows`,
    },
    { what: 'the database file', measured: kilobytes(before.file) },
    { what: 'the fold alone', measured: kilobytes(folded.state.length) },
    { what: 'compacting all of it, in the worker and in transactions', measured: milliseconds(compacting) },
    {
      what: 'history holds after',
      measured: `${kilobytes(after.bytes)} in ${steps.toLocaleString('en-GB')} steps`,
    },
    { what: 'rows that are left', measured: after.rows.toLocaleString('en-GB') },
    { what: 'the database file, after its empty pages are given back', measured: kilobytes(after.file) },
    { what: 'reading the draft to open it, before the first fold', measured: milliseconds(coldBefore) },
    { what: 'reading the draft to open it, after', measured: milliseconds(coldAfter) },
    { what: 'reading the whole history from the database', measured: milliseconds(reading) },
    {
      what: 'a step in the middle of its life, compared with the one before',
      measured: milliseconds(life),
    },
    { what: 'who wrote it', measured: milliseconds(who) },
  ];
}

/** Stores the keystrokes as rows; each recording is one person's. */
async function write(store: Store, documentId: string, parts: readonly TypedTrace[]): Promise<number> {
  let count = 0;
  for (const [person, { keystrokes }] of parts.entries()) {
    for (let from = 0; from < keystrokes.length; from += 2_000) {
      const some = keystrokes.slice(from, from + 2_000);
      await store.tx(async (tx) => {
        await tx.db
          .insert(tx.tables.documentUpdates)
          .values(some.map((one) => rowOf(documentId, person, one)));
      });
      count += some.length;
    }
  }
  return count;
}

function rowOf(documentId: string, person: number, { update, at }: Keystroke) {
  return {
    documentId,
    clientId: person + 1,
    personId: `00000000-0000-4000-8000-00000000000${person}`,
    organisationId: '00000000-0000-4000-8000-000000000009',
    bytes: Buffer.from(update),
    at,
  };
}

async function sizeOf(store: Store, file: string, documentId: string) {
  const [found] = await store.read((tx) =>
    rows<{ rows: number; bytes: number; packed: number }>(
      tx,
      sql`select (select count(*) from document_updates where document_id = ${documentId}) as rows,
            (select coalesce(sum(length(bytes)), 0) from document_updates where document_id = ${documentId}) as bytes,
            (select coalesce(sum(length(packed)), 0) from document_history where document_id = ${documentId}) as packed`,
    ),
  );
  const { default: Database } = await import('better-sqlite3');
  const database = new Database(file);
  database.pragma('wal_checkpoint(truncate)');
  database.exec('vacuum');
  database.pragma('wal_checkpoint(truncate)');
  database.close();
  return {
    rows: found?.rows ?? 0,
    bytes: (found?.bytes ?? 0) + (found?.packed ?? 0),
    file: statSync(file).size,
  };
}

async function fastest(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return Math.min(...times);
}
