import type { CommentRow } from '../../../db/queries/comments';
import { listCitationsOfOpenBallots } from '../../../db/queries/votes';
import type { Tx } from '../../../db/store';
import type { CommentInBallot } from '../../domain/comment';

/** How a comment stands to the open ballots on its version, with the votes as they are now. */
export async function commentInBallot(
  tx: Tx,
  { id, versionId, organisationId }: CommentRow,
): Promise<CommentInBallot> {
  const ballots = await listCitationsOfOpenBallots(tx, versionId);
  const votedOn = ballots.some(({ citedIds }) => citedIds.includes(id));
  return { organisationId, ballotOpen: ballots.length > 0, votedOn };
}
