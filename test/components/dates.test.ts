import { describe, expect, it } from 'vitest';
import { dateWords, dayInLondon, daysBetween, daysLeftWords, timeWords } from '../../app/components/dates';
import { typedDate } from '../../app/components/form/typed-date';

describe('dates in words', () => {
  it.each([
    ['2026-11-22T12:30:00Z', '22 November 2026', '12:30pm'],
    ['2026-11-22T17:30:00Z', '22 November 2026', '5:30pm'],
    ['2026-07-01T23:30:00Z', '2 July 2026', '12:30am'],
    ['2026-07-01T08:00:00Z', '1 July 2026', '9am'],
    ['2026-11-22T12:00:00Z', '22 November 2026', 'midday'],
    ['2026-11-22T00:00:00Z', '22 November 2026', 'midnight'],
    ['2026-12-20T23:59:59Z', '20 December 2026', '11:59pm'],
  ])('%s is %s, %s', (iso, day, time) => {
    expect(dateWords(iso)).toBe(day);
    expect(timeWords(new Date(iso))).toBe(time);
  });

  it('take the day in London, not in Greenwich', () => {
    expect(dayInLondon('2026-07-01T23:30:00Z')).toBe('2026-07-02');
  });
});

describe('days left', () => {
  it.each([
    ['2026-11-22T10:00:00Z', '2026-11-22T23:59:59Z', 'closes today'],
    ['2026-11-22T10:00:00Z', '2026-11-23T23:59:59Z', '1 day left'],
    ['2026-11-22T10:00:00Z', '2026-12-20T23:59:59Z', '28 days left'],
    ['2026-12-21T00:00:00Z', '2026-12-20T23:59:59Z', 'closed'],
  ])('from %s to %s: %s', (now, until, words) => {
    expect(daysLeftWords(now, until)).toBe(words);
  });

  it('count days of the calendar across the change of the clocks', () => {
    expect(daysBetween('2026-10-24T22:30:00Z', '2026-10-26T00:30:00Z')).toBe(2);
  });
});

describe('a typed date', () => {
  it.each([
    [
      { day: ' 3', month: '12', year: '2026 ' },
      { kind: 'date', iso: '2026-12-03' },
    ],
    [
      { day: '29', month: '2', year: '2028' },
      { kind: 'date', iso: '2028-02-29' },
    ],
    [{ day: '', month: ' ', year: '' }, { kind: 'empty' }],
  ])('%o is read', (parts, read) => {
    expect(typedDate(parts, 'closing day')).toEqual(read);
  });

  it.each([
    [{ day: '3', month: '', year: '' }, 'The closing day must include a month and a year.'],
    [{ day: '29', month: '2', year: '2026' }, 'The closing day must be a real date, such as 22 11 2026.'],
    [{ day: 'x', month: '2', year: '2026' }, 'The closing day must be a real date, such as 22 11 2026.'],
    [{ day: '1', month: '1', year: '26' }, 'The closing day must be a real date, such as 22 11 2026.'],
  ])('%o is refused', (parts, sentence) => {
    expect(typedDate(parts, 'closing day')).toEqual({ kind: 'faulty', sentence });
  });
});
