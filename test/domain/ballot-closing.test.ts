import { describe, expect, test } from 'vitest';
import {
  decideClosing,
  decideExtension,
  decideRecirculation,
  decideVoid,
  endOfBallot,
  firmnessOf,
  recirculationTime,
  withdrawalsUntil,
} from '../../app/domain/ballot/closing';
import { count } from '../../app/domain/ballot/count';
import {
  type BallotFacts,
  closingTime,
  firstClosingTime,
  isDue,
  isOverForBallot,
  positionsShown,
  standsForBallot,
  withdrawalEnds,
} from '../../app/domain/ballot/facts';
import { defaultRules } from '../../app/domain/ballot/rules';
import { VERSION_STATES, type VotePosition } from '../../db/words';
import { AFTER, ballot, CLOSES_AT, DURING, votes } from './ballot-cases';
import { CHAIR, CLOCK, LEAD, unmet } from './cases';
import { at, MANDATORY_ELECTORATE, TRIAL_ELECTORATE } from './lifecycle-cases';

type Case = readonly [string, string, number, string];

/** Sentence, opening, days, and the closing time; in 2026 the clocks change on 29 March and 25 October. */
// biome-ignore format: one case a line
const CLOSINGS: readonly Case[] = [
  ['BL-9 in winter it is 23:59:59 in Greenwich', '2026-01-05T10:00:00Z', 28, '2026-02-02T23:59:59Z'],
  ['BL-9 in summer it is an hour earlier there', '2026-06-01T10:00:00Z', 30, '2026-07-01T22:59:59Z'],
  ['BL-9 opened in winter, closed in summer', '2026-03-05T10:00:00Z', 28, '2026-04-02T22:59:59Z'],
  ['BL-9 opened in summer, closed in winter', '2026-10-01T10:00:00Z', 28, '2026-10-29T23:59:59Z'],
  ['BL-9 closed on the day of 23 hours', '2026-03-01T10:00:00Z', 28, '2026-03-29T22:59:59Z'],
  ['BL-9 closed on the day before it', '2026-02-28T10:00:00Z', 28, '2026-03-28T23:59:59Z'],
  ['BL-9 closed on the day of 25 hours', '2026-09-27T10:00:00Z', 28, '2026-10-25T23:59:59Z'],
  ['BL-9 closed on the day before that', '2026-09-26T10:00:00Z', 28, '2026-10-24T22:59:59Z'],
  ['BL-9 opened in the hour that comes twice', '2026-10-25T00:30:00Z', 28, '2026-11-22T23:59:59Z'],
  ['BL-9 just after midnight in London the day has begun there', '2026-06-30T23:30:00Z', 28, '2026-07-29T22:59:59Z'],
  ['BL-9 just before midnight in winter it has not', '2026-01-31T23:59:59Z', 28, '2026-02-28T23:59:59Z'],
  ['BL-9 over a leap day', '2028-02-10T12:00:00Z', 28, '2028-03-09T23:59:59Z'],
  ['BL-9 over the turn of the year', '2026-12-10T12:00:00Z', 30, '2027-01-09T23:59:59Z'],
];

test.each(CLOSINGS)('%s', (_title, openedAt, days, closesAt) => {
  expect(closingTime(at(openedAt), days).toISOString()).toBe(at(closesAt).toISOString());
});

const closed = ballot({ state: 'closed' });
const mandatory = { rules: defaultRules('mandatory') };
const trialTally = (...given: readonly VotePosition[]) => count(TRIAL_ELECTORATE, votes(...given));
const NO_QUORUM = trialTally('approve');
const QUORUM = trialTally('approve', 'approve', 'abstain');

