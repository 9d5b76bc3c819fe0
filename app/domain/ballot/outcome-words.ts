import type { Positions } from './count';
import type { Outcome, RuleResult } from './result';
import type { Threshold } from './rules';

/** "at least 60%", "more than half": whole percentages as such, other shares as the fraction they are. */
export function thresholdInWords({ numerator, denominator, comparison }: Threshold): string {
  const percent = (numerator * 100) / denominator;
  const share = Number.isInteger(percent) ? `${percent}%` : `${numerator}/${denominator}`;
  return `${comparison === 'at-least' ? 'at least' : 'more than'} ${share}`;
}

/** A share of something with one decimal, cut and never rounded up, so that 59.96% is not shown as 60%. */
export function shareInWords(part: number, whole: number): string {
  return `${Math.floor((part * 1000) / whole) / 10}%`;
}

/** "one organisation", "3 organisations". */
export function countInWords(count: number, one: string, many: string): string {
  return count === 1 ? `one ${one}` : `${count} ${many}`;
}

const JUDGEMENTS: Record<RuleResult['result'], string> = {
  met: 'Met',
  'not-met': 'Not met',
  'not-tested': 'Not tested',
};

function basis({ test, group, have, of, need, threshold }: Omit<RuleResult, 'words'>): string {
  const asked = threshold === null ? `${need}` : thresholdInWords(threshold);
  const among = group === null ? '' : ` among ${group}`;
  switch (test) {
    case 'quorum':
      return `${have} of ${of} organisations took part; ${need} ${need === 1 ? 'was' : 'were'} needed for quorum`;
    case 'share':
    case 'group-share':
      if (of === 0) return `nobody${among} voted for or against; ${asked} needed`;
      return `${have} of ${of} votes for or against${among} approve (${shareInWords(have, of)}); ${asked} needed`;
    case 'group-approvals':
      return `${countInWords(have, 'approval', 'approvals')}${among}; ${asked} needed`;
  }
}

/** One rule's result as a sentence, judgement first. */
export function resultInWords(result: Omit<RuleResult, 'words'>): string {
  const why = result.result === 'not-tested' ? ' (too few votes for or against to test)' : '';
  return `${JUDGEMENTS[result.result]}: ${basis(result)}${why}.`;
}

/** The same sentence without its judgement, for where that stands beside it. */
export function withoutJudgement(words: string): string {
  const judged = Object.values(JUDGEMENTS).find((judgement) => words.startsWith(`${judgement}: `));
  return judged === undefined ? words : capitalised(words.slice(judged.length + 2));
}

function capitalised(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function judgement({ passed, quorate, results }: Omit<Outcome, 'words'>): string {
  if (passed) return 'Passed: every rule that was tested is met.';
  const notMet = results.filter(({ result }) => result === 'not-met').length;
  if (notMet === 1 && !quorate) return 'Not passed: quorum was missed.';
  const among = quorate ? '' : ', among them quorum';
  return `Not passed: ${countInWords(notMet, 'rule is', 'rules are')} not met${among}.`;
}

/** The outcome first, then where the organisations stand. */
export function outcomeInWords(outcome: Omit<Outcome, 'words'>, total: Positions): string {
  const against = total.doNotApprove === 1 ? 'does not approve' : 'do not approve';
  const stands = [
    `${countInWords(total.approve, 'organisation approves', 'organisations approve')}`,
    `${countInWords(total.doNotApprove, against, against)}`,
    `${countInWords(total.abstain, 'abstains', 'abstain')}`,
    `${countInWords(total.standAside, 'stands aside', 'stand aside')}`,
    total.notVoted === 0
      ? 'everybody has voted'
      : countInWords(total.notVoted, 'has not voted', 'have not voted'),
  ];
  const said = stands.join(', ');
  return `${judgement(outcome)} ${capitalised(said)}.`;
}

/**
 * A sentence of a result as it is worded now: a result is kept with its words, and those of ballots that closed earlier
 * spoke of none in numbers.
 */
export function wordedAsNow(words: string): string {
  return words
    .replace(/, 0 have not voted\.$/, ', everybody has voted.')
    .replace(/: 0 of 0 votes for or against(.*) approve \(0%\);/, ': nobody$1 voted for or against;');
}
