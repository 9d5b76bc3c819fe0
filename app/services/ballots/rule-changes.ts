import type { BallotRules, Threshold } from '../../domain/ballot/rules';

/** What the numbers of the rules that a Lead's form sets are called, by its fields. */
export const RULE_NAMES = {
  periodDays: 'period in days',
  organisations: 'organisations to open',
  categories: 'interest categories to open',
  quorum: 'quorum',
  pass: 'share to pass',
  extensionDays: 'extension in days',
} as const;

/** Those numbers as people read them. */
export function numbersOfRules({ periodDays, balance, quorum, pass, extensionDays }: BallotRules) {
  return {
    periodDays: String(periodDays),
    organisations: String(balance.organisations),
    categories: String(balance.categories),
    quorum: quorum.basis === 'enrolled' ? percent(quorum.share) : `${quorum.organisations} organisations`,
    pass: pass === null ? 'none' : percent(pass),
    extensionDays: String(extensionDays),
  } satisfies Record<keyof typeof RULE_NAMES, string>;
}

/** A share as people write it; one that is no whole number of percent stays a fraction. */
export function percent({ numerator, denominator }: Pick<Threshold, 'numerator' | 'denominator'>): string {
  const share = (100 * numerator) / denominator;
  return Number.isInteger(share) ? `${share}%` : `${numerator} of ${denominator}`;
}

/** What differs between the usual rules and these, in words: "period in days 14 instead of 28". */
export function changesInWords(usual: BallotRules, rules: BallotRules): string {
  const [before, after] = [numbersOfRules(usual), numbersOfRules(rules)];
  return (Object.keys(after) as (keyof typeof after)[])
    .filter((name) => before[name] !== after[name])
    .map((name) => `${RULE_NAMES[name]} ${after[name]} instead of ${before[name]}`)
    .join(', ');
}
