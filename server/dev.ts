import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildResult, context } from 'esbuild';
import { processBundle } from './process-bundle';

/**
 * `npm run dev`: the portal from its sources. Vite serves pages and styles and reloads the browser when they
 * change; a change to the process, or to a service that it runs itself, starts the process again. The process is
 * bundled first, because Vite finds no Sass in a process whose modules another loader reads.
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = join(ROOT, '.cache');

let running: ChildProcess | undefined;
let stopping = false;

async function restart(): Promise<void> {
  const former = running;
  running = undefined;
  if (former && former.exitCode === null) {
    const ended = new Promise((resolve) => former.once('exit', resolve));
    former.kill('SIGTERM');
    await ended;
  }
  if (stopping) return;
  const words = ['--enable-source-maps', join(OUT, 'main.js'), '--dev', ...process.argv.slice(2)];
  const child = spawn(process.execPath, words, { cwd: ROOT, stdio: 'inherit' });
  running = child;
  child.once('exit', (code) => {
    // Ended by itself: the reason stands on the console already, and a mended source starts it again.
    if (running === child && code !== 0)
      console.error('The portal has stopped. It starts again when a source changes.');
  });
}

/** One after the other: a source saved twice must not start two processes on one port. */
let turn = Promise.resolve();

function built({ errors }: BuildResult): void {
  for (const { text, location } of errors) {
    console.error(location ? `${location.file}:${location.line}: ${text}` : text);
  }
  if (errors.length === 0) turn = turn.then(restart);
}

async function main(): Promise<void> {
  const bundle = processBundle(
    { main: join(ROOT, 'server/index.ts'), 'text-worker': join(ROOT, 'server/workshop/worker.ts') },
    OUT,
  );
  const watcher = await context({
    ...bundle,
    plugins: [{ name: 'restart', setup: (build) => build.onEnd(built) }],
  });
  await watcher.watch();
  const stop = () => {
    stopping = true;
    void watcher.dispose();
    turn = turn.then(restart).then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
