import { describe, expect, test } from 'vitest';
import {
  atLeast,
  type BallotRules,
  defaultRules,
  leastPart,
  moreThan,
  reaches,
} from '../../app/domain/ballot/rules';
import { boundsOf, decideVariation, type RuleVariation } from '../../app/domain/ballot/variation';
import { type RulesEvent, variationOutcome } from '../../app/domain/ballot/variation-outcome';
import { CHAIR, LEAD, STANDARD, unmet } from './cases';

describe('the rules of a track', () => {
  test('BL-1 the trial-use track has its defaults', () => {
    expect(defaultRules('trial-use')).toEqual({
      track: 'trial-use',
      periodDays: 28,
      balance: { organisations: 5, categories: 3, largestShare: null },
      quorum: { basis: 'enrolled', share: atLeast(1, 2) },
      pass: atLeast(3, 5),
      groups: [],
      extensionDays: 14,
      recirculationDays: 0,
      withdrawalDays: 28,
    });
  });

  test('BL-1 the mandatory track asks for more, and tests providers and suppliers by themselves', () => {
    const { balance, quorum, pass, periodDays, recirculationDays, groups } = defaultRules('mandatory');
    expect({ balance, quorum, pass, periodDays, recirculationDays }).toEqual({
      balance: { organisations: 10, categories: 4, largestShare: { numerator: 1, denominator: 2 } },
      quorum: { basis: 'enrolled', share: atLeast(3, 5) },
      pass: atLeast(3, 4),
      periodDays: 30,
      recirculationDays: 14,
    });
    expect(groups.map((group) => [group.categories, group.pass, group.testedFrom])).toEqual([
      [['provider'], atLeast(1, 2), 3],
      [['supplier-large', 'supplier-small'], atLeast(1, 2), 3],
    ]);
  });

  test.each(['trial-use', 'mandatory'] as const)(
    'BL-2 the defaults of %s stand within the bounds',
    (track) => {
      expect(boundsOf(defaultRules(track))).toEqual([]);
    },
  );
});

describe('a variation', () => {
  const facts = {
    standard: { standardId: STANDARD },
    track: 'trial-use',
    variation: { periodDays: 42 },
    publicReason: 'The summer holidays.',
    now: defaultRules('trial-use'),
    opened: false,
  } as const;

  test('BL-2 a Lead varies a rule with a public reason, and the other rules stay', () => {
    expect(decideVariation(facts, LEAD)).toEqual({
      allowed: true,
      result: { ...defaultRules('trial-use'), periodDays: 42 },
    });
  });

  test('BL-2 nobody else does, and no Lead without a reason', () => {
    expect(unmet(decideVariation({ ...facts, publicReason: ' ' }, CHAIR))).toEqual([
      'lead-only',
      'variation-reason-missing',
    ]);
  });

  test('BL-2 setting the rules as they are is refused, and back to the usual ones is not', () => {
    const set = { ...facts, now: { ...defaultRules('trial-use'), periodDays: 42 } };
    expect(unmet(decideVariation(set, LEAD))).toEqual(['variation-changes-nothing']);
    expect(decideVariation({ ...set, variation: { periodDays: 28 } }, LEAD).allowed).toBe(true);
    // A form says shares in percent, whatever the usual fraction is.
    const { pass } = defaultRules('trial-use');
    const inPercent = pass && { ...pass, numerator: pass.numerator * 20, denominator: pass.denominator * 20 };
    expect(unmet(decideVariation({ ...facts, variation: { pass: inPercent } }, LEAD))).toEqual([
      'variation-changes-nothing',
    ]);
  });

  test('BL-3 nothing varies once the ballot is open', () => {
    expect(unmet(decideVariation({ ...facts, opened: true }, LEAD))).toEqual(['rules-locked']);
  });

  const mandatory = defaultRules('mandatory');
  const group = { ...mandatory.groups[0], name: 'All', one: 'voter', many: 'voters', categories: [] };
  const OUT_OF_BOUNDS: readonly (readonly [string, RuleVariation])[] = [
    ['BL-2 no period of 6 days', { periodDays: 6 }],
    ['BL-2 no period of half days', { periodDays: 28.5 }],
    [
      'BL-2 no ballot of one organisation',
      { balance: { organisations: 1, categories: 1, largestShare: null } },
    ],
    ['BL-2 no seventh category', { balance: { organisations: 9, categories: 7, largestShare: null } }],
    [
      'BL-2 no limit of nothing',
      { balance: { ...mandatory.balance, largestShare: { numerator: 0, denominator: 2 } } },
    ],
    ['BL-2 no quorum of nothing', { quorum: { basis: 'enrolled', share: atLeast(0, 1) } }],
    ['BL-2 no quorum of nobody', { quorum: { basis: 'number', organisations: 0 } }],
    ['BL-2 no quorum above all', { quorum: { basis: 'enrolled', share: atLeast(3, 2) } }],
    ['BL-2 no passing by a minority', { pass: atLeast(2, 5) }],
    ['BL-2 no passing by more than all', { pass: moreThan(1, 1) }],
    ['BL-2 no share of nothing', { pass: atLeast(1, 0) }],
    ['BL-2 no ballot without any share to pass', { pass: null }],
    [
      'BL-2 no group without categories',
      { groups: [{ ...group, pass: null, testedFrom: 3, leastApprovals: 0 }] },
    ],
    ['BL-2 no extension of a year', { extensionDays: 365 }],
    ['BL-2 no negative recirculation', { recirculationDays: -1 }],
  ];

  test.each(OUT_OF_BOUNDS)('%s', (_title, variation) => {
    const words = unmet(decideVariation({ ...facts, variation }, LEAD));
    expect(words).toEqual(['rule-out-of-bounds']);
  });

  test('BL-2 a variation may use everything that other bodies use', () => {
    const variation: RuleVariation = {
      periodDays: 7,
      quorum: { basis: 'number', organisations: 10 },
      pass: null,
      groups: mandatory.groups.map((one) => ({
        ...one,
        pass: moreThan(1, 2),
        testedFrom: 0,
        leastApprovals: 1,
      })),
    };
    expect(decideVariation({ ...facts, variation }, LEAD)).toMatchObject({
      allowed: true,
      result: variation,
    });
  });
});

