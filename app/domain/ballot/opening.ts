import { INTEREST_CATEGORIES } from '../../../db/words';
import { type Decision, decide, demand, type Reason } from '../decision';
import { INTEREST_CATEGORY_LABELS } from '../labels/people';
import { type Enrolment, type Voter, votersOf } from './electorate';
import { BALANCE_GROUPS, type BallotRules } from './rules';
import { boundsOf } from './variation';

const nameOf = (group: (typeof BALANCE_GROUPS)[number]): string => {
  const [only, ...others] = group;
  return only === undefined || others.length > 0 ? 'Suppliers' : INTEREST_CATEGORY_LABELS[only];
};

function balanceOf(rules: BallotRules, voters: readonly Voter[]): readonly Reason[] {
  const { largestShare } = rules.balance;
  if (largestShare === null || voters.length === 0) return [];
  const most = Math.floor((voters.length * largestShare.numerator) / largestShare.denominator);
  return BALANCE_GROUPS.flatMap((group) => {
    const count = voters.filter(({ category }) => group.includes(category)).length;
    return demand(count <= most, 'BL-8', 'category-too-large', {
      category: nameOf(group),
      count,
      of: voters.length,
      most,
    });
  });
}

/** Whether the enrolled organisations are enough, and mixed enough, for a ballot by these rules to open. */
export function decideOpening(rules: BallotRules, enrolled: readonly Enrolment[]): Decision {
  const voters = votersOf(enrolled);
  const categories = INTEREST_CATEGORIES.filter((one) => voters.some(({ category }) => category === one));
  const { balance } = rules;
  const unmet = [
    ...boundsOf(rules),
    ...demand(voters.length >= balance.organisations, 'BL-7', 'too-few-organisations', {
      missing: balance.organisations - voters.length,
      needed: balance.organisations,
    }),
    ...demand(categories.length >= balance.categories, 'BL-7', 'too-few-categories', {
      missing: balance.categories - categories.length,
      needed: balance.categories,
    }),
    ...balanceOf(rules, voters),
  ];
  return decide(unmet, () => undefined);
}
