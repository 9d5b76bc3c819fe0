import type { Connection } from './connection';
import type { Verdict } from './document-state';
import { updateFrame } from './protocol';
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

/** What a message of a connection brings, by the verdict on it; `upTo` of its content messages are settled then. */
export function entryOf(documentId: string, verdict: Verdict, from: Connection, upTo: number): Entry {
  const at = performance.now();
  if (verdict.kind !== 'new') return { update: null, frame: null, size: 0, ends: [], from, upTo, at };
  const { update, ends, unbound } = verdict;
  // The message is a view into what the network delivered; the frame is a copy of its own.
  const frame = updateFrame(update);
  const kept = frame.subarray(frame.length - update.length);
  const { id: personId, organisationId } = from.person;
  return {
    update: {
      documentId,
      update: kept,
      clientId: ends[0] ?? null,
      personId,
      organisationId,
      bind: unbound.map((clientId) => ({ clientId, personId, organisationId })),
      onlyWhileOpen: true,
    },
    frame,
    size: kept.length,
    ends,
    from,
    upTo,
    at,
  };
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
