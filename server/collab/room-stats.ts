import type { RoomStats } from '../../app/services/rooms';
import type { CommitQueue } from './commit-queue';
import type { Counters } from './counters';
import type { PresentConnections } from './present-connections';
import type { Room } from './room';

/** How the live-text server of this node is doing. */
export function roomStats(
  rooms: readonly Room[],
  present: PresentConnections,
  queue: CommitQueue,
  counters: Counters,
): RoomStats {
  const now = performance.now();
  const sum = (of: (room: Room) => number) => rooms.reduce((total, room) => total + of(room), 0);
  const ages = rooms.map(({ backlog: { oldestAt } }) => (oldestAt === undefined ? 0 : now - oldestAt));
  return {
    rooms: rooms.length,
    connections: present.all.size,
    uncommitted: sum(({ backlog }) => backlog.count),
    oldestUncommittedMs: Math.max(0, ...ages),
    lastCommitMs: queue.lastCommitMs,
    textBytes: sum(({ bytes }) => bytes),
    unsentBytes: present.unsentBytes,
    storing: queue.storing,
    counts: counters.all(),
  };
}
