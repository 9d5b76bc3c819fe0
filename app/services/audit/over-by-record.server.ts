import { wasRecordedAfter } from '../../../db/queries/over-by-record';
import type { Tx } from '../../../db/store';
import { isOver } from '../../domain/london-time';

/**
 * Whether a time that still runs by the clock is over by the record (AU-11). Only what was recorded since the thing came
 * into being counts: a clock that ran ahead before that ends nothing.
 *
 * @param thing what the time belongs to, as its events name it
 * @param end the last second of the time
 */
export async function isOverByRecord(
  tx: Tx,
  now: Date,
  thing: { readonly kind: string; readonly id: string },
  end: Date,
): Promise<boolean> {
  return !isOver(end, now) && (await wasRecordedAfter(tx, thing, end));
}
