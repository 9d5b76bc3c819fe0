import { listApprovalDecisions } from '../../../db/queries/approvals';
import { findBallot } from '../../../db/queries/ballots';
import { findComment } from '../../../db/queries/comments';
import type { ObjectionRow } from '../../../db/queries/objections';
import { listMoves } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';

/** The people who made the decision that is objected to; nobody where the clock did. */
export async function deciders(
  tx: Tx,
  { decisionKind, decisionId, versionId }: Pick<ObjectionRow, 'decisionKind' | 'decisionId' | 'versionId'>,
): Promise<readonly string[]> {
  const found = (...people: readonly (string | null | undefined)[]) =>
    people.flatMap((one) => (one === null || one === undefined ? [] : [one]));
  switch (decisionKind) {
    case 'approval':
      return (await listApprovalDecisions(tx, decisionId)).map(({ leadId }) => leadId);
    case 'ballot':
      return found((await findBallot(tx, decisionId))?.voidedBy);
    case 'comment':
      return found((await findComment(tx, decisionId))?.decidedBy);
    case 'move':
      return found((await listMoves(tx, [versionId])).find(({ id }) => String(id) === decisionId)?.actorId);
  }
}
