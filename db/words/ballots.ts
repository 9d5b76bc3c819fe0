export const VOTE_POSITIONS = [
  'approve',
  'approve-with-comments',
  'do-not-approve',
  'abstain',
  'stand-aside',
] as const;
export type VotePosition = (typeof VOTE_POSITIONS)[number];

/** What an event in a ballot's trail of votes says. */
export const VOTE_EVENT_KINDS = ['cast', 'withdrawn-negative'] as const;
export type VoteEventKind = (typeof VOTE_EVENT_KINDS)[number];

export const BALLOT_TRACKS = ['trial-use', 'mandatory'] as const;
export type BallotTrack = (typeof BALLOT_TRACKS)[number];

export const BALLOT_STATES = ['open', 'closed', 'void'] as const;
export type BallotState = (typeof BALLOT_STATES)[number];

export const OBJECTION_STATES = ['open', 'answered'] as const;
export type ObjectionState = (typeof OBJECTION_STATES)[number];

/** What a formal objection may be about. */
export const DECISION_KINDS = ['ballot', 'approval', 'move', 'comment'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** How a Lead answers a formal objection. */
export const OBJECTION_ANSWERS = ['upheld', 'partly-upheld', 'not-upheld'] as const;
export type ObjectionAnswer = (typeof OBJECTION_ANSWERS)[number];
