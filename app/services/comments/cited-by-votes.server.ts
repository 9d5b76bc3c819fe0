import { listCitationsOfOpenBallots } from '../../../db/queries/votes';
import type { Tx } from '../../../db/store';

/** An open ballot on a version, with the comments that its votes rest on now. */
interface OpenBallot {
  readonly citedIds: readonly string[];
}

export async function openBallotsOn(tx: Tx, versionId: string): Promise<readonly OpenBallot[]> {
  return await listCitationsOfOpenBallots(tx, versionId);
}

export function isCited(commentId: string, ballots: readonly OpenBallot[]): boolean {
  return ballots.some(({ citedIds }) => citedIds.includes(commentId));
}
