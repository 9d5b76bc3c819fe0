import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { VERSION_STATES } from '../../../db/words';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { walk } from './walk';

/** `CONCORD_WALKS=500` walks as many times through the process. */
const RUNS = {
  numRuns: Number(process.env.CONCORD_WALKS ?? 16),
  seed: Number(process.env.CONCORD_SEED ?? 1),
};

/** Each step is a roll of dice, which the facts of that moment turn into an attempt: so a walk can be cut short anywhere. */
const rolls = (minLength: number, maxLength: number) =>
  fc.noBias(fc.array(fc.noShrink(fc.nat({ max: 0x7fffffff })), { minLength, maxLength, size: 'max' }));

/** Some walks go astray at every turn; most are to come far. */
const ways = fc.oneof(
  { weight: 1, arbitrary: fc.record({ bent: fc.constantFrom(15, 30), rolls: rolls(40, 120) }) },
  { weight: 2, arbitrary: fc.record({ bent: fc.constantFrom(2, 5), rolls: rolls(140, 240) }) },
);

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe('the process, walked at random', { timeout: 60_000 + 10_000 * RUNS.numRuns }, () => {
  test('whatever anybody tries, what the rules allow is done, what they do not is refused and leaves no trace', async () => {
    const reached = new Map<string, number>();
    const sum = { done: 0, refused: 0, rules: new Map<string, number>() };
    await fc.assert(
      fc.asyncProperty(ways, async (way) => {
        const walked = await walk(texts, way);
        for (const state of walked.reached) reached.set(state, (reached.get(state) ?? 0) + 1);
        sum.done += walked.done;
        sum.refused += walked.refused;
        for (const [rule, times] of walked.rules) sum.rules.set(rule, (sum.rules.get(rule) ?? 0) + times);
      }),
      { ...RUNS, endOnFailure: process.env.CONCORD_QUICK === '1' },
    );
    console.log(reached, sum);
    for (const state of [...VERSION_STATES, 'rejected', 'returned']) {
      expect.soft(reached.get(state) ?? 0, `walks that reached ${state}`).toBeGreaterThan(0);
    }
  });
});
