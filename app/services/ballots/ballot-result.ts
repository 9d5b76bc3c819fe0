import { firmnessOf } from '../../domain/ballot/closing';
import type { Positions, Tally } from '../../domain/ballot/count';
import type { BallotFacts } from '../../domain/ballot/facts';
import { outcomeOf } from '../../domain/ballot/outcome';
import type { RuleResult } from '../../domain/ballot/result';

/** The result as it is stored with a closed ballot. */
export interface BallotResult {
  readonly passed: boolean;
  readonly quorate: boolean;
  /** The outcome in one or two sentences; a screen reader hears it first. */
  readonly words: string;
  readonly results: readonly RuleResult[];
  readonly total: Positions;
  readonly byCategory: Tally['byCategory'];
  readonly firmness: ReturnType<typeof firmnessOf>;
}

export function resultOf(facts: BallotFacts, tally: Tally, now: Date): BallotResult {
  const { passed, quorate, words, results } = outcomeOf(facts.rules, tally);
  const { total, byCategory } = tally;
  return { passed, quorate, words, results, total, byCategory, firmness: firmnessOf(facts, tally, now) };
}
