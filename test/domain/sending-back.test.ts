import { describe, expect, test } from 'vitest';
import { decideSendingBack, type SendingBackFacts } from '../../app/domain/sending-back';
import { CHAIR, LEAD, unmet } from './cases';
import { HASH, NOW, OTHER_HASH, version } from './lifecycle-cases';

const AWAITING = version({ state: 'awaiting-approval' });
const PUBLISHED = version({ state: 'published', complyBy: null });
const EDITED = { tookPart: ['edited'] } as const;

const SAID: SendingBackFacts = {
  purpose: 'publication',
  move: 'return-for-changes',
  hash: HASH,
  waitingHash: HASH,
  artefacts: '',
  waitingArtefacts: '',
  confirmedAt: NOW,
  reason: 'No site has tried the second clause.',
  points: ['Clause 2'],
};
const MANDATE = { ...SAID, purpose: 'mandate', move: 'reject' } as const;

describe('sending back what waits for a Lead', () => {
  test('LC-31 an uninvolved Lead returns to Drafting, or rejects', () => {
    expect(decideSendingBack(AWAITING, SAID, LEAD, NOW)).toMatchObject({ result: { to: 'drafting' } });
    const rejected = decideSendingBack(AWAITING, { ...SAID, move: 'reject' }, LEAD, NOW);
    expect(rejected).toMatchObject({ result: { to: 'cancelled' } });
    expect(unmet(decideSendingBack(AWAITING, SAID, CHAIR, NOW))).toEqual(['lead-only']);
  });

  test('PM-18 a Lead who took part returns and rejects nothing', () => {
    for (const move of ['return-for-changes', 'reject'] as const) {
      expect(unmet(decideSendingBack({ ...AWAITING, ...EDITED }, { ...SAID, move }, LEAD, NOW))).toEqual([
        'edited-this-version',
      ]);
      expect(unmet(decideSendingBack({ ...PUBLISHED, ...EDITED }, { ...MANDATE, move }, LEAD, NOW))).toEqual([
        'edited-this-version',
      ]);
    }
  });

  test('LC-42 a request for a mandate is returned with a reason and points, and the version stays', () => {
    expect(decideSendingBack(PUBLISHED, MANDATE, LEAD, NOW)).toEqual({ allowed: true, result: null });
    const bare = decideSendingBack(PUBLISHED, { ...MANDATE, reason: '', points: [] }, LEAD, NOW);
    expect(unmet(bare)).toEqual(['public-reason-missing', 'points-missing']);
    expect(bare).toMatchObject({ reasons: [{ rule: 'LC-42' }, { rule: 'LC-42' }] });
  });

  test('LC-36 AF-5 LC-38 only what was read is sent back, and with the password', () => {
    for (const facts of [SAID, MANDATE]) {
      const at = facts === SAID ? AWAITING : PUBLISHED;
      const stale = { ...facts, hash: OTHER_HASH, artefacts: OTHER_HASH, confirmedAt: null };
      expect(unmet(decideSendingBack(at, stale, LEAD, NOW))).toEqual([
        'approved-hash-differs',
        'artefacts-differ',
        'confirmation-missing',
      ]);
    }
  });
});
