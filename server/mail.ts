import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { claimLetter, listDueLetters, markLetterFailed, markLetterSent } from '../db/queries/letters';
import type { Store } from '../db/store';
import type { Log } from './log';

/** After these attempts a letter is given up and stays in the table with its last error. */
const MOST_ATTEMPTS = 8;
/** A claimed letter is not tried again before this, so that a slow mail server is not sent it twice. */
const CLAIM_MS = 2 * 60 * 1000;

export interface MailParts {
  readonly store: Store;
  readonly log: Log;
  readonly now: () => Date;
  readonly from: string;
  /** Unset: letters are written as files into `folder`. */
  readonly smtpUrl?: string;
  readonly folder: string;
}

export interface PostOffice {
  /** Letters wait: send them soon. Never throws. */
  wake(): void;
  /** Sends what is due now, and waits for it. */
  deliver(): Promise<void>;
  close(): Promise<void>;
}

/** Sends the outbox. A letter is claimed in the database before it is sent, so two processes never both send it. */
export function createPostOffice(parts: MailParts): PostOffice {
  const transport = parts.smtpUrl ? createTransport(parts.smtpUrl) : null;
  let running: Promise<void> | null = null;
  let again = false;
  let closed = false;

  async function send(letter: {
    id: number;
    recipient: string;
    subject: string;
    body: string;
  }): Promise<void> {
    const message = { from: parts.from, to: letter.recipient, subject: letter.subject, text: letter.body };
    if (transport) {
      await transport.sendMail({ ...message, messageId: `<letter-${letter.id}@concord>` });
      return;
    }
    await mkdir(parts.folder, { recursive: true });
    const name = `${String(letter.id).padStart(6, '0')}-${letter.recipient.replace(/[^\w.@-]/g, '_')}.txt`;
    const lines = [
      `From: ${message.from}`,
      `To: ${message.to}`,
      `Subject: ${message.subject}`,
      '',
      message.text,
      '',
    ];
    await writeFile(join(parts.folder, name), lines.join('\n'));
  }

  async function pass(): Promise<void> {
    for (;;) {
      const now = parts.now();
      const due = await parts.store.read((tx) => listDueLetters(tx, now, 50));
      if (due.length === 0 || closed) return;
      for (const letter of due) {
        const wait = CLAIM_MS * 2 ** letter.attempts;
        const mine = await parts.store.tx((tx) =>
          claimLetter(tx, letter.id, letter.attempts, new Date(now.getTime() + wait)),
        );
        if (!mine) continue;
        try {
          await send(letter);
          await parts.store.tx((tx) => markLetterSent(tx, letter.id, parts.now()));
        } catch (error) {
          const why = error instanceof Error ? error.message : 'unknown';
          const last = letter.attempts + 1 >= MOST_ATTEMPTS;
          parts.log.warn({ letter: letter.id, why, last }, 'a letter could not be sent');
          await parts.store.tx((tx) => markLetterFailed(tx, letter.id, why, last ? parts.now() : null));
        }
      }
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
