import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sourceFingerprint } from '../../server/build-stamp';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The built portal as its own process, as it runs in production. */
export interface BuiltServer {
  readonly process: ChildProcess;
  readonly pid: number;
  readonly port: number;
  /** From starting the process to its first answer, in milliseconds. */
  readonly startedInMs: number;
  stop(): Promise<void>;
  /** Ends it at once, in the middle of whatever it does. */
  kill(): Promise<void>;
}

/** Longest wait for the first answer, in ms. */
const START_WAIT = 30_000;

/**
 * Starts `build/main.js` on this machine alone: on a free port unless one is given.
 *
 * @param nodeWords words for Node itself, before the program
 */
export async function startBuilt(
  dataDir: string,
  nodeWords: readonly string[] = [],
  given: { readonly port?: number; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<BuiltServer> {
  const main = join(ROOT, 'build/main.js');
  if (!existsSync(main)) throw new Error('Nothing is built: run npm run build first.');
  const port = given.port ?? (await freePort());
  const begun = performance.now();
  const child = spawn(process.execPath, [...nodeWords, main], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      ...given.env,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const kill = () => void child.kill('SIGKILL');
  // A bench that fails leaves nothing running behind.
  process.once('exit', kill);
  const over = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`The portal ended with ${child.exitCode} while starting.`);
    if (performance.now() - begun > START_WAIT) {
      kill();
      throw new Error('The portal did not answer within 30 seconds.');
    }
    await pause(4);
  }
  return {
    process: child,
    pid: child.pid ?? 0,
    port,
    startedInMs: performance.now() - begun,
    async stop() {
      child.kill('SIGTERM');
      await over;
      process.off('exit', kill);
    },
    async kill() {
      kill();
      await over;
      process.off('exit', kill);
    },
  };
}

async function answers(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/healthz`, { headers: { connection: 'close' } });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}

/** A port from 3600 on that nobody listens on. */
export async function freePort(): Promise<number> {
  for (let port = 3600; port < 3700; port += 1) {
    const free = await new Promise<boolean>((resolve) => {
      const server = createServer();
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
    });
    if (free) return port;
  }
  throw new Error('Every port from 3600 to 3699 is taken.');
}

/** Gives the work a folder of its own and removes it afterwards. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Says so when what is measured is not what the sources say. */
export function sayIfStale(): void {
  const stamp = join(ROOT, 'build/stamp');
  const built = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (built !== sourceFingerprint(ROOT)) {
    console.log('The build is older than the sources; run npm run build to measure the present ones.');
  }
}
