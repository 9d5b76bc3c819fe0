import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadSample } from '../../app/services/sample/load-sample.server';
import { migrate } from '../../db/migrate';
import { openStore } from '../../db/store';
import { freshDataDir } from '../support/browser';
import { runCommand } from '../support/command';
import { realContext } from '../support/real-context';
import { MIGRATIONS } from '../support/store';

let sound: string;

// The whole test run builds first; on its own: npm run build.
beforeAll(async () => {
  sound = join(await freshDataDir(), 'concord.sqlite');
  await migrate({ file: sound, folder: MIGRATIONS });
  const store = await openStore({ file: sound });
  const real = realContext(store, new Date());
  await loadSample(real.ctx);
  await real.close();
  await store.close();
}, 120_000);

/** A copy of the sample, in which somebody who may write to the database has written. */
async function tampered(write: (db: Database.Database) => void): Promise<string> {
  const dataDir = await freshDataDir();
  const file = join(dataDir, 'concord.sqlite');
  await copyFile(sound, file);
  const db = new Database(file);
  for (const what of ['updated', 'deleted', 'replaced']) db.exec(`DROP TRIGGER audit_events_never_${what}`);
  write(db);
  db.close();
  return dataDir;
}

const verify = (dataDir: string, ...noted: string[]) =>
  runCommand('audit-verify', { DATA_DIR: dataDir }, noted);

const cutAt = (seq: number) => (db: Database.Database) => {
  db.prepare('DELETE FROM audit_events WHERE seq > ?').run(seq);
  db.exec(
    'UPDATE audit_head SET (seq, hash) = (SELECT seq, hash FROM audit_events ORDER BY seq DESC LIMIT 1)',
  );
};

describe('audit:verify', () => {
  it('says that an untouched record is whole, also beside the hash of one of its events', async () => {
    const dataDir = await tampered(() => undefined);
    const end = await verify(dataDir);
    expect(end).toMatchObject({
      code: 0,
      said: expect.stringMatching(/^The audit record is whole: \d+ events/),
    });
    const head = /head ([0-9a-f]{64})/.exec(end.said)?.[1] ?? '';
    expect((await verify(dataDir, head)).code).toBe(0);
    expect((await verify(dataDir, '--demo', head)).code).toBe(0);
  });

  it.each([
    ['what it did is no JSON', "after = '{bad'", 'to something that cannot be read'],
    ['its time is no time', "at = 'noon'", 'after it was written'],
  ])('names the event of which %s any more', async (_what, set, words) => {
    const dataDir = await tampered((db) => db.exec(`UPDATE audit_events SET ${set} WHERE seq = 120`));
    expect(await verify(dataDir)).toMatchObject({
      code: 1,
      said: expect.stringContaining(
        'The audit record breaks at event 120: the content of the event was changed',
      ),
    });
    expect((await verify(dataDir)).said).toContain(words);
  });

  it('AU-7: names a thing of which nothing is recorded when all events, or the end of them, are cut off', async () => {
    const emptied = await tampered((db) => db.exec('DELETE FROM audit_events; DELETE FROM audit_head'));
    expect(await verify(emptied)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^The audit record is not whole: no event speaks of the person \S+, which/),
    });
    const openedAt = (act: string) => (db: Database.Database) => {
      const { seq } = db.prepare('SELECT min(seq) seq FROM audit_events WHERE act = ?').get(act) as {
        seq: number;
      };
      cutAt(seq - 1)(db);
    };
    for (const act of ['ballot-opened', 'comment-posted', 'approval-requested', 'amendment-opened']) {
      expect(await verify(await tampered(openedAt(act))), act).toMatchObject({
        code: 1,
        said: expect.stringContaining('events were cut off or taken out'),
      });
    }
  });

  it('AU-8: names an event that was noted and was cut off since, though nothing kept tells of it', async () => {
    let last = '';
    const cut = await tampered((db) => {
      const rows = db
        .prepare('SELECT seq, hash, object_id FROM audit_events ORDER BY seq DESC LIMIT 2')
        .all();
      const [newest, before] = rows as { seq: number; hash: string; object_id: string }[];
      last = newest?.hash ?? '';
      // Thorough: what the event tells of goes with it.
      db.pragma('foreign_keys = OFF');
      db.prepare('DELETE FROM comments WHERE id = ?').run(newest?.object_id);
      cutAt(before?.seq ?? 0)(db);
    });
    expect((await verify(cut)).code, 'a chain alone does not tell').toBe(0);
    expect(await verify(cut, last)).toMatchObject({
      code: 1,
      said: expect.stringContaining(`the event ${last}`),
    });
    expect(await verify(cut, 'not-a-hash')).toMatchObject({
      code: 1,
      said: expect.stringContaining('"not-a-hash" is not the hash of an event'),
    });
  });
});
