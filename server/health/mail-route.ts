import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { HealthLine } from '../../app/services/health';
import { ill, look, reasonOf, well } from './line';
import { dataFolder } from './machine';

const WHAT = 'Mail';
const PATIENCE_MS = 5_000;

export interface MailFacts {
  readonly smtpUrl?: string;
  readonly dataDir: string;
  /** Letters that wait to be sent; null when the database cannot be asked. */
  readonly waiting: number | null;
  /** Letters of the last week that were given up; null when the database cannot be asked. */
  readonly givenUp: number | null;
}

/** Whether letters go out: the mail server greets and takes the sign-in, or the folder takes them. */
export async function mailLine({ smtpUrl, dataDir, waiting, givenUp }: MailFacts): Promise<HealthLine> {
  const queue = waiting === null || waiting === 0 ? '' : ` ${waiting} in the outbox.`;
  if (smtpUrl === undefined) {
    const folder = join(dataDir, 'mail');
    const { state } = await dataFolder(folder);
    if (state === 'ill')
      return ill(
        WHAT,
        `Letters cannot be written into ${folder}.${queue}`,
        'Set SMTP_URL, or see to the data folder.',
      );
    return look(
      WHAT,
      `Letters are not sent: they are kept in ${folder}.${queue}`,
      'Set SMTP_URL to your mail server when people outside this machine use the portal.',
    );
  }
  const address = new URL(smtpUrl);
  const server = address.host;
  // A server that says nothing is as good as none.
  for (const patience of ['connectionTimeout', 'greetingTimeout', 'socketTimeout'])
    address.searchParams.set(patience, String(PATIENCE_MS));
  const transport = createTransport(address.href);
  try {
    await transport.verify();
    if (givenUp !== null && givenUp > 0) {
      return look(
        WHAT,
        `${server} greets.${queue} ${givenUp} given up in the last week.`,
        'The table letters holds the last words of the mail server for each (last_error).',
      );
    }
    return well(WHAT, `${server} greets.${queue}`);
  } catch (error) {
    return ill(
      WHAT,
      `${server} does not take letters: ${reasonOf(error)}.${queue}`,
      'See that SMTP_URL names the right server, port, account and password, and that a firewall lets it through.',
    );
  } finally {
    transport.close();
  }
}
