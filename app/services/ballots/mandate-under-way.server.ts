import { listAuditEvents } from '../../../db/queries/audit';
import type { BallotRow } from '../../../db/queries/ballots';
import { listApprovalsOf, listBallotsOf } from '../../../db/queries/version-record';
import type { Tx } from '../../../db/store';
import { endOfBallot } from '../../domain/ballot/closing';
import type { BallotFacts } from '../../domain/ballot/facts';
import type { MandateOf } from '../../domain/comment-carrying';
import { loadBallot } from './ballot-facts.server';

/**
 * Whether a mandate of a version is being decided: a ballot on it is open or not final, a passed one waits to be
 * sent to the Leads, or the Leads have been asked.
 */
export async function isMandateUnderWay(tx: Tx, versionId: string, now: Date): Promise<boolean> {
  const asked = (await listApprovalsOf(tx, versionId)).filter(({ purpose }) => purpose === 'mandate');
  if (asked.some(({ state }) => state === 'waiting')) return true;
  const newest = (await listBallotsOf(tx, versionId)).find(({ track }) => track === 'mandatory');
  if (!newest || newest.state === 'void') return false;
  const { row, facts, tally } = await loadBallot(tx, newest.id);
  // What the result says that was stored at the close was so then; the time to withdraw may have ended since.
  const end = endOfBallot(facts, tally, now);
  if (end === 'not-yet' || willGoRound(row, facts)) return true;
  return end === 'passed' && !(await wereLeadsAsked(tx, row));
}

/** How far a mandate of a version is: whether it is being decided, and whether voters still vote on it. */
export async function mandateOf(tx: Tx, versionId: string, now: Date): Promise<MandateOf> {
  const newest = (await listBallotsOf(tx, versionId)).find(({ track }) => track === 'mandatory');
  const voting =
    newest !== undefined &&
    (newest.state === 'open' || willGoRound(newest, (await loadBallot(tx, newest.id)).facts));
  return { voting, underWay: voting || (await isMandateUnderWay(tx, versionId, now)) };
}

/** BL-36: a round that was to come is not, once the version has ended or is no longer in force. */
function willGoRound({ recirculateAt }: Pick<BallotRow, 'recirculateAt'>, facts: BallotFacts): boolean {
  return recirculateAt !== null && facts.versionOver !== true;
}

/** By the record and not by the time of day, which a clock that is set back turns round. */
async function wereLeadsAsked(tx: Tx, { id, versionId }: BallotRow): Promise<boolean> {
  const requests = await listAuditEvents(tx, { versionId, act: 'mandate-requested' }, 1000);
  return requests.some(({ after }) => (after as { readonly ballot?: string } | null)?.ballot === id);
}
