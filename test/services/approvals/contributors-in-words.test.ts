import { describe, expect, test } from 'vitest';
import { contributorsInWords } from '../../../app/services/approvals/contributors-in-words';

const of = (...names: (string | null)[]) => names.map((organisationName) => ({ organisationName }));

describe('who wrote in a draft, as the approval says it', () => {
  test.each([
    [of(), 'Nobody wrote in the draft.'],
    [of(null), '1 person: 1 for themselves.'],
    [of('Big Systems', null), '2 people: 1 of Big Systems, 1 for themselves.'],
    [of('Big Systems', 'Little Lab', 'Big Systems'), '3 people: 2 of Big Systems, 1 of Little Lab.'],
  ])('places each person once', (contributors, words) => {
    expect(contributorsInWords(contributors)).toBe(words);
  });
});
