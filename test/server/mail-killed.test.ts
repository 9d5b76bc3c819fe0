import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ParsedMail } from 'mailparser';
import { describe, expect, it, onTestFinished } from 'vitest';
import { countWaitingLetters, insertLetter, listLettersInDoubt } from '../../db/queries/letters';
import { openStore } from '../../db/store';
import { startMailServer } from '../support/mail-server';
import { enginesUnderTest } from '../support/postgres';
import { type DatabaseAddress, freshDatabase } from '../support/store';

const POSTING = fileURLToPath(new URL('../support/posting-process.ts', import.meta.url));
const HOUR_MS = 60 * 60 * 1000;

/** Starts a process that sends what is due, and answers when it has ended. */
function posting(
  where: DatabaseAddress,
  smtpUrl: string,
  aheadMs = 0,
): [ChildProcess, Promise<number | null>] {
  const address = 'file' in where ? where.file : where.databaseUrl;
  const words = ['--import', 'tsx', POSTING, address, smtpUrl, String(aheadMs)];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] });
  return [child, new Promise((resolve) => child.once('exit', resolve))];
}

async function outbox(where: DatabaseAddress, letters: number) {
  const store = await openStore({ ...where, poolSize: 2 });
  onTestFinished(() => store.close());
  const body = 'Vote by 3 December 2026.';
  await store.tx(async (tx) => {
    for (let n = 1; n <= letters; n++) {
      await insertLetter(tx, { recipient: `p${n}@example.org`, subject: `Letter ${n}`, body }, new Date());
    }
  });
  return store;
}

const idsOf = (mails: readonly ParsedMail[]) => mails.map(({ messageId }) => messageId);
const recipientsOf = (mails: readonly ParsedMail[]) =>
  mails.flatMap(({ to }) => (to && 'text' in to ? [to.text] : []));

describe.each(enginesUnderTest())('letters on %s', (engine) => {
  it('of a process killed in the middle of sending go once; what may be out already is listed and never goes again', async () => {
    const where = await freshDatabase(engine);
    const store = await outbox(where, 12);
    let kill: () => void = () => undefined;
    const { url, received } = await startMailServer({
      // The fifth letter is whole at the server, and its sender never hears so.
      whole: async (server) => {
        if (server.received.length !== 5) return undefined;
        kill();
        return 'silent';
      },
    });
    const [first, over] = posting(where, url);
    kill = () => void first.kill('SIGKILL');
    await over;
    const before = received.length;
    expect(before).toBeGreaterThanOrEqual(5);
    expect(before).toBeLessThan(12);

    // At once after the crash what it had in hands is still its own; the rest goes.
    const [, second] = posting(where, url);
    expect(await second).toBe(0);
    expect(await store.read((tx) => listLettersInDoubt(tx, new Date()))).toEqual([]);

    const [, third] = posting(where, url, HOUR_MS);
    expect(await third).toBe(0);
    const [, fourth] = posting(where, url, 24 * HOUR_MS);
    expect(await fourth).toBe(0);
    expect(await store.read(countWaitingLetters)).toBe(0);
    expect(new Set(idsOf(received)).size).toBe(received.length);
    const doubtful = await store.read((tx) => listLettersInDoubt(tx, new Date(Date.now() + HOUR_MS)));
    const fifth = recipientsOf(received)[4];
    expect(doubtful.map(({ recipient }) => recipient)).toContain(fifth);
    expect(doubtful.length).toBeLessThanOrEqual(4);
    const accounted = new Set([...recipientsOf(received), ...doubtful.map(({ recipient }) => recipient)]);
    expect(accounted.size).toBe(12);
  });
});

describe.each(enginesUnderTest().filter((engine) => engine !== 'sqlite'))(
  'two processes on one %s',
  (engine) => {
    it('send every letter once between them', async () => {
      const where = await freshDatabase(engine);
      const store = await outbox(where, 24);
      const { url, received } = await startMailServer();
      const both = [posting(where, url), posting(where, url)].map(([, over]) => over);
      expect(await Promise.all(both)).toEqual([0, 0]);
      expect(received).toHaveLength(24);
      expect(new Set(idsOf(received)).size).toBe(24);
      expect(await store.read(countWaitingLetters)).toBe(0);
    });
  },
);
