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
  /** Letters of the last week of which nobody knows whether they arrived; null when the database cannot be asked. */
  readonly inDoubt: number | null;
}

/** Whether letters go out: the mail server greets and takes the sign-in, or the folder takes them. */
export async function mailLine({
  smtpUrl,
  dataDir,
  waiting,
  givenUp,
  inDoubt,
}: MailFacts): Promise<HealthLine> {
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
    const [lost, cures] = whatWentWrong(givenUp ?? 0, inDoubt ?? 0);
    if (lost !== '') return look(WHAT, `${server} greets.${queue}${lost}`, cures);
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

/** What did not go well in the last week, and what can be done about it; '' where nothing is known. */
function whatWentWrong(givenUp: number, inDoubt: number): readonly [words: string, cures: string] {
  const found: (readonly [string, string])[] = [];
  if (givenUp > 0) {
    found.push([
      ` ${givenUp} given up in the last week.`,
      'The table letters holds the last words of the mail server for each (last_error).',
    ]);
  }
  if (inDoubt > 0) {
    found.push([
      ` ${inDoubt} of the last week in doubt: the mail server had the whole letter and the portal never heard whether it took it.`,
      '`npm run letters` names them. None goes a second time unless you say so.',
    ]);
  }
  return [found.map(([words]) => words).join(''), found.map(([, cure]) => cure).join(' ')];
}
