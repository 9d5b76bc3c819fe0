import { describe, expect, it, onTestFinished } from 'vitest';
import {
  claimLetter,
  countLettersInDoubt,
  countWaitingLetters,
  insertLetter,
  type LetterRow,
  listLettersInDoubt,
  sendLetterAgain,
} from '../../db/queries/letters';
import type { Store } from '../../db/store';
import { createLog } from '../../server/log';
import { createPostOffice } from '../../server/mail';
import { startMailServer } from '../support/mail-server';
import { enginesUnderTest } from '../support/postgres';
import { freshStore } from '../support/store';

const HOUR_MS = 60 * 60 * 1000;
const letter = { recipient: 'ada@example.org', subject: 'Ballot opened', body: 'Vote by 3 December 2026.\n' };
describe.each(enginesUnderTest())('a letter on %s', (engine) => {
  const world = async () => {
    const bare = await freshStore(engine);
    const clock = { now: new Date('2026-11-22T10:00:00Z') };
    const hooks: { written: (due: LetterRow) => Promise<unknown>; storing: () => Promise<unknown> } = {
      written: async () => undefined,
      storing: async () => undefined,
    };
    const store: Store = {
      ...bare,
      tx: async (work) => {
        await hooks.storing();
        return await bare.tx(work);
      },
    };
    await store.tx((tx) => insertLetter(tx, letter, clock.now));
    const office = (smtpUrl: string) => {
      const post = createPostOffice({
        store,
        log: createLog('silent'),
        now: () => clock.now,
        from: 'Concord <concord@example.org>',
        folder: '',
        smtpUrl,
        write: async (due) => {
          await hooks.written(due);
          return { recipient: due.recipient, subject: due.subject, text: due.body, headers: {} };
        },
      });
      onTestFinished(() => post.close());
      return post;
    };
    const row = async () => (await store.read(({ db, tables }) => db.select().from(tables.letters)))[0];
    const later = () => {
      clock.now = new Date(clock.now.getTime() + HOUR_MS);
    };
    const doubtful = () => store.read((tx) => listLettersInDoubt(tx, clock.now));
    return { store, clock, hooks, office, row, later, doubtful };
  };

  it('is marked before the mail server has it whole', async () => {
    const w = await world();
    const seen: unknown[] = [];
    const { url } = await startMailServer({
      whole: async () => {
        const { sentAt, lastError } = (await w.row()) ?? {};
        seen.push([sentAt, lastError]);
        return undefined;
      },
    });
    await w.office(url).deliver();
    expect(seen).toEqual([[w.clock.now, expect.stringContaining('before the mail server answered')]]);
    expect(await w.row()).toMatchObject({ sentAt: w.clock.now, lastError: null });
    w.later();
    expect(await w.doubtful()).toEqual([]);
  });

  it('that the server had whole when the line was cut is in doubt, and goes again only when somebody says so', async () => {
    const w = await world();
    const server = await startMailServer({
      whole: async ({ received, cut }) => {
        if (received.length > 1) return undefined;
        cut();
        return 'silent';
      },
    });
    await w.office(server.url).deliver();
    for (let hour = 0; hour < 3; hour++) {
      w.later();
      await w.office(server.url).deliver();
    }
    expect(server.received).toHaveLength(1);
    expect(await w.doubtful()).toMatchObject([{ id: 1, recipient: 'ada@example.org' }]);
    expect(await w.store.read((tx) => countLettersInDoubt(tx, w.clock.now, new Date(0)))).toBe(1);
    expect(await w.store.read(countWaitingLetters)).toBe(0);

    expect(await w.store.tx((tx) => sendLetterAgain(tx, 1, w.clock.now))).toBe(true);
    expect(await w.store.tx((tx) => sendLetterAgain(tx, 1, w.clock.now))).toBe(false);
    await w.office(server.url).deliver();
    expect(server.received).toHaveLength(2);
    expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(1);
    expect(await w.doubtful()).toEqual([]);
  });

  it('that a server took without ever answering is in doubt', async () => {
    const w = await world();
    const server = await startMailServer({ whole: async () => 'silent' });
    await w.office(`${server.url}?socketTimeout=300`).deliver();
    expect(await w.doubtful()).toMatchObject([{ why: expect.stringContaining('Timeout') }]);
    w.later();
    await w.office(server.url).deliver();
    expect(server.received).toHaveLength(1);
  });

  it('that was cut off before its end is sent again, and arrives once', async () => {
    const w = await world();
    let cuts = 0;
    const server = await startMailServer({
      begun: ({ cut }) => {
        cuts += 1;
        if (cuts <= 2) cut();
      },
    });
    for (let hour = 0; hour < 4; hour++) {
      const before = cuts;
      let stored = 0;
      w.hooks.storing = async () => {
        stored += 1;
        // The claim is stored first, then the mark: not before the words are at the server and the sender knows of a cut.
        if (stored !== 2) return;
        await expect.poll(() => cuts).toBeGreaterThan(before);
        await new Promise((resolve) => setTimeout(resolve, 200));
      };
      await w.office(server.url).deliver();
      expect(await w.doubtful()).toEqual([]);
      expect(server.received).toHaveLength(hour < 2 ? 0 : 1);
      w.later();
    }
    expect(cuts).toBe(3);
    expect(await w.store.read(countWaitingLetters)).toBe(0);
  });

  it('is not ended while its mark cannot be stored, and goes when it can', async () => {
    const w = await world();
    const server = await startMailServer();
    let stored = 0;
    w.hooks.storing = async () => {
      stored += 1;
      if (stored === 2) throw new Error('The disk is full.');
    };
    await w.office(server.url).deliver();
    expect(server.received).toHaveLength(0);
    expect(await w.row()).toMatchObject({ sentAt: null, lastError: expect.stringContaining('disk') });
    w.later();
    await w.office(server.url).deliver();
    expect(server.received).toHaveLength(1);
  });

  it('that the server refuses at its end is tried again', async () => {
    const w = await world();
    const server = await startMailServer({
      whole: async ({ received }) => {
        if (received.length === 1) throw new Error('Come back later');
        return undefined;
      },
    });
    await w.office(server.url).deliver();
    expect(await w.row()).toMatchObject({ sentAt: null, failedAt: null });
    w.later();
    await w.office(server.url).deliver();
    expect(server.received).toHaveLength(2);
    expect(await w.row()).toMatchObject({ sentAt: w.clock.now, lastError: null });
  });

  it('is not ended by a process that slept until another one had claimed it', async () => {
    const w = await world();
    const server = await startMailServer();
    w.hooks.written = ({ id, attempts }) =>
      w.store.tx((tx) => claimLetter(tx, id, attempts, new Date(w.clock.now.getTime() + HOUR_MS)));
    await w.office(server.url).deliver();
    expect(server.received).toHaveLength(0);
    expect(await w.row()).toMatchObject({ sentAt: null, lastError: null, attempts: 2 });
  });

  it('goes over a line of its own, though the address asks for a pool that sends again by itself', async () => {
    const w = await world();
    const server = await startMailServer({
      whole: async ({ received, cut }) => {
        if (received.length > 1) return undefined;
        cut();
        return 'silent';
      },
    });
    await w.office(`${server.url}?pool=true`).deliver();
    expect(server.received).toHaveLength(1);
    expect(await w.doubtful()).toHaveLength(1);
  });
});
