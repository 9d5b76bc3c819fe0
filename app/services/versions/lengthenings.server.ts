import { listAuditEvents } from '../../../db/queries/audit';
import type { Tx } from '../../../db/store';

/** The events of what ends later because its version was on hold (LC-52). */
export const LENGTHENED = {
  call: 'adoption-call-lengthened',
  consultation: 'consultation-lengthened',
  patchNotice: 'patch-notice-lengthened',
} as const;

/** By how many days something is longer, and for which hold. */
export interface Lengthening {
  readonly days: number;
  readonly from: string;
  readonly until: string;
}

/** What holds added to a consultation, or to the notice that an approval waits for, as the record has it; oldest first. */
export async function lengtheningsOf(
  tx: Tx,
  objectKind: 'consultation' | 'approval',
  objectId: string,
): Promise<readonly Lengthening[]> {
  const act = objectKind === 'consultation' ? LENGTHENED.consultation : LENGTHENED.patchNotice;
  const events = await listAuditEvents(tx, { objectKind, objectId, act }, Number.MAX_SAFE_INTEGER);
  return events.map(({ after }) => lengtheningIn(after)).toReversed();
}

function lengtheningIn(after: unknown): Lengthening {
  const { days, onHoldFrom, onHoldUntil } = (after ?? {}) as {
    readonly days?: number;
    readonly onHoldFrom?: string;
    readonly onHoldUntil?: string;
  };
  return { days: days ?? 0, from: onHoldFrom ?? '', until: onHoldUntil ?? '' };
}
