import { type Positions, positionsIn, type Tally, takingPart } from './count';
import { outcomeInWords, resultInWords } from './outcome-words';
import type { Outcome, RuleResult } from './result';
import { type BallotRules, type GroupRule, leastPart, reaches, type Threshold } from './rules';

const say = (result: Omit<RuleResult, 'words'>): RuleResult => ({ ...result, words: resultInWords(result) });

/** Who could take part: the enrolled less those standing aside. */
function quorumOf(rules: BallotRules, total: Positions): RuleResult {
  const have = takingPart(total);
  const of = total.enrolled - total.standAside;
  const { quorum } = rules;
  const share = quorum.basis === 'enrolled' ? quorum.share : null;
  const need = quorum.basis === 'enrolled' ? Math.max(1, leastPart(of, quorum.share)) : quorum.organisations;
  const result = have >= need ? 'met' : 'not-met';
  return say({ rule: 'BL-20', test: 'quorum', group: null, result, have, of, need, threshold: share });
}

function shareOf({ approve, doNotApprove }: Positions, threshold: Threshold) {
  const of = approve + doNotApprove;
  return { have: approve, of, need: Math.max(1, leastPart(of, threshold)), threshold };
}

function totalShare(rules: BallotRules, total: Positions): readonly RuleResult[] {
  if (rules.pass === null) return [];
  const numbers = shareOf(total, rules.pass);
  const result = reaches(numbers.have, numbers.of, rules.pass) ? 'met' : 'not-met';
  return [say({ rule: 'BL-21', test: 'share', group: null, result, ...numbers })];
}

function groupResults(group: GroupRule, tally: Tally): readonly RuleResult[] {
  const positions = positionsIn(tally, group.categories);
  const results: RuleResult[] = [];
  if (group.pass !== null) {
    const numbers = shareOf(positions, group.pass);
    const tested = numbers.of >= group.testedFrom;
    const reached = reaches(numbers.have, numbers.of, group.pass) ? 'met' : 'not-met';
    const result = tested ? reached : 'not-tested';
    results.push(say({ rule: 'BL-22', test: 'group-share', group: group.name, result, ...numbers }));
  }
  if (group.leastApprovals > 0) {
    const have = positions.approve;
    const need = group.leastApprovals;
    const result = have >= need ? 'met' : 'not-met';
    const numbers = { have, of: positions.enrolled, need, threshold: null };
    results.push(say({ rule: 'BL-24', test: 'group-approvals', group: group.name, result, ...numbers }));
  }
  return results;
}

/** What a tally comes to by the rules of its ballot: each rule met, not met or not tested, and the whole. */
export function outcomeOf(rules: BallotRules, tally: Tally): Outcome {
  const quorum = quorumOf(rules, tally.total);
  const results = [
    quorum,
    ...totalShare(rules, tally.total),
    ...rules.groups.flatMap((group) => groupResults(group, tally)),
  ];
  const passed = results.every(({ result }) => result !== 'not-met');
  const outcome = { passed, quorate: quorum.result === 'met', results };
  return { ...outcome, words: outcomeInWords(outcome, tally.total) };
}
