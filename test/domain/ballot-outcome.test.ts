import { describe, expect, test } from 'vitest';
import { count } from '../../app/domain/ballot/count';
import { outcomeOf } from '../../app/domain/ballot/outcome';
import { shareInWords, thresholdInWords } from '../../app/domain/ballot/outcome-words';
import { atLeast, type BallotRules, defaultRules, moreThan } from '../../app/domain/ballot/rules';
import type { VotePosition } from '../../db/words';
import { votes } from './ballot-cases';
import { electorate, MANDATORY_ELECTORATE } from './lifecycle-cases';

const YES = 'approve';
const NO = 'do-not-approve';
const NEUTRAL = 'abstain';
const ASIDE = 'stand-aside';
type Vote = VotePosition | null;

const trial = defaultRules('trial-use');
const mandatory = defaultRules('mandatory');
const TEN = electorate(...Array(10).fill('provider'));

/** Each tested rule with its result, in the order of the outcome. */
function judged(rules: BallotRules, enrolled: typeof TEN, given: readonly Vote[]) {
  const { passed, results } = outcomeOf(rules, count(enrolled, votes(...given)));
  return { passed, results: results.map(({ rule, result }) => `${rule} ${result}`) };
}

type Case = readonly [string, readonly Vote[], boolean, readonly string[]];

/** Sentence, the votes of ten organisations, whether they pass, and each rule's result. */
// biome-ignore format: one case a line
const TRIAL_CASES: readonly Case[] = [
  ['BL-20 half of the enrolled are the quorum of a trial-use ballot', [YES, YES, YES, YES, YES], true, ['BL-20 met', 'BL-21 met']],
  ['BL-20 one less misses it', [YES, YES, YES, YES], false, ['BL-20 not-met', 'BL-21 met']],
  ['BL-18 abstaining counts for quorum and in no share', [YES, NEUTRAL, NEUTRAL, NEUTRAL, NEUTRAL], true, ['BL-20 met', 'BL-21 met']],
  ['BL-18 standing aside lowers the base of the quorum', [YES, YES, YES, YES, ASIDE, ASIDE], true, ['BL-20 met', 'BL-21 met']],
  ['BL-18 and is no part of those who take part', [YES, YES, YES, ASIDE], false, ['BL-20 not-met', 'BL-21 met']],
  ['BL-21 three of five decided votes are 60%', [YES, YES, YES, NO, NO], true, ['BL-20 met', 'BL-21 met']],
  ['BL-21 four of seven are not', [YES, YES, YES, YES, NO, NO, NO], false, ['BL-20 met', 'BL-21 not-met']],
  ['BL-21 without decided votes nothing passes', [NEUTRAL, NEUTRAL, NEUTRAL, NEUTRAL, NEUTRAL], false, ['BL-20 met', 'BL-21 not-met']],
  ['BL-20 where all stand aside there is no quorum', Array<Vote>(10).fill(ASIDE), false, ['BL-20 not-met', 'BL-21 not-met']],
  ['BL-20 where nobody votes there is none', [], false, ['BL-20 not-met', 'BL-21 not-met']],
  ['BL-17 approving with comments passes as approving does', Array<Vote>(5).fill('approve-with-comments'), true, ['BL-20 met', 'BL-21 met']],
];

test.each(TRIAL_CASES)('%s', (_title, given, passed, results) => {
  expect(judged(trial, TEN, given)).toEqual({ passed, results });
});

describe('the mandatory track', () => {
  /** In the order of the electorate: 3 providers, 4 suppliers, 3 others. */
  // biome-ignore format: one case a line
  const CASES: readonly Case[] = [
    ['BL-22 three quarters, half of the providers and half of the suppliers pass', [YES, YES, NO, YES, YES, NO, null, YES, YES, YES], true, ['BL-20 met', 'BL-21 met', 'BL-22 met', 'BL-22 met']],
    ['BL-21 seven of ten do not reach 75%', [YES, YES, NO, YES, YES, NO, NO, YES, YES, YES], false, ['BL-20 met', 'BL-21 not-met', 'BL-22 met', 'BL-22 met']],
    ['BL-22 the providers against it are enough to fail it', [NO, NO, YES, YES, YES, YES, YES, YES, YES, YES], false, ['BL-20 met', 'BL-21 met', 'BL-22 not-met', 'BL-22 met']],
    ['BL-22 two decided votes of a group are reported, not tested', [NO, NO, null, YES, YES, YES, YES, YES, YES, YES], true, ['BL-20 met', 'BL-21 met', 'BL-22 not-tested', 'BL-22 met']],
    ['BL-22 abstentions do not make a group large enough', [NO, NO, NEUTRAL, YES, YES, YES, YES, YES, YES, YES], true, ['BL-20 met', 'BL-21 met', 'BL-22 not-tested', 'BL-22 met']],
    ['BL-20 six of ten are the quorum', [YES, YES, YES, YES, YES, YES], true, ['BL-20 met', 'BL-21 met', 'BL-22 met', 'BL-22 met']],
    ['BL-20 five of ten are not', [YES, YES, YES, YES, YES], false, ['BL-20 not-met', 'BL-21 met', 'BL-22 met', 'BL-22 not-tested']],
  ];

  test.each(CASES)('%s', (_title, given, passed, results) => {
    expect(judged(mandatory, MANDATORY_ELECTORATE, given)).toEqual({ passed, results });
  });

  test('BL-25 half of a group is enough where the whole reaches its share', () => {
    const enrolled = electorate(
      ...Array(4).fill('provider'),
      ...Array(4).fill('supplier-large'),
      ...Array(4).fill('patient-public'),
    );
    const given = [YES, YES, NO, NO, YES, YES, YES, YES, YES, YES, YES, YES] as const;
    expect(judged(mandatory, enrolled, given)).toEqual({
      passed: true,
      results: ['BL-20 met', 'BL-21 met', 'BL-22 met', 'BL-22 met'],
    });
  });
});

