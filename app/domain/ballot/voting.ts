import { VOTE_POSITIONS, type VotePosition } from '../../../db/words';
import { artefactsMatch } from '../artefacts';
import { allow, type Decision, demand, type Reason, refuse, unmetOf } from '../decision';
import { dayInWords, isOver, momentInWords } from '../london-time';
import { may } from '../permissions';
import type { ActorFacts } from '../permissions/actor';
import type { VoterResult } from './count';
import type { Enrolment } from './electorate';
import { type BallotFacts, withdrawalEnds } from './facts';

export interface CitedComment {
  readonly blocking: boolean;
  readonly proposedWording: string;
}

export interface VoteRequest {
  readonly organisationId: string;
  /** As it came from the form; only a position of the list is accepted. */
  readonly position: string;
  /** The hash on the page that the voter read. */
  readonly hash: string;
  /** The hash of the artefacts on that page; '' for none. */
  readonly artefacts: string;
  /** Without what nobody sees. */
  readonly reason: string;
  /** Those named that the voter made on this version and has not withdrawn. */
  readonly cited: readonly CitedComment[];
  /** Whether another enrolled organisation pays this one for this ballot. */
  readonly paidByEnrolled: boolean;
  /** Whether the Secretariat records the vote for the representative, which is always shown. */
  readonly recordedForSomeoneElse: boolean;
}

function whoVotes(
  act: 'vote' | 'withdraw-negative',
  request: Pick<VoteRequest, 'organisationId' | 'recordedForSomeoneElse'>,
  actor: ActorFacts,
): readonly Reason[] {
  const { organisationId, recordedForSomeoneElse } = request;
  return unmetOf(
    recordedForSomeoneElse ? may(actor, 'record-for-someone-else', {}) : may(actor, act, { organisationId }),
  );
}

function openFor(ballot: BallotFacts, now: Date): readonly Reason[] {
  if (ballot.state !== 'open') return demand(false, 'BL-10', 'ballot-not-open');
  return demand(!isOver(ballot.closesAt, now), 'BL-10', 'ballot-closed', {
    at: momentInWords(ballot.closesAt),
  });
}

export interface AcceptedVote {
  readonly groupId: string;
  readonly position: VotePosition;
  /** What the voter said of being paid, kept with the vote (BL-38). */
  readonly paidByEnrolled: boolean;
}

/** Whether a vote is accepted now, and for which voter it counts. */
export function decideVote(
  ballot: BallotFacts,
  enrolled: readonly Enrolment[],
  request: VoteRequest,
  actor: ActorFacts,
  now: Date,
): Decision<AcceptedVote> {
  const enrolment = enrolled.find(({ organisationId }) => organisationId === request.organisationId);
  const position = VOTE_POSITIONS.find((one) => one === request.position);
  const backed = request.cited.some(
    ({ blocking, proposedWording }) => blocking && proposedWording.trim() !== '',
  );
  const unmet = [
    ...whoVotes('vote', request, actor),
    ...openFor(ballot, now),
    ...demand(enrolment !== undefined, 'BL-11', 'not-enrolled'),
    ...demand(position !== undefined, 'BL-12', 'position-unknown'),
    ...demand(position !== 'do-not-approve' || request.reason.trim() !== '', 'BL-13', 'vote-reason-missing'),
    ...demand(position !== 'do-not-approve' || backed, 'BL-13', 'blocking-comment-missing'),
    ...demand(
      position !== 'approve-with-comments' || request.cited.length > 0,
      'BL-37',
      'filed-comment-missing',
    ),
    ...demand(!request.paidByEnrolled || position === 'stand-aside', 'BL-14', 'stand-aside-required'),
    ...demand(request.hash === ballot.hash, 'BL-31', 'text-differs'),
    ...artefactsMatch(request.artefacts, ballot.artefacts),
  ];
  if (unmet.length > 0 || enrolment === undefined || position === undefined) return refuse(unmet);
  return allow({ groupId: enrolment.groupId, position, paidByEnrolled: request.paidByEnrolled });
}

/** Whether an organisation may withdraw its "do not approve" now, after the close of the first round. */
export function decideWithdrawal(
  ballot: BallotFacts,
  voters: readonly VoterResult[],
  request: Pick<VoteRequest, 'organisationId' | 'recordedForSomeoneElse'>,
  actor: ActorFacts,
  now: Date,
): Decision<{ readonly groupId: string }> {
  const voter = voters.find(({ organisationIds }) => organisationIds.includes(request.organisationId));
  const ends = withdrawalEnds(ballot);
  const unmet = [
    ...whoVotes('withdraw-negative', request, actor),
    ...demand(ballot.round === 1, 'BL-26', 'second-round-final'),
    ...demand(ballot.round === 2 || ballot.state === 'closed', 'BL-26', 'withdrawal-before-close'),
    ...demand(ballot.round === 2 || !isOver(ends, now), 'BL-26', 'withdrawal-too-late', {
      day: dayInWords(ends),
    }),
    ...demand(!ballot.actedOn, 'BL-33', 'result-acted-on'),
    ...demand(voter?.position === 'do-not-approve' && !voter.withdrawn, 'BL-26', 'no-negative'),
  ];
  if (unmet.length > 0 || voter === undefined) return refuse(unmet);
  return allow({ groupId: voter.groupId });
}
