import { describe, expect, it, onTestFinished } from 'vitest';
import { killRounds } from './kill-rounds';
import { makeStage } from './stage';

const PEOPLE = 20;
const DRAFTS = 4;

describe('promise 3, at length', () => {
  it.each([11, 12])(
    'killed thirty times while twenty people type, nothing is lost (seed %i)',
    async (seed) => {
      const stage = await makeStage(PEOPLE, DRAFTS);
      onTestFinished(() => stage.remove());
      const report = await killRounds(stage, { rounds: 30, seed, people: PEOPLE, everyMs: 25 });
      console.log(`seed ${seed}:`, { ...report, problems: report.problems.length });
      expect(report.problems).toEqual([]);
      expect(report.inFlight, 'rounds that met something on its way').toBeGreaterThan(3);
      expect(report.died).toBeGreaterThan(10);
    },
  );
});
