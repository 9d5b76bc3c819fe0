import { listBallotsOf, listPositions } from '../../../db/queries/version-record';
import type { Tx } from '../../../db/store';
import type { BallotTrack } from '../../../db/words';
import type { BallotResult } from '../../domain/ballot/closing';
import { familiesIn, othersIn } from '../ballots/ballot-facts.server';
import { countAt } from '../ballots/count-at.server';

/**
 * The newest closed ballot of a track on a version, organisation by organisation; null when none has closed. Its words
 * are those of the day on which it was approved, where it was, with what was withdrawn later beside them.
 */
export async function ballotSummary(
  tx: Tx,
  versionId: string,
  track: BallotTrack,
  approvedAt: Date | null = null,
) {
  const ballots = await listBallotsOf(tx, versionId);
  const ballot = ballots.find((one) => one.state === 'closed' && one.track === track);
  if (!ballot) return null;
  const result = ballot.result as BallotResult | null;
  const { words, byCategory, withdrawnSince } = await countAt(tx, { id: ballot.id, result }, approvedAt);
  const positions = await listPositions(tx, ballot.id);
  const families = familiesIn(positions);
  const names = new Map(positions.map(({ organisationId, name }) => [organisationId, name]));
  return {
    id: ballot.id,
    hash: ballot.hash,
    /** By its rules; when the clock came to it is in the record. */
    closedAt: ballot.closesAt,
    words,
    byCategory,
    /** Who withdrew a "do not approve" after the approval. */
    withdrawnSince,
    passed: result?.passed ?? false,
    organisations: positions.map((one) => ({
      name: one.name,
      slug: one.slug,
      interestCategory: one.interestCategory,
      countedIn:
        one.countedIn ?? families.get(one.votingGroupId)?.[0]?.interestCategory ?? one.interestCategory,
      sharesWith: othersIn(families.get(one.votingGroupId) ?? [], one.organisationId),
      position: one.position ?? ('not-voted' as const),
      withdrawn: one.withdrawnAt !== null,
      /** The organisation of the same family that cast it; null for its own vote. */
      castFor:
        one.votedBy === null || one.votedBy === one.organisationId ? null : (names.get(one.votedBy) ?? null),
    })),
  };
}

export type BallotSummary = NonNullable<Awaited<ReturnType<typeof ballotSummary>>>;
