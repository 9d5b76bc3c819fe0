import type { TypedDecision } from '../../../app/services/comments/decision-input.server';

/** A decision as the chair types it, against the comment. */
export const DECISION: TypedDecision = {
  disposition: 'not-accepted',
  reason: 'A day is what sites can do.',
  impact: '',
  duplicateOf: '',
  how: 'chair',
  countFor: '',
  countAgainst: '',
};

/** What makes a comment a blocking one. */
export const BLOCKING = { blocking: true, blockingReason: 'We could not sell it.' };

/** A decision as it is proposed. */
export const PROPOSAL = { disposition: 'noted', reason: 'Seen.', impact: '', duplicateOf: '' };
