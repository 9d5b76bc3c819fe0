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

type Cast = VoteEvent & { readonly kind: 'cast' };

/** Written out field by field: ten thousand spread objects would take most of the time of a count. */
function resultOf(voter: Voter, last: Cast | undefined, withdrawal: number | undefined): VoterResult {
  const { groupId, category, organisationIds } = voter;
  const position = last?.position ?? 'not-voted';
  const sequence = last?.sequence ?? null;
  const after = sequence !== null && withdrawal !== undefined && withdrawal > sequence;
  const withdrawn = after && position === 'do-not-approve';
  return {
    groupId,
    category,
    organisationIds,
    position,
    withdrawn,
    sequence: withdrawn ? withdrawal : sequence,
  };
}

function positionsOf(voters: readonly VoterResult[]): Positions {
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

function sum(parts: readonly Positions[]): Positions {
  const of = (place: keyof Positions) => parts.reduce((so, part) => so + part[place], 0);
  return {
    enrolled: of('enrolled'),
    approve: of('approve'),
    approveWithComments: of('approveWithComments'),
    withdrawnNegatives: of('withdrawnNegatives'),
    doNotApprove: of('doNotApprove'),
    abstain: of('abstain'),
    standAside: of('standAside'),
    notVoted: of('notVoted'),
  };
}

function tallyOf(voters: readonly VoterResult[], notCounted: readonly number[]): Tally {
  const counted = INTEREST_CATEGORIES.map(
    (one) => [one, positionsOf(voters.filter(({ category }) => category === one))] as const,
  );
  const byCategory = Object.fromEntries(counted) as Record<InterestCategory, Positions>;
  return { total: sum(counted.map(([, positions]) => positions)), byCategory, voters, notCounted };
}

/** The positions of the voters in some categories; of none, all numbers are 0. */
export function positionsIn({ byCategory }: Tally, categories: readonly InterestCategory[]): Positions {
  return sum([...new Set(categories)].map((category) => byCategory[category]));
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
  const placeOf = new Map<string, number>();
  for (const [place, { organisationIds }] of voters.entries()) {
    for (const organisationId of organisationIds) placeOf.set(organisationId, place);
  }
  const casts: (Cast | undefined)[] = voters.map(() => undefined);
  const withdrawals: (number | undefined)[] = voters.map(() => undefined);
  const notCounted: number[] = [];
  for (const event of events) {
    const place = placeOf.get(event.organisationId);
    if (place === undefined) notCounted.push(event.sequence);
    else if (event.kind === 'withdrawn-negative') {
      withdrawals[place] = Math.max(withdrawals[place] ?? event.sequence, event.sequence);
    } else if (event.sequence > (casts[place]?.sequence ?? Number.NEGATIVE_INFINITY)) casts[place] = event;
  }
  return tallyOf(
    voters.map((voter, place) => resultOf(voter, casts[place], withdrawals[place])),
    notCounted.sort((a, b) => a - b),
  );
}

/** The tally as it would be if every "do not approve" that still stands were withdrawn. */
export function allWithdrawn({ voters, notCounted }: Tally): Tally {
  const results = voters.map((voter) => ({ ...voter, withdrawn: voter.position === 'do-not-approve' }));
  return tallyOf(results, notCounted);
}
