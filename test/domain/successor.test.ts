import { describe, expect, it } from 'vitest';
import { guardSuccessor, namesItself, successorsIn } from '../../app/domain/lifecycle/successor';

describe('what takes the place of a deprecated version', () => {
  it.each([
    ['STD-0042 2.0.0', [{ reference: 'STD-0042', number: '2.0.0' }]],
    ['std-0042, version 2.0.0.', [{ reference: 'STD-0042', number: '2.0.0' }]],
    ['STD-0042', [{ reference: 'STD-0042', number: null }]],
    [
      'STD-0042 for hospitals, STD-0043 1.1.0 for practices',
      [
        { reference: 'STD-0042', number: null },
        { reference: 'STD-0043', number: '1.1.0' },
      ],
    ],
    ['Version 2.0.0', []],
    ['nothing', []],
    ['ISO 27001', []],
  ])('LC-53 what “%s” names by reference is looked for', (words, named) => {
    expect(successorsIn(words)).toEqual(named);
  });

  it('LC-53 what is not found is named in the refusal', () => {
    expect(guardSuccessor({ notFound: [], itself: false })).toEqual([]);
    const notFound = [
      { reference: 'STD-9999', number: '2.0.0' },
      { reference: 'STD-9998', number: null },
    ];
    expect(guardSuccessor({ notFound, itself: false })).toMatchObject([
      { rule: 'LC-53', facts: { successors: 'STD-9999 2.0.0, STD-9998' } },
    ]);
  });

  it('LC-53 nor is a version its own successor', () => {
    expect(guardSuccessor({ notFound: [], itself: true }).map(({ word }) => word)).toEqual([
      'successor-itself',
    ]);
  });

  it.each([
    ['1.1.0', true],
    [' Version 1.1.0. ', true],
    ['“std-0042”', true],
    ['1.1.1', false],
    ['A later edition of STD-0042', false],
    ['nothing', false],
  ])('LC-53 whether “%s” is the version itself: %s', (words, itself) => {
    expect(namesItself(words, { reference: 'STD-0042', number: '1.1.0' })).toBe(itself);
  });
});