describe('rules of other bodies', () => {
  const group = { name: 'Suppliers', one: 'supplier', many: 'suppliers', testedFrom: 0, leastApprovals: 1 };
  const rules: BallotRules = {
    ...trial,
    quorum: { basis: 'number', organisations: 4 },
    pass: null,
    groups: [{ ...group, categories: ['supplier-large'], pass: moreThan(1, 2) }],
  };
  const enrolled = electorate('provider', 'provider', 'supplier-large', 'supplier-large', 'provider');

  test('BL-20 a quorum may be a number, whoever stands aside', () => {
    expect(judged(rules, enrolled, [YES, NEUTRAL, YES, YES]).results[0]).toBe('BL-20 met');
    expect(judged(rules, enrolled, [YES, ASIDE, YES, YES]).results[0]).toBe('BL-20 not-met');
  });

  test('BL-24 a group may have to give one approval at least', () => {
    expect(judged(rules, enrolled, [YES, YES, NEUTRAL, NEUTRAL])).toEqual({
      passed: false,
      results: ['BL-20 met', 'BL-22 not-met', 'BL-24 not-met'],
    });
  });

  test('BL-23 more than half is not half', () => {
    expect(judged(rules, enrolled, [YES, YES, YES, NO])).toEqual({
      passed: false,
      results: ['BL-20 met', 'BL-22 not-met', 'BL-24 met'],
    });
  });
});

describe('the outcome in words', () => {
  const said = (given: readonly Vote[]) => {
    const { words, results } = outcomeOf(mandatory, count(MANDATORY_ELECTORATE, votes(...given)));
    return [words, ...results.map((result) => result.words)];
  };

  test('BL-25 a passed ballot says so first, then where everybody stands', () => {
    expect(said([YES, YES, YES, YES, YES, YES, NO, ASIDE, NEUTRAL])).toEqual([
      'Passed: every rule that was tested is met. 6 organisations approve, one does not approve, one abstains, one stands aside, one has not voted.',
      'Met: 8 of 9 organisations took part; 6 were needed for quorum.',
      'Met: 6 of 7 votes for or against approve (85.7%); at least 75% needed.',
      'Met: 3 of 3 votes for or against among NHS and care providers approve (100%); at least 50% needed.',
      'Met: 3 of 4 votes for or against among Suppliers approve (75%); at least 50% needed.',
    ]);
  });

  test('BL-25 a failed ballot says which rules are not met and which were not tested', () => {
    expect(said([YES, NO])).toEqual([
      'Not passed: 2 rules are not met, among them quorum. One organisation approves, one does not approve, 0 abstain, 0 stand aside, 8 have not voted.',
      'Not met: 2 of 10 organisations took part; 6 were needed for quorum.',
      'Not met: 1 of 2 votes for or against approve (50%); at least 75% needed.',
      'Not tested: 1 of 2 votes for or against among NHS and care providers approve (50%); at least 50% needed (too few votes for or against to test).',
      'Not tested: nobody among Suppliers voted for or against; at least 50% needed (too few votes for or against to test).',
    ]);
  });

  test('BL-25 where everybody has voted it says so, and of nothing it names no percentage', () => {
    const { words, results } = outcomeOf(trial, count(TEN, votes(...Array<Vote>(10).fill(NEUTRAL))));
    expect(words).toMatch(/10 abstain, 0 stand aside, everybody has voted\.$/);
    expect(results.map((result) => result.words).join(' ')).toContain(
      'Not met: nobody voted for or against; at least 60% needed.',
    );
  });

  test('BL-25 a ballot that misses nothing but quorum says that', () => {
    const { words } = outcomeOf(trial, count(TEN, votes(YES)));
    expect(words).toBe(
      'Not passed: quorum was missed. One organisation approves, 0 do not approve, 0 abstain, 0 stand aside, 9 have not voted.',
    );
  });

  test('BL-23 no share is shown rounded up to the one that was needed', () => {
    expect(shareInWords(5999, 10_000)).toBe('59.9%');
    expect(shareInWords(2, 3)).toBe('66.6%');
    expect(thresholdInWords(atLeast(2, 3))).toBe('at least 2/3');
    expect(thresholdInWords(moreThan(1, 2))).toBe('more than 50%');
  });
});
