import type { Threshold } from './rules';

/** How one rule of the ballot came out, with the numbers that decided it and the same in words. */
export interface RuleResult {
  readonly rule: string;
  readonly test: 'quorum' | 'share' | 'group-share' | 'group-approvals';
  /** The name of the group that is tested; null for the whole electorate. */
  readonly group: string | null;
  readonly result: 'met' | 'not-met' | 'not-tested';
  /** Organisations that count towards the test, those it is measured against, and how many were needed. */
  readonly have: number;
  readonly of: number;
  readonly need: number;
  readonly threshold: Threshold | null;
  readonly words: string;
}

export interface Outcome {
  readonly passed: boolean;
  readonly quorate: boolean;
  readonly results: readonly RuleResult[];
  readonly words: string;
}
