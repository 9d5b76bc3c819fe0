import { describe, expect, test } from 'vitest';
import {
  type ConsultationFacts,
  decideAnswer,
  decideOutcome,
  wideReview,
} from '../../app/domain/consultation';
import type { ActorFacts } from '../../app/domain/permissions/actor';
import type { InterestCategory } from '../../db/words';
import { ANONYMOUS, CHAIR, EDITOR, memberOf, PARTICIPANT, STANDARD, unmet } from './cases';
import { NOW } from './lifecycle-cases';

const OPEN: ConsultationFacts = { standardId: STANDARD, closesAt: NOW, closedAt: null, running: true };
const CLOSED = { ...OPEN, closedAt: NOW, running: false };
const SAID = {
  place: { hidden: false, organisationId: null as string | null },
  text: 'Yes.',
  questionKnown: true,
};
const STILL = new Date(NOW.getTime() + 999);
const LATER = new Date(NOW.getTime() + 1000);

type Case = readonly [string, ConsultationFacts, Partial<typeof SAID>, ActorFacts, Date, readonly string[]];

// biome-ignore format: one case a line
const ANSWERS: readonly Case[] = [
  ['CS-1 an answer is taken in the last second', OPEN, {}, PARTICIPANT, NOW, []],
  ['CS-1 and to the end of it', OPEN, {}, PARTICIPANT, STILL, []],
  ['CS-1 not after it', OPEN, {}, PARTICIPANT, LATER, ['consultation-closed']],
  ['CS-1 nor when the clock has closed it', CLOSED, {}, PARTICIPANT, NOW, ['consultation-closed']],
  ['CS-1 nor while the version is on hold', { ...OPEN, running: false }, {}, PARTICIPANT, NOW, ['consultation-closed']],
  ['CS-1 it has words and a question', OPEN, { text: ' ', questionKnown: false }, PARTICIPANT, NOW, ['question-unknown', 'answer-empty']],
  ['PM-9 it needs an account', OPEN, {}, ANONYMOUS, NOW, ['sign-in-needed']],
  ['PM-9 for an organisation nobody but its member answers', OPEN, { place: { hidden: false, organisationId: 'acme' } }, PARTICIPANT, NOW, ['member-only']],
  ['PM-9 its member does', OPEN, { place: { hidden: false, organisationId: 'acme' } }, memberOf('acme'), NOW, []],
];

test.each(ANSWERS)('%s', (_title, facts, change, actor, now, words) => {
  expect(unmet(decideAnswer(facts, { ...SAID, ...change }, actor, now))).toEqual(words);
});

test('CS-3 PM-14 the chair says what changed after the close, and nobody else does', () => {
  expect(unmet(decideOutcome(CLOSED, 'Two musts.', CHAIR))).toEqual([]);
  expect(unmet(decideOutcome(OPEN, 'Two musts.', CHAIR))).toEqual(['consultation-still-open']);
  expect(unmet(decideOutcome(CLOSED, ' ', EDITOR))).toEqual(['chair-only', 'outcome-empty']);
});

describe('who was offered a chance and who took it', () => {
  const taken = (
    organisationId: string | null,
    personId: string,
    category: InterestCategory | null = 'provider',
  ) => ({ organisationId, personId, category });
  const categories = ['provider', 'supplier-small'] as const;

  test('CS-2 each organisation counts once, in the category in which it was invited', () => {
    const offered = [
      { organisationId: 'a', category: 'provider' },
      { organisationId: 'b', category: 'supplier-small' },
    ] as const;
    const review = wideReview(categories, offered, [
      taken('a', 'ada'),
      taken('a', 'ben'),
      taken('b', 'cid', 'provider'),
      taken('c', 'dan'),
      taken(null, 'eve'),
      taken(null, 'eve'),
    ]);
    expect(review).toEqual({
      categories: [
        { category: 'provider', offered: 1, taken: 1, unasked: 1 },
        { category: 'supplier-small', offered: 1, taken: 1, unasked: 0 },
      ],
      unasked: [{ organisationId: 'c', category: 'provider' }],
      people: 1,
    });
  });

  test('CS-2 an organisation of which no category was written down counts too, and one that was is kept', () => {
    const review = wideReview(
      categories,
      [],
      [taken('a', 'ada', null), taken('b', 'ben'), taken('b', 'ben', null)],
    );
    expect(review.unasked).toEqual([
      { organisationId: 'a', category: null },
      { organisationId: 'b', category: 'provider' },
    ]);
    expect(review.categories[0]).toMatchObject({ category: 'provider', unasked: 1 });
  });

  test('CS-2 an invitation that nobody took is counted as offered alone', () => {
    const [provider] = wideReview(categories, [{ organisationId: 'a', category: 'provider' }], []).categories;
    expect(provider).toEqual({ category: 'provider', offered: 1, taken: 0, unasked: 0 });
  });
});