describe('closing', () => {
  test('BL-9 the clock closes after the closing second and not in it', () => {
    expect(unmet(decideClosing(ballot(), null, CLOCK, CLOSES_AT))).toEqual(['not-due-yet']);
    expect(unmet(decideClosing(ballot(), null, CLOCK, at('2026-03-30T22:59:59.999Z')))).toEqual([
      'not-due-yet',
    ]);
    expect(unmet(decideClosing(ballot(), null, CLOCK, at('2026-03-30T23:00:00.000Z')))).toEqual([]);
    expect(isDue(ballot(), CLOSES_AT)).toBe(false);
    expect(isDue(ballot(), at('2026-03-30T23:00:00Z'))).toBe(true);
  });

  test('BL-9 nobody closes it by hand, and nothing closes it twice', () => {
    expect(unmet(decideClosing(ballot(), null, CHAIR, AFTER))).toEqual(['clock-only']);
    expect(unmet(decideClosing(closed, null, CLOCK, AFTER))).toEqual(['ballot-not-open']);
    expect(isDue(ballot({ state: 'void' }), AFTER)).toBe(false);
  });
});

describe('extension', () => {
  const lastWeek = at('2026-03-24T10:00:00Z');
  const extend = (facts: Partial<BallotFacts>, tally = NO_QUORUM, now = lastWeek, actor = CHAIR) =>
    decideExtension(ballot(facts), tally, actor, now);

  test('BL-27 the chair extends by 14 days while quorum is missed', () => {
    expect(extend({})).toEqual({ allowed: true, result: { closesAt: at('2026-04-13T22:59:59Z') } });
  });

  test('BL-27 an extension over the change of clocks ends at 23:59:59 as well', () => {
    const autumn = { closesAt: at('2026-10-20T22:59:59Z') };
    expect(extend(autumn, NO_QUORUM, at('2026-10-19T10:00:00Z'))).toMatchObject({
      result: { closesAt: at('2026-11-03T23:59:59Z') },
    });
  });

  test('BL-27 once, not with quorum, not early, not after the close', () => {
    expect(unmet(extend({ extended: true }))).toEqual(['already-extended']);
    expect(unmet(extend({ round: 2 }))).toEqual(['already-extended']);
    expect(unmet(extend({}, QUORUM))).toEqual(['quorum-reached']);
    expect(unmet(extend({}, NO_QUORUM, DURING))).toEqual(['extension-too-early']);
    expect(unmet(extend({}, NO_QUORUM, AFTER))).toEqual(['ballot-not-open']);
    expect(unmet(extend({ state: 'void' }))).toEqual(['ballot-not-open']);
  });

  test('BL-27 a day to come is named only where the ballot can be extended on it', () => {
    expect(unmet(extend({ extended: true }, NO_QUORUM, DURING))).toEqual(['already-extended']);
    expect(unmet(extend({ round: 2 }, NO_QUORUM, DURING))).toEqual(['already-extended']);
    expect(unmet(extend({}, QUORUM, DURING))).toEqual(['quorum-reached']);
  });

  test('BL-27 from the beginning of the day that the refusal names', () => {
    const justBefore = extend({}, NO_QUORUM, at('2026-03-22T23:59:59Z'));
    expect(justBefore).toMatchObject({ reasons: [{ facts: { day: '23 March 2026' } }] });
    expect(extend({}, NO_QUORUM, at('2026-03-23T00:00:00Z'))).toMatchObject({ allowed: true });
  });

  test('BL-27 by the chair alone, and only by the rules', () => {
    expect(unmet(extend({}, NO_QUORUM, lastWeek, LEAD as typeof CHAIR))).toEqual(['chair-only']);
    const without = { rules: { ...defaultRules('trial-use'), extensionDays: 0 } };
    expect(unmet(extend(without))).toEqual(['extension-not-in-rules']);
  });
});

test('BL-9 the closing time of the first round is that of its rules, extended or not', () => {
  const openedAt = at('2026-03-02T10:00:00Z');
  expect(firstClosingTime(openedAt, ballot())).toEqual(closingTime(openedAt, 28));
  expect(firstClosingTime(openedAt, ballot({ extended: true }))).toEqual(
    closingTime(closingTime(openedAt, 28), 14),
  );
});

