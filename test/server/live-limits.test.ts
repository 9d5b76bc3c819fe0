import { describe, expect, it } from 'vitest';
import { CLOSINGS } from '../../app/document/close-codes';
import { LIVE_DEFAULTS } from '../../server/collab/settings';
import { readEnv } from '../../server/env';
import { startDraftPortal } from '../support/draft-portal';
import { openLivePage } from '../support/live-page';

const MIB = 1_024 * 1_024;

describe('the limits of live text', () => {
  it('are as they are unless they are set', () => {
    expect(readEnv({}, []).live).toEqual({});
    const { live } = readEnv(
      {
        LIVE_PER_PERSON: '3',
        LIVE_PER_ADDRESS: '2000',
        LIVE_PER_DRAFT: '50',
        LIVE_MESSAGE_MB: '12',
        LIVE_OFFLINE_MB: '10',
        LIVE_DRAFT_MB: '20',
        LIVE_MESSAGES_PER_SECOND: '100',
        LIVE_KB_PER_SECOND: '2048',
        LIVE_UNSENT_MB: '16',
      },
      [],
    );
    expect(live).toEqual({
      perPerson: 3,
      perAddress: 2_000,
      perDocument: 50,
      maxMessage: 12 * MIB,
      maxOffline: 10 * MIB,
      maxDocument: 20 * MIB,
      messages: { perSecond: 100, most: 1_000 },
      bytes: { perSecond: 2 * MIB, most: 20 * MIB },
      unsentHard: 16 * MIB,
    });
    const slow = readEnv({ LIVE_KB_PER_SECOND: '16', LIVE_MESSAGE_MB: '16' }, []).live;
    expect(slow.bytes?.most, 'one message must pass').toBe(16 * MIB);
    expect(LIVE_DEFAULTS).toMatchObject({
      perPerson: 24,
      perAddress: 500,
      perDocument: 500,
      maxMessage: MIB,
    });
  });

  it('are all named at once when they are wrong', () => {
    const read = () =>
      readEnv(
        { LIVE_PER_PERSON: '0', LIVE_MESSAGE_MB: 'much', LIVE_DRAFT_MB: '25', LIVE_UNSENT_MB: '1.5' },
        [],
      );
    expect(read).toThrow(/LIVE_PER_PERSON: must be at least 1/);
    expect(read).toThrow(/LIVE_MESSAGE_MB: must be a whole number/);
    expect(read).toThrow(/LIVE_DRAFT_MB: must be at most 24/);
    expect(read).toThrow(/LIVE_UNSENT_MB: must be a whole number/);
  });

  it('are kept to by the portal', async () => {
    const { origin, world } = await startDraftPortal({ settings: { LIVE_PER_PERSON: '1' } });
    const { documentId } = world;
    const first = openLivePage({ origin, documentId, secret: world.amina.secret });
    await expect.poll(() => first.provider.synced).toBe(true);
    const codes: number[] = [];
    const second = openLivePage({ origin, documentId, secret: world.amina.secret });
    second.provider.on('connection-close', (event) => {
      if (event) codes.push(event.code);
    });
    await expect.poll(() => codes).toEqual([CLOSINGS.tooManyConnections.code]);
    expect(first.provider.synced).toBe(true);
  });

  it('let a stock client bring megabytes that it wrote while its line was cut', async () => {
    const { origin, world } = await startDraftPortal();
    const { documentId } = world;
    const amina = openLivePage({ origin, documentId, secret: world.amina.secret });
    const ben = openLivePage({ origin, documentId, secret: world.ben.secret });
    await expect.poll(() => amina.provider.synced && ben.provider.synced).toBe(true);
    amina.provider.disconnect();
    for (const n of [1, 2, 3]) amina.write(`${'word '.repeat(90_000)}end ${n}`);
    amina.provider.connect();
    await expect.poll(() => ben.words().includes('end 3'), { timeout: 20_000 }).toBe(true);
    expect(ben.words()).toBe(amina.words());
  });
});
