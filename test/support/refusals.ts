import type { Decision } from '../../app/domain/decision';

/** The words of why it is refused; none where it is allowed. */
export function refusedFor(decision: Decision<unknown>): readonly string[] {
  return decision.allowed ? [] : decision.reasons.map(({ word }) => word);
}

/** The same, each with the rule that asks for it. */
export function refusedBy(decision: Decision<unknown>): readonly string[] {
  return decision.allowed ? [] : decision.reasons.map(({ rule, word }) => `${rule} ${word}`);
}
