import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { CLOSINGS } from '../../app/document/close-codes';
import { openLive, readText, textFragment } from '../../app/document/live-document';
import { verifyRecord } from '../../app/services/audit/verify-record.server';
import { readLog } from '../../db/queries/documents';
import { insertUpdates } from '../../db/queries/live-text';
import { beginNewEpochs, checkStoredTexts, repairStoredText } from '../../server/stored-texts';
import { connectAttacker } from '../faults/attacker';
import { makeStage } from '../faults/stage';
import { makeDraftWorld, openWorld } from '../support/draft-world';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

describe('after a backup was put in place', () => {
  it('pages with a newer copy are turned away with it; those that open anew are let in', async () => {
    const stage = await makeStage(1, 1);
    onTestFinished(() => stage.remove());
    const store = await openWorld(stage.folder);
    expect(await beginNewEpochs(store, new Date())).toBe(1);
    await store.close();
    const server = await stage.start();
    onTestFinished(() => server.kill());
    const { documentId } = stage.world;
    const old = await connectAttacker(stage, 0, `${documentId}?epoch=1`);
    await old.expectClose(CLOSINGS.anotherEpoch.code);
    const anew = await connectAttacker(stage, 0, `${documentId}?epoch=2`, { synced: true });
    anew.expectOpen();
    anew.leave();
  });
});

describe('npm run texts:check', () => {
  it('says that all is sound, names the damaged block, repairs it from the log, and records that', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'concord-texts-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const world = await makeDraftWorld(folder);
    const check = (...words: string[]) => {
      const program = join(ROOT, 'server/commands/texts-check.ts');
      const ended = spawnSync(process.execPath, ['--import', 'tsx', program, ...words], {
        cwd: ROOT,
        env: { ...process.env, DATA_DIR: folder },
        encoding: 'utf8',
      });
      return { status: ended.status, said: ended.stdout + ended.stderr };
    };
    const store = await openWorld(folder);
    onTestFinished(() => store.close());
    const { documentId } = world;
    expect(await checkStoredTexts(store)).toEqual([{ documentId, state: 'sound' }]);
    const before = await store.read((tx) => readLog(tx, documentId));
    const doc = openLive(before.updates);
    const known = Y.encodeStateVector(doc);
    textFragment(doc).insert(1, [new Y.XmlElement('marquee')]);
    const damage = Y.encodeStateAsUpdate(doc, known);
    const row = { documentId, clientId: doc.clientID, personId: world.amina.id, organisationId: null };
    await store.tx((tx) => insertUpdates(tx, [{ ...row, bytes: damage }], new Date()));
    const found = check();
    expect(found.status).toBe(1);
    expect(found.said).toContain(
      `${documentId}: block 2 (without id) holds a kind of block that does not exist.\n`,
    );

    expect(check('--repair', documentId)).toEqual({
      status: 0,
      said: 'Block 2 was taken out, because it never had such a form.\n',
    });
    expect(await checkStoredTexts(store)).toEqual([{ documentId, state: 'sound' }]);
    expect(await repairStoredText(store, documentId, new Date())).toBeNull();
    const after = await store.read((tx) => readLog(tx, documentId));
    expect(readText(openLive(after.updates))).toEqual(readText(openLive(before.updates)));
    expect(await verifyRecord({ store })).toMatchObject({ whole: true, head: { sequence: 1 } });
  });
});
