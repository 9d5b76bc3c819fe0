import { randomUUID } from 'node:crypto';
import { rm, stat, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { HealthLine } from '../../app/services/health';
import { ill, look, reasonOf, well } from './line';

const MIB = 1024 * 1024;
const PLENTY = 2048 * MIB;
const TOO_LITTLE = 256 * MIB;
const LOWEST_NODE = [20, 19] as const;
/** Clocks that differ by less are one clock. */
const MOST_SKEW_MS = 5_000;

/** Whether this Node.js is new enough; `version` is such as `v20.19.0`. */
export function nodeVersion(version: string): HealthLine {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const [wantedMajor, wantedMinor] = LOWEST_NODE;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor))
    return well('Node.js', `Version ${version.replace(/^v/, '')}.`);
  return ill(
    'Node.js',
    `Version ${version.replace(/^v/, '')} is too old.`,
    `Install Node.js ${wantedMajor}.${wantedMinor} or newer.`,
  );
}

/** Whether this process may write in the data folder. It is not made: whoever looks may have named another by mistake. */
export async function dataFolder(folder: string): Promise<HealthLine> {
  const probe = join(folder, `.probe-${randomUUID()}`);
  try {
    await writeFile(probe, 'probe');
    await rm(probe);
    return well('Data folder', `${folder} can be written to.`);
  } catch (error) {
    if (isMissing(error)) {
      return look(
        'Data folder',
        `There is none yet at ${folder}.`,
        'Start the portal: it makes the folder. Where a portal has run before, DATA_DIR names another folder than then.',
      );
    }
    return unwritable(folder, error);
  }
}

/** What keeps the portal from writing in its folder, with the cure for it: room and rights are different things. */
export function unwritable(folder: string, error: unknown): HealthLine {
  return ill(
    'Data folder',
    `${folder} cannot be written to: ${reasonOf(error)}.`,
    isFull(error)
      ? 'Make room on its disk: remove old backups and logs, or move the data folder to a larger disk.'
      : 'Give the account the portal runs under write access to this folder, or set DATA_DIR to another one.',
  );
}

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** The folder, or where it is missing the nearest above it that is there. */
async function presentFolder(folder: string): Promise<string> {
  const above = dirname(folder);
  return await stat(folder).then(
    () => folder,
    (error) => (isMissing(error) && above !== folder ? presentFolder(above) : folder),
  );
}

/** Whether the disk under the data folder, or under where it will be, has room. */
export async function freeDisk(folder: string): Promise<HealthLine> {
  try {
    const { bavail, bsize } = await statfs(await presentFolder(folder));
    return roomOnDisk(bavail * bsize);
  } catch (error) {
    return ill('Free disk', `It cannot be told: ${reasonOf(error)}.`, 'See to the data folder first.');
  }
}

export function roomOnDisk(bytes: number): HealthLine {
  const says = `${bytes >= 10 * 1024 * MIB ? `${Math.round(bytes / MIB / 1024)} GB` : `${Math.floor(bytes / MIB)} MB`} free.`;
  const cure = 'Remove old backups and logs, or move the data folder to a larger disk.';
  if (bytes < TOO_LITTLE) return ill('Free disk', `Only ${says} Edits will soon be refused.`, cure);
  return bytes < PLENTY ? look('Free disk', `Only ${says}`, cure) : well('Free disk', says);
}

/** The time of day by the file system, in ms; on a network drive it is another machine's. */
export async function fileSystemTime(folder: string): Promise<number> {
  const probe = join(folder, `.probe-${randomUUID()}`);
  await writeFile(probe, 'probe');
  try {
    return (await stat(probe)).mtimeMs;
  } finally {
    await rm(probe, { force: true });
  }
}

export interface ClockFacts {
  readonly now: number;
  /** Other clocks, by what they belong to. */
  readonly others: Readonly<Record<string, number>>;
  /** When the newest entry of the database was written; null when nothing was. */
  readonly newest: number | null;
}

/** Whether the clocks agree and time has not gone back. Ballots close by this clock. */
export function clock({ now, others, newest }: ClockFacts): HealthLine {
  const cure = 'Set the clock, and keep it right with a time service (chrony, systemd-timesyncd).';
  for (const [whose, at] of Object.entries(others)) {
    if (Math.abs(at - now) > MOST_SKEW_MS)
      return ill('Clock', `It differs from that of ${whose} by ${seconds(at - now)}.`, cure);
  }
  if (newest !== null && newest - now > MOST_SKEW_MS)
    return ill('Clock', `It is behind the newest entry of the database by ${seconds(newest - now)}.`, cure);
  const whose = Object.keys(others);
  const agrees = whose.length > 0 ? [`It agrees with ${whose.join(' and ')}.`] : [];
  const after = newest === null ? [] : ['It has not gone back since the newest entry of the database.'];
  const held = [...agrees, ...after];
  return well('Clock', held.length > 0 ? held.join(' ') : 'There is no other clock to hold it against yet.');
}

function seconds(ms: number): string {
  const whole = Math.round(Math.abs(ms) / 1000);
  return whole < 120 ? `${whole} seconds` : `${Math.round(whole / 60)} minutes`;
}
