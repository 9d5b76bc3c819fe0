import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareNumbers,
  decideNumber,
  FIRST_NUMBER,
  highestImpact,
  labelled,
  NUMBER_STAGES,
  nextNumber,
  numberInWords,
  parseNumber,
  type VersionNumber,
} from '../../app/domain/version-number';
import { IMPACTS, type Impact } from '../../db/words';
import { unmet } from './cases';

const part = fc.nat(99);
const label = fc.option(
  fc.record({ stage: fc.constantFrom(...NUMBER_STAGES), count: fc.integer({ min: 1, max: 99 }) }),
);
const numbers: fc.Arbitrary<VersionNumber> = fc.record({ major: part, minor: part, patch: part, label });

function number(text: string): VersionNumber {
  const parsed = parseNumber(text);
  if (parsed === null) throw new Error(`${text} is no version number`);
  return parsed;
}

describe('reading and writing', () => {
  test.each(['0.1.0', '1.0.0', '12.34.56', '1.0.0-draft.1', '1.0.0-consultation.12', '2.1.0-ballot.2'])(
    'VN-1 %s is a number',
    (text) => {
      expect(numberInWords(number(text))).toBe(text);
    },
  );

  test.each([
    '',
    '1',
    '1.0',
    '1.0.0.0',
    '01.0.0',
    '1.00.0',
    '1.0.0-',
    '1.0.0-beta.1',
    '1.0.0-draft',
    '1.0.0-draft.0',
    ' 1.0.0',
    '1.0.0\n',
    'v1.0.0',
    '1.-1.0',
    '1.0.0-toString.1',
  ])('VN-1 “%s” is none', (text) => {
    expect(parseNumber(text)).toBeNull();
    expect(unmet(decideNumber(text, { previous: null, impact: null, because: [] }))).toEqual([
      'number-malformed',
    ]);
  });

  test('VN-1 every number is read as it was written', () => {
    fc.assert(
      fc.property(numbers, (one) => {
        expect(number(numberInWords(one))).toEqual(one);
      }),
    );
  });
});

describe('order', () => {
  test('VN-2 numbers, then stages in the order of the process, then counts', () => {
    const ordered = [
      '0.9.9',
      '1.0.0-draft.1',
      '1.0.0-draft.2',
      '1.0.0-draft.10',
      '1.0.0-consultation.1',
      '1.0.0-ballot.1',
      '1.0.0',
      '1.0.1',
      '1.2.0',
      '1.10.0',
      '2.0.0-draft.1',
      '10.0.0',
    ];
    const sorted = [...ordered].reverse().map(number).sort(compareNumbers).map(numberInWords);
    expect(sorted).toEqual(ordered);
  });

  test('VN-2 the order is total', () => {
    fc.assert(
      fc.property(numbers, numbers, numbers, (a, b, c) => {
        expect(Math.sign(compareNumbers(a, b))).toBe(0 - Math.sign(compareNumbers(b, a)));
        expect(compareNumbers(a, b) === 0).toBe(numberInWords(a) === numberInWords(b));
        if (compareNumbers(a, b) <= 0 && compareNumbers(b, c) <= 0)
          expect(compareNumbers(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('the next number', () => {
  test.each<[Impact, string]>([
    ['editorial', '1.2.4'],
    ['compatible', '1.3.0'],
    ['breaking', '2.0.0'],
  ])('VN-3 after 1.2.3 a change that is %s gives %s', (impact, next) => {
    expect(numberInWords(nextNumber(number('1.2.3'), impact))).toBe(next);
  });

  test('VN-3 the greater the impact the greater the number, always after the one before', () => {
    fc.assert(
      fc.property(numbers, (one) => {
        const approved = { ...one, label: null };
        const [patch, minor, major] = IMPACTS.map((impact) => nextNumber(approved, impact));
        const chain = [approved, patch, minor, major].flatMap((each) => (each === undefined ? [] : [each]));
        expect(chain).toHaveLength(4);
        expect([...chain].sort(compareNumbers)).toEqual(chain);
        expect(new Set(chain.map(numberInWords)).size).toBe(4);
      }),
    );
  });

  test('VN-4 the highest impact of several is the one that counts', () => {
    expect(highestImpact([])).toBeNull();
    expect(highestImpact(['editorial', 'breaking', 'compatible'])).toBe('breaking');
    expect(highestImpact(['editorial', 'compatible', 'editorial'])).toBe('compatible');
  });

  type Case = readonly [string, string, string | null, Impact | null, readonly string[]];

  /** Sentence, the number asked for, the one before it, the highest impact, and what is missing. */
  // biome-ignore format: one case a line
  const CASES: readonly Case[] = [
    ['VN-4 a breaking change takes the next major number', '2.0.0', '1.2.3', 'breaking', []],
    ['VN-4 it takes no smaller one', '1.3.0', '1.2.3', 'breaking', ['number-too-small']],
    ['VN-4 a compatible change takes no patch', '1.2.4', '1.2.3', 'compatible', ['number-too-small']],
    ['VN-4 an editorial change may take more than it needs', '1.3.0', '1.2.3', 'editorial', []],
    ['VN-4 no change takes a patch at least', '1.2.3', '1.2.3', null, ['number-too-small']],
    ['VN-4 nothing goes back', '1.0.0', '1.2.3', 'editorial', ['number-too-small']],
    ['VN-5 no number is skipped', '1.2.5', '1.2.3', 'editorial', ['number-skips']],
    ['VN-5 nor by a minor with a patch', '1.3.1', '1.2.3', 'editorial', ['number-skips']],
    ['VN-5 the first is 1.0.0', '1.0.0', null, null, []],
    ['VN-5 it is not 2.0.0', '2.0.0', null, 'breaking', ['number-skips']],
    ['VN-5 it is not 0.1.0', '0.1.0', null, null, ['number-too-small']],
    ['VN-6 a published version carries no label', '2.0.0-ballot.1', '1.2.3', 'breaking', ['number-labelled']],
    ['VN-6 LC-2 both faults are named', '1.2.3-draft.1', '1.2.3', null, ['number-labelled', 'number-too-small']],
  ];

  test.each(CASES)('%s', (_title, text, previous, impact, words) => {
    expect(
      unmet(
        decideNumber(text, { previous: previous === null ? null : number(previous), impact, because: [] }),
      ),
    ).toEqual(words);
  });

  test('VN-6 the label comes before approval and goes with it', () => {
    const draft = labelled(FIRST_NUMBER, 'draft', 3);
    expect(numberInWords(draft)).toBe('1.0.0-draft.3');
    expect(compareNumbers(draft, FIRST_NUMBER)).toBeLessThan(0);
  });
});
