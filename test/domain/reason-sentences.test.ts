import { describe, expect, test } from 'vitest';
import { sayReason, sayReasons } from '../../app/domain/reason-sentences';
import type { ReasonWord } from '../../app/domain/reason-words';
import * as lists from '../../app/domain/reason-words';

const all = Object.values(lists).flat() as ReasonWord[];

describe('sentences of reasons', () => {
  test('no word stands in two lists', () => {
    expect(new Set(all).size).toBe(all.length);
  });

  test.each(all)('“%s” is a plain sentence with somebody or nobody to cure it', (word) => {
    const { sentence, cure } = sayReason({ rule: 'LC-1', word });
    expect(sentence).toMatch(/^[\p{Lu}“{].*\.$/u);
    expect(sentence.toLowerCase()).not.toMatch(/please|certif|\bthe user\b/);
    expect(cure.length).toBeGreaterThan(0);
    if (cure.includes('nobody')) expect(cure).toEqual(['nobody']);
  });

  test('facts are filled in, and the words that follow a number agree with it', () => {
    const said = (count: number) =>
      sayReason({ rule: 'LC-13', word: 'comments-undecided', facts: { count } }).sentence;
    expect(said(1)).toBe('1 comment is not decided yet.');
    expect(said(12)).toBe('12 comments are not decided yet.');
  });

  test('a fact is text and never a pattern of its own', () => {
    const facts = { number: '$& {number} <b>' };
    expect(sayReason({ rule: 'VN-1', word: 'number-malformed', facts }).sentence).toBe(
      '“$& {number} <b>” is not a version number such as 1.2.0.',
    );
  });

  test('help names those who can cure it, and is silent where only the reader or nobody can', () => {
    expect(sayReason({ rule: 'LC-13', word: 'comments-undecided', facts: { count: 2 } }).help).toBe(
      'The chair of the standard or an editor of the standard can change this.',
    );
    expect(sayReason({ rule: 'LC-4', word: 'need-missing' }).help).toBe('');
    expect(sayReason({ rule: 'BL-5', word: 'enrolment-closed' }).help).toBe('');
  });

  test('the same sentence is said once', () => {
    const twice = [
      { rule: 'LC-28', word: 'public-reason-missing' },
      { rule: 'BL-29', word: 'public-reason-missing' },
      { rule: 'LC-5', word: 'lane-missing' },
    ] as const;
    expect(sayReasons(twice).map(({ sentence }) => sentence)).toEqual([
      'Give a public reason.',
      'No lane is chosen.',
    ]);
  });
});
