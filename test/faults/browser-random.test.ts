import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { writeAtRandom } from '../support/random-browsers';
import { launchChromium } from '../support/visitor';

const MINUTES = 10;
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
});

it(
  `two browsers come to one text after ${MINUTES} minutes of random writing with cuts in the network`,
  async () => {
    await writeAtRandom(browser, MINUTES * 60, Number(process.env.SEED ?? 20_261_128));
  },
  (MINUTES + 5) * 60_000,
);