describe('shares', () => {
  type Case = readonly [string, number, number, BallotRules['pass'] & object, boolean];
  const CASES: readonly Case[] = [
    ['BL-23 two of three are two thirds', 2, 3, atLeast(2, 3), true],
    ['BL-23 33 of 50 are not', 33, 50, atLeast(2, 3), false],
    ['BL-23 three of five are 60%', 3, 5, atLeast(3, 5), true],
    ['BL-23 59 of 99 are not', 59, 99, atLeast(3, 5), false],
    ['BL-23 half is at least half', 5, 10, atLeast(1, 2), true],
    ['BL-23 half is not more than half', 5, 10, moreThan(1, 2), false],
    ['BL-21 none of nothing is no share', 0, 0, atLeast(1, 2), false],
  ];

  test.each(CASES)('%s', (_title, part, whole, threshold, expected) => {
    expect(reaches(part, whole, threshold)).toBe(expected);
  });

  test('BL-23 the least part reaches the share and one less does not', () => {
    for (let whole = 1; whole <= 60; whole += 1) {
      for (const threshold of [atLeast(1, 2), moreThan(1, 2), atLeast(2, 3), atLeast(3, 5), atLeast(3, 4)]) {
        const least = leastPart(whole, threshold);
        expect([reaches(least, whole, threshold), reaches(least - 1, whole, threshold)]).toEqual([
          true,
          false,
        ]);
      }
    }
  });
});

describe('what became of a variation', () => {
  const event = (sequence: number, what: RulesEvent['what'], track: RulesEvent['track'] = 'trial-use') => ({
    sequence,
    what,
    track,
  });

  test.each([
    ['a ballot opened by it', [event(1, 'varied'), event(2, 'opened')], 'in-force'],
    ['nothing came after it', [event(1, 'varied')], 'to-come'],
    [
      'another one came before the ballot',
      [event(1, 'varied'), event(2, 'varied'), event(3, 'opened')],
      'replaced',
    ],
    ['a Lead took it back', [event(1, 'varied'), event(2, 'taken-back'), event(3, 'opened')], 'taken-back'],
    ['the ballot was of another track', [event(1, 'varied'), event(2, 'opened', 'mandatory')], 'to-come'],
    ['an older event names no track', [event(1, 'varied', null), event(2, 'opened')], 'in-force'],
  ] as const)('BL-40 %s', (_title, events, outcome) => {
    expect(variationOutcome(events, 1)).toBe(outcome);
  });
});
