import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { count } from '../../app/domain/ballot/count';
import { positionsShown } from '../../app/domain/ballot/facts';
import { outcomeOf } from '../../app/domain/ballot/outcome';
import { type BallotRules, defaultRules } from '../../app/domain/ballot/rules';
import { stillNeeds, turnoutOf } from '../../app/domain/ballot/still-needs';
import { VOTE_POSITIONS, type VotePosition } from '../../db/words';
import { ballot, votes } from './ballot-cases';
import { electorate, MANDATORY_ELECTORATE, TRIAL_ELECTORATE } from './lifecycle-cases';

const trial = defaultRules('trial-use');
const mandatory = defaultRules('mandatory');
const words = (rules: BallotRules, enrolled: typeof TRIAL_ELECTORATE, ...given: (VotePosition | null)[]) =>
  stillNeeds(rules, count(enrolled, votes(...given))).words;
const NOTHING = 'Quorum is reached and nothing more is needed for a valid count.';

describe('what an open ballot still needs', () => {
  test('BL-30 organisations to reach quorum', () => {
    expect(words(trial, TRIAL_ELECTORATE)).toBe('Still needs 3 more organisations to reach quorum.');
    expect(words(trial, TRIAL_ELECTORATE, 'approve', 'abstain')).toBe(
      'Still needs one more organisation to reach quorum.',
    );
    expect(words(trial, TRIAL_ELECTORATE, 'approve', 'abstain', 'do-not-approve')).toBe(NOTHING);
  });

  test('BL-30 fewer when others stand aside', () => {
    expect(words(trial, TRIAL_ELECTORATE, 'stand-aside')).toBe(
      'Still needs 2 more organisations to reach quorum.',
    );
  });

  test('BL-30 and votes of the groups that are tested by themselves', () => {
    const given = ['approve', 'approve', 'approve', 'approve', 'approve'] as const;
    expect(words(mandatory, MANDATORY_ELECTORATE, ...given)).toBe(
      'Still needs one more organisation to reach quorum and one more supplier for the test among Suppliers.',
    );
    const needs = stillNeeds(mandatory, count(MANDATORY_ELECTORATE, votes('approve')));
    expect(needs).toMatchObject({ organisations: 5, groups: [{ count: 2 }, { count: 3 }] });
    expect(needs.words).toBe(
      'Still needs 5 more organisations to reach quorum, 2 more NHS or care providers for the test among NHS and care providers and 3 more suppliers for the test among Suppliers.',
    );
  });

  test('BL-30 nothing of a group that has too few voters to be tested', () => {
    const enrolled = electorate('provider', 'provider', 'patient-public', 'clinical-professional');
    expect(words(mandatory, enrolled, null, null, 'approve', 'approve')).toBe(
      'Still needs one more organisation to reach quorum.',
    );
  });

  test('BL-30 it asks for an organisation as long as all who voted stand aside', () => {
    expect(words(trial, electorate('provider'), 'stand-aside')).toBe(
      'Still needs one more organisation to reach quorum.',
    );
  });

  const taking = fc.constantFrom<VotePosition>(
    'approve',
    'approve-with-comments',
    'do-not-approve',
    'abstain',
  );
  const given = fc.array(fc.option(fc.constantFrom(...VOTE_POSITIONS)), { minLength: 10, maxLength: 10 });

  test('BL-30 how those who take part voted changes nothing in it', () => {
    fc.assert(
      fc.property(given, fc.array(taking, { minLength: 10, maxLength: 10 }), (first, others) => {
        const second = first.map((one, index) =>
          one === null || one === 'stand-aside' ? one : (others[index] ?? one),
        );
        expect(words(mandatory, MANDATORY_ELECTORATE, ...second)).toBe(
          words(mandatory, MANDATORY_ELECTORATE, ...first),
        );
      }),
    );
  });

  test('BL-30 BL-20 it asks for no organisation exactly when quorum is met', () => {
    fc.assert(
      fc.property(given, fc.constantFrom(trial, mandatory), (first, rules) => {
        const tally = count(MANDATORY_ELECTORATE, votes(...first));
        expect(stillNeeds(rules, tally).organisations === 0).toBe(outcomeOf(rules, tally).quorate);
      }),
    );
  });
});

describe('what is public while a ballot is open', () => {
  test('BL-32 turnout by category, and no position', () => {
    const tally = count(TRIAL_ELECTORATE, votes('approve', null, 'stand-aside', 'do-not-approve'));
    expect(turnoutOf(tally)).toEqual([
      { category: 'provider', enrolled: 2, voted: 1 },
      { category: 'supplier-large', enrolled: 1, voted: 1 },
      { category: 'supplier-small', enrolled: 1, voted: 1 },
      { category: 'patient-public', enrolled: 1, voted: 0 },
    ]);
  });

  test('BL-32 positions are shown at the close, and those of the first round while it goes round again', () => {
    expect(positionsShown(ballot())).toBe('none');
    expect(positionsShown(ballot({ state: 'void' }))).toBe('none');
    expect(positionsShown(ballot({ round: 2 }))).toBe('first-round');
    expect(positionsShown(ballot({ state: 'closed' }))).toBe('all');
  });
});
