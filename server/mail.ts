import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WrittenLetter } from '../app/services/notices/write-letter.server';
import {
  claimLetter,
  type LetterRow,
  listDueLetters,
  markLetterFailed,
  markLetterHandedOver,
  markLetterInDoubt,
  markLetterSent,
  setLetterAside,
} from '../db/queries/letters';
import type { Store } from '../db/store';
import type { Log } from './log';
import { type Handover, handOver } from './mail-handover';
import { nextTry } from './mail-retries';

/**
 * How long a claimed letter is its claimer's alone. Longer than a mail server can draw out one letter, so that a second
 * process takes it only when the first one is dead. Should that one wake again, it finds that it may not end the letter.
 */
const CLAIM_MS = 10 * 60 * 1000;
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
 * Sends the outbox. A letter is claimed in the database before it is sent, so two processes never both send it, and it
 * is marked as handed over before the mail server hears its end. One that the server had whole without answering for
 * it is in doubt: it is never sent again of itself, so nobody gets a letter twice.
 */
export function createPostOffice(parts: MailParts): PostOffice {
  const { store, log, now } = parts;
  let running: Promise<void> | null = null;
  let again = false;
  let closed = false;

  async function send(letter: LetterRow, written: WrittenLetter): Promise<Handover> {
    if (parts.smtpUrl === undefined) {
      await keepInFolder(parts, letter, written);
      return { state: 'taken' };
    }
    const { recipient: to, subject, text, headers } = written;
    const messageId = messageIdOf(letter, parts.from);
    return await handOver(parts.smtpUrl, { from: parts.from, to, subject, text, headers, messageId }, () =>
      store.tx((tx) => markLetterHandedOver(tx, letter, now())),
    );
  }

  /** What became of a letter that is ours; null when nothing is left to say in it. */
  async function tryToSend(letter: LetterRow): Promise<Handover | null> {
    try {
      const written = await parts.write(letter);
      return written === null ? null : await send(letter, written);
    } catch (error) {
      return { state: 'not-taken', error };
    }
  }

  /** Sends one letter, if it is ours to send. */
  async function post(due: LetterRow): Promise<void> {
    const until = new Date(now().getTime() + CLAIM_MS);
    if (!(await store.tx((tx) => claimLetter(tx, due.id, due.attempts, until)))) return;
    const letter = { ...due, attempts: due.attempts + 1 };
    const outcome = await tryToSend(letter);
    // A fault of the store from here on leaves the mark as it is: a letter that may be out stays in doubt.
    if (outcome === null) {
      await store.tx((tx) => setLetterAside(tx, letter, now()));
    } else if (outcome.state === 'taken') {
      await store.tx((tx) => markLetterSent(tx, letter, now()));
    } else {
      const why = outcome.error instanceof Error ? outcome.error.message : 'unknown';
      if (outcome.state === 'in-doubt') {
        log.warn({ letter: letter.id, why }, 'a letter was handed over and not answered for');
        await store.tx((tx) => markLetterInDoubt(tx, letter, why, now()));
      } else {
        const next = nextTry(letter.attempts, outcome.error, now());
        log.warn({ letter: letter.id, why, last: next === null }, 'a letter could not be sent');
        await store.tx((tx) => markLetterFailed(tx, letter, why, next, now()));
      }
    }
  }

  async function pass(): Promise<void> {
    for (;;) {
      const due = await store.read((tx) => listDueLetters(tx, now(), 50));
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
      deliver().catch((error) => log.error({ err: error }, 'the outbox could not be read'));
    },
    deliver,
    async close() {
      closed = true;
      await running?.catch(() => undefined);
    },
  };
}

/** Writes a letter as a file, whole or not at all: a second try writes the same file. */
async function keepInFolder(
  { folder, from }: Pick<MailParts, 'folder' | 'from'>,
  letter: LetterRow,
  { recipient, subject, text, headers }: WrittenLetter,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const name = `${String(letter.id).padStart(6, '0')}-${recipient.replace(/[^\w.@-]/g, '_')}`;
  const lines = [
    `From: ${from}`,
    `To: ${recipient}`,
    `Subject: ${subject}`,
    ...Object.entries(headers).map(([header, value]) => `${header}: ${value}`),
    '',
    text,
    '',
  ];
  const unfinished = join(folder, `${name}.part`);
  await writeFile(unfinished, lines.join('\n'));
  await rename(unfinished, join(folder, `${name}.txt`));
}

/** The same for every attempt at a letter, and for no other letter of this or another installation. */
function messageIdOf({ id, createdAt }: LetterRow, from: string): string {
  const host = /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost';
  return `<concord.${id}.${createdAt.getTime().toString(36)}@${host}>`;
}
