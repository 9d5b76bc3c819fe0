import type { Browser } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyRecord } from '../../app/services/audit/verify-record.server';
import { recountBallots } from '../../app/services/ballots/recount-ballots.server';
import { startTestPortal, type TestPortal } from '../support/portal';
import { launchChromium } from '../support/visitor';
import { enrol, failBallot, makeReady, passBallot, publish } from './year-deciding';
import { end, readRecord } from './year-ending';
import { askForMandate, ballotTwice, mandate, showExchange, useIt } from './year-mandate';
import { beginYear } from './year-people';
import { decideByCount } from './year-votes';
import { adopt, changeText, comment, consult, propose, write } from './year-writing';

let browser: Browser;
let portal: TestPortal;

beforeEach(async () => {
  browser = await launchChromium();
  portal = await startTestPortal();
});

afterEach(async () => {
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
    await makeReady(year);
    await enrol(year);
    await failBallot(year);
    await decideByCount(year, 2);
    const { ballot, approval } = await passBallot(year);
    await publish(year, approval, ballot.hash);
    await useIt(year);
    const mandated = await ballotTwice(year, ballot.hash);
    const asked = await askForMandate(year, mandated);
    await showExchange(year, asked);
    await mandate(year, asked);
    await end(year);
    await readRecord(year);
    expect(await verifyRecord(portal.ctx)).toMatchObject({ whole: true });
    expect(await recountBallots(portal.ctx)).toMatchObject([
      { passed: true, difference: null },
      { passed: true, difference: null },
      { passed: false, difference: null },
    ]);
    // A year of many people's doings: on a busy machine longer than any other journey.
  }, 600_000);
});
