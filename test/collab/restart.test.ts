import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { openStore } from '../../db/store';
import { storeLog } from '../../server/collab/update-log-store';
import { freshDatabase } from '../support/store';
import { makeDocuments } from './documents-in-store';
import { startProcess } from './live-process-start';
import { chance } from './random-editing';
import { converged, paragraphsOf, type StockClient, stockClient, synced, until } from './stock-client';

describe('promise 3: the server may be killed at any moment', () => {
  it('what anybody saw, and what a living client wrote, is there afterwards', async () => {
    const address = await freshDatabase('sqlite');
    if (!('file' in address)) throw new Error('no file');
    const { file } = address;
    const store = await openStore({ file });
    await makeDocuments(store, ['doc']);
    await store.close();

    const random = chance(2_026);
    let { child, port } = await startProcess(file, 0);
    const people = ['alice', 'bob', 'carol'].map((name) => stockClient(port, name, 'doc', { acks: true }));
    await synced(...people);
    const seen = new Set<string>();
    const written: string[] = [];
    const watch = () => {
      for (const client of people) for (const words of client.read()) seen.add(words);
    };
    for (const { doc } of people) doc.on('update', watch);

    for (let round = 0; round < 3; round++) {
      for (let n = 0; n < 60; n++) {
        for (const [index, client] of people.entries()) {
          const words = `round ${round}, ${index}, ${n}`;
          written.push(words);
          client.write(words);
        }
        if (random() < 0.5) await new Promise((resolve) => setTimeout(resolve, random() * 6));
      }
      child.kill('SIGKILL');
      await once(child, 'exit');
      ({ child, port } = await startProcess(file, port));
      await synced(...people);
    }
    await settled(people);
    await converged(...people);
    expect([...(people[0]?.read() ?? [])].sort()).toEqual([...written].sort());

    child.kill('SIGKILL');
    await once(child, 'exit');
    const again = await openStore({ file });
    onTestFinished(() => again.close());
    const { folded, tail } = await storeLog(again, () => new Date()).load('doc');
    const doc = new Y.Doc();
    for (const bytes of [...(folded ? [folded.state] : []), ...tail.map(({ update }) => update)]) {
      Y.applyUpdate(doc, bytes);
    }
    const stored = new Set(paragraphsOf(doc.getXmlFragment('text')));
    expect([...seen].filter((words) => !stored.has(words))).toEqual([]);
    expect(doc.store.pendingStructs).toBeNull();
  });
});

function settled(people: readonly StockClient[]): Promise<void> {
  return until('everything acknowledged', () => {
    return people.every((client) => client.sent() > 0 && client.stored() === client.sent());
  });
}
