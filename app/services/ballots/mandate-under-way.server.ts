import { listApprovalsOf, listBallotsOf } from '../../../db/queries/version-record';
import type { Tx } from '../../../db/store';
import type { BallotResult } from '../../domain/ballot/closing';

/**
 * Whether a mandate of a version is being decided: a ballot on it is open or not final, a passed one waits to be
 * sent to the Leads, or the Leads have been asked.
 */
export async function isMandateUnderWay(tx: Tx, versionId: string): Promise<boolean> {
  const asked = (await listApprovalsOf(tx, versionId)).filter(({ purpose }) => purpose === 'mandate');
  if (asked.some(({ state }) => state === 'waiting')) return true;
  const newest = (await listBallotsOf(tx, versionId)).find(({ track }) => track === 'mandatory');
  if (!newest || newest.state === 'void') return false;
  if (newest.state === 'open') return true;
  const result = newest.result as BallotResult | null;
  if (result?.firmness !== 'final') return true;
  const closedAt = newest.closedAt ?? newest.closesAt;
  return result.passed && asked.every(({ requestedAt }) => requestedAt < closedAt);
}
