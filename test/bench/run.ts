import { fork } from 'node:child_process';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type BenchReport, print } from './figures';

/**
 * Runs the benches one after another and prints what they measured in one place. `npm run bench` runs all,
 * `npm run bench -- page stall` those; words with `--` are handed on, such as `npm run bench -- live --quick`.
 * Nothing here passes or fails: figures depend on the machine and on what else it does, and are for reading.
 */

const BENCHES = [
  'start',
  'bundle',
  'import',
  'amendments',
  'desk',
  'compare',
  'yardsticks',
  'page',
  'stall',
  'hostile',
  'attack',
  'synchronous',
  'ballot',
  'history',
  'live',
  'carets',
  'long',
] as const;

function run(name: string, words: readonly string[]): Promise<BenchReport[]> {
  const child = fork(fileURLToPath(new URL(`./${name}.ts`, import.meta.url)), [...words], {
    execArgv: ['--import', 'tsx'],
  });
  const reports: BenchReport[] = [];
  child.on('message', (message) => reports.push(message as BenchReport));
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => {
      if (code === 0) resolve(reports);
      else reject(new Error(`The bench ${name} ended with ${code}; the lines above say why.`));
    });
  });
}

const handedOn = process.argv.slice(2).filter((word) => word.startsWith('--'));
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const unknown = wanted.filter((name) => !BENCHES.some((one) => one === name));
if (unknown.length > 0) throw new Error(`There is no bench ${unknown.join(', ')}: ${BENCHES.join(', ')}.`);

const reports: BenchReport[] = [];
const busy = loadavg()[0] ?? 0;
for (const name of wanted.length > 0 ? wanted : BENCHES) {
  reports.push(...(await run(name, handedOn)));
}

console.log('\n== All figures');
console.log(`Processes that wanted a processor when it began, on average: ${busy.toFixed(1)}`);
for (const one of reports) print(one);
