import { describe, expect, test } from 'vitest';
import { decideClosing } from '../../app/domain/ballot/closing';
import { decideMove } from '../../app/domain/lifecycle';
import { closesAsRecorded } from '../../app/domain/recorded-closing';
import { AFTER, ballot, CLOSES_AT } from './ballot-cases';
import { CLOCK, unmet } from './cases';
import { at, version } from './lifecycle-cases';

const LATER = at('2026-03-31T22:59:59Z');

describe('a closing time in the database and in the record', () => {
  test('AU-12 a record that gives none says nothing against it', () => {
    expect(closesAsRecorded(CLOSES_AT, null)).toBe(true);
    expect(closesAsRecorded(CLOSES_AT, new Date(CLOSES_AT))).toBe(true);
    expect(closesAsRecorded(CLOSES_AT, LATER)).toBe(false);
  });

  test('AU-12 the clock closes no ballot at another time than the recorded one, earlier or later', () => {
    expect(unmet(decideClosing(ballot(), CLOSES_AT, CLOCK, AFTER))).toEqual([]);
    expect(unmet(decideClosing(ballot(), LATER, CLOCK, AFTER))).toEqual(['closing-not-as-recorded']);
    expect(unmet(decideClosing(ballot({ closesAt: LATER }), CLOSES_AT, CLOCK, AFTER))).toEqual([
      'closing-not-as-recorded',
    ]);
  });

  test('AU-12 nor a consultation', () => {
    const consulted = version({ state: 'consultation', closesAt: CLOSES_AT });
    const closing = (recordedClosesAt: Date) =>
      unmet(decideMove(consulted, { move: 'close-consultation', recordedClosesAt }, CLOCK, AFTER));
    expect(closing(CLOSES_AT)).toEqual([]);
    expect(closing(LATER)).toEqual(['closing-not-as-recorded']);
  });
});
