import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { HealthLine } from '../../app/services/health';
import { look, well } from './line';

const WHAT = 'Last backup';
const DAY_MS = 86_400_000;
const OLD_MS = 2 * DAY_MS;

const record = z.object({ at: z.iso.datetime(), file: z.string(), bytes: z.number() });

/** The last backup that was made and found whole. */
export type BackupRecord = z.infer<typeof record>;

function recordFile(dataDir: string): string {
  return join(dataDir, 'last-backup.json');
}

export async function noteBackup(dataDir: string, made: BackupRecord): Promise<void> {
  const file = recordFile(dataDir);
  await writeFile(`${file}.new`, JSON.stringify(made));
  await rename(`${file}.new`, file);
}

export async function lastBackup(dataDir: string): Promise<BackupRecord | null> {
  try {
    return record.parse(JSON.parse(await readFile(recordFile(dataDir), 'utf8')));
  } catch {
    return null;
  }
}

/** How old the last backup is. */
export function backupLine(last: BackupRecord | null, now: Date): HealthLine {
  const cure = 'Run "npm run backup", and have it run every night (see docs/operations.md).';
  if (last === null) return look(WHAT, 'None was made by "npm run backup".', cure);
  const age = now.getTime() - new Date(last.at).getTime();
  const says = `${ageWords(age)}, ${Math.max(1, Math.round(last.bytes / 1024 / 1024))} MB, in ${last.file}.`;
  return age > OLD_MS ? look(WHAT, says, cure) : well(WHAT, says);
}

function ageWords(ms: number): string {
  const hours = Math.round(ms / 3_600_000);
  if (hours < 1) return 'Less than an hour ago';
  if (hours < 48) return hours === 1 ? 'An hour ago' : `${hours} hours ago`;
  return `${Math.round(hours / 24)} days ago`;
}
