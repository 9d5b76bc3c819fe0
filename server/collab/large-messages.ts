import { CLOSINGS } from '../../app/document/close-codes';
import type { Connection } from './connection';
import type { PersonBuckets } from './person-buckets';
import { type RefusalParts, refusingIn } from './refusals';
import type { LiveSettings } from './settings';
import { Tally } from './tally';

/** Bytes beyond the usual size that a message may seem to have because the next one has begun to arrive. */
const SLACK = 128 * 1_024;
/** Bytes a second that a large message must bring, after a while: a slow line does, who only holds memory does not. */
const SLOWEST = 8 * 1_024;
const GRACE = 30_000;

interface Arriving {
  readonly connection: Connection;
  bytes: number;
  since: number;
  /** Whether it is one of the large ones, and reserved as such. */
  large: boolean;
}

export interface LargeMessageParts extends RefusalParts {
  readonly settings: LiveSettings;
  /** Bytes of large messages that a person may still send. */
  readonly offline: PersonBuckets;
}

/**
 * What was written while the line was cut comes back as one message, however much it is: a stock client cannot split
 * it. So the first answer to step 1 of somebody who may write may be larger than every other message; one at a
 * time of each person, and of all people together so many bytes. It is watched while it arrives, before anything
 * of it is read.
 */
export class LargeMessages {
  readonly #parts: LargeMessageParts;
  readonly #people = new Tally();
  readonly #reserved = new Map<Connection, number>();
  #bytes = 0;

  constructor(parts: LargeMessageParts) {
    this.#parts = parts;
  }

  /** Bytes of large messages that have not been taken in yet. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Watches what arrives for a connection that may write. */
  watch(documentId: string, connection: Connection): void {
    const refuse = refusingIn(documentId, this.#parts);
    const arriving: Arriving = { connection, bytes: 0, since: 0, large: false };
    connection.onBytes((count) => {
      if (!connection.open) return;
      if (arriving.bytes === 0) arriving.since = performance.now();
      arriving.bytes += count;
      if (arriving.bytes <= this.#parts.settings.maxMessage + SLACK) return;
      const word = this.#objection(arriving, count);
      if (word === null) return;
      if (word === 'slow') {
        this.#parts.counters.add('cut-off.slow-message');
        connection.cutOff();
      } else refuse(connection, word === 'large' ? CLOSINGS.outOfStep : CLOSINGS.tooFast, word);
    });
    connection.socket.on('message', () => {
      arriving.bytes = 0;
      arriving.large = false;
    });
  }

  /** A whole message is there: whether this person may still have so much read. */
  mayRead(connection: Connection, bytes: number): boolean {
    return this.#parts.offline.take(connection.person.id, performance.now(), bytes);
  }

  /** What the connection sent has been taken in, or never will be. */
  release(connection: Connection): void {
    const reserved = this.#reserved.get(connection);
    if (reserved === undefined) return;
    this.#reserved.delete(connection);
    this.#people.remove(connection.person.id);
    this.#bytes -= reserved;
  }

  /** Why no more of it is waited for; null when it may go on. */
  #objection(arriving: Arriving, count: number): 'large' | 'large-at-once' | 'slow' | null {
    const { connection } = arriving;
    if (!arriving.large) {
      // Who is in step sends no such thing, or a single edit that large: coming back, it is part of step 2.
      if (connection.synced || this.#reserved.has(connection)) return 'large';
      if (this.#people.of(connection.person.id) > 0) return 'large-at-once';
      arriving.large = true;
      this.#people.add(connection.person.id);
      this.#reserved.set(connection, 0);
      count = arriving.bytes;
    }
    this.#reserved.set(connection, (this.#reserved.get(connection) ?? 0) + count);
    this.#bytes += count;
    if (this.#bytes > this.#parts.settings.offlineAtOnce) return 'large-at-once';
    const ms = performance.now() - arriving.since;
    if (ms > GRACE && arriving.bytes < (ms / 1_000) * SLOWEST) return 'slow';
    // An answer to a ping has to wait until the message is through.
    connection.alive = true;
    return null;
  }
}
