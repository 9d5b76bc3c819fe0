/**
 * Keeps one temporary PostgreSQL cluster for one test run: `postgres-keeper.ts <process of the run> <folder>`.
 * Makes and starts it, writes its address (or the fault) into the folder, and when the run's process is gone
 * stops it and removes the folder. Commits are flushed as in production; only making the cluster is not.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive, postgresPrograms } from './postgres';

interface Account {
  uid?: number;
  gid?: number;
}

/** PostgreSQL refuses to run as root; then it runs as the account made for it, or as nobody. */
function account(): Account {
  if (process.getuid?.() !== 0) return {};
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  const line = lines.find((l) => l.startsWith('postgres:')) ?? lines.find((l) => l.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (!uid || !gid) throw new Error('root cannot run PostgreSQL, and there is no account postgres or nobody');
  return { uid: Number(uid), gid: Number(gid) };
}

function makeCluster(programs: string, data: string, as: Account): void {
  mkdirSync(data, { mode: 0o700 });
  if (as.uid !== undefined && as.gid !== undefined) chownSync(data, as.uid, as.gid);
  // The language's own order of letters, so that a query that leans on the order of bytes is found out.
  const locale = ['--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=en-GB'];
  const made = spawnSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'concord', '-A', 'trust', '-E', 'UTF8', '--no-sync', ...locale],
    { ...as, cwd: '/', encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(made.stderr || String(made.error));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || !address) throw new Error('no port is free');
  return address.port;
}

async function start(programs: string, data: string, as: Account): Promise<[ChildProcess, number]> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const port = await freePort();
    const settings = [
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'max_connections=300',
      'autovacuum=off',
    ].flatMap((setting) => ['-c', setting]);
    const server = spawn(join(programs, 'postgres'), ['-D', data, '-p', String(port), ...settings], {
      ...as,
      cwd: '/',
      stdio: 'inherit',
    });
    while (server.exitCode === null) {
      await pause(40);
      const ready = spawnSync(join(programs, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)]);
      if (ready.status === 0) return [server, port];
    }
  }
  throw new Error('the server ended again and again; see the log');
}

async function keep(owner: number, folder: string): Promise<void> {
  const say = (name: string, text: string) => {
    writeFileSync(join(folder, `${name}.part`), text);
    renameSync(join(folder, `${name}.part`), join(folder, name));
  };
  const asked = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
  const ownerGone = async () => {
    while (isAlive(owner)) await pause(250);
  };
  let server: ChildProcess | undefined;
  try {
    const programs = postgresPrograms();
    if (!programs) throw new Error('its programs are not on this machine');
    const as = account();
    const data = join(folder, 'data');
    makeCluster(programs, data, as);
    const [started, port] = await start(programs, data, as);
    server = started;
    say('address', `postgres://concord@127.0.0.1:${port}/postgres`);
    const ended = new Promise((resolve) => started.once('exit', resolve));
    await Promise.race([ownerGone(), asked, ended]);
    // At once, without a last checkpoint: the data goes away with the folder.
    started.kill('SIGQUIT');
    await ended;
  } catch (error) {
    say('fault', String(error));
    server?.kill('SIGQUIT');
    await Promise.race([ownerGone(), asked]);
  }
  rmSync(folder, { recursive: true, force: true });
}

const [owner, folder] = process.argv.slice(2);
await keep(Number(owner), String(folder));
process.exit(0);
