import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { sourceFingerprint } from './build-stamp';
import { PUBLIC_SCRIPT_BUDGET, publicScripts, styleSheets } from './bundle-size';
import { processBundle } from './process-bundle';

/**
 * Builds the portal: `node --import tsx server/build.ts [--if-stale]`. Browser files and the Remix bundle come
 * from Vite (build/client, build/server), the process from esbuild (build/main.js and its companions).
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = join(ROOT, 'build');
const STAMP = join(OUT, 'stamp');

async function main(): Promise<void> {
  const fingerprint = sourceFingerprint(ROOT);
  const fresh = existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint;
  if (process.argv.includes('--if-stale') && fresh) return;

  rmSync(STAMP, { force: true });
  await step('Building pages and browser files', buildPages);
  await step('Building the server', buildProcess);
  report();
  // Written last: a build that was broken off is stale.
  writeFileSync(STAMP, fingerprint);
}

async function step(what: string, work: () => Promise<void>): Promise<void> {
  const start = performance.now();
  process.stdout.write(`${what} … `);
  await work();
  console.log(`${((performance.now() - start) / 1000).toFixed(1)} s`);
}

/** Runs Remix's own build; its many lines are shown only when it fails. */
function buildPages(): Promise<void> {
  const cli = join(ROOT, 'node_modules/@remix-run/dev/dist/cli.js');
  const child = spawn(
    process.execPath,
    [cli, 'vite:build', '--config', 'remix.config.js', '--logLevel', 'warn'],
    { cwd: ROOT, env: { ...process.env, NODE_ENV: 'production' }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const said: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => said.push(part));
  child.stderr.on('data', (part: Buffer) => said.push(part));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) return resolve();
      reject(new Error(`the pages could not be built:\n${Buffer.concat(said).toString('utf8')}`));
    });
  });
}

/** The process, its threads and the commands. */
async function buildProcess(): Promise<void> {
  const entryPoints: Record<string, string> = {};
  const wanted = [
    ['main', 'server/index.ts'],
    ['text-worker', 'server/workshop/worker.ts'],
    ['checkpoint-worker', 'db/checkpoint-worker.ts'],
    ...commands().map((name) => [`commands/${name}`, `server/commands/${name}.ts`] as const),
  ] as const;
  for (const [name, source] of wanted) {
    if (existsSync(join(ROOT, source))) entryPoints[name] = join(ROOT, source);
  }
  rmSync(join(OUT, 'commands'), { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  await build({
    ...processBundle(entryPoints, OUT),
    // React and Express choose their fast halves by this; it is read when they are first used.
    banner: { js: "process.env.NODE_ENV ??= 'production';" },
  });
}

function commands(): string[] {
  const folder = join(ROOT, 'server/commands');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.slice(0, -'.ts'.length));
}

function report(): void {
  const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} kB`;
  const scripts = publicScripts(OUT).gzipped;
  console.log(
    `Public pages load ${kilobytes(scripts)} of script, ${kilobytes(styleSheets(OUT).gzipped)} of style.`,
  );
  if (scripts > PUBLIC_SCRIPT_BUDGET) {
    throw new Error(`Public pages load more than ${kilobytes(PUBLIC_SCRIPT_BUDGET)} of script.`);
  }
}

main().catch((error: unknown) => {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
});
