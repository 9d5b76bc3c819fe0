import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ATTACKS, type UnderAttack, underAttack } from '../faults/under-attack';

/** The bound on the server process's memory, in MB; idle it holds about 110. */
const MOST_MEMORY = 500;

describe('promise 7: the built portal under attack while good people write (the long form is test:faults)', () => {
  let attacked: UnderAttack;
  beforeAll(async () => {
    attacked = await underAttack({ seed: 7, scale: 0.1 });
  });
  afterAll(() => attacked?.end());

  it.each(ATTACKS.map(({ name }) => [name]))('%s', async (name) => {
    await attacked.suffer(name);
  });

  it('its memory stayed within bounds, and the good people lost nothing', async () => {
    expect(attacked.peakMegabytes()).toBeLessThan(MOST_MEMORY);
    expect(await attacked.end()).toEqual([]);
  });
});
