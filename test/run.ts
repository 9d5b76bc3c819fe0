import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { absences } from './support/absent';
import { ensureChromium } from './support/chromium';

/** The whole test, in the order in which a fault is cheapest to find. `npm test` runs this. */
const root = new URL('..', import.meta.url).pathname;
const out = join(root, 'test/out');
const bin = (name: string) => join(root, 'node_modules/.bin', name);

/** Runs one step, and prints what it says when it has ended, so that steps beside each other do not mix their words. */
async function step(title: string, command: string, words: string[]): Promise<void> {
  const started = Date.now();
  const child = spawn(command, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: process.env });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => said.push(part));
  const [code] = (await once(child, 'close')) as [number | null];
  console.log(`\n== ${title}\n${Buffer.concat(said).toString()}`);
  if (code !== 0) {
    console.log(`${title} failed. The lines above say why.`);
    closingLine(0, 1, 0);
    process.exit(1);
  }
  console.log(`   ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

function closingLine(passed: number, failed: number, skipped: number): void {
  console.log(`\ntests: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  success: boolean;
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

process.env.CHROMIUM = ensureChromium();
await step('Format and lint', bin('biome'), ['ci', '.', '--error-on-warnings']);
await Promise.all([
  step('Types', bin('tsc'), ['--noEmit']),
  step('Unused files, exports and packages', bin('knip'), []).then(() =>
    step('Build', process.execPath, ['--import', 'tsx', 'server/build.ts']),
  ),
]);

console.log('\n== Tests: structure, unit, service, live text, and journeys in Chromium');
const report = join(out, 'vitest.json');
const ended = spawnSync(
  bin('vitest'),
  [
    'run',
    '--config',
    'test/vitest.config.ts',
    // Not `faults`, the long proofs: `npm run test:faults`.
    ...['unit', 'process', 'browser'].flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ],
  { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: process.env },
);

for (const words of absences()) console.log(`\nNot tested: ${words}`);

if (!existsSync(report)) {
  closingLine(0, 1, 0);
  process.exit(1);
}
const counted = JSON.parse(readFileSync(report, 'utf8')) as VitestReport;
const failed = counted.numFailedTests + (counted.numFailedTests === 0 && !counted.success ? 1 : 0);
closingLine(counted.numPassedTests, failed, counted.numPendingTests + counted.numTodoTests);
process.exit(ended.status === 0 && counted.success ? 0 : 1);
