import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { VERSION_STATES } from '../../../db/words';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { walk } from './walk';

/**
 * `CONCORD_WALKS=500` walks as many times through the process, `CONCORD_SEED=3` other walks. A failure names the seed
 * and the path, and tells the walk step by step; `CONCORD_SHRINK=1` looks for a shorter one, which takes long.
 */
const RUNS = {
  numRuns: Number(process.env.CONCORD_WALKS ?? 14),
  seed: Number(process.env.CONCORD_SEED ?? 4),
  endOnFailure: process.env.CONCORD_SHRINK === undefined,
};

/** The walks whose steps are chosen here: other ones may miss what only few walks come to. */
const CHOSEN = RUNS.seed === 4 && RUNS.numRuns >= 14;

/**
 * Each step is a roll of dice, which the facts of that moment turn into an attempt: commands that are drawn without
 * knowing the facts would hardly ever fit, and this way a walk can still be cut short anywhere.
 */
const rolls = (minLength: number, maxLength: number) =>
  fc.noBias(fc.array(fc.noShrink(fc.nat({ max: 0x7fffffff })), { minLength, maxLength, size: 'max' }));

/** Some walks go astray at every turn; most are to come far. */
const ways = fc.oneof(
  { weight: 1, arbitrary: fc.record({ bent: fc.constantFrom(15, 30), rolls: rolls(40, 120) }) },
  { weight: 2, arbitrary: fc.record({ bent: fc.constantFrom(2, 5), rolls: rolls(140, 240) }) },
);

/** Rules of which the walks are to meet a refusal, so that they try what is not allowed too. */
const MET = [
  'LC-1',
  'LC-13',
  'LC-14',
  'LC-29',
  'PM-3',
  'PM-17',
  'PM-18',
  'BL-5',
  'BL-7',
  'BL-10',
  'BL-31',
  'CD-26',
];

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe('the process, walked at random', { timeout: 60_000 + 10_000 * RUNS.numRuns }, () => {
  test('whatever anybody tries, what the rules allow is done, what they do not is refused and leaves no trace', async () => {
    const reached = new Map<string, number>();
    const refused = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(ways, async (way) => {
        const walked = await walk(texts, way);
        for (const state of walked.reached) reached.set(state, (reached.get(state) ?? 0) + 1);
        for (const [rule, times] of walked.rules) refused.set(rule, (refused.get(rule) ?? 0) + times);
      }),
      RUNS,
    );
    if (!CHOSEN) return;
    // Most come to a consultation, more than half of them to a ballot, a quarter to the end.
    const states = [...VERSION_STATES, 'returned', 'rejected'];
    expect(states.filter((state) => !reached.has(state))).toEqual([]);
    expect(MET.filter((rule) => !refused.has(rule))).toEqual([]);
  });
});
