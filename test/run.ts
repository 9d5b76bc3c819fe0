import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { absences } from './support/absent';
import { ensureChromium } from './support/chromium';
import { closingLines, type Outcome, outcomeOf, type VitestReport } from './support/report';

/** The whole test, in the order in which a fault is cheapest to find. `npm test` runs this. */
const root = new URL('..', import.meta.url).pathname;
const out = join(root, 'test/out');
/** A run that ended before its tests did. */
const BROKE_OFF: Outcome = { passed: 0, failed: 1, skipped: 0, again: [] };
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
    end(BROKE_OFF, 1);
  }
  console.log(`   ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

function end(outcome: Outcome, code: number): never {
  console.log(`\n${closingLines(outcome).join('\n')}`);
  process.exit(code);
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
    ...['unit', 'unit-apart', 'process', 'browser', 'browser-apart'].flatMap((project) => [
      '--project',
      project,
    ]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ],
  { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: process.env },
);

for (const words of absences()) console.log(`\nNot tested: ${words}`);

if (!existsSync(report)) end(BROKE_OFF, 1);
const counted = JSON.parse(readFileSync(report, 'utf8')) as VitestReport;
end(outcomeOf(counted), ended.status === 0 && counted.success ? 0 : 1);
