import { listTextsTalkedAbout } from '../db/queries/audit';
import type { Store } from '../db/store';
import type { LiveRooms } from './collab/rooms';
import type { Log } from './log';

/**
 * Tells the open pages of live texts when comments or amendments beside them have changed, so that they need not
 * wait until they look by themselves. Every node does so for its own pages, out of the record that all share.
 *
 * @returns to be called with the place in the record after which something is new
 */
export function besideTexts(parts: {
  readonly store: Store;
  readonly rooms: LiveRooms;
  readonly log: Log;
}): (afterSeq: number) => void {
  const { store, rooms, log } = parts;
  return (afterSeq) => {
    if (rooms.present.all.size === 0) return;
    store
      .read((tx) => listTextsTalkedAbout(tx, afterSeq))
      .then((documentIds) => rooms.tellBeside(documentIds))
      .catch((error: unknown) =>
        log.warn({ err: error }, 'open pages were not told what is new beside their text'),
      );
  };
}
