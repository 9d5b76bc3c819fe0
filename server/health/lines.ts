import { join } from 'node:path';
import {
  type ClosingNotAsRecorded,
  closingsNotAsRecorded,
} from '../../app/services/audit/recorded-closing.server';
import type { HealthLine } from '../../app/services/health';
import { newestEntryAt } from '../../db/queries/health';
import { countGivenUpLetters, countLettersInDoubt, countWaitingLetters } from '../../db/queries/letters';
import type { Store } from '../../db/store';
import type { PortalEnv } from '../env';
import { backupLine, lastBackup } from './backup-line';
import { closingLine } from './closing-line';
import { contactLine } from './contact-line';
import { databaseLine } from './database';
import { clock, dataFolder, fileSystemTime, freeDisk, nodeVersion } from './machine';
import { mailLine } from './mail-route';

/** After every closing time there is: what is open is looked at before it is due. */
const AT_ANY_TIME = new Date('9999-01-01T00:00:00Z');
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

export interface HealthParts {
  readonly env: PortalEnv;
  /** The folder of migrations. */
  readonly migrations: string;
  readonly now: () => Date;
  /** Opens the database's store; called only when the database is usable. */
  readonly open: () => Promise<{ readonly store: Store; readonly close: () => Promise<void> }>;
  readonly thorough: boolean;
}

/** Everything that can be told from beside the portal: the machine, the data folder, the database, mail. */
export async function machineLines(parts: HealthParts): Promise<HealthLine[]> {
  const { env, now } = parts;
  const folder = await dataFolder(env.dataDir);
  const { line: database, condition } = await databaseLine({
    file: join(env.dataDir, 'concord.sqlite'),
    ...(env.databaseUrl ? { databaseUrl: env.databaseUrl } : {}),
    folder: parts.migrations,
    thorough: parts.thorough,
  });
  const inside =
    condition?.lacks === null
      ? await insideFacts(parts)
      : { waiting: null, givenUp: null, inDoubt: null, newest: null, closings: null };
  const others: Record<string, number> = {};
  if (folder.state === 'well') others['the data folder'] = await fileSystemTime(env.dataDir);
  if (condition && env.databaseUrl) others['the database'] = condition.time;
  return [
    nodeVersion(process.version),
    folder,
    await freeDisk(env.dataDir),
    database,
    clock({ now: Date.now(), others, newest: inside.newest }),
    await mailLine({
      ...(env.smtpUrl ? { smtpUrl: env.smtpUrl } : {}),
      dataDir: env.dataDir,
      waiting: inside.waiting,
      givenUp: inside.givenUp,
      inDoubt: inside.inDoubt,
    }),
    ...(inside.closings === null ? [] : [closingLine(inside.closings)]),
    contactLine(env),
    backupLine(await lastBackup(env.dataDir), now()),
  ];
}

interface InsideFacts {
  readonly waiting: number | null;
  readonly givenUp: number | null;
  readonly inDoubt: number | null;
  readonly newest: number | null;
  readonly closings: readonly ClosingNotAsRecorded[] | null;
}

async function insideFacts({ open, now }: HealthParts): Promise<InsideFacts> {
  const { store, close } = await open();
  try {
    const weekAgo = new Date(now().getTime() - WEEK_MS);
    return await store.read(async (tx) => ({
      waiting: await countWaitingLetters(tx),
      givenUp: await countGivenUpLetters(tx, weekAgo),
      inDoubt: await countLettersInDoubt(tx, now(), weekAgo),
      newest: (await newestEntryAt(tx))?.getTime() ?? null,
      closings: await closingsNotAsRecorded(tx, AT_ANY_TIME),
    }));
  } finally {
    await close();
  }
}
