import { join } from 'node:path';
import type { PortalEnv } from './env';
import type { Portal } from './portal';

/** What the console shows when the portal answers. */
export function greeting(
  env: PortalEnv,
  { port, firstRunToken, firstRunElsewhere }: Pick<Portal, 'port' | 'firstRunToken' | 'firstRunElsewhere'>,
): string {
  const address = `${env.origin ?? `http://localhost:${port}`}${env.basePath}`;
  const lines = ['', `${env.serviceName} answers at ${address}`];
  if (env.demo)
    lines.push('This is the demonstration: everything in it is invented, and signing in takes one click.');
  if (firstRunToken && !env.demo) {
    lines.push(
      '',
      'Nobody has an account yet. Open this link once, within a day, to create the first administrator',
      'or to load the sample:',
      `  ${address}/first-run?token=${firstRunToken}`,
    );
  }
  if (firstRunElsewhere) {
    lines.push(
      '',
      'Nobody has an account yet. Another process of this portal has printed the link for the first administrator.',
      'If that one has ended, start this one again: it prints a new link.',
    );
  }
  lines.push('', `Data: ${env.databaseUrl ? 'PostgreSQL' : env.dataDir}`);
  if (!env.smtpUrl) lines.push(`Mail is kept in ${join(env.dataDir, 'mail')} until SMTP_URL is set.`);
  if (!env.contactEmail && !env.demo)
    lines.push(
      'CONTACT_EMAIL is not set, so the pages say that there is no address to write to. Set it to one that somebody reads.',
    );
  lines.push('');
  return lines.join('\n');
}
