import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { memoryLog } from '../../server/collab/update-log-memory';
import { liveServer } from './live-server';
import { bytesInUse } from './rubbish';
import { paragraph, until } from './stock-client';

const ROOMS = 200;
const TEXT_BYTES = 100_000;

/** A log in which every document has the same long text, and each reads a copy of its own. */
async function logOfLongTexts() {
  const log = memoryLog();
  const doc = new Y.Doc();
  doc.getXmlFragment('text').push([paragraph('word '.repeat(TEXT_BYTES / 5))]);
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  const row = { clientId: 1, personId: 'p', organisationId: null, bind: [], onlyWhileOpen: false };
  await log.append([{ ...row, documentId: 'long', update }]);
  const load: typeof log.load = async () => {
    const { tail, ...loaded } = await log.load('long');
    return { ...loaded, tail: tail.map((line) => ({ ...line, update: line.update.slice() })) };
  };
  // What a fold keeps is the database's memory and not the portal's.
  return { ...log, load, fold: async () => undefined };
}

describe('promise 9: memory returns', () => {
  it(`after ${ROOMS} rooms were opened by clients and left, the process needs what it needed before`, async () => {
    const live = await liveServer({ log: await logOfLongTexts(), settings: { keepWarm: 20 } });
    let most = 0;
    const visit = async (documentId: string) => {
      const socket = live.socket('alice', `/live/${documentId}`);
      await once(socket, 'message');
      most = Math.max(most, live.rooms.stats().textBytes);
      socket.close();
      await once(socket, 'close');
    };
    const visitAll = async (rooms: number, name: string) => {
      for (let n = 0; n < rooms; n++) await visit(`${name}-${n}`);
      await until('all let go', () => live.rooms.stats().rooms === 0);
    };
    await visitAll(20, 'warming');
    const before = await bytesInUse();
    await visitAll(ROOMS, 'room');
    const grown = (await bytesInUse()) - before;
    expect(most, 'rooms held their text').toBeGreaterThanOrEqual(TEXT_BYTES);
    // Were the rooms kept, this would be the whole of their texts.
    expect(grown).toBeLessThan((ROOMS * TEXT_BYTES) / 4);
  });
});
