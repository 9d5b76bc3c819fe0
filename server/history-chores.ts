import type { Context } from '../app/services/context';
import { compactLogs } from '../app/services/history/compact-log.server';
import { recordLateSnapshots } from '../app/services/history/record-late-snapshots.server';
import { type LookedAt, snapshotQuietDrafts } from '../app/services/history/snapshot-quiet-drafts.server';
import type { Log } from './log';

/** How often the history is looked after, in ms. Nothing of it is due to the second. */
export const HISTORY_EVERY = 20_000;

/**
 * What keeps the history of drafts by itself: snapshots of quiet moments, what could not be recorded when a text
 * was frozen, and compacting logs. Not a part of `tick`: a log that takes a while must not keep a ballot open.
 */
export function historyChores(ctx: Context, log: Log): () => Promise<void> {
  const looked: LookedAt = new Map();
  const tried = new Set<string>();
  const each = [
    () => snapshotQuietDrafts(ctx, looked),
    () => recordLateSnapshots(ctx, tried),
    () => compactLogs(ctx),
  ];
  return async () => {
    // One that fails keeps none of the others from being done.
    for (const chore of each) {
      await chore().catch((error: unknown) => log.error({ err: error }, 'the history could not be kept'));
    }
  };
}
