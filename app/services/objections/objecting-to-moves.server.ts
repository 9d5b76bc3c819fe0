import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { isOver } from '../../domain/london-time';
import { objectionEnds } from '../../domain/objection';
import { isOverByRecord } from '../audit/over-by-record.server';
import { decisionName, decisionsOnVersion } from './decisions-on-version.server';
import { objectPath } from './objection-address';

/** Where each move of a version is objected to, by the ids of the moves; one that is too old for it is left out. */
export async function objectingToMoves(
  tx: Tx,
  now: Date,
  reference: string,
  version: VersionRow,
): Promise<ReadonlyMap<string, string>> {
  const paths = new Map<string, string>();
  for (const decision of await decisionsOnVersion(tx, version, now)) {
    const ends = objectionEnds(decision.decidedAt);
    if (decision.kind !== 'move' || isOver(ends, now)) continue;
    if (await isOverByRecord(tx, now, { kind: 'version', id: version.id }, ends)) continue;
    paths.set(decision.id, objectPath(reference, version.number, decisionName(decision)));
  }
  return paths;
}
