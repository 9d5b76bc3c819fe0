import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { rows } from '../../db/dialect';
import { connect } from '../../db/sqlite-connection';
import { openStore } from '../../db/store';
import { freshDatabase } from '../support/store';

async function freshFile() {
  const address = await freshDatabase('sqlite');
  if (!('file' in address)) throw new Error('not a file');
  const store = await openStore(address);
  onTestFinished(() => store.close());
  return { file: address.file, store };
}

test('an idle writer starts the work before tx returns, and all is committed in the same turn', async () => {
  const { store } = await freshFile();
  const steps: string[] = [];
  setImmediate(() => steps.push('next turn'));
  const done = store
    .tx(async ({ db, tables }) => {
      steps.push('work');
      await db.insert(tables.attempts).values({ key: 'a', count: 1, windowEndsAt: new Date() });
      steps.push('written');
    })
    .then(() => steps.push('committed'));
  steps.push('tx returned');
  await done;
  await pause(5);
  expect(steps).toEqual(['work', 'tx returned', 'written', 'committed', 'next turn']);
});

test('waiting transactions run in the order they came', async () => {
  const { store } = await freshFile();
  const order: number[] = [];
  await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      store.tx(async () => {
        await pause(10 - n);
        order.push(n);
      }),
    ),
  );
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('both kinds of connection have the settings that keep what was committed', async () => {
  const { file } = await freshFile();
  for (const purpose of ['write', 'read'] as const) {
    const connection = connect(file, purpose);
    const setting = (name: string) => connection.pragma(name, { simple: true });
    expect({
      journal: setting('journal_mode'),
      synchronous: setting('synchronous'),
      keys: setting('foreign_keys'),
      triggers: setting('recursive_triggers'),
      queryOnly: setting('query_only'),
    }).toEqual({
      journal: 'wal',
      synchronous: 2,
      keys: 1,
      triggers: 1,
      queryOnly: purpose === 'read' ? 1 : 0,
    });
    connection.close();
  }
});

test('a lock held by another process for a while delays a transaction without stopping the clock', async () => {
  const { file, store } = await freshFile();
  const script = `
    const db = new (require('better-sqlite3'))(process.argv[1]);
    db.exec('begin immediate');
    console.log('locked');
    setTimeout(() => { db.exec('commit'); db.close(); }, 700);`;
  const other = spawn(process.execPath, ['-e', script, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise((resolve) => other.once('exit', resolve));
  await new Promise((resolve) => other.stdout.once('data', resolve));
  let ticks = 0;
  const clock = setInterval(() => {
    ticks += 1;
  }, 10);
  await store.tx(async ({ db, tables }) => {
    await db.insert(tables.attempts).values({ key: 'a', count: 1, windowEndsAt: new Date() });
  });
  clearInterval(clock);
  expect(ticks).toBeGreaterThan(15);
  expect(await store.read((tx) => tx.db.$count(tx.tables.attempts))).toBe(1);
  await gone;
});

test('a query used both as objects and as arrays answers each in its shape, also when its statement is kept', async () => {
  const { store } = await freshFile();
  await store.tx(async (tx) => {
    const same = sql`select "key", "count", "window_ends_at" from "attempts"`;
    const { attempts } = tx.tables;
    await tx.db.insert(attempts).values({ key: 'a', count: 1, windowEndsAt: new Date(5) });
    for (let round = 0; round < 3; round++) {
      expect(await tx.db.select().from(attempts)).toEqual([
        { key: 'a', count: 1, windowEndsAt: new Date(5) },
      ]);
      expect(await rows(tx, same)).toEqual([{ key: 'a', count: 1, window_ends_at: 5 }]);
    }
  });
});

test('more different statements than are kept all work', async () => {
  const { store } = await freshFile();
  const answers = await store.read(async (tx) => {
    const seen: unknown[] = [];
    for (let n = 0; n < 450; n++) seen.push(...(await rows(tx, sql.raw(`select ${n % 225} as n`))));
    return seen;
  });
  expect(answers).toEqual(Array.from({ length: 450 }, (_, n) => ({ n: n % 225 })));
});

test('closing folds the write-ahead log into the one file', async () => {
  const { file, store } = await freshFile();
  await store.tx(async ({ db, tables }) => {
    await db.insert(tables.attempts).values({ key: 'a', count: 1, windowEndsAt: new Date() });
  });
  await store.read((tx) => tx.db.$count(tx.tables.attempts));
  expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
  await store.close();
  expect(existsSync(`${file}-wal`)).toBe(false);
  const plain = new Database(file, { readonly: true });
  expect(plain.prepare('select key from attempts').all()).toEqual([{ key: 'a' }]);
  plain.close();
});
