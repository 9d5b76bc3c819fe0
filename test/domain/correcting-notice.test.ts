import { describe, expect, test } from 'vitest';
import {
  decideCorrectingNotice,
  decideTakingNoticeBack,
  type NoticeCorrection,
  type NoticeOfEnd,
} from '../../app/domain/lifecycle/correcting-notice';
import type { StateFacts } from '../../app/domain/lifecycle/facts';
import { decideGivingNotice } from '../../app/domain/lifecycle/successor';
import { CHAIR, LEAD, unmet } from './cases';
import { at, NOW, version } from './lifecycle-cases';

const PUBLISHED: StateFacts = { state: 'published', complyBy: null };
const ENDS = at('2027-03-02T23:59:59Z');
const DEPRECATED: StateFacts = { state: 'deprecated', phaseOutEnds: ENDS };

const NOTICE: NoticeOfEnd = {
  reason: 'Replaced by the next edition.',
  successor: 'STD-0042 2.0.0',
  knownProducts: 'Large Letters',
  phaseOutEnds: null,
};

function correcting(
  change: Partial<NoticeOfEnd>,
  facts: Partial<NoticeCorrection> = {},
  { state = PUBLISHED, by = LEAD, before = NOTICE } = {},
) {
  const correction = { given: true, why: 'A slip.', successorUnmet: [], ...facts };
  return decideCorrectingNotice(
    version(state),
    { before, after: { ...before, ...change }, ...correction },
    by,
    NOW,
  );
}

describe('correcting a notice of deprecation', () => {
  test('LC-57 another successor makes its days begin anew, and nothing else does', () => {
    expect(correcting({ successor: 'STD-0043' })).toMatchObject({ result: { beginsAnew: true } });
    for (const change of [{ reason: 'Another reason.' }, { knownProducts: 'Large Letters\nSmall Inbox' }]) {
      expect(correcting(change)).toMatchObject({ result: { beginsAnew: false } });
    }
    expect(unmet(correcting({ successor: ' STD-0042  2.0.0 ' }))).toEqual(['correction-changes-nothing']);
  });

  test('LC-57 it is for a Lead, says why, and something stands that it corrects', () => {
    const other = { reason: 'Another reason.' };
    expect(unmet(correcting(other, {}, { by: CHAIR }))).toEqual(['lead-only']);
    expect(unmet(correcting(other, { why: ' ', given: false }))).toEqual([
      'deprecation-notice-missing',
      'correction-reason-missing',
    ]);
    expect(unmet(correcting({ reason: '', successor: ' ', knownProducts: '' }))).toEqual([
      'public-reason-missing',
      'successor-missing',
      'products-not-listed',
    ]);
    expect(unmet(correcting(other, {}, { state: { state: 'retired' } }))).toEqual(['move-not-from-here']);
  });

  test('LC-57 after the deprecation its days are over, and the end that was set is only put off', () => {
    const before = { ...NOTICE, phaseOutEnds: ENDS };
    const afterwards = (change: Partial<NoticeOfEnd>) =>
      correcting(change, {}, { state: DEPRECATED, before });
    expect(afterwards({ successor: 'STD-0043' })).toMatchObject({ result: { beginsAnew: false } });
    expect(unmet(afterwards({ phaseOutEnds: at('2027-06-01T22:59:59Z') }))).toEqual([]);
    expect(unmet(afterwards({ phaseOutEnds: at('2027-03-02T12:00:00Z') }))).toEqual([
      'correction-changes-nothing',
    ]);
    expect(unmet(afterwards({ phaseOutEnds: at('2027-02-01T23:59:59Z') }))).toEqual([
      'phase-out-end-earlier',
    ]);
    expect(unmet(afterwards({ phaseOutEnds: at('2099-02-01T23:59:59Z') }))).toEqual([
      'phase-out-end-too-far',
    ]);
    expect(unmet(afterwards({ phaseOutEnds: null }))).toEqual(['phase-out-end-missing']);
  });

  test('LC-57 no second notice is given while one stands', () => {
    const giving = (given: boolean, state: StateFacts = PUBLISHED) =>
      unmet(decideGivingNotice(version(state), { given, successorUnmet: [] }, LEAD));
    expect(giving(false)).toEqual([]);
    expect(giving(true)).toEqual(['deprecation-notice-stands']);
    expect(giving(false, { state: 'drafting' })).toEqual(['move-not-from-here']);
  });

  test('LC-58 it is taken back with a public reason until the deprecation', () => {
    const back = (why: string, given = true, state: StateFacts = PUBLISHED) =>
      unmet(decideTakingNoticeBack(version(state), { given, why }, LEAD));
    expect(back('Given on the wrong version.')).toEqual([]);
    expect(back('', false)).toEqual(['deprecation-notice-missing', 'public-reason-missing']);
    expect(back('Too late.', true, DEPRECATED)).toEqual(['move-not-from-here']);
    expect(unmet(decideTakingNoticeBack(version(PUBLISHED), { given: true, why: 'No.' }, CHAIR))).toEqual([
      'lead-only',
    ]);
  });
});
