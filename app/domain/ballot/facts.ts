import type { BallotState, BallotTrack, VersionState } from '../../../db/words';
import { isInForce } from '../lifecycle/in-force';
import { endOfDayAfter, isOver } from '../london-time';
import type { BallotRules } from './rules';

/** A ballot as its rules see it. */
export interface BallotFacts {
  readonly standardId: string;
  readonly state: BallotState;
  /** The SHA-256 of the text that is voted on. */
  readonly hash: string;
  /** The hash of the artefacts frozen with it; '' for none. */
  readonly artefacts: string;
  /** The last second in which a vote counts, of the round that runs or ran. */
  readonly closesAt: Date;
  /** 2 once the ballot went round again to the same voters. */
  readonly round: 1 | 2;
  readonly extended: boolean;
  /** Whether the version went on from its result, back or to another ballot of the track. */
  readonly actedOn?: boolean;
  /** Whether the version stands where ballots of this track are held. */
  readonly versionStands?: boolean;
  /** Whether it does not and never will again: no round is to come any more. */
  readonly versionOver?: boolean;
  readonly rules: BallotRules;
}

/** The closing time of a ballot or consultation: 23:59:59 in London, so many calendar days after its opening. */
export function closingTime(openedAt: Date, days: number): Date {
  return endOfDayAfter(openedAt, days);
}

/** The closing time of the first round by its rules, also while the second runs, whose own is kept with the ballot. */
export function firstClosingTime(
  openedAt: Date,
  { extended, rules }: Pick<BallotFacts, 'extended' | 'rules'>,
): Date {
  const closesAt = closingTime(openedAt, rules.periodDays);
  return extended ? closingTime(closesAt, rules.extensionDays) : closesAt;
}

/** Whether the clock must close the ballot now. */
export function isDue(ballot: Pick<BallotFacts, 'state' | 'closesAt'>, now: Date): boolean {
  return ballot.state === 'open' && isOver(ballot.closesAt, now);
}

/** Until when an organisation may withdraw its "do not approve" after the close of the first round. */
export function withdrawalEnds({ closesAt, rules }: BallotFacts): Date {
  return endOfDayAfter(closesAt, rules.withdrawalDays);
}

/** What of the votes is public: nothing but turnout, the positions at the first close, or all of them. */
export function positionsShown({ state, round }: BallotFacts): 'none' | 'first-round' | 'all' {
  if (state === 'closed') return 'all';
  return state === 'open' && round === 2 ? 'first-round' : 'none';
}

/** BL-36: whether a version is one on which a ballot of this track can run; on hold and cancelled it is not. */
export function standsForBallot(track: BallotTrack, version: VersionState): boolean {
  return track === 'trial-use' ? version === 'ballot' : isInForce(version);
}

/** Whether a version has left for good where a ballot of this track could go round: ended, or no longer in force. */
export function isOverForBallot(track: BallotTrack, version: VersionState): boolean {
  return track === 'trial-use' ? version === 'cancelled' : !isInForce(version);
}

/** States to which a version goes when its ballot for trial use did not pass. */
const WENT_BACK: readonly VersionState[] = ['drafting', 'consultation', 'resolution'];

/**
 * BL-33: whether a version has gone on from the result of this ballot, so that nothing changes the result any more. A
 * mandate leaves the version where it is, so only another ballot tells.
 *
 * @param newest whether no ballot of its track was opened after it
 */
export function isActedOn(
  ballot: { readonly state: BallotState; readonly track: BallotTrack },
  newest: boolean,
  versionState: VersionState,
): boolean {
  if (ballot.state !== 'closed') return false;
  return !newest || (ballot.track === 'trial-use' && WENT_BACK.includes(versionState));
}
