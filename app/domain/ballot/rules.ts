import { type BallotTrack, INTEREST_CATEGORIES, type InterestCategory } from '../../../db/words';

/** A share in whole numbers, so that two thirds is two thirds and 60% is exact. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

export interface Threshold extends Fraction {
  readonly comparison: 'at-least' | 'more-than';
}

/** Who must take part: a share of the enrolled less those standing aside, or a number fixed beforehand. */
export type Quorum =
  | { readonly basis: 'enrolled'; readonly share: Threshold }
  | { readonly basis: 'number'; readonly organisations: number };

/** A test of its own for the categories of one group. */
export interface GroupRule {
  /** Names the group in the result and never changes in a ballot. */
  readonly name: string;
  /** How the sentence counts it: "one more supplier", "three more suppliers". */
  readonly one: string;
  readonly many: string;
  readonly categories: readonly InterestCategory[];
  /** The share of approve in approve + do not approve; null for no test of a share. */
  readonly pass: Threshold | null;
  /** With fewer positions for or against than this the share is reported, not tested. */
  readonly testedFrom: number;
  /** How many approvals the group needs, whatever the share. */
  readonly leastApprovals: number;
}

export interface Balance {
  readonly organisations: number;
  readonly categories: number;
  /** The largest share that suppliers together, or any other category, may have; null for no limit. */
  readonly largestShare: Fraction | null;
}

/** Everything that decides a ballot. It is copied into the ballot when it opens and never changes after that. */
export interface BallotRules {
  readonly track: BallotTrack;
  /** Calendar days in London, ending at 23:59:59 there. */
  readonly periodDays: number;
  readonly balance: Balance;
  readonly quorum: Quorum;
  /** The share of approve in approve + do not approve over all categories; null for no such test. */
  readonly pass: Threshold | null;
  readonly groups: readonly GroupRule[];
  /** How long the one extension is; 0 for none. */
  readonly extensionDays: number;
  /** How long the one recirculation is; 0 for none. */
  readonly recirculationDays: number;
  /** How long after the close an organisation may withdraw its "do not approve". */
  readonly withdrawalDays: number;
}

export function atLeast(numerator: number, denominator: number): Threshold {
  return { numerator, denominator, comparison: 'at-least' };
}

export function moreThan(numerator: number, denominator: number): Threshold {
  return { numerator, denominator, comparison: 'more-than' };
}

/** Whether `part` of `whole` reaches the threshold; of nothing, no share reaches any. */
export function reaches(part: number, whole: number, threshold: Threshold): boolean {
  if (whole === 0) return false;
  const have = part * threshold.denominator;
  const need = whole * threshold.numerator;
  return threshold.comparison === 'at-least' ? have >= need : have > need;
}

/** The smallest part of `whole` that reaches the threshold. */
export function leastPart(whole: number, { numerator, denominator, comparison }: Threshold): number {
  const exact = (whole * numerator) / denominator;
  return comparison === 'at-least' ? Math.ceil(exact) : Math.floor(exact) + 1;
}

export const SUPPLIER_CATEGORIES: readonly InterestCategory[] = ['supplier-large', 'supplier-small'];

/** The groups whose share is limited by the balance: suppliers count together, the others each for itself. */
export const BALANCE_GROUPS: readonly (readonly InterestCategory[])[] = [
  SUPPLIER_CATEGORIES,
  ...INTEREST_CATEGORIES.filter((category) => !SUPPLIER_CATEGORIES.includes(category)).map((one) => [one]),
];

const TRIAL_USE_RULES: BallotRules = {
  track: 'trial-use',
  periodDays: 28,
  balance: { organisations: 5, categories: 3, largestShare: null },
  quorum: { basis: 'enrolled', share: atLeast(1, 2) },
  pass: atLeast(3, 5),
  groups: [],
  extensionDays: 14,
  recirculationDays: 0,
  withdrawalDays: 28,
};

const MANDATORY_RULES: BallotRules = {
  track: 'mandatory',
  periodDays: 30,
  balance: { organisations: 10, categories: 4, largestShare: { numerator: 1, denominator: 2 } },
  quorum: { basis: 'enrolled', share: atLeast(3, 5) },
  pass: atLeast(3, 4),
  groups: [
    {
      name: 'NHS and care providers',
      one: 'NHS or care provider',
      many: 'NHS or care providers',
      categories: ['provider'],
      pass: atLeast(1, 2),
      testedFrom: 3,
      leastApprovals: 0,
    },
    {
      name: 'Suppliers',
      one: 'supplier',
      many: 'suppliers',
      categories: SUPPLIER_CATEGORIES,
      pass: atLeast(1, 2),
      testedFrom: 3,
      leastApprovals: 0,
    },
  ],
  extensionDays: 14,
  recirculationDays: 14,
  withdrawalDays: 28,
};

/** The rules of a track before anybody varies them. */
export function defaultRules(track: BallotTrack): BallotRules {
  return track === 'trial-use' ? TRIAL_USE_RULES : MANDATORY_RULES;
}
