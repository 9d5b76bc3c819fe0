import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyRecord } from '../../app/services/audit/verify-record.server';
import { startTestPortal, type TestPortal } from '../support/portal';
import { launchChromium } from '../support/visitor';
import { beginYear } from './year-people';
import { adopt, changeText, comment, consult, propose, write } from './year-writing';

let browser: Browser;
let portal: TestPortal;

beforeAll(async () => {
  browser = await launchChromium();
  portal = await startTestPortal();
});

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

describe('the year of a standard', () => {
  it('goes from a proposal to a retired mandate, every move by a person in a page or by the clock', async () => {
    const year = await beginYear(browser, portal);
    await propose(year);
    await adopt(year);
    await write(year);
    await consult(year, { days: 28, during: () => comment(year) });
    await changeText(year);
    await consult(year, { days: 14 });
    expect(await verifyRecord(portal.ctx)).toMatchObject({ whole: true });
  });
});
