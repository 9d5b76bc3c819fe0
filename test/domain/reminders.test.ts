import { describe, expect, test } from 'vitest';
import { closingTime } from '../../app/domain/ballot/facts';
import { noticeOfPatchEnds } from '../../app/domain/lifecycle/guards-of-patch';
import { isPatchReminderDue, remindersDue, reminderTime } from '../../app/domain/notices/reminders';
import { at } from './lifecycle-cases';

/** Ballots of 28 days that begin in winter and end in summer, the other way round, and within one season. */
const BALLOTS = [
  [
    'in winter',
    '2026-01-05T10:00:00Z',
    '2026-02-02T23:59:59Z',
    '2026-01-26T07:00:00Z',
    '2026-02-01T07:00:00Z',
  ],
  [
    'in summer',
    '2026-06-01T09:00:00Z',
    '2026-06-29T22:59:59Z',
    '2026-06-22T06:00:00Z',
    '2026-06-28T06:00:00Z',
  ],
  [
    'into summer time',
    '2026-03-10T10:00:00Z',
    '2026-04-07T22:59:59Z',
    '2026-03-31T06:00:00Z',
    '2026-04-06T06:00:00Z',
  ],
  [
    'closing on the day the clocks go forward',
    '2026-03-01T10:00:00Z',
    '2026-03-29T22:59:59Z',
    '2026-03-22T07:00:00Z',
    '2026-03-28T07:00:00Z',
  ],
  [
    'closing the day before they go forward',
    '2026-02-28T10:00:00Z',
    '2026-03-28T23:59:59Z',
    '2026-03-21T07:00:00Z',
    '2026-03-27T07:00:00Z',
  ],
  [
    'reminded a day before on the day they go forward',
    '2026-03-02T10:00:00Z',
    '2026-03-30T22:59:59Z',
    '2026-03-23T07:00:00Z',
    '2026-03-29T06:00:00Z',
  ],
  [
    'into winter time',
    '2026-10-10T09:00:00Z',
    '2026-11-07T23:59:59Z',
    '2026-10-31T07:00:00Z',
    '2026-11-06T07:00:00Z',
  ],
  [
    'closing on the day the clocks go back',
    '2026-09-27T09:00:00Z',
    '2026-10-25T23:59:59Z',
    '2026-10-18T06:00:00Z',
    '2026-10-24T06:00:00Z',
  ],
  [
    'closing the day after they go back',
    '2026-09-28T09:00:00Z',
    '2026-10-26T23:59:59Z',
    '2026-10-19T06:00:00Z',
    '2026-10-25T07:00:00Z',
  ],
  [
    'opened late in the evening, when it is another day in UTC',
    '2026-05-31T23:30:00Z',
    '2026-06-29T22:59:59Z',
    '2026-06-22T06:00:00Z',
    '2026-06-28T06:00:00Z',
  ],
  [
    'in a leap year',
    '2028-02-10T10:00:00Z',
    '2028-03-09T23:59:59Z',
    '2028-03-02T07:00:00Z',
    '2028-03-08T07:00:00Z',
  ],
] as const;

describe('a period and its reminders over the changes of the clocks', () => {
  test.each(BALLOTS)('NO-9 28 days %s', (_title, opens, closes, week, day) => {
    expect(closingTime(at(opens), 28)).toEqual(at(closes));
    expect(reminderTime(at(closes), 7)).toEqual(at(week));
    expect(reminderTime(at(closes), 1)).toEqual(at(day));
  });
});

describe('which reminder is due', () => {
  const opensAt = at('2026-10-05T09:00:00Z');
  const closesAt = at('2026-11-02T23:59:59Z');
  test.each([
    ['NO-9 nothing 8 days before', [], '2026-10-26T06:59:59Z', null, []],
    ['NO-9 the first 7 days before, at 7am', [], '2026-10-26T07:00:00Z', 7, []],
    ['NO-9 the first a day late, when the portal stood still', [], '2026-10-28T12:00:00Z', 7, []],
    ['NO-11 the first once', [7], '2026-10-26T07:00:01Z', null, []],
    [
      'NO-11 the first once, after the clock was set back and came by again',
      [7],
      '2026-10-26T07:00:00Z',
      null,
      [],
    ],
    ['NO-9 the second a day before, at 7am', [7], '2026-11-01T07:00:00Z', 1, []],
    ['NO-11 the second once', [7, 1], '2026-11-01T07:00:01Z', null, []],
    ['NO-11 the first is passed over when the second is due', [], '2026-11-01T07:00:00Z', 1, [7]],
    [
      'NO-11 the first does not follow the second, with the clock set back',
      [1],
      '2026-10-27T09:00:00Z',
      null,
      [7],
    ],
    ['NO-9 the second until the last second', [7], '2026-11-02T23:59:58Z', 1, []],
    ['NO-9 nothing at the close', [7], '2026-11-02T23:59:59Z', null, []],
    ['NO-9 nothing after it', [], '2026-11-03T12:00:00Z', null, []],
  ] as const)('%s', (_title, settled, now, give, passOver) => {
    expect(remindersDue({ opensAt, closesAt, settled }, at(now))).toEqual({ give, passOver });
  });

  test('NO-10 a consultation of 14 days is reminded of in the same way', () => {
    const consultation = { opensAt, closesAt: at('2026-10-19T22:59:59Z'), settled: [] };
    expect(remindersDue(consultation, at('2026-10-12T06:00:00Z'))).toEqual({ give: 7, passOver: [] });
  });

  test('NO-11 what opened after a reminder was due passes it over', () => {
    const short = { opensAt: at('2026-10-30T12:00:00Z'), closesAt, settled: [] };
    expect(remindersDue(short, at('2026-10-30T12:00:01Z'))).toEqual({ give: null, passOver: [7] });
    expect(remindersDue({ ...short, settled: [7] }, at('2026-11-01T07:00:00Z'))).toEqual({
      give: 1,
      passOver: [],
    });
  });
});

test('NO-13 the Leads are told once, from the moment at which a patch can be approved, also over the change of clocks', () => {
  // Noticed at 10am of summer time on 12 October, 14 days of London later it is winter time.
  const from = noticeOfPatchEnds(at('2026-10-12T09:00:00Z'));
  expect(from).toEqual(at('2026-10-26T10:00:00Z'));
  expect(isPatchReminderDue(from, false, at('2026-10-26T09:59:59Z'))).toBe(false);
  expect(isPatchReminderDue(from, false, from)).toBe(true);
  expect(isPatchReminderDue(from, true, from)).toBe(false);
});
