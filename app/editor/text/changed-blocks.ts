import type { Fragment, Node } from '@tiptap/pm/model';

/** Blocks from `start` to before `end` now stand in place of those from `start` to before `oldEnd` before. */
export interface ChangedBlocks {
  readonly start: number;
  readonly end: number;
  readonly oldEnd: number;
}

/** The blocks of a text that are not the same nodes as before. What was not touched stays the same node. */
export function changedBlocks(before: Node | Fragment | null, now: Node | Fragment): ChangedBlocks {
  const count = now.childCount;
  if (before === null) return { start: 0, end: count, oldEnd: 0 };
  const oldCount = before.childCount;
  const most = Math.min(oldCount, count);
  let start = 0;
  while (start < most && now.child(start) === before.child(start)) start += 1;
  let tail = 0;
  while (tail < most - start && now.child(count - 1 - tail) === before.child(oldCount - 1 - tail)) tail += 1;
  return { start, end: count - tail, oldEnd: oldCount - tail };
}
