import { describe, expect, it } from 'vitest';
import { decideSuccessor, successorsIn } from '../../app/domain/lifecycle/successor';

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
    expect(decideSuccessor([])).toMatchObject({ allowed: true });
    const refused = decideSuccessor([
      { reference: 'STD-9999', number: '2.0.0' },
      { reference: 'STD-9998', number: null },
    ]);
    expect(refused).toMatchObject({
      reasons: [{ rule: 'LC-53', facts: { successors: 'STD-9999 2.0.0, STD-9998' } }],
    });
  });
});
