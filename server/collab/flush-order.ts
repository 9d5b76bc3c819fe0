import type { NewUpdate, Refused } from './update-log';

/** What one document hands over at a flush. */
export interface Batch {
  /** To store, in order; empty when there is only presence or an acknowledgement to send. */
  readonly updates: readonly NewUpdate[];
  /** Bytes of the updates. */
  readonly bytes: number;
  /** Whether more of the document waits than was handed over. */
  readonly more: boolean;
  /** Socket writes that sending everything at once, without waiting, would have cost. */
  readonly deliveries: number;
  /** The updates are stored (or were left out, one by one): tell everyone. */
  stored(answers: ReadonlyArray<number | Refused>): void;
  /** Nothing of it may be seen by anyone. */
  failed(): void;
}

export interface Flushed {
  /** Bytes that wait to be stored. */
  readonly waitingBytes: number;
  /** Hands over what waits, in order, of so many bytes or one update; null when nothing does. */
  takeBatch(most: number): Batch | null;
}

/** Typing, of however many people: a document of which more waits has been sent text by the page or by an attacker. */
export const FEW_BYTES = 64 * 1_024;
/** Bytes of one transaction: up to about so many a flush of the disk takes no longer than for one keystroke. */
export const MOST_AT_ONCE = 512 * 1_024;

/**
 * What goes into the next transaction. Whoever types never waits behind megabytes of somebody else: the documents of
 * which least waits come first, and together no more is taken than a disk takes quickly. Of the document that has
 * waited longest a share is taken first, so that none waits for ever.
 *
 * @param waiting in the order in which they came; what is taken whole is removed, what is taken in part moves to the end
 * @param limits whether documents of which much waits have their turn, and whether everything has
 */
export function takeTurns(
  waiting: Set<Flushed>,
  limits: { readonly bulk: boolean; readonly all: boolean },
): Batch[] {
  const batches: Batch[] = [];
  let left = limits.all ? Number.POSITIVE_INFINITY : MOST_AT_ONCE;
  const take = (document: Flushed, most: number) => {
    waiting.delete(document);
    const batch = document.takeBatch(most);
    if (!batch) return;
    batches.push(batch);
    left -= batch.bytes;
    if (batch.more) waiting.add(document);
  };
  const due = limits.bulk || limits.all ? [...waiting] : [...waiting].filter((document) => !isBulk(document));
  const [first, ...others] = due;
  if (first) take(first, limits.all ? left : MOST_AT_ONCE / 2);
  others.sort((a, b) => a.waitingBytes - b.waitingBytes);
  for (const document of others) if (left > 0 || document.waitingBytes === 0) take(document, left);
  return batches;
}

export function isBulk({ waitingBytes }: Flushed): boolean {
  return waitingBytes > FEW_BYTES;
}
