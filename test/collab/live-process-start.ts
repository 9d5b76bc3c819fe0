import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const PROGRAM = fileURLToPath(new URL('live-process.ts', import.meta.url));

/**
 * Starts a live-text server as a process of its own on this database file; killed when the test ends.
 *
 * @param how `late` for a server that tells everybody first and stores a moment later
 */
export async function startProcess(
  file: string,
  port: number,
  how: 'sound' | 'late' = 'sound',
): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM, file, String(port), how], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  if (!child.stdout) throw new Error('no output');
  const [line] = await once(createInterface(child.stdout), 'line');
  return { child, port: Number(line) };
}
