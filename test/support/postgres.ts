import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import type { Engine } from '../../db/store';
import { sayAbsent, unsayAbsent } from './absent';
import { scratchFolder } from './scratch';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Time for a cluster to be made and started, in ms. */
const START_WAIT = 60_000;

/** Both engines; only SQLite, which the run says in its last lines, where PostgreSQL is not installed. */
export function enginesUnderTest(): Engine[] {
  if (postgresPrograms()) {
    unsayAbsent('postgres');
    return ['sqlite', 'postgres'];
  }
  sayAbsent(
    'postgres',
    'PostgreSQL was not tried. Its programs are not on this machine (on Debian: apt-get install postgresql).',
  );
  return ['sqlite'];
}

/** The folder with PostgreSQL's programs, the newest version first; undefined where there is none. */
export function postgresPrograms(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(':').filter(Boolean),
  ];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))));
}

/**
 * The address of the test run's own cluster (of its database `postgres`), started when first asked for. All
 * workers of one vitest run share it, and a keeper process stops it when the run is gone, however it ended.
 */
export async function postgresCluster(): Promise<string> {
  const owner = runProcess();
  const folder = join(scratchFolder(), `concord-postgres-${owner}`);
  if (madeHere(folder)) startKeeper(owner, folder);
  const giveUp = performance.now() + START_WAIT;
  while (performance.now() < giveUp) {
    const address = textIn(join(folder, 'address'));
    if (address) return address;
    const fault = textIn(join(folder, 'fault'));
    if (fault) throw new Error(`The PostgreSQL cluster of the tests did not start: ${fault}`);
    await pause(40);
  }
  throw new Error(`The PostgreSQL cluster of the tests did not start within a minute; see ${folder}/log.`);
}

/** The process above this one when it began. */
const parent = process.ppid;

/** The process that a run lives as long as: vitest's, when this is one of its workers. */
function runProcess(): number {
  if (process.env.VITEST_POOL_ID === undefined || !isMainThread) return process.pid;
  if (process.ppid !== parent) throw new Error('The test run that this worker belongs to is gone.');
  return parent;
}

/** True for the one process that gets to make the folder. */
function madeHere(folder: string): boolean {
  const keeper = Number(textIn(join(folder, 'keeper')) ?? Number.NaN);
  if (keeper > 0 && !isAlive(keeper)) rmSync(folder, { recursive: true, force: true });
  try {
    mkdirSync(folder, { mode: 0o755 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function startKeeper(owner: number, folder: string): void {
  const log = openSync(join(folder, 'log'), 'a');
  const keeper = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('postgres-keeper.ts', import.meta.url)), String(owner), folder],
    { cwd: ROOT, detached: true, stdio: ['ignore', log, log], env: { ...process.env } },
  );
  writeFileSync(join(folder, 'keeper'), String(keeper.pid));
  keeper.unref();
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function textIn(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
