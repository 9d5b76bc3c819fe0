import { describe, expect, test } from 'vitest';
import { decideRenumbering, type RenumberingFacts } from '../../app/domain/renumbering';
import { allowedNumbers, decideNumber, numberInWords, parseNumber } from '../../app/domain/version-number';
import type { VersionState } from '../../db/words';
import { CHAIR, EDITOR, LEAD, STANDARD, unmet } from './cases';

const facts = (change: Partial<RenumberingFacts> = {}): RenumberingFacts => ({
  standardId: STANDARD,
  state: 'resolution',
  previous: parseNumber('1.2.3'),
  impact: 'breaking',
  because: ['comment C-7 (breaking)'],
  taken: ['1.2.3', '3.0.0'],
  isPatch: false,
  ...change,
});

describe('another number', () => {
  test('LC-43 a patch takes no other number than the one that follows', () => {
    expect(unmet(decideRenumbering('2.0.0', facts({ isPatch: true }), CHAIR))).toEqual([
      'patch-number-settled',
    ]);
  });

  test('VN-4 the refusal names what causes it', () => {
    const decision = decideNumber('1.3.0', facts());
    expect(decision).toMatchObject({
      reasons: [{ word: 'number-too-small', facts: { least: '2.0.0', because: 'comment C-7 (breaking)' } }],
    });
  });

  test('VN-8 the numbers to choose from are those that the changes allow', () => {
    const from = (impact: RenumberingFacts['impact']) => allowedNumbers(facts({ impact })).map(numberInWords);
    expect(from('breaking')).toEqual(['2.0.0']);
    expect(from('compatible')).toEqual(['1.3.0', '2.0.0']);
    expect(from(null)).toEqual(['1.2.4', '1.3.0', '2.0.0']);
    expect(allowedNumbers(facts({ previous: null })).map(numberInWords)).toEqual(['1.0.0']);
  });

  test.each(['proposed', 'drafting', 'consultation', 'resolution'] as const)(
    'VN-8 the chair gives it while the version is in %s',
    (state) => {
      expect(unmet(decideRenumbering('2.0.0', facts({ state }), CHAIR))).toEqual([]);
    },
  );

  test.each(['ballot', 'awaiting-approval', 'published', 'cancelled'] satisfies VersionState[])(
    'VN-8 and not in %s',
    (state) => {
      expect(unmet(decideRenumbering('2.0.0', facts({ state }), CHAIR))).toEqual(['number-settled']);
    },
  );

  test('VN-8 PM-13 it is for the chair alone', () => {
    for (const other of [EDITOR, LEAD]) {
      expect(unmet(decideRenumbering('2.0.0', facts(), other))).toEqual(['chair-only']);
    }
  });

  test('VN-8 a number that another version has or had is not given again', () => {
    expect(unmet(decideRenumbering('2.0.0', facts({ taken: ['2.0.0'] }), CHAIR))).toEqual(['number-taken']);
  });

  test('VN-8 LC-2 every fault is named', () => {
    expect(unmet(decideRenumbering('1.3.0', facts({ state: 'ballot', taken: ['1.3.0'] }), LEAD))).toEqual([
      'chair-only',
      'number-settled',
      'number-too-small',
      'number-taken',
    ]);
  });
});
