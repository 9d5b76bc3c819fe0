import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { WrittenLetter } from '../app/services/notices/write-letter.server';
import {
  claimLetter,
  type LetterRow,
  listDueLetters,
  markLetterFailed,
  markLetterSent,
  setLetterAside,
} from '../db/queries/letters';
import type { Store } from '../db/store';
import type { Log } from './log';
import { nextTry } from './mail-retries';

/**
 * How long a claimed letter is its claimer's alone. Longer than a mail server can draw out one letter (SLOWEST_MS for
 * each of a handful of answers), so that a second process takes it only when the first one is dead.
 */
const CLAIM_MS = 10 * 60 * 1000;
const SLOWEST_MS = 45_000;
/** How many letters are on their way at the same time. */
const AT_ONCE = 4;

export interface MailParts {
  readonly store: Store;
  readonly log: Log;
  readonly now: () => Date;
  readonly from: string;
  /** Unset: letters are written as files into `folder`. */
  readonly smtpUrl?: string;
  readonly folder: string;
  /** What a letter says, asked at the moment of sending; null when it is not to be sent. */
  readonly write: (letter: LetterRow) => Promise<WrittenLetter | null>;
}

export interface PostOffice {
  /** Letters wait: send them soon. Never throws. */
  wake(): void;
  /** Sends what is due now, and waits for it. */
  deliver(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Sends the outbox. A letter is claimed in the database before it is sent, so two processes never both send it. One
 * that the mail server took while this process died goes once more when the claim has run out, under the same
 * Message-ID: at least once, and told apart by that.
 */
export function createPostOffice(parts: MailParts): PostOffice {
  const transport = parts.smtpUrl ? createTransport(patient(parts.smtpUrl)) : null;
  let running: Promise<void> | null = null;
  let again = false;
  let closed = false;

  async function send(
    letter: LetterRow,
    { recipient, subject, text, headers }: WrittenLetter,
  ): Promise<void> {
    const message = { from: parts.from, to: recipient, subject, text, headers };
    if (transport) {
      await transport.sendMail({ ...message, messageId: messageId(letter, parts.from) });
      return;
    }
    await mkdir(parts.folder, { recursive: true });
    const name = `${String(letter.id).padStart(6, '0')}-${recipient.replace(/[^\w.@-]/g, '_')}.txt`;
    const lines = [
      `From: ${message.from}`,
      `To: ${recipient}`,
      `Subject: ${subject}`,
      ...Object.entries(headers).map(([header, value]) => `${header}: ${value}`),
      '',
      text,
      '',
    ];
    await writeFile(join(parts.folder, name), lines.join('\n'));
  }

  /** Sends one letter, if it is ours to send. */
  async function post(due: LetterRow): Promise<void> {
    const { store, log, now } = parts;
    const until = new Date(now().getTime() + CLAIM_MS);
    if (!(await store.tx((tx) => claimLetter(tx, due.id, due.attempts, until)))) return;
    const letter = { ...due, attempts: due.attempts + 1 };
    try {
      const written = await parts.write(letter);
      if (written === null) {
        await store.tx((tx) => setLetterAside(tx, letter, now()));
        return;
      }
      await send(letter, written);
    } catch (error) {
      const why = error instanceof Error ? error.message : 'unknown';
      const next = nextTry(letter.attempts, error, now());
      log.warn({ letter: letter.id, why, last: next === null }, 'a letter could not be sent');
      await store.tx((tx) => markLetterFailed(tx, letter, why, next, now()));
      return;
    }
    // A fault from here on is the store's: the letter is out, and goes again only when nobody could write that down.
    await store.tx((tx) => markLetterSent(tx, letter, now()));
  }

  async function pass(): Promise<void> {
    for (;;) {
      const due = await parts.store.read((tx) => listDueLetters(tx, parts.now(), 50));
      if (due.length === 0) return;
      const waiting = due.values();
      const carry = async () => {
        for (const letter of waiting) {
          if (closed) return;
          await post(letter);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, carry));
      if (closed) return;
    }
  }

  async function deliver(): Promise<void> {
    if (running) {
      again = true;
      return await running;
    }
    running = (async () => {
      do {
        again = false;
        await pass();
      } while (again && !closed);
    })().finally(() => {
      running = null;
    });
    await running;
  }

  return {
    wake() {
      if (closed) return;
      deliver().catch((error) => parts.log.error({ err: error }, 'the outbox could not be read'));
    },
    deliver,
    async close() {
      closed = true;
      await running?.catch(() => undefined);
      transport?.close();
    },
  };
}

/** A server that says nothing does not hold a letter for longer than its claim. */
function patient(smtpUrl: string): string {
  const url = new URL(smtpUrl);
  for (const wait of ['connectionTimeout', 'greetingTimeout', 'socketTimeout', 'dnsTimeout']) {
    if (!url.searchParams.has(wait)) url.searchParams.set(wait, String(SLOWEST_MS));
  }
  return url.href;
}

/** The same for every attempt at a letter, and for no other letter of this or another installation. */
function messageId({ id, createdAt }: LetterRow, from: string): string {
  const host = /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost';
  return `<concord.${id}.${createdAt.getTime().toString(36)}@${host}>`;
}
