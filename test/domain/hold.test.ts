import { describe, expect, it } from 'vitest';
import { lengthenedBy } from '../../app/domain/lifecycle/hold';
import { at } from './lifecycle-cases';

const CLOSES = at('2026-03-28T23:59:59Z');

describe('time on hold', () => {
  // Europe/London puts its clocks forward in the night to 29 March 2026.
  it.each([
    ['a minute takes a day', '2026-03-02T10:00:00Z', '2026-03-02T10:01:00Z', '2026-03-29T22:59:59Z', 1],
    ['a day to the second is one', '2026-03-02T10:00:00Z', '2026-03-03T10:00:00Z', '2026-03-29T22:59:59Z', 1],
    ['a second more is two', '2026-03-02T10:00:00Z', '2026-03-03T10:00:01Z', '2026-03-30T22:59:59Z', 2],
    ['past its own end', '2026-03-28T10:00:00Z', '2026-05-07T09:00:00Z', '2026-05-07T22:59:59Z', 40],
    [
      'begun in its last second',
      '2026-03-28T23:59:59.500Z',
      '2026-03-29T00:00:10Z',
      '2026-03-29T22:59:59Z',
      1,
    ],
  ])('LC-52 a period ends later by the days of the hold: %s', (_case, from, until, end, days) => {
    expect(lengthenedBy({ from: at(from), until: at(until) }, CLOSES)).toEqual({ end: at(end), days });
  });

  it.each([
    ['none ran', null, '2026-03-03T10:00:00Z'],
    ['it was over', at('2026-03-02T09:59:59Z'), '2026-03-03T10:00:00Z'],
    ['the hold ended at once', CLOSES, '2026-03-02T10:00:00Z'],
  ])('LC-52 nothing ends later where %s', (_case, end, until) => {
    expect(lengthenedBy({ from: at('2026-03-02T10:00:00Z'), until: at(until) }, end)).toBeNull();
  });
});
