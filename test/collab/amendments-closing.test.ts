import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { CLOSINGS } from '../../app/document/close-codes';
import { moveVersion } from '../../app/services/versions/move-version.server';
import { announcePublication, publishVersion } from '../../app/services/versions/publish-version.server';
import { openStore } from '../../db/store';
import { createTextWorkshop } from '../../server/workshop/workshop';
import { opened, wordsOf } from '../support/amendments';
import { makePerson, signedIn } from '../support/context';
import { enginesUnderTest } from '../support/postgres';
import { awaitingApproval, drafting, publication, standardWorld } from '../support/standards';
import { freshDatabase } from '../support/store';
import { pause } from './good-people';
import { addition, liveOn } from './portal-live';
import { step1, step2, update } from './raw-client';
import { until } from './stock-client';

const texts = createTextWorkshop();
afterAll(() => texts.close());

/** Ada writes an amendment and an amendment of that, each on a node of its own where there can be two. */
async function twoBranches(engine: 'sqlite' | 'postgres') {
  const address = await freshDatabase(engine);
  const node = async () => {
    const store = await openStore({ ...address, poolSize: 4 });
    onTestFinished(() => store.close());
    return store;
  };
  const w = await standardWorld(engine, texts, await node());
  const place = await drafting(w);
  const ada = await makePerson(w.ctx, { name: 'Ada', email: 'ada@example.test' });
  const author = await signedIn(w.ctx, ada);
  const parent = await opened(author, place.documentId);
  const here = await liveOn(w.ctx, texts);
  const there = engine === 'sqlite' ? here : await liveOn(w.ctx, texts, await node());
  const write = async (live: typeof here, who: typeof ada, documentId: string) => {
    const socket = await live.join(who, documentId);
    socket.send(step1(), step2(await addition(w.ctx, documentId, 'While it is written.')));
    await expect.poll(() => wordsOf(w.ctx, documentId)).toContain('While it is written.');
    return socket;
  };
  const first = await write(there, ada, parent.documentId);
  const child = await opened(author, parent.documentId);
  const second = await write(here, ada, child.documentId);
  const lead = { ...w.lead, rooms: here.live.rooms };
  const branches = [
    { socket: first, documentId: parent.documentId },
    { socket: second, documentId: child.documentId },
  ];
  return { w, place, lead, branches, join: here.join, ada };
}

describe.each(enginesUnderTest())('amendments that are being written on %s', (engine) => {
  it.each(['published', 'cancelled'] as const)(
    'AM-1 close within a second for those who type in them when the version is %s',
    async (end) => {
      const { w, place, lead, branches, join, ada } = await twoBranches(engine);
      const frozen = end === 'published' ? await awaitingApproval(w, place) : null;
      await pause(50);
      expect(branches.map(({ socket }) => socket.closed())).toEqual([null, null]);
      let moved = performance.now();
      if (frozen === null) {
        await moveVersion(lead, place.versionId, { move: 'cancel', reason: 'Replaced by another standard.' });
        moved = performance.now();
      } else {
        const decision = await w.ctx.store.tx((tx) =>
          publishVersion(tx, lead, publication(w, place, frozen)),
        );
        if (!decision.allowed) throw new Error('Refused');
        moved = performance.now();
        await announcePublication(lead, decision.result);
      }
      await until('closed', () => branches.every(({ socket }) => socket.closed() !== null));
      expect(performance.now() - moved).toBeLessThan(1_000);
      expect(branches.map(({ socket }) => socket.closed())).toEqual([
        CLOSINGS.draftFrozen.code,
        CLOSINGS.draftFrozen.code,
      ]);
      // They read it still, and what they send then is not taken.
      for (const { documentId } of branches) {
        const late = await join(ada, documentId);
        expect(late.answer).toBe('open');
        const edit = await addition(w.ctx, documentId, 'Too late.');
        late.send(step1(), step2(edit), update(edit));
      }
      await pause(100);
      for (const { documentId } of branches) {
        expect(await wordsOf(w.ctx, documentId)).not.toContain('Too late.');
      }
    },
  );
});
