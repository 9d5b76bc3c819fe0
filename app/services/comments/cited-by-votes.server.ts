import type { CommentRow } from '../../../db/queries/comments';
import { listCitationsOfOpenBallots } from '../../../db/queries/votes';
import type { Tx } from '../../../db/store';
import type { CommentInBallot } from '../../domain/comment';

/**
 * How a comment stands to the open ballots on its standard, with the votes as they are now. On its standard: while a
 * ballot on a published version is open, the draft of the next one takes open comments along.
 */
export async function commentInBallot(
  tx: Tx,
  { id, standardId, organisationId }: CommentRow,
): Promise<CommentInBallot> {
  const ballots = await listCitationsOfOpenBallots(tx, standardId);
  const votedOn = ballots.some(({ citedIds }) => citedIds.includes(id));
  return { organisationId, ballotOpen: ballots.length > 0, votedOn };
}
