import { INTEREST_CATEGORIES, type InterestCategory, type VotePosition } from '../../../db/words';
import { type Enrolment, type Voter, votersOf } from './electorate';

/** One line of a ballot's trail; the sequence orders it, never the time. */
export type VoteEvent =
  | {
      readonly sequence: number;
      readonly kind: 'cast';
      readonly organisationId: string;
      readonly position: VotePosition;
    }
  | { readonly sequence: number; readonly kind: 'withdrawn-negative'; readonly organisationId: string };

/** How many votes stand where. `approve` holds those with comments and the withdrawn negatives as well. */
export interface Positions {
  readonly enrolled: number;
  readonly approve: number;
  readonly approveWithComments: number;
  readonly withdrawnNegatives: number;
  readonly doNotApprove: number;
  readonly abstain: number;
  readonly standAside: number;
  readonly notVoted: number;
}

/** What one voter's events come to. */
export interface VoterResult extends Voter {
  readonly position: VotePosition | 'not-voted';
  /** A "do not approve" taken back after the close: it counts as approve and stays visible as withdrawn. */
  readonly withdrawn: boolean;
  /** The event that counts; null when there is none. */
  readonly sequence: number | null;
}

export interface Tally {
  readonly total: Positions;
  readonly byCategory: Readonly<Record<InterestCategory, Positions>>;
  readonly voters: readonly VoterResult[];
  /** The events of organisations that are not enrolled: kept in the trail, counted nowhere. */
  readonly notCounted: readonly number[];
}

interface Last {
  cast: (VoteEvent & { kind: 'cast' }) | null;
  withdrawal: number;
}

function resultOf(voter: Voter, last: Last | undefined): VoterResult {
  if (last === undefined || last.cast === null) {
    return { ...voter, position: 'not-voted', withdrawn: false, sequence: null };
  }
  const { position, sequence } = last.cast;
  const withdrawn = position === 'do-not-approve' && last.withdrawal > sequence;
  return { ...voter, position, withdrawn, sequence: withdrawn ? last.withdrawal : sequence };
}

/** The positions of some voters; of none, all numbers are 0. */
export function positionsOf(voters: readonly VoterResult[]): Positions {
  const at = { approve: 0, 'approve-with-comments': 0, 'do-not-approve': 0, abstain: 0 };
  const counts = { ...at, 'stand-aside': 0, 'not-voted': 0 };
  let withdrawnNegatives = 0;
  for (const { position, withdrawn } of voters) {
    if (withdrawn) withdrawnNegatives += 1;
    else counts[position] += 1;
  }
  return {
    enrolled: voters.length,
    approve: counts.approve + counts['approve-with-comments'] + withdrawnNegatives,
    approveWithComments: counts['approve-with-comments'],
    withdrawnNegatives,
    doNotApprove: counts['do-not-approve'],
    abstain: counts.abstain,
    standAside: counts['stand-aside'],
    notVoted: counts['not-voted'],
  };
}

function tallyOf(voters: readonly VoterResult[], notCounted: readonly number[]): Tally {
  const inCategory = (one: InterestCategory) =>
    positionsOf(voters.filter(({ category }) => category === one));
  const byCategory = Object.fromEntries(INTEREST_CATEGORIES.map((one) => [one, inCategory(one)]));
  return {
    total: positionsOf(voters),
    byCategory: byCategory as Record<InterestCategory, Positions>,
    voters,
    notCounted,
  };
}

/** The positions of the voters in some categories. */
export function positionsIn(tally: Tally, categories: readonly InterestCategory[]): Positions {
  return positionsOf(tally.voters.filter(({ category }) => categories.includes(category)));
}

/** Those who take part for quorum: everybody who voted and did not stand aside. */
export function takingPart({ approve, doNotApprove, abstain }: Positions): number {
  return approve + doNotApprove + abstain;
}

/**
 * Counts a ballot from its events, in whatever order they are given: per voter the cast event with the highest
 * sequence counts, and a later withdrawal turns a "do not approve" into approve.
 */
export function count(enrolled: readonly Enrolment[], events: Iterable<VoteEvent>): Tally {
  const voters = votersOf(enrolled);
  const groupOf = new Map(enrolled.map(({ organisationId, groupId }) => [organisationId, groupId]));
  const lasts = new Map<string, Last>();
  const notCounted: number[] = [];
  for (const event of events) {
    const groupId = groupOf.get(event.organisationId);
    if (groupId === undefined) {
      notCounted.push(event.sequence);
      continue;
    }
    const last = lasts.get(groupId) ?? { cast: null, withdrawal: Number.NEGATIVE_INFINITY };
    lasts.set(groupId, last);
    if (event.kind === 'withdrawn-negative') last.withdrawal = Math.max(last.withdrawal, event.sequence);
    else if (last.cast === null || event.sequence > last.cast.sequence) last.cast = event;
  }
  return tallyOf(
    voters.map((voter) => resultOf(voter, lasts.get(voter.groupId))),
    notCounted.sort((a, b) => a - b),
  );
}

/** The tally as it would be if every "do not approve" that still stands were withdrawn. */
export function allWithdrawn({ voters, notCounted }: Tally): Tally {
  const results = voters.map((voter) => ({ ...voter, withdrawn: voter.position === 'do-not-approve' }));
  return tallyOf(results, notCounted);
}
