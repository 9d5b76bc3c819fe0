import type { VoteEvent } from '../../app/domain/ballot/count';
import type { BallotFacts } from '../../app/domain/ballot/facts';
import { defaultRules } from '../../app/domain/ballot/rules';
import type { VoteRequest } from '../../app/domain/ballot/voting';
import type { VotePosition } from '../../db/words';
import { STANDARD } from './cases';
import { at, HASH } from './lifecycle-cases';

export const CLOSES_AT = at('2026-03-30T22:59:59Z');
/** A moment at which the ballot of the cases is open. */
export const DURING = at('2026-03-10T10:00:00Z');
/** A moment after its close and before withdrawals end. */
export const AFTER = at('2026-04-10T10:00:00Z');

export function ballot(facts: Partial<BallotFacts> = {}): BallotFacts {
  return {
    standardId: STANDARD,
    state: 'open',
    hash: HASH,
    artefacts: '',
    closesAt: CLOSES_AT,
    round: 1,
    extended: false,
    rules: defaultRules('trial-use'),
    ...facts,
  };
}

export function vote(facts: Partial<VoteRequest> = {}): VoteRequest {
  return {
    organisationId: 'org-1',
    position: 'approve',
    hash: HASH,
    artefacts: '',
    reason: '',
    cited: [],
    paidByEnrolled: false,
    recordedForSomeoneElse: false,
    ...facts,
  };
}

/** Votes of org-1, org-2 … in this order, one each; null for an organisation that has not voted. */
export function votes(...positions: readonly (VotePosition | null)[]): readonly VoteEvent[] {
  return positions.flatMap((position, index) => {
    if (position === null) return [];
    return [{ sequence: index + 1, kind: 'cast', organisationId: `org-${index + 1}`, position }];
  });
}
