import { describe, expect, test } from 'vitest';
import {
  dayInWords,
  daysAfter,
  endOfDayAfter,
  momentInWords,
  monthsAfter,
} from '../../app/domain/london-time';
import { at } from './lifecycle-cases';

describe('days in London', () => {
  test.each([
    ['no days later is the end of the same day', '2026-03-29T00:30:00Z', 0, '2026-03-29T22:59:59Z'],
    ['a day before the clocks go forward', '2026-03-28T12:00:00Z', 0, '2026-03-28T23:59:59Z'],
    ['a day before the clocks go back', '2026-10-24T12:00:00Z', 1, '2026-10-25T23:59:59Z'],
  ] as const)('the end of a day: %s', (_title, from, days, end) => {
    expect(endOfDayAfter(at(from), days)).toEqual(at(end));
  });

  test('a day later is the same time of day, also over a change of clocks', () => {
    expect(daysAfter(at('2026-03-28T12:00:00Z'), 1)).toEqual(at('2026-03-29T11:00:00Z'));
    expect(daysAfter(at('2026-10-24T11:00:00Z'), 1)).toEqual(at('2026-10-25T12:00:00Z'));
    expect(daysAfter(at('2026-10-25T12:00:00Z'), -1)).toEqual(at('2026-10-24T11:00:00Z'));
  });

  test('a time that the change of clocks leaves out is the one after it', () => {
    expect(daysAfter(at('2026-03-28T01:30:00Z'), 1)).toEqual(at('2026-03-29T01:30:00Z'));
  });

  test('months keep to the end of shorter ones', () => {
    expect(monthsAfter(at('2026-01-31T12:00:00Z'), 1)).toEqual(at('2026-02-28T12:00:00Z'));
    expect(monthsAfter(at('2026-03-02T10:00:00Z'), 12)).toEqual(at('2027-03-02T10:00:00Z'));
  });

  test('days and moments in words', () => {
    expect(dayInWords(at('2026-11-22T00:00:00Z'))).toBe('22 November 2026');
    expect(dayInWords(at('2026-06-30T23:30:00Z'))).toBe('1 July 2026');
    expect(momentInWords(at('2026-03-30T22:59:59Z'))).toBe('11:59pm on 30 March 2026, UK time');
    expect(momentInWords(at('2026-01-05T00:05:00Z'))).toBe('12:05am on 5 January 2026, UK time');
    expect(momentInWords(at('2026-01-05T12:00:00Z'))).toBe('12:00pm on 5 January 2026, UK time');
  });
});
