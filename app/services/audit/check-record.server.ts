import { findUnrecorded, holdsEvent } from '../../../db/queries/audit-gaps';
import type { ChainVerdict } from '../../domain/audit-chain';
import { gapOfRecord, type RecordGap } from '../../domain/audit-gaps';
import { type HeldBreak, heldName } from '../../domain/audit-held';
import type { Context } from '../context';
import { type HeldCheck, heldBreaks } from './held-breaks.server';
import { thingsGone } from './things-gone.server';
import { verifyRecord } from './verify-record.server';

export interface CheckedRecord extends HeldCheck {
  readonly chain: ChainVerdict;
  readonly gap: RecordGap | null;
}

/**
 * Walks the chain and holds it against what the database keeps besides, and against hashes that were noted earlier:
 * a chain alone cannot tell that its end was cut off, nor that a row was changed of which it tells.
 *
 * @param noted hashes of events, as pages of versions and decision packs show them
 */
export async function checkRecord(
  ctx: Pick<Context, 'store'>,
  noted: readonly string[],
): Promise<CheckedRecord> {
  const gone = new Map<string, HeldBreak>();
  const chain = await verifyRecord(ctx, async (tx, events) => {
    for (const one of await thingsGone(tx, events)) gone.set(heldName(one.kind, one.id), one);
  });
  if (!chain.whole) return { chain, gap: null, breaks: [], asRecorded: 0, notHeld: 0 };
  const against = await ctx.store.read(async (tx) => {
    const held = new Map<string, boolean>();
    for (const hash of noted) held.set(hash, await holdsEvent(tx, hash));
    return { unrecorded: await findUnrecorded(tx), noted: held };
  });
  const { breaks, asRecorded, notHeld } = await heldBreaks(ctx.store);
  return { chain, gap: gapOfRecord(against), breaks: [...gone.values(), ...breaks], asRecorded, notHeld };
}
