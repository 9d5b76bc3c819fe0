import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeLetter } from '../../app/services/notices/write-letter.server';
import {
  claimLetter,
  countGivenUpLetters,
  countWaitingLetters,
  insertLetter,
  insertNoticeLetter,
  listDueLetters,
  markLetterFailed,
  markLetterSent,
} from '../../db/queries/letters';
import { createLog } from '../../server/log';
import { createPostOffice } from '../../server/mail';
import { nextTry } from '../../server/mail-retries';
import { makePerson, testContext } from '../support/context';
import { scratchFolder } from '../support/scratch';
import { freshStore } from '../support/store';

/** A real mail server that takes letters, or refuses them while `refuse` is set. */
async function mailServer() {
  const received: ParsedMail[] = [];
  const state = { refuse: false };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      simpleParser(stream).then((mail) => {
        if (state.refuse) return done(new Error('Come back later'));
        received.push(mail);
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, received, state };
}

const letter = { recipient: 'ada@example.org', subject: 'Ballot opened', body: 'Vote by 3 December 2026.\n' };

async function officeOn(smtpUrl?: string) {
  const store = await freshStore('sqlite');
  const folder = await mkdtemp(join(scratchFolder(), 'concord-mail-'));
  const clock = { now: new Date('2026-11-22T10:00:00Z') };
  const ctx = testContext(store);
  const post = createPostOffice({
    store,
    log: createLog('silent'),
    now: () => clock.now,
    from: 'Concord <concord@example.org>',
    folder,
    ...(smtpUrl ? { smtpUrl } : {}),
    write: (letter) => writeLetter(ctx, letter),
  });
  onTestFinished(() => post.close());
  return { store, folder, clock, post };
}

describe('the post office', () => {
  it('hands a waiting letter to a real mail server, once', async () => {
    const { url, received } = await mailServer();
    const { store, clock, post } = await officeOn(url);
    await store.tx((tx) => insertLetter(tx, letter, clock.now));
    await Promise.all([post.deliver(), post.deliver()]);
    await post.deliver();
    expect(received.map((mail) => mail.subject)).toEqual(['Ballot opened']);
    expect(received[0]?.text?.trim()).toBe('Vote by 3 December 2026.');
    expect(received[0]?.messageId).toMatch(/^<concord\.1\.\w+@example\.org>$/);
    expect(await store.read(countWaitingLetters)).toBe(0);
  });

  it('leases a letter to one at a time, and a lease that ran out writes nothing any more', async () => {
    const { store, clock } = await officeOn();
    await store.tx((tx) => insertLetter(tx, letter, clock.now));
    const due = (at: Date) => store.read((tx) => listDueLetters(tx, at, 9));
    const [waiting] = await due(clock.now);
    const id = waiting?.id ?? 0;
    const until = new Date(clock.now.getTime() + 600_000);
    const claim = (attempts: number) => store.tx((tx) => claimLetter(tx, id, attempts, until));
    expect([await claim(0), await claim(0)]).toEqual([true, false]);
    expect(await due(new Date(until.getTime() - 1))).toEqual([]);
    expect(await due(until)).toHaveLength(1);
    expect(await claim(1)).toBe(true);
    await store.tx((tx) => markLetterSent(tx, { id, attempts: 1 }, until));
    await store.tx((tx) => markLetterFailed(tx, { id, attempts: 1 }, 'late', null, until));
    expect(await store.read(countWaitingLetters)).toBe(1);
    await store.tx((tx) => markLetterSent(tx, { id, attempts: 2 }, until));
    expect(await store.read(countWaitingLetters)).toBe(0);
  });

  it('sets a letter aside in which nothing is left to say', async () => {
    const { store, clock, post } = await officeOn();
    const { id } = await makePerson(testContext(store));
    await store.tx((tx) => insertNoticeLetter(tx, { personId: id, about: 'mention' }, clock.now));
    await post.deliver();
    expect(await store.read(countWaitingLetters)).toBe(0);
    expect(await store.read((tx) => countGivenUpLetters(tx, new Date(0)))).toBe(0);
  });

  it('keeps a letter that was refused and sends it later', async () => {
    const { url, received, state } = await mailServer();
    const { store, clock, post } = await officeOn(url);
    state.refuse = true;
    await store.tx((tx) => insertLetter(tx, letter, clock.now));
    await post.deliver();
    expect(received).toHaveLength(0);
    expect(await store.read(countWaitingLetters)).toBe(1);
    state.refuse = false;
    clock.now = new Date(clock.now.getTime() + 60 * 60 * 1000);
    await post.deliver();
    expect(received).toHaveLength(1);
  });

  it('tries a refused letter less and less often, and gives it up after two days', async () => {
    const { url, received, state } = await mailServer();
    const { store, clock, post } = await officeOn(url);
    state.refuse = true;
    await store.tx((tx) => insertLetter(tx, letter, clock.now));
    const begun = clock.now.getTime();
    const tried: number[] = [];
    const attempts = async () =>
      (await store.read(({ db, tables }) => db.select().from(tables.letters)))[0]?.attempts ?? 0;
    for (let minute = 0; minute <= 5 * 24 * 60; minute += 1) {
      const [row] = await store.read(({ db, tables }) => db.select().from(tables.letters));
      if (row && row.failedAt === null && row.notBefore.getTime() > begun + minute * 60_000) continue;
      if (row?.failedAt) break;
      clock.now = new Date(begun + minute * 60_000);
      await post.deliver();
      tried.push(minute);
    }
    expect(tried.slice(0, 9)).toEqual([0, 1, 3, 7, 15, 31, 63, 127, 255]);
    expect(await attempts()).toBe(16);
    const days = (tried.at(-1) ?? 0) / (24 * 60);
    expect(days).toBeGreaterThan(1.5);
    expect(days).toBeLessThan(3);
    expect(await store.read(countWaitingLetters)).toBe(0);
    expect(await store.read((tx) => countGivenUpLetters(tx, new Date(begun)))).toBe(1);
    expect(received).toHaveLength(0);
  });

  it('tries an address that the server refuses for good four times in a day', () => {
    const refused = Object.assign(new Error('550 no such user'), { command: 'RCPT TO', responseCode: 550 });
    const busy = Object.assign(new Error('450 later'), { command: 'RCPT TO', responseCode: 450 });
    const now = new Date('2026-11-22T10:00:00Z');
    expect([1, 2, 3, 4].map((attempt) => nextTry(attempt, refused, now)?.toISOString() ?? null)).toEqual([
      '2026-11-22T16:00:00.000Z',
      '2026-11-22T16:00:00.000Z',
      '2026-11-22T16:00:00.000Z',
      null,
    ]);
    expect(nextTry(4, busy, now)).toEqual(new Date('2026-11-22T10:08:00Z'));
    expect([15, 16].map((attempt) => nextTry(attempt, busy, now) === null)).toEqual([false, true]);
  });

  it('writes letters into a folder when no mail server is configured', async () => {
    const { store, folder, clock, post } = await officeOn();
    await store.tx((tx) => insertLetter(tx, letter, clock.now));
    await post.deliver();
    const [file] = await readdir(folder);
    expect(await readFile(join(folder, file ?? ''), 'utf8')).toContain('Subject: Ballot opened');
  });
});
