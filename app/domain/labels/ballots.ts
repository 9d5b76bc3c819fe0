import type {
  ApprovalPurpose,
  ApprovalState,
  BallotState,
  BallotTrack,
  ConsultationState,
  ObjectionAnswer,
  ObjectionState,
  VoteEventKind,
  VotePosition,
} from '../../../db/words';

/** The positions a person may choose, and the computed one of an organisation that has not voted. */
export const VOTE_POSITION_LABELS: Record<VotePosition | 'not-voted', string> = {
  approve: 'Approve',
  'approve-with-comments': 'Approve with comments',
  'do-not-approve': 'Do not approve',
  abstain: 'Abstain',
  'stand-aside': 'Stand aside',
  'not-voted': 'Not voted',
};

/** What a position does to the count, shown under each choice in the vote form. */
export const VOTE_POSITION_MEANINGS: Record<VotePosition, string> = {
  approve: 'Counts for approval.',
  'approve-with-comments':
    'Counts for approval. Name at least one comment: those you name are decided before the text is sent for approval.',
  'do-not-approve': 'Counts against. Cite at least one blocking comment that proposes a change.',
  abstain: 'Counts towards quorum only.',
  'stand-aside': 'Leaves both the quorum and the count, for example because of a conflict of interest.',
};

export const VOTE_EVENT_KIND_LABELS: Record<VoteEventKind, string> = {
  cast: 'Vote cast',
  'withdrawn-negative': '“Do not approve” withdrawn',
};

export const BALLOT_TRACK_LABELS: Record<BallotTrack, string> = {
  'trial-use': 'Trial use',
  mandatory: 'Mandatory track',
};

export const BALLOT_STATE_LABELS: Record<BallotState, string> = {
  open: 'Open',
  closed: 'Closed',
  void: 'Void',
};

export const CONSULTATION_STATE_LABELS: Record<ConsultationState, string> = {
  open: 'Open',
  closed: 'Closed',
};

export const APPROVAL_STATE_LABELS: Record<ApprovalState, string> = {
  waiting: 'Waiting for a decision',
  approved: 'Approved',
  returned: 'Returned for changes',
  rejected: 'Rejected',
};

/** What an approval is asked for. */
export const APPROVAL_PURPOSE_LABELS: Record<ApprovalPurpose, string> = {
  publication: 'Publication',
  mandate: 'Mandate',
  patch: 'Editorial patch',
};

export const OBJECTION_ANSWER_LABELS: Record<ObjectionAnswer, string> = {
  upheld: 'Upheld',
  'partly-upheld': 'Partly upheld',
  'not-upheld': 'Not upheld',
};

export const OBJECTION_STATE_LABELS: Record<ObjectionState, string> = {
  open: 'Waiting for an answer',
  answered: 'Answered',
};
