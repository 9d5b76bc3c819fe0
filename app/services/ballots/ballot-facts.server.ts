import { type BallotRow, findBallot } from '../../../db/queries/ballots';
import { listElectorate } from '../../../db/queries/enrolments';
import { listBallotsOf } from '../../../db/queries/version-record';
import { findVersionById } from '../../../db/queries/versions';
import { listVoteEvents } from '../../../db/queries/votes';
import type { Tx } from '../../../db/store';
import { count, type Tally, type VoteEvent } from '../../domain/ballot/count';
import type { Enrolment } from '../../domain/ballot/electorate';
import { type BallotFacts, isActedOn, isOverForBallot, standsForBallot } from '../../domain/ballot/facts';
import type { BallotRules } from '../../domain/ballot/rules';
import { ServiceError } from '../errors';

/** A ballot with everything its rules ask about, read in one transaction. */
export interface LoadedBallot {
  readonly row: BallotRow;
  readonly facts: BallotFacts;
  readonly electorate: readonly Awaited<ReturnType<typeof listElectorate>>[number][];
  readonly enrolled: readonly Enrolment[];
  readonly trail: Awaited<ReturnType<typeof listVoteEvents>>;
  readonly events: readonly VoteEvent[];
  readonly tally: Tally;
}

/** @throws ServiceError `not-found` */
export async function loadBallot(tx: Tx, id: string): Promise<LoadedBallot> {
  const row = await findBallot(tx, id);
  if (!row) throw new ServiceError('not-found', 'There is no ballot at this address.');
  const electorate = await listElectorate(tx, id);
  const trail = await listVoteEvents(tx, id);
  const enrolled = electorate.map(({ organisationId, votingGroupId, interestCategory, countedIn }) => ({
    organisationId,
    groupId: votingGroupId,
    category: countedIn ?? interestCategory,
  }));
  const events = trail.map(voteEvent);
  return {
    row,
    facts: { ...ballotFacts(row), ...(await standingOf(tx, row)) },
    electorate,
    enrolled,
    trail,
    events,
    tally: count(enrolled, events),
  };
}

export function ballotFacts(row: BallotRow): BallotFacts {
  return {
    standardId: row.standardId,
    state: row.state,
    hash: row.hash,
    artefacts: row.artefactsHash ?? '',
    closesAt: row.closesAt,
    round: row.round === 2 ? 2 : 1,
    extended: row.extendedAt !== null,
    rules: row.rules as BallotRules,
  };
}

/** The organisations of each family in their order, by its voting group: they have one vote together (BL-4). */
export function familiesIn<T extends { readonly votingGroupId: string }>(
  electorate: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const families = new Map<string, T[]>();
  for (const one of electorate) {
    const family = families.get(one.votingGroupId);
    if (family === undefined) families.set(one.votingGroupId, [one]);
    else family.push(one);
  }
  return families;
}

/** The names of the others in the family of an organisation. */
export function othersIn(
  family: readonly { readonly organisationId: string; readonly name: string }[],
  organisationId: string,
): readonly string[] {
  return family.filter((one) => one.organisationId !== organisationId).map(({ name }) => name);
}

/** A line of the stored trail as the count reads it. */
export function voteEvent(line: {
  readonly id: number;
  readonly organisationId: string;
  readonly position: Extract<VoteEvent, { kind: 'cast' }>['position'];
  readonly withdrawal: boolean;
}): VoteEvent {
  const { id: sequence, organisationId, position } = line;
  return line.withdrawal
    ? { sequence, kind: 'withdrawn-negative', organisationId }
    : { sequence, kind: 'cast', organisationId, position };
}

/** What became of the version since the ballot closed. */
async function standingOf(
  tx: Tx,
  ballot: BallotRow,
): Promise<Pick<BallotFacts, 'actedOn' | 'versionStands' | 'versionOver'>> {
  if (ballot.state !== 'closed') return {};
  const newest = (await listBallotsOf(tx, ballot.versionId)).find(({ track }) => track === ballot.track);
  const version = await findVersionById(tx, ballot.versionId);
  if (version === undefined) return {};
  return {
    actedOn: isActedOn(ballot, newest?.id === ballot.id, version.state),
    versionStands: standsForBallot(ballot.track, version.state),
    versionOver: isOverForBallot(ballot.track, version.state),
  };
}