describe('recirculation', () => {
  const given = ['approve', 'approve', 'do-not-approve', 'approve', 'approve', 'approve', 'approve'] as const;
  const tally = count(MANDATORY_ELECTORATE, votes(...given));
  const again = (facts: Partial<BallotFacts>, actor: typeof CHAIR | typeof CLOCK, now = AFTER, one = tally) =>
    decideRecirculation(ballot({ state: 'closed', ...mandatory, ...facts }), one, actor, now);

  test('BL-28 the chair sends a mandatory ballot round again for 14 days', () => {
    expect(again({}, CHAIR)).toEqual({ allowed: true, result: { closesAt: at('2026-04-24T22:59:59Z') } });
  });

  test('BL-28 the clock does it when the time for withdrawals has passed', () => {
    expect(unmet(again({}, CLOCK))).toEqual(['not-due-yet']);
    expect(unmet(again({}, CLOCK, at('2026-04-27T23:00:00Z')))).toEqual([]);
  });

  test('BL-28 once, after the close, over something unresolved, and only by the rules', () => {
    expect(unmet(again({ round: 2 }, CHAIR))).toEqual(['already-recirculated']);
    expect(unmet(again({ state: 'open' }, CHAIR))).toEqual(['recirculation-before-close']);
    expect(unmet(again({ state: 'void' }, CHAIR))).toEqual(['recirculation-before-close']);
    expect(unmet(again({}, CHAIR, AFTER, count(MANDATORY_ELECTORATE, votes('approve'))))).toEqual([
      'no-unresolved-negative',
    ]);
    expect(unmet(again({ rules: defaultRules('trial-use') }, CHAIR))).toEqual(['recirculation-not-in-rules']);
    expect(unmet(again({}, LEAD as typeof CHAIR))).toEqual(['clock-or-chair-only']);
  });

  test('BL-36 while the version stands where such a ballot is held, by whoever', () => {
    const due = at('2026-04-27T23:00:00Z');
    for (const actor of [CHAIR, CLOCK]) {
      expect(unmet(again({ versionStands: false }, actor, due))).toEqual(['version-not-before-voters']);
      expect(unmet(again({ versionStands: true }, actor, due))).toEqual([]);
    }
    const stands = (track: 'trial-use' | 'mandatory') =>
      VERSION_STATES.filter((state) => standsForBallot(track, state));
    expect(stands('trial-use')).toEqual(['ballot']);
    expect(stands('mandatory')).toEqual(['published', 'effective']);
  });
});

describe('the second round', () => {
  const first = count(MANDATORY_ELECTORATE, votes('approve', 'do-not-approve'));
  const mandatoryBallot = (facts: Partial<BallotFacts>) =>
    ballot({ state: 'closed', ...mandatory, ...facts });

  test('BL-28 falls due for the clock at the end of withdrawals, over something unresolved alone', () => {
    expect(recirculationTime(mandatoryBallot({}), first)).toEqual(at('2026-04-27T22:59:59Z'));
    expect(recirculationTime(mandatoryBallot({ round: 2 }), first)).toBeNull();
    expect(recirculationTime(closed, first)).toBeNull();
    expect(recirculationTime(mandatoryBallot({}), count(MANDATORY_ELECTORATE, votes('approve')))).toBeNull();
  });

  test('BL-35 shows the first round while it runs, and a vote stands unless it is changed', () => {
    expect(positionsShown({ ...mandatoryBallot({ round: 2 }), state: 'open' })).toBe('first-round');
    const changed = [
      ...votes('approve', 'do-not-approve'),
      { sequence: 3, kind: 'cast', organisationId: 'org-2', position: 'approve' } as const,
    ];
    const kept = count(MANDATORY_ELECTORATE, votes('approve', 'do-not-approve'));
    expect(kept.total).toMatchObject({ approve: 1, doNotApprove: 1 });
    expect(count(MANDATORY_ELECTORATE, changed).total).toMatchObject({ approve: 2, doNotApprove: 0 });
  });
});

