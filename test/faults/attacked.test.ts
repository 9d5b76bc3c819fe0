import { describe, expect, it } from 'vitest';
import { chance } from '../collab/random-editing';
import { ATTACKS, underAttack } from './under-attack';

/** The bound on the server process's memory, in MB; idle it holds about 110. */
const MOST_MEMORY = 700;

describe('promise 7, at length', () => {
  it.each([71, 72])('every attack at full size, in seeded order, twice over (seed %i)', async (seed) => {
    const attacked = await underAttack({ seed, scale: 1 });
    const random = chance(seed);
    const order = [...ATTACKS, ...ATTACKS]
      // A session can be ended only once, and a document filled only once.
      .filter(
        ({ name }, at, all) =>
          !/session|50 MB/.test(name) || all.findIndex((one) => one.name === name) === at,
      )
      .map((attack) => ({ attack, place: random() }))
      .sort((a, b) => a.place - b.place);
    for (const { attack } of order) {
      const begun = performance.now();
      await attacked.suffer(attack.name);
      const [took, held] = [performance.now() - begun, attacked.peakMegabytes()];
      console.log(`${Math.round(took)} ms, ${Math.round(held)} MB at most so far: ${attack.name}`);
    }
    expect(attacked.peakMegabytes()).toBeLessThan(MOST_MEMORY);
    expect(await attacked.end()).toEqual([]);
  });
});
