import { resolve } from 'node:path';
import { z } from 'zod';
import { type LiveLimits, liveLimits } from './live-limits';

/** A web address without path: `https://concord.example`. */
const origin = z
  .url({ protocol: /^https?$/, message: 'must be a web address such as https://concord.example' })
  .transform((value) => new URL(value).origin);

/** A path of a site, such as `/concord`; '' for its root. */
const basePath = z
  .string()
  .regex(/^(\/[\w.~-]+)*\/?$/, 'must be a path such as /concord')
  .transform((value) => value.replace(/\/$/, ''));

const wholeNumber = (lowest: number, highest: number) =>
  z.coerce
    .number({ message: 'must be a whole number' })
    .int('must be a whole number')
    .min(lowest, `must be at least ${lowest}`)
    .max(highest, `must be at most ${highest}`);

/** Bytes, written in MB as people do. */
const megabytes = (lowest: number, highest: number) =>
  wholeNumber(lowest, highest).transform((mb) => mb * MIB);

const MIB = 1_024 * 1_024;

const schema = z.object({
  PORT: wholeNumber(0, 65_535).default(3000),
  HOST: z.string().min(1).default('0.0.0.0'),
  METRICS_PORT: wholeNumber(0, 65_535).optional(),
  METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://; leave it unset for the built-in SQLite')
    .optional(),
  CONCORD_ORIGIN: origin.optional(),
  BASE_PATH: basePath.default(''),
  TRUSTED_PROXIES: wholeNumber(0, 10).default(0),
  SMTP_URL: z
    .string()
    .regex(
      /^smtps?:\/\/[^/]/,
      'must be an address such as smtp://mail.example:587 or smtps://mail.example; leave it unset to keep mail in a folder',
    )
    .optional(),
  MAIL_FROM: z.string().min(3).default('Concord <concord@localhost>'),
  SERVICE_NAME: z.string().min(1).max(60).default('Concord'),
  APPROVING_AUTHORITY: z.string().min(1).max(120).optional(),
  CONTACT_EMAIL: z.email('must be an e-mail address').optional(),
  LIVE_PER_PERSON: wholeNumber(1, 1_000).optional(),
  LIVE_PER_ADDRESS: wholeNumber(1, 100_000).optional(),
  LIVE_PER_DRAFT: wholeNumber(1, 10_000).optional(),
  LIVE_MESSAGE_MB: megabytes(1, 16).optional(),
  LIVE_OFFLINE_MB: megabytes(1, 24).optional(),
  LIVE_DRAFT_MB: megabytes(1, 24).optional(),
  LIVE_MESSAGES_PER_SECOND: wholeNumber(20, 100_000).optional(),
  LIVE_KB_PER_SECOND: wholeNumber(16, 1_000_000).optional(),
  LIVE_UNSENT_MB: megabytes(2, 256).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

/** No body is named that did not decide: whoever runs the portal says which one does. */
const NO_AUTHORITY = 'the approving authority';
const SAMPLE_AUTHORITY = 'National Interoperability Standards Office';

export interface PortalEnv {
  /** 0 lets the system choose a free port. */
  readonly port: number;
  readonly host: string;
  /** Where `/metrics` is answered, and nothing else; without a port nowhere. */
  readonly metricsPort?: number;
  readonly metricsHost: string;
  /** Absolute path of the folder for the database, uploaded mail and logs. */
  readonly dataDir: string;
  readonly databaseUrl?: string;
  /** Under which people reach the portal; unset means "whatever the Host header says". */
  readonly origin?: string;
  /** The path under which the portal stands there, such as `/concord`; '' for the root. */
  readonly basePath: string;
  /** How many reverse proxies stand in front and may be believed about the visitor's address. */
  readonly trustedProxies: number;
  readonly smtpUrl?: string;
  readonly mailFrom: string;
  readonly serviceName: string;
  readonly approvingAuthority: string;
  /** The address that somebody reads who runs the portal; unset means that pages say there is none yet. */
  readonly contactEmail?: string;
  readonly logLevel: string;
  /** Limits of live text that differ from the usual. */
  readonly live: LiveLimits;
  readonly demo: boolean;
  readonly dev: boolean;
}

/**
 * Reads the configuration from a record of strings and the command's words.
 *
 * @throws Error whose message names every faulty setting at once, and the cure for each.
 */
export function readEnv(record: Record<string, string | undefined>, words: readonly string[]): PortalEnv {
  const given = Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = schema.safeParse(given);
  if (!read.success) {
    const faults = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The configuration has faults:\n${faults.join('\n')}`);
  }
  const value = read.data;
  const demo = words.includes('--demo');
  return {
    port: value.PORT,
    host: value.HOST,
    ...(value.METRICS_PORT === undefined ? {} : { metricsPort: value.METRICS_PORT }),
    metricsHost: value.METRICS_HOST,
    dataDir: resolve(demo && !given.DATA_DIR ? 'data/demo' : value.DATA_DIR),
    ...(value.DATABASE_URL ? { databaseUrl: value.DATABASE_URL } : {}),
    ...(value.CONCORD_ORIGIN ? { origin: value.CONCORD_ORIGIN } : {}),
    basePath: value.BASE_PATH,
    trustedProxies: value.TRUSTED_PROXIES,
    ...(value.SMTP_URL ? { smtpUrl: value.SMTP_URL } : {}),
    mailFrom: value.MAIL_FROM,
    serviceName: value.SERVICE_NAME,
    // A demonstration names no real body.
    approvingAuthority: value.APPROVING_AUTHORITY ?? (demo ? SAMPLE_AUTHORITY : NO_AUTHORITY),
    ...(value.CONTACT_EMAIL ? { contactEmail: value.CONTACT_EMAIL } : {}),
    logLevel: value.LOG_LEVEL,
    live: liveLimits({
      perPerson: value.LIVE_PER_PERSON,
      perAddress: value.LIVE_PER_ADDRESS,
      perDocument: value.LIVE_PER_DRAFT,
      maxMessage: value.LIVE_MESSAGE_MB,
      maxOffline: value.LIVE_OFFLINE_MB,
      maxDocument: value.LIVE_DRAFT_MB,
      messagesPerSecond: value.LIVE_MESSAGES_PER_SECOND,
      kbPerSecond: value.LIVE_KB_PER_SECOND,
      unsentHard: value.LIVE_UNSENT_MB,
    }),
    demo,
    dev: words.includes('--dev'),
  };
}
