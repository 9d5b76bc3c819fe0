import type { Connection } from './connection';
import type { NewUpdate, Refused } from './update-log';

/** Something accepted that waits for the next flush. */
export interface Entry {
  /** To store; null when the message held nothing new and only its sender is to be told so. */
  readonly update: NewUpdate | null;
  /** As the others get it; the update is its last `size` bytes. */
  readonly frame: Buffer | null;
  readonly size: number;
  /** Client id and the clock after its last struct, by turns. */
  readonly ends: readonly number[];
  /** Who sent it; null for the server. */
  readonly from: Connection | null;
  /** How many content messages its sender had sent with it. */
  readonly upTo: number;
  /** When it came in; monotonic, in ms. */
  readonly at: number;
  /** Told its number in the log, or why it has none. */
  readonly settle?: (answer: number | Refused | 'failed') => void;
}

/** Of the connections that sent something: how many of their messages are settled, and their clocks. */
export function senders(
  entries: readonly Entry[],
): ReadonlyMap<Connection, { upTo: number; readonly clocks: Map<number, number> }> {
  const found = new Map<Connection, { upTo: number; readonly clocks: Map<number, number> }>();
  for (const { from, upTo, ends } of entries) {
    if (!from) continue;
    const sender = found.get(from) ?? { upTo: 0, clocks: new Map() };
    sender.upTo = upTo;
    for (let at = 0; at < ends.length; at += 2) sender.clocks.set(ends[at] ?? 0, ends[at + 1] ?? 0);
    found.set(from, sender);
  }
  return found;
}
