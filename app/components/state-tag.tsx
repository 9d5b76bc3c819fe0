import type {
  AmendmentState,
  ApprovalState,
  BallotState,
  CommentState,
  ConsultationState,
  Disposition,
  OrganisationState,
  VersionState,
  VotePosition,
} from '../../db/words';
import {
  AMENDMENT_STATE_LABELS,
  APPROVAL_STATE_LABELS,
  BALLOT_STATE_LABELS,
  COMMENT_STATE_LABELS,
  CONSULTATION_STATE_LABELS,
  DISPOSITION_LABELS,
  ORGANISATION_STATE_LABELS,
  VERSION_STATE_LABELS,
  VOTE_POSITION_LABELS,
} from '../domain/labels';
import { Tag, type TagColour } from './tag';

/** A tag takes the stored word and shows the label people read; the colour only repeats it. */
export interface StateTagProps<W extends string> {
  readonly state: W;
}

const VERSION_STATE_COLOURS: Record<VersionState, TagColour> = {
  proposed: 'white',
  drafting: 'yellow',
  consultation: 'aqua-green',
  resolution: 'orange',
  ballot: 'purple',
  'awaiting-approval': 'pink',
  published: 'blue',
  effective: 'green',
  deprecated: 'orange',
  retired: 'grey',
  'on-hold': 'grey',
  cancelled: 'red',
};

const BALLOT_STATE_COLOURS: Record<BallotState, TagColour> = {
  open: 'purple',
  closed: 'grey',
  void: 'red',
};

const CONSULTATION_STATE_COLOURS: Record<ConsultationState, TagColour> = {
  open: 'aqua-green',
  closed: 'grey',
};

const APPROVAL_STATE_COLOURS: Record<ApprovalState, TagColour> = {
  waiting: 'pink',
  approved: 'green',
  returned: 'orange',
  rejected: 'red',
};

const COMMENT_STATE_COLOURS: Record<CommentState, TagColour> = {
  submitted: 'white',
  triaged: 'yellow',
  'waiting-for-input': 'orange',
  'decision-proposed': 'purple',
  decided: 'blue',
  applied: 'green',
  published: 'grey',
};

const DISPOSITION_COLOURS: Record<Disposition, TagColour> = {
  accepted: 'green',
  'accepted-with-changes': 'green',
  'not-accepted': 'red',
  'question-answered': 'blue',
  noted: 'grey',
  'out-of-scope': 'grey',
  'kept-for-later': 'yellow',
  duplicate: 'grey',
  withdrawn: 'white',
};

const VOTE_POSITION_COLOURS: Record<VotePosition | 'not-voted', TagColour> = {
  approve: 'green',
  'approve-with-comments': 'aqua-green',
  'do-not-approve': 'red',
  abstain: 'grey',
  'stand-aside': 'grey',
  'not-voted': 'white',
};

const AMENDMENT_STATE_COLOURS: Record<AmendmentState, TagColour> = {
  open: 'yellow',
  proposed: 'purple',
  accepted: 'green',
  rejected: 'red',
  withdrawn: 'grey',
};

const ORGANISATION_STATE_COLOURS: Record<OrganisationState, TagColour> = {
  unverified: 'yellow',
  verified: 'green',
  suspended: 'red',
  merged: 'grey',
};

/** The state of a version. */
export function VersionStateTag({ state }: StateTagProps<VersionState>) {
  return <Tag colour={VERSION_STATE_COLOURS[state]}>{VERSION_STATE_LABELS[state]}</Tag>;
}

export function BallotStateTag({ state }: StateTagProps<BallotState>) {
  return <Tag colour={BALLOT_STATE_COLOURS[state]}>{BALLOT_STATE_LABELS[state]}</Tag>;
}

export function ConsultationStateTag({ state }: StateTagProps<ConsultationState>) {
  return <Tag colour={CONSULTATION_STATE_COLOURS[state]}>{CONSULTATION_STATE_LABELS[state]}</Tag>;
}

export function ApprovalStateTag({ state }: StateTagProps<ApprovalState>) {
  return <Tag colour={APPROVAL_STATE_COLOURS[state]}>{APPROVAL_STATE_LABELS[state]}</Tag>;
}

export function CommentStateTag({ state }: StateTagProps<CommentState>) {
  return <Tag colour={COMMENT_STATE_COLOURS[state]}>{COMMENT_STATE_LABELS[state]}</Tag>;
}

export function DispositionTag({ state }: StateTagProps<Disposition>) {
  return <Tag colour={DISPOSITION_COLOURS[state]}>{DISPOSITION_LABELS[state]}</Tag>;
}

/** A position in a ballot, or the computed "Not voted". */
export function VotePositionTag({ state }: StateTagProps<VotePosition | 'not-voted'>) {
  return <Tag colour={VOTE_POSITION_COLOURS[state]}>{VOTE_POSITION_LABELS[state]}</Tag>;
}

export function AmendmentStateTag({ state }: StateTagProps<AmendmentState>) {
  return <Tag colour={AMENDMENT_STATE_COLOURS[state]}>{AMENDMENT_STATE_LABELS[state]}</Tag>;
}

export function OrganisationStateTag({ state }: StateTagProps<OrganisationState>) {
  return <Tag colour={ORGANISATION_STATE_COLOURS[state]}>{ORGANISATION_STATE_LABELS[state]}</Tag>;
}
