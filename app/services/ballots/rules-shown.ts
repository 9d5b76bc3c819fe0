import { numbersOfRules, RULE_NAMES } from './rule-changes';
import type { RulesToCome } from './rules-to-come.server';

/** One fact of the rules to come, as a form that came too late says it. */
export interface RuleShown {
  /** Its name in the form and in the print. */
  readonly field: string;
  readonly label: string;
  readonly value: string;
}

/** What a page shows of the rules of a ballot to come, by the fields of the form that varies them (PM-36). */
export function rulesShown({ rules, reason }: RulesToCome): Readonly<Record<string, string>> {
  return { ...numbersOfRules(rules), reason };
}

/** The same in words. */
export function rulesInWords(toCome: RulesToCome): readonly RuleShown[] {
  const labels: Readonly<Record<string, string>> = { ...RULE_NAMES, reason: 'reason for varying them' };
  return Object.entries(rulesShown(toCome)).map(([field, value]) => {
    const label = labels[field] ?? field;
    return { field, label: `${label.charAt(0).toUpperCase()}${label.slice(1)}`, value };
  });
}
