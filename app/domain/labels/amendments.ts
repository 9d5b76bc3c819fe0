import type {
  AmendmentState,
  AmendmentType,
  ClauseOutcome,
  SensePosition,
  SupportPosition,
} from '../../../db/words';

export const AMENDMENT_STATE_LABELS: Record<AmendmentState, string> = {
  open: 'Being written',
  proposed: 'Submitted',
  accepted: 'Accepted',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
};

export const AMENDMENT_TYPE_LABELS: Record<AmendmentType, string> = {
  editorial: 'Editorial',
  technical: 'Technical',
};

export const SUPPORT_POSITION_LABELS: Record<SupportPosition, string> = {
  support: 'Support',
  'do-not-support': 'Do not support',
};

export const SENSE_POSITION_LABELS: Record<SensePosition, string> = {
  for: 'For',
  against: 'Against',
  unsure: 'Unsure',
};

export const CLAUSE_OUTCOME_LABELS: Record<ClauseOutcome, string> = {
  accepted: 'Accepted as proposed',
  rejected: 'Left as in the draft',
  reworded: 'Given other words',
};
