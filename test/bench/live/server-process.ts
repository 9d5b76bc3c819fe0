import { type ChildProcess, spawn } from 'node:child_process';
import { get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../built-server';

/** A server under measurement, as a process of its own. */
export interface ServerProcess {
  readonly pid: number;
  readonly port: number;
  /** What it holds after garbage was collected, in bytes: all of it, and what its objects take. */
  memory(): Promise<{ readonly resident: number; readonly held: number }>;
  /** Ends it without a word, as a power cut would. */
  kill(): Promise<void>;
}

const PROBE = fileURLToPath(new URL('./peers/memory-probe.mjs', import.meta.url));
/** Longest wait for the first answer, in ms. */
const START_WAIT = 30_000;

export async function startServer(
  program: string,
  port: number,
  env: Readonly<Record<string, string>>,
  words: readonly string[] = [],
): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--expose-gc', '--import', PROBE, ...words, program], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  const over = new Promise<void>((resolve) => {
    child.once('exit', () => {
      process.off('exit', kill);
      resolve();
    });
  });
  const begun = performance.now();
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode} while starting.`);
    if (performance.now() - begun > START_WAIT) {
      kill();
      throw new Error(`${program} did not answer within 30 seconds.`);
    }
    await pause(5);
  }
  return {
    pid: child.pid ?? 0,
    port,
    memory: () => memoryOf(child),
    kill() {
      kill();
      return over;
    },
  };
}

function memoryOf(child: ChildProcess): Promise<{ resident: number; held: number }> {
  return new Promise((resolve) => {
    child.once('message', ({ memory }: { memory: NodeJS.MemoryUsage }) =>
      resolve({ resident: memory.rss, held: memory.heapUsed + memory.external }),
    );
    child.send('memory');
  });
}

/** Whether HTTP is spoken there; on a connection that closes, so that nothing is left behind. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = get({ host: '127.0.0.1', port, path: '/healthz', agent: false }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(true));
    });
    asked.once('error', () => resolve(false));
  });
}
