import { once } from 'node:events';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../db/store';
import { Extent } from '../faults/extent';
import { killRounds } from '../faults/kill-rounds';
import { freePort, makeStage } from '../faults/stage';
import { differences, lost, noEvidence, storedTexts, wrongWords } from '../faults/verdict';
import { freshDatabase } from '../support/store';
import { makeDocuments } from './documents-in-store';
import { startProcess } from './live-process-start';
import { ORIGIN } from './seats-by-name';
import { paragraph, stockClient, synced, until } from './stock-client';

const PEOPLE = 20;
const DRAFTS = 3;

describe('promise 3: the built portal is killed while twenty people type', () => {
  it('keeps what anybody saw and what it said was stored, three times over (the long form is test:faults)', async () => {
    const stage = await makeStage(PEOPLE, DRAFTS);
    onTestFinished(() => stage.remove());
    const report = await killRounds(stage, { rounds: 3, seed: 3, people: PEOPLE, everyMs: 25 });
    expect(report.problems).toEqual([]);
    expect(report.seen).toBeGreaterThan(1_000);
    expect(report.acknowledged).toBeGreaterThan(500);
    expect(report.words).toBeGreaterThan(100);
  });
});

describe('the checks of the kill test can fail', () => {
  it('a server that tells people first and stores a moment later is found out', async () => {
    const address = await freshDatabase('sqlite');
    if (!('file' in address)) throw new Error('no file');
    const { file } = address;
    const store = await openStore({ file });
    await makeDocuments(store, ['one', 'two']);
    await store.close();
    const port = await freePort();
    const documentIds = ['one', 'two'];
    const report = await killRounds(
      {
        file,
        documentIds,
        chair: (person, draft) => {
          const cookie = `session=${['alice', 'bob', 'carol'][person % 3]}-${person}`;
          return { port, origin: ORIGIN, cookie, documentId: documentIds[draft % 2] ?? '' };
        },
        async start() {
          const { child } = await startProcess(file, port, 'late');
          return {
            async kill() {
              child.kill('SIGKILL');
              await once(child, 'exit');
            },
          };
        },
      },
      { rounds: 2, seed: 5, people: 6, everyMs: 20, patience: 500 },
    );
    expect(report.problems.filter((what) => what.includes('seen by somebody else and lost'))).not.toEqual([]);
    expect(report.problems.filter((what) => what.includes('said to be stored and lost'))).not.toEqual([]);
  });

  it('a store that has lost one row, a copy that differs, a lost word and a doubled word are told', async () => {
    const address = await freshDatabase('sqlite');
    if (!('file' in address)) throw new Error('no file');
    const { file } = address;
    const store = await openStore({ file });
    await makeDocuments(store, ['doc']);
    await store.close();
    const { child, port } = await startProcess(file, 0);
    const [alice, bob] = [stockClient(port, 'alice', 'doc', { acks: true }), stockClient(port, 'bob', 'doc')];
    const known = { ...noEvidence(), seen: new Extent() };
    bob.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === bob.provider) known.seen.add(update);
    });
    await synced(alice, bob);
    for (const word of ['w0x1', 'w0x2', 'w0x3']) {
      alice.write(`${word} `);
      known.words.add(word);
      await until('stored', () => alice.stored() === alice.sent());
    }
    alice.text.delete(1, 1);
    known.deleted.add('w0x2');
    await until('seen', () => bob.read().join('') === 'w0x1 w0x3 ');
    child.kill('SIGKILL');
    await once(child, 'exit');

    const sound = (await storedTexts(file, ['doc'])).get('doc');
    if (!sound) throw new Error('no text');
    expect([...lost(sound, known), ...differences(sound, [])]).toEqual([]);
    expect(wrongWords(sound, known, new Set())).toEqual([]);
    const without = (which: string) => (copy: string) => {
      const db = new Database(copy);
      db.exec(`delete from document_updates where seq = (select ${which} from document_updates)`);
      db.close();
    };
    const noDeletion = (await storedTexts(file, ['doc'], without('max(seq)'))).get('doc');
    expect(noDeletion && lost(noDeletion, known)).toEqual([
      expect.stringMatching(/^seen by somebody else and lost: the deletion of/),
    ]);
    const noText = (await storedTexts(file, ['doc'], without('max(seq) - 1'))).get('doc');
    expect(noText && lost(noText, known)).toContainEqual(
      expect.stringMatching(/^seen by somebody else and lost: text of client/),
    );
    expect(noText && wrongWords(noText, known, new Set())).toEqual(['w0x3 is missing']);
    expect(noText && wrongWords(noText, known, new Set(['w0'])), 'its writer is dead').toEqual([]);
    sound.getXmlFragment('text').push([paragraph('w0x1 ')]);
    expect(wrongWords(sound, known, new Set())).toContain('w0x1 is there 2 times');
  });
});
