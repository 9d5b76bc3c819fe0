import { listUnrecorded } from '../../../db/queries/snapshot-records';
import type { Context } from '../context';
import { recordSnapshot } from './record-snapshot.server';

/** Snapshots that are looked at in one go. */
const AT_ONCE = 50;

/**
 * Records the snapshots that were not recorded when they were taken: because the portal was stopped in between, or
 * because they are older than records are.
 *
 * @param tried what was tried in vain; kept by the caller, so that each is tried once by a process
 * @returns how many were recorded
 */
export async function recordLateSnapshots(ctx: Context, tried: Set<string>): Promise<number> {
  const waiting = await ctx.store.read((tx) => listUnrecorded(tx, AT_ONCE + tried.size));
  let done = 0;
  let failed: unknown = null;
  for (const { id } of waiting) {
    if (tried.has(id)) continue;
    tried.add(id);
    try {
      await recordSnapshot(ctx, id);
      tried.delete(id);
      done += 1;
    } catch (error) {
      failed = error;
    }
  }
  if (failed !== null) throw failed;
  return done;
}
