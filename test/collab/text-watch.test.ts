import { describe, expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { openLive, readText } from '../../app/document/live-document';
import { unshowable } from '../../app/document/unshowable';
import { foldHere } from '../../server/collab/fold';
import { watchTexts } from '../../server/collab/text-watch';
import { memoryLog } from '../../server/collab/update-log-memory';
import { createTextWorkshop } from '../../server/workshop/workshop';
import { pause } from './good-people';
import { type LiveServer, liveServer } from './live-server';
import { stockClient, synced, until } from './stock-client';

describe('promise 10: what the editor cannot show is not let in silently', () => {
  it('is reported once the text rests, by document and block, and can be repaired from the log', async () => {
    const log = memoryLog();
    const live = await liveServer({ log });
    const texts = createTextWorkshop({ timeoutMs: 20_000 });
    onTestFinished(() => texts.close());
    let examined = 0;
    const stop = watchTexts({
      rooms: live.rooms,
      report: { info: () => undefined, warn: () => undefined, error: (facts) => void said.push(facts) },
      unshowable: (updates) => {
        examined++;
        return texts.unshowable(updates);
      },
      everyMs: 40,
    });
    onTestFinished(stop);
    const said: Array<Record<string, unknown>> = [];
    const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
    await synced(alice);
    alice.write('sound words');
    await until('stored', () => alice.stored() === alice.sent());
    await until('examined', () => examined === 1, 10_000);
    await pause(150);
    expect([said, examined], 'nothing to say, and not again while it rests').toEqual([[], 1]);

    // Well-formed and in place, and code that is bold: only the whole text shows that.
    const code = new Y.XmlElement('codeBlock');
    code.insert(0, [new Y.XmlText('x')]);
    alice.text.insert(1, [code]);
    (code.get(0) as Y.XmlText).format(0, 1, { bold: {} });
    await until('reported', () => said.length === 1, 10_000);
    expect(said[0]).toMatchObject({ documentId: 'doc', count: 1, blocks: ['1 - misplaced'] });
    expect(JSON.stringify(said), 'no words of the text').not.toContain('sound');
    expect(live.rooms.stats().counts['damaged-texts']).toBe(1);
    await pause(150);
    expect(said).toHaveLength(1);

    const rows = (await log.after('doc', 0)).map(({ update }) => update);
    const repair = await texts.repair(rows);
    expect(repair?.blocks).toEqual([{ at: 1, id: null, why: 'misplaced', how: 'removed' }]);
    const author = { personId: 'p-console', organisationId: null };
    await live.rooms.appendServerUpdate('doc', repair?.update ?? new Uint8Array([0, 0]), author);
    await until('repaired for everybody', () => alice.text.length === 1);
    const after = readText(openLive((await log.after('doc', 0)).map(({ update }) => update)));
    expect(unshowable(after)).toEqual([]);
    expect(alice.read()).toEqual(['sound words']);
    expect(alice.closes).toEqual([]);
  });

  it('is not looked for again in a text in which nothing was written since it was folded', async () => {
    const log = memoryLog();
    const live = await liveServer({ log });
    const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
    await synced(alice);
    alice.write('sound words');
    await until('stored', () => alice.stored() === alice.sent());
    const examined: string[] = [];
    const watching = (rooms: LiveServer['rooms'], name: string) => {
      const report = { info: () => undefined, warn: () => undefined, error: () => undefined };
      const unshowable = async () => {
        examined.push(name);
        return [];
      };
      onTestFinished(watchTexts({ rooms, report, unshowable, everyMs: 20 }));
    };
    const open = async (name: string) => {
      const server = await liveServer({ log });
      const reader = stockClient(server.port, 'bob', 'doc');
      await synced(reader);
      watching(server.rooms, name);
    };
    await open('not folded');
    await until('examined', () => examined.length === 1);
    const rows = (await log.after('doc', 0)).map(({ update }) => update);
    await log.fold('doc', { ...(await foldHere(rows)), throughSeq: 1 });
    await open('folded');
    await pause(200);
    expect(examined).toEqual(['not folded']);
  });
});
