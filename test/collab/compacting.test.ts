import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { textFragment } from '../../app/document/live-document';
import { compactLogs } from '../../app/services/history/compact-log.server';
import { loadHistory } from '../../app/services/history/load-history.server';
import { openStore, type Store } from '../../db/store';
import { foldHere } from '../../server/collab/fold';
import { storeLog } from '../../server/collab/update-log-store';
import { createTextWorkshop } from '../../server/workshop/workshop';
import { freshDatabase } from '../support/store';
import { makeDocuments } from './documents-in-store';
import { chance } from './random-editing';

const PROGRAM = fileURLToPath(new URL('../support/compacting-process.ts', import.meta.url));
const KEYSTROKES = 2_000;
const AT_ONCE = 250;

const texts = createTextWorkshop();
afterAll(() => texts.close());

/** Writes a draft keystroke by keystroke, deleting now and then, as two people who take turns. */
async function writeDraft(store: Store): Promise<void> {
  const random = chance(7);
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const paragraph = new Y.XmlElement('paragraph');
  const text = new Y.XmlText();
  doc.transact(() => {
    textFragment(doc).insert(0, [paragraph]);
    paragraph.insert(0, [text]);
  });
  while (updates.length < KEYSTROKES) {
    const at = Math.floor(random() * (text.length + 1));
    if (random() < 0.2 && text.length > at) text.delete(at, 1);
    else text.insert(at, 'abcdefgh '[Math.floor(random() * 9)] ?? ' ');
  }
  doc.destroy();
  const at = new Date(Date.now() - 24 * 60 * 60_000);
  for (let from = 0; from < updates.length; from += 500) {
    const some = updates.slice(from, from + 500);
    await store.tx(async (tx) => {
      await tx.db.insert(tx.tables.documentUpdates).values(
        some.map((bytes, place) => ({
          documentId: 'doc',
          clientId: null,
          personId: Math.floor((from + place) / 40) % 2 === 0 ? 'amina' : 'ben',
          organisationId: null,
          bytes: Buffer.from(bytes),
          at: new Date(at.getTime() + (from + place) * 300),
        })),
      );
    });
  }
}

/** Every update of the log once: as numbers that are in a step or a row, and how many updates they stand for. */
async function whatIsThere(store: Store) {
  const { facts, ...history } = await store.read((tx) => loadHistory(tx, 'doc'));
  const { html } = await texts.life({ facts, ...history }, 'last');
  return {
    updates: facts.reduce((sum, fact) => sum + fact.updates, 0),
    steps: facts.filter(({ packed }) => packed).length,
    rows: facts.filter(({ packed }) => !packed).length,
    first: Math.min(...facts.map(({ fromSeq }) => fromSeq)),
    last: Math.max(...facts.map(({ throughSeq }) => throughSeq)),
    text: html.replace(/<[^>]*>/g, ''),
  };
}

describe('compacting', () => {
  it('loses nothing and doubles nothing when it is killed in the middle, again and again', async () => {
    const address = await freshDatabase('sqlite');
    if (!('file' in address)) throw new Error('no file');
    const store = await openStore(address);
    onTestFinished(() => store.close());
    await makeDocuments(store, ['doc']);
    await writeDraft(store);
    const log = storeLog(store, () => new Date());
    const loaded = await log.load('doc');
    const folded = { ...(await foldHere(loaded.tail.map(({ update }) => update))), throughSeq: loaded.seq };
    await log.fold('doc', folded);
    const before = await whatIsThere(store);
    expect(before).toMatchObject({ updates: KEYSTROKES, steps: 0, rows: KEYSTROKES });

    let cutShort = 0;
    for (const wait of [4, 30]) {
      const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM, address.file, String(AT_ONCE)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      onTestFinished(() => void child.kill('SIGKILL'));
      if (!child.stdout) throw new Error('no output');
      await once(createInterface(child.stdout), 'line');
      await pause(wait);
      child.kill('SIGKILL');
      await once(child, 'exit');
      const now = await whatIsThere(store);
      expect(now).toMatchObject({
        updates: KEYSTROKES,
        first: before.first,
        last: before.last,
        text: before.text,
      });
      expect(now.rows % AT_ONCE, 'a batch is compacted as a whole or not at all').toBe(KEYSTROKES % AT_ONCE);
      if (now.rows > 0) cutShort += 1;
    }
    expect(cutShort, 'no kill met the work').toBeGreaterThan(0);

    await compactLogs({ store, texts, now: () => new Date() }, AT_ONCE);
    const after = await whatIsThere(store);
    expect(after).toMatchObject({ updates: KEYSTROKES, rows: 0, text: before.text });
    expect(after.steps).toBeLessThan(KEYSTROKES / 20);
    expect((await log.load('doc')).seq).toBe(loaded.seq);
  }, 60_000);
});
