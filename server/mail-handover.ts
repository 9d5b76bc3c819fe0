import { Readable } from 'node:stream';
import { createTransport, type SendMailOptions } from 'nodemailer';

/** A mail server draws each of its handful of answers out for this long at most. */
const SLOWEST_MS = 45_000;

/** What is known of a letter after it was offered to the mail server. */
export type Handover =
  | { readonly state: 'taken' }
  /** The server cannot have it, or says that it does not take it. */
  | { readonly state: 'not-taken'; readonly error: unknown }
  /** The server had the whole letter and did not say what became of it. */
  | { readonly state: 'in-doubt'; readonly error: unknown };

/**
 * Offers a letter to the mail server. A server takes a letter at the line with a single dot that ends it and throws an
 * unfinished one away (RFC 5321, 4.1.1.4 and 4.1.1.10). That line is sent when the stream of the message ends, so the
 * stream ends only when `mark` has come true: whoever finds no mark knows that the letter is nowhere.
 *
 * @param mark notes for good that the letter may be out from now on; false when it is somebody else's by now
 */
export async function handOver(
  smtpUrl: string,
  message: SendMailOptions,
  mark: () => Promise<boolean>,
): Promise<Handover> {
  const known: { marking: Promise<boolean> | null; over: boolean; ended: boolean } = {
    marking: null,
    over: false,
    ended: false,
  };

  async function* untilMarked(whole: Readable) {
    yield* whole;
    known.marking = mark();
    if (!(await known.marking)) throw new Error('Another process has the letter.');
    if (known.over) throw new Error('The mail server went away before the end of the letter.');
    known.ended = true;
  }

  // Of its own for each letter: nothing is kept between two, since there is no pool.
  const transport = createTransport(patient(smtpUrl));
  transport.use('stream', (mail, done) => {
    mail.message.processFunc((whole) => Readable.from(untilMarked(whole)));
    done();
  });
  try {
    await transport.sendMail(message);
    return { state: 'taken' };
  } catch (error) {
    known.over = true;
    // A mark that is on its way is in the database before whoever asked takes it back.
    await known.marking?.catch(() => undefined);
    return { state: known.ended && !isRefusal(error) ? 'in-doubt' : 'not-taken', error };
  } finally {
    transport.close();
  }
}

/** A server that says nothing is given up; and a pool, which sends again by itself when a line is cut, is not used. */
function patient(smtpUrl: string): string {
  const url = new URL(smtpUrl);
  for (const wait of ['connectionTimeout', 'greetingTimeout', 'socketTimeout', 'dnsTimeout']) {
    if (!url.searchParams.has(wait)) url.searchParams.set(wait, String(SLOWEST_MS));
  }
  url.searchParams.delete('pool');
  return url.href;
}

/** Whether the server answered the end of the letter, and that it does not take it. */
function isRefusal(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { responseCode, command } = error as { responseCode?: unknown; command?: unknown };
  return command === 'DATA' && typeof responseCode === 'number' && responseCode >= 400 && responseCode < 600;
}
