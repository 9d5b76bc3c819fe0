import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyRecord } from '../../app/services/audit/verify-record.server';
import { startTestPortal, type TestPortal } from '../support/portal';
import { launchChromium } from '../support/visitor';
import { approve, attach, openBallot, readInPublic, review, sendForApproval, vote } from './chain-deciding';
import { beginChain } from './chain-people';
import { beginDrafting, consult, propose, resolve, writeTogether } from './chain-writing';

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

describe('the whole chain', () => {
  it('goes from a proposal to the public page with its people, on one hash', async () => {
    const chain = await beginChain(browser, portal);
    await propose(chain);
    await beginDrafting(chain);
    await writeTogether(chain);
    await consult(chain);
    await resolve(chain);
    await review(chain);
    await attach(chain);
    const { ballot, hash } = await openBallot(chain);
    await vote(chain, ballot);
    const approval = await sendForApproval(chain, ballot);
    await approve(chain, approval, hash);
    await readInPublic(chain, ballot, hash);
    expect(await verifyRecord(portal.ctx)).toMatchObject({ whole: true });
    // Many people's doings one after the other: on a busy machine longer than any other journey.
  }, 600_000);
});
