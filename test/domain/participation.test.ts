import { describe, expect, test } from 'vitest';
import { countsFor, type Gift, participationOf } from '../../app/domain/participation';
import { INTEREST_CATEGORIES } from '../../db/words';

const NONE = new Map<string, string>();
const large = (organisationId: string, gift: Partial<Gift>): Gift => ({
  organisationId,
  category: 'supplier-large',
  ...gift,
});
const small = (organisationId: string, gift: Partial<Gift>): Gift => ({
  ...large(organisationId, gift),
  category: 'supplier-small',
});

describe('participation', () => {
  test('PA-1 adds up what each organisation gave, whatever the order', () => {
    const gifts = [
      small('b', { words: 3 }),
      large('a', { words: 40 }),
      large('a', { comments: 2, commentsAccepted: 1 }),
      large('a', { amendments: 1, votes: 1 }),
      small('b', { votes: 1, amendmentsAccepted: 0 }),
    ];
    const { organisations, total } = participationOf(gifts, NONE);
    expect(organisations).toMatchObject([
      { organisationId: 'a', words: 40, comments: 2, commentsAccepted: 1, amendments: 1, votes: 1 },
      { organisationId: 'b', words: 3, comments: 0, votes: 1 },
    ]);
    expect(total).toMatchObject({ words: 43, votes: 2 });
    expect(participationOf(gifts.toReversed(), NONE)).toEqual(participationOf(gifts, NONE));
  });

  test('PA-1 does not list an organisation that gave nothing', () => {
    expect(participationOf([large('a', { words: 0, votes: 0 })], NONE).organisations).toEqual([]);
  });

  test('PA-2 counts in the category in which it was given, shows the empty ones, and people for themselves', () => {
    const { categories, alone, organisations, total } = participationOf(
      [
        large('a', { words: 10 }),
        small('a', { comments: 1 }),
        small('b', { comments: 1 }),
        { organisationId: null, category: null, words: 7, comments: 1 },
      ],
      NONE,
    );
    expect(categories.map(({ category }) => category)).toEqual(INTEREST_CATEGORIES);
    const of = (wanted: string) => categories.find(({ category }) => category === wanted);
    expect(of('supplier-large')).toMatchObject({ organisations: 1, words: 10, comments: 0 });
    expect(of('supplier-small')).toMatchObject({ organisations: 2, words: 0, comments: 2 });
    expect(of('patient-public')).toMatchObject({ organisations: 0, words: 0, comments: 0 });
    expect(organisations[0]?.categories).toEqual(['supplier-large', 'supplier-small']);
    expect(alone).toMatchObject({ words: 7, comments: 1 });
    expect(total).toMatchObject({ words: 17, comments: 3 });
  });

  test.each([
    ['made for an organisation', { organisationId: 'a', recordedFor: undefined }, 'a'],
    ['recorded for an organisation of the portal', { organisationId: null, recordedFor: 'b' }, 'b'],
    ['recorded for nobody whom the portal knows', { organisationId: null, recordedFor: undefined }, null],
  ])('PA-4 counts a comment that was %s for whom it was', (_, comment, counted) => {
    expect(countsFor(comment)).toBe(counted);
  });

  test.each([
    ['exactly half of the words', [large('a', { words: 5 }), small('b', { words: 5 })], []],
    ['one word over half', [large('a', { words: 6 }), small('b', { words: 5 })], ['words a 6/11']],
    [
      'half with the words of people for no organisation left out',
      [
        large('a', { words: 6 }),
        small('b', { words: 5 }),
        { organisationId: null, category: null, words: 90 },
      ],
      ['words a 6/11'],
    ],
    ['two accepted comments of two', [large('a', { commentsAccepted: 2 })], []],
    [
      'two accepted comments of three',
      [large('a', { commentsAccepted: 2 }), small('b', { commentsAccepted: 1 })],
      ['commentsAccepted a 2/3'],
    ],
    [
      'half of the accepted comments',
      [large('a', { commentsAccepted: 2 }), small('b', { commentsAccepted: 2 })],
      [],
    ],
  ] as const)('PA-3 %s', (_what, gifts, warnings) => {
    const { dominance } = participationOf(gifts, NONE);
    expect(
      dominance.map(({ of, organisationIds, have, all }) => `${of} ${organisationIds} ${have}/${all}`),
    ).toEqual(warnings);
  });

  test('PA-3 parent and subsidiaries are one', () => {
    const gifts = [large('a', { words: 4 }), large('b', { words: 5 }), small('c', { words: 8 })];
    expect(participationOf(gifts, NONE).dominance).toEqual([]);
    const family = new Map([
      ['a', 'a'],
      ['b', 'a'],
      ['c', 'c'],
    ]);
    expect(participationOf(gifts, family).dominance).toEqual([
      { of: 'words', organisationIds: ['b', 'a'], have: 9, all: 17 },
    ]);
  });
});
