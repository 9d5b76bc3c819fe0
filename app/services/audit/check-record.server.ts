import { findUnrecorded, holdsEvent } from '../../../db/queries/audit-gaps';
import type { ChainVerdict } from '../../domain/audit-chain';
import { gapOfRecord, type RecordGap } from '../../domain/audit-gaps';
import type { Context } from '../context';
import { verifyRecord } from './verify-record.server';

/**
 * Walks the chain and holds it against what the database keeps besides, and against hashes that were noted earlier:
 * a chain alone cannot tell that its end was cut off.
 *
 * @param noted hashes of events, as pages of versions and decision packs show them
 */
export async function checkRecord(
  ctx: Pick<Context, 'store'>,
  noted: readonly string[],
): Promise<{ readonly chain: ChainVerdict; readonly gap: RecordGap | null }> {
  const chain = await verifyRecord(ctx);
  if (!chain.whole) return { chain, gap: null };
  const against = await ctx.store.read(async (tx) => {
    const held = new Map<string, boolean>();
    for (const hash of noted) held.set(hash, await holdsEvent(tx, hash));
    return { unrecorded: await findUnrecorded(tx), noted: held };
  });
  return { chain, gap: gapOfRecord(against) };
}
