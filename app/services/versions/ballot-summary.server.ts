import { listBallotsOf, listPositions } from '../../../db/queries/version-record';
import type { Tx } from '../../../db/store';
import type { BallotResult } from '../ballots/ballot-result';

/** The newest closed ballot on a version, organisation by organisation; null when none has closed. */
export async function ballotSummary(tx: Tx, versionId: string) {
  const ballot = (await listBallotsOf(tx, versionId)).find(({ state }) => state === 'closed');
  if (!ballot) return null;
  const result = ballot.result as BallotResult | null;
  const positions = await listPositions(tx, ballot.id);
  return {
    id: ballot.id,
    hash: ballot.hash,
    closedAt: ballot.closedAt,
    words: result?.words ?? '',
    passed: result?.passed ?? false,
    organisations: positions.map(({ name, slug, interestCategory, position, withdrawnAt }) => ({
      name,
      slug,
      interestCategory,
      position: position ?? ('not-voted' as const),
      withdrawn: withdrawnAt !== null,
    })),
  };
}

export type BallotSummary = NonNullable<Awaited<ReturnType<typeof ballotSummary>>>;
