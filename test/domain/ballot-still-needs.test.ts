import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideExtension } from '../../app/domain/ballot/closing';
import { count } from '../../app/domain/ballot/count';
import { positionsShown } from '../../app/domain/ballot/facts';
import { outcomeOf } from '../../app/domain/ballot/outcome';
import { type BallotRules, defaultRules } from '../../app/domain/ballot/rules';
import { stillNeeds, turnoutOf } from '../../app/domain/ballot/still-needs';
import { VOTE_POSITIONS, type VotePosition } from '../../db/words';
import { ballot, votes } from './ballot-cases';
import { CHAIR } from './cases';
import { electorate, MANDATORY_ELECTORATE, TRIAL_ELECTORATE } from './lifecycle-cases';

const trial = defaultRules('trial-use');
const mandatory = defaultRules('mandatory');
const words = (rules: BallotRules, enrolled: typeof TRIAL_ELECTORATE, ...given: (VotePosition | null)[]) =>
  stillNeeds(rules, count(enrolled, votes(...given))).words;
const NOTHING = 'Enough organisations have voted for a valid count, unless some of them stand aside.';

describe('what an open ballot still needs', () => {
  test('BL-30 organisations to reach quorum', () => {
    expect(words(trial, TRIAL_ELECTORATE)).toBe(
      'The ballot still needs 3 more organisations to reach quorum.',
    );
    expect(words(trial, TRIAL_ELECTORATE, 'approve', 'abstain')).toBe(
      'The ballot still needs one more organisation to reach quorum.',
    );
    expect(words(trial, TRIAL_ELECTORATE, 'approve', 'abstain', 'do-not-approve')).toBe(NOTHING);
  });

  test('BL-30 as many fewer when one of them stands aside as when it approves', () => {
    for (const position of VOTE_POSITIONS) {
      expect(words(trial, TRIAL_ELECTORATE, position)).toBe(
        'The ballot still needs 2 more organisations to reach quorum.',
      );
    }
  });

  test('BL-30 and votes of the groups that are tested by themselves', () => {
    const given = ['approve', 'approve', 'approve', 'approve', 'approve'] as const;
    expect(words(mandatory, MANDATORY_ELECTORATE, ...given)).toBe(
      'The ballot still needs one more organisation to reach quorum and one more supplier for the test among Suppliers.',
    );
    const needs = stillNeeds(mandatory, count(MANDATORY_ELECTORATE, votes('approve')));
    expect(needs).toMatchObject({ organisations: 5, groups: [{ count: 2 }, { count: 3 }] });
    expect(needs.words).toBe(
      'The ballot still needs 5 more organisations to reach quorum, 2 more NHS or care providers for the test among NHS and care providers and 3 more suppliers for the test among Suppliers.',
    );
  });

  test('BL-30 nothing of a group that has too few voters to be tested', () => {
    const enrolled = electorate('provider', 'provider', 'patient-public', 'clinical-professional');
    expect(words(mandatory, enrolled, null, null, 'approve', 'approve')).toBe(
      'The ballot still needs one more organisation to reach quorum.',
    );
  });

  const given = fc.array(fc.option(fc.constantFrom(...VOTE_POSITIONS)), { minLength: 10, maxLength: 10 });

  const positions = fc.array(fc.constantFrom(...VOTE_POSITIONS), { minLength: 10, maxLength: 10 });
  const rulesOf = fc.constantFrom<BallotRules>(
    trial,
    mandatory,
    {
      ...trial,
      quorum: { basis: 'enrolled', share: { numerator: 3, denominator: 10, comparison: 'at-least' } },
    },
    { ...trial, quorum: { basis: 'number', organisations: 4 } },
  );

  test('BL-30 BL-32 two ballots in which the same voted, however they did, say the same while they are open', () => {
    fc.assert(
      fc.property(given, positions, rulesOf, (first, others, rules) => {
        const second = first.map((one, index) => (one === null ? null : (others[index] ?? one)));
        const [one, two] = [first, second].map((cast) => count(MANDATORY_ELECTORATE, votes(...cast)));
        if (one === undefined || two === undefined) throw new Error('no count');
        expect(stillNeeds(rules, two)).toEqual(stillNeeds(rules, one));
        expect(turnoutOf(two)).toEqual(turnoutOf(one));
        const day = new Date(ballot().closesAt.getTime() - 86_400_000);
        const extend = (tally: typeof one) => decideExtension(ballot({ rules }), tally, CHAIR, day);
        expect(extend(two)).toEqual(extend(one));
      }),
    );
  });

  test('BL-30 BL-20 as long as it asks for an organisation quorum is not met, and without anybody aside no longer', () => {
    fc.assert(
      fc.property(given, rulesOf, (first, rules) => {
        const tally = count(MANDATORY_ELECTORATE, votes(...first));
        const { quorate } = outcomeOf(rules, tally);
        const asks = stillNeeds(rules, tally).organisations > 0;
        if (asks) expect(quorate).toBe(false);
        else if (tally.total.standAside === 0) expect(quorate).toBe(true);
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
