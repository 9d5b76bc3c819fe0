import { constants, setPriority } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { chance } from '../collab/random-editing';
import { type Arena, type Attacker, connectAttacker } from '../faults/attacker';
import { makeStage } from '../faults/stage';
import { ATTACKS } from '../faults/under-attack';
import { sayIfStale } from './built-server';
import { PROBE_WORDS, watchLoop } from './event-loop';
import { type Figure, median, megabytes, milliseconds, report } from './figures';
import { cpuSeconds, peakMegabytes } from './process-usage';
import { startTypists } from './typists';

/**
 * How long an edit takes to reach the next person while the server is left in peace, and while it is attacked in
 * every way that test/faults knows, in turns. The attackers are in a process of their own, as are the good people.
 */

/** People write for so long in each phase, in ms. */
const PHASE = 6_000;
const ROUNDS = 4;
const KEYSTROKE_MS = 100;
/** Attacks at full size; those on sessions are short and can be done once. */
const WAVES = ATTACKS.filter(({ name }) => !name.includes('session'));
/** Drafts that are attacked in one pass through all of them; the next has others, which no flood has filled yet. */
const SPARE = 3;
const PASSES = 4;

sayIfStale();
const stage = await makeStage(14, 1 + SPARE * PASSES);
const server = await stage.start({ LOG_LEVEL: 'error' }, PROBE_WORDS);
const [theirs = '', ...spare] = stage.documentIds;
const typists = await startTypists({
  port: stage.port,
  cookie: stage.people[0]?.cookie ?? '',
  documentIds: [theirs, theirs, theirs],
  everyMs: KEYSTROKE_MS,
});
// Attackers have machines of their own: here they take only what processor time the server and the good people leave.
setPriority(constants.priority.PRIORITY_LOW);
await pause(2_000);

let turn = 0;
/** Connections of the attack that runs: one that ends early leaves none behind, which would keep this process. */
const opened = new Set<Attacker>();
const arena: Arena = {
  stage,
  theirs,
  get spare() {
    const pass = Math.floor((wave - 1) / WAVES.length) % PASSES;
    return spare.slice(pass * SPARE, (pass + 1) * SPARE);
  },
  random: chance(1),
  scale: 1,
  async open(documentId, more) {
    const attacker = await connectAttacker(stage, 2 + (turn++ % 12), documentId, more);
    opened.add(attacker);
    return attacker;
  },
};
const calm: Array<{ median: number; p99: number }> = [];
const attacked: Array<{ median: number; p99: number; longest: number }> = [];
/** Stalls of the event loop without waiting for a processor: the five longest of each phase. */
const calmStalls: number[] = [];
const stalls: number[] = [];
let [failures, waves, wave] = [0, 0, 0];
let [calmCpu, attackedCpu] = [0, 0];
for (let round = 0; round < ROUNDS; round++) {
  await typists.reading();
  let before = cpuSeconds(server.pid);
  calmStalls.push(...(await watchLoop(server.process, () => pause(PHASE))).loop.own);
  calm.push(await typists.reading());
  calmCpu += cpuSeconds(server.pid) - before;

  before = cpuSeconds(server.pid);
  const { loop } = await watchLoop(server.process, async () => {
    const end = performance.now() + PHASE;
    while (performance.now() < end) {
      const attack = WAVES[wave++ % WAVES.length];
      waves++;
      await attack?.run(arena).catch((error: unknown) => {
        failures++;
        console.log(`${attack.name}: ${error instanceof Error ? error.message : error}`);
      });
      for (const one of opened) one.leave();
      opened.clear();
    }
  });
  stalls.push(...loop.own);
  attacked.push(await typists.reading());
  attackedCpu += cpuSeconds(server.pid) - before;
  await pause(1_000);
}

const ofAll = (of: 'median' | 'p99', phases: ReadonlyArray<{ median: number; p99: number }>) =>
  median(phases.map((phase) => phase[of]));
const longest = (of: readonly number[]) =>
  [...of]
    .sort((a, b) => b - a)
    .slice(0, 8)
    .map((ms) => Math.round(ms))
    .join(', ');
const [quiet, loud] = [ofAll('p99', calm), ofAll('p99', attacked)];
const figures: Figure[] = [
  { what: 'an edit reaches the next person in peace, median', measured: milliseconds(ofAll('median', calm)) },
  { what: 'the same, 99 of 100', measured: milliseconds(quiet) },
  { what: 'under attack, median', measured: milliseconds(ofAll('median', attacked)) },
  {
    what: 'the same, 99 of 100',
    measured: milliseconds(loud),
    aim: `≤ ${milliseconds(2 * quiet)}`,
    met: loud <= 2 * quiet,
  },
  {
    what: 'slowest edit under attack',
    measured: milliseconds(Math.max(...attacked.map(({ longest }) => longest))),
  },
  { what: 'longest stalls of our own making in peace', measured: longest(calmStalls) },
  { what: 'under attack', measured: longest(stalls) },
  { what: 'attacks, and those that met no refusal as expected', measured: `${waves}, ${failures}` },
  { what: 'processor time of the server in peace', measured: `${calmCpu.toFixed(1)} s` },
  { what: 'under attack', measured: `${attackedCpu.toFixed(1)} s` },
  { what: 'most memory that the server held', measured: megabytes(peakMegabytes(server.pid)) },
];
typists.stop();
await server.stop();
await stage.remove();
report('Under attack', figures);