describe('voiding', () => {
  test('BL-29 a Lead voids an open ballot with a public reason', () => {
    expect(unmet(decideVoid(ballot(), 'The wrong text was frozen.', LEAD, DURING))).toEqual([]);
    expect(unmet(decideVoid(ballot(), ' ', CHAIR, DURING))).toEqual(['lead-only', 'public-reason-missing']);
  });

  test('BL-29 not after the close and not twice', () => {
    expect(unmet(decideVoid(ballot(), 'Late.', LEAD, AFTER))).toEqual(['ballot-not-open']);
    expect(unmet(decideVoid(closed, 'Late.', LEAD, DURING))).toEqual(['ballot-not-open']);
    expect(unmet(decideVoid(ballot({ state: 'void' }), 'Again.', LEAD, DURING))).toEqual(['ballot-not-open']);
  });
});

describe('how firm a tally is', () => {
  const later = at('2026-04-27T23:00:00Z');
  const failing = trialTally('approve', 'do-not-approve', 'do-not-approve');

  test('BL-33 an open or void ballot has no final tally', () => {
    expect(firmnessOf(ballot(), QUORUM, DURING)).toBe('open');
    expect(firmnessOf(ballot({ state: 'void' }), QUORUM, AFTER)).toBe('void');
  });

  test('BL-33 without a negative, or passed in spite of one, it is final at once', () => {
    expect(firmnessOf(closed, QUORUM, AFTER)).toBe('final');
    expect(firmnessOf(closed, trialTally('approve', 'approve', 'do-not-approve'), AFTER)).toBe('final');
  });

  test('BL-33 where withdrawals could still make it pass it waits for them', () => {
    expect(firmnessOf(closed, failing, AFTER)).toBe('provisional');
    expect(firmnessOf(closed, failing, later)).toBe('final');
  });

  test('BL-33 where they could not it does not wait', () => {
    expect(firmnessOf(closed, trialTally('do-not-approve'), AFTER)).toBe('final');
  });

  test('BL-33 on the mandatory track a negative goes round again first', () => {
    const tally = count(MANDATORY_ELECTORATE, votes('approve', 'do-not-approve'));
    expect(firmnessOf({ ...closed, ...mandatory }, tally, later)).toBe('provisional');
    expect(firmnessOf({ ...closed, ...mandatory, round: 2 }, tally, AFTER)).toBe('final');
    expect(firmnessOf({ ...closed, ...mandatory, versionOver: true }, tally, AFTER)).toBe('final');
    const over = (track: 'trial-use' | 'mandatory') =>
      VERSION_STATES.filter((state) => isOverForBallot(track, state));
    expect(over('trial-use')).toEqual(['cancelled']);
    expect(over('mandatory')).not.toContain('published');
    expect(over('mandatory')).toContain('deprecated');
  });
});

describe('until when a "do not approve" may be withdrawn', () => {
  const failing = trialTally('approve', 'do-not-approve', 'do-not-approve');
  const ends = withdrawalEnds(closed);

  test('BL-26 to the end of the time for it, while one stands', () => {
    expect(withdrawalsUntil(closed, failing, ends)).toEqual(ends);
    expect(withdrawalsUntil(closed, failing, new Date(ends.getTime() + 1000))).toBeNull();
    expect(withdrawalsUntil(closed, QUORUM, AFTER)).toBeNull();
  });

  test('BL-26 BL-33 not before the close, nor in the second round, nor once the version went on', () => {
    expect(withdrawalsUntil(ballot(), failing, DURING)).toBeNull();
    expect(withdrawalsUntil({ ...closed, round: 2 }, failing, AFTER)).toBeNull();
    expect(withdrawalsUntil({ ...closed, actedOn: true }, failing, AFTER)).toBeNull();
  });

  test('BL-33 a ballot has failed once nothing can make it pass any more', () => {
    expect(endOfBallot(ballot(), failing, DURING)).toBe('not-yet');
    expect(endOfBallot(ballot({ state: 'void' }), failing, AFTER)).toBe('void');
    expect(endOfBallot(closed, QUORUM, AFTER)).toBe('passed');
    expect(endOfBallot(closed, failing, ends)).toBe('not-yet');
    expect(endOfBallot(closed, failing, new Date(ends.getTime() + 1000))).toBe('failed');
  });
});
