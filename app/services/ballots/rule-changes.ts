import type { BallotRules, Threshold } from '../../domain/ballot/rules';

/** The numbers of the rules that a Lead's form sets, by what they are called. */
function numbersIn({ periodDays, balance, quorum, pass, extensionDays }: BallotRules) {
  return {
    'period in days': String(periodDays),
    'organisations to open': String(balance.organisations),
    'interest categories to open': String(balance.categories),
    quorum: quorum.basis === 'enrolled' ? percent(quorum.share) : `${quorum.organisations} organisations`,
    'share to pass': pass === null ? 'none' : percent(pass),
    'extension in days': String(extensionDays),
  };
}

/** A share as people write it; one that is no whole number of percent stays a fraction. */
export function percent({ numerator, denominator }: Pick<Threshold, 'numerator' | 'denominator'>): string {
  const share = (100 * numerator) / denominator;
  return Number.isInteger(share) ? `${share}%` : `${numerator} of ${denominator}`;
}

/** What differs between the usual rules and these, in words: "period in days 14 instead of 28". */
export function changesInWords(usual: BallotRules, rules: BallotRules): string {
  const [before, after] = [numbersIn(usual), numbersIn(rules)];
  return (Object.keys(after) as (keyof typeof after)[])
    .filter((name) => before[name] !== after[name])
    .map((name) => `${name} ${after[name]} instead of ${before[name]}`)
    .join(', ');
}
