import { type ChildProcess, spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { countWaitingLetters, insertLetter } from '../../db/queries/letters';
import { openStore } from '../../db/store';
import { enginesUnderTest } from '../support/postgres';
import { type DatabaseAddress, freshDatabase } from '../support/store';

const POSTING = fileURLToPath(new URL('../support/posting-process.ts', import.meta.url));
const HOUR_MS = 60 * 60 * 1000;

/** A real mail server; `taken` is asked after it has a letter whole, before it says so. */
async function mailServer(taken: (mail: ParsedMail) => Promise<void> = async () => undefined) {
  const received: ParsedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      simpleParser(stream).then(async (mail) => {
        received.push(mail);
        await taken(mail);
        done();
      }, done);
    },
  });
  // A sender that is killed breaks its connection.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, received };
}

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
const subjectsOf = (mails: readonly ParsedMail[]) => [...new Set(mails.map(({ subject }) => subject))];

describe.each(enginesUnderTest())('letters on %s', (engine) => {
  it('of a process killed in the middle of sending all go out; twice at most what was on its way, under one Message-ID', async () => {
    const where = await freshDatabase(engine);
    const store = await outbox(where, 12);
    let kill: () => void = () => undefined;
    const { url, received } = await mailServer(async () => {
      // The fifth letter is whole at the server, and its sender never hears so.
      if (received.length === 5) kill();
    });
    const [first, over] = posting(where, url);
    kill = () => void first.kill('SIGKILL');
    await over;
    const before = received.length;
    expect(before).toBeGreaterThanOrEqual(5);
    expect(before).toBeLessThan(12);
    const left = await store.read(countWaitingLetters);
    expect(left).toBeGreaterThan(12 - before - 1);

    // At once after the crash what it had in hands is still its own; the rest goes.
    const [, second] = posting(where, url);
    expect(await second).toBe(0);
    const inHands = await store.read(countWaitingLetters);
    expect(inHands).toBeGreaterThan(0);
    expect(inHands).toBeLessThanOrEqual(4);

    const [, third] = posting(where, url, HOUR_MS);
    expect(await third).toBe(0);
    expect(await store.read(countWaitingLetters)).toBe(0);
    expect(subjectsOf(received)).toHaveLength(12);
    expect(new Set(idsOf(received)).size).toBe(12);
    expect(received.length - 12).toBeLessThanOrEqual(inHands);
  });
});

describe.each(enginesUnderTest().filter((engine) => engine !== 'sqlite'))(
  'two processes on one %s',
  (engine) => {
    it('send every letter once between them', async () => {
      const where = await freshDatabase(engine);
      const store = await outbox(where, 24);
      const { url, received } = await mailServer();
      const both = [posting(where, url), posting(where, url)].map(([, over]) => over);
      expect(await Promise.all(both)).toEqual([0, 0]);
      expect(received).toHaveLength(24);
      expect(new Set(idsOf(received)).size).toBe(24);
      expect(await store.read(countWaitingLetters)).toBe(0);
    });
  },
);
