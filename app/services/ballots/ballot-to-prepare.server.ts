import { listBallotsOf } from '../../../db/queries/version-record';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { BallotTrack } from '../../../db/words';
import { isMandateUnderWay } from './mandate-under-way.server';

const BEFORE_BALLOT: readonly VersionRow['state'][] = ['proposed', 'drafting', 'consultation', 'resolution'];

/**
 * The track of the ballot that a version can be enrolled for now: its first one while it is being written, one
 * on a mandate while it is published for trial use; null when its ballot is open or none can come any more.
 */
export async function ballotToPrepare(tx: Tx, version: VersionRow, now: Date): Promise<BallotTrack | null> {
  const ballots = await listBallotsOf(tx, version.id);
  if (ballots.some(({ state }) => state === 'open')) return null;
  if (BEFORE_BALLOT.includes(version.state)) return 'trial-use';
  if (version.state !== 'published' || version.complyBy !== null) return null;
  return (await isMandateUnderWay(tx, version.id, now)) ? null : 'mandatory';
}
