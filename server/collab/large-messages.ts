import { CLOSINGS } from '../../app/document/close-codes';
import type { Connection } from './connection';
import type { PersonBuckets } from './person-buckets';
import { type RefusalParts, refusingIn } from './refusals';
import type { LiveSettings } from './settings';
import { Tally } from './tally';

/** Bytes beyond the usual size that a message may seem to have because the next one has begun to arrive. */
const SLACK = 128 * 1_024;
/**
 * Bytes a second that a large message must bring in every stretch of time: a slow line does, who only holds memory
 * does not, whatever it brought before.
 */
const SLOWEST = 8 * 1_024;

interface Mark {
  readonly bytes: number;
  readonly at: number;
}

interface Arriving {
  readonly connection: Connection;
  bytes: number;
  since: number;
  /** Whether it is one of the large ones, and reserved as such: looked at once in each stretch of time. */
  looking: NodeJS.Timeout | null;
  /** What it had brought at the last look, and at the one before. */
  last: Mark;
  before: Mark;
  /** Bytes that came in after its connection was closed. */
  inVain: number;
}

const START: Mark = { bytes: 0, at: 0 };

export interface LargeMessageParts extends RefusalParts {
  readonly settings: LiveSettings;
  /** Bytes of large messages that a person may still send. */
  readonly offline: PersonBuckets;
}

/**
 * What was written while the line was cut comes back as one message, however much it is: a stock client cannot split
 * it. So the first answer to step 1 of somebody who may write may be larger than every other message; one at a
 * time of each person, and of all people together so many bytes. It is watched while it arrives, before anything
 * of it is read, and counted against its sender as it arrives: who never ends one pays for it all the same. Where the
 * place is full, the one that has lately brought the least gives way, so that nobody keeps it by sitting in it.
 */
export class LargeMessages {
  readonly #parts: LargeMessageParts;
  readonly #people = new Tally();
  readonly #reserved = new Map<Connection, number>();
  readonly #arriving = new Set<Arriving>();
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
    const { maxMessage } = this.#parts.settings;
    const arriving: Arriving = {
      connection,
      bytes: 0,
      since: 0,
      looking: null,
      last: START,
      before: START,
      inVain: 0,
    };
    connection.onBytes((count) => {
      if (!connection.open) {
        // It may answer the close; what else it sends is not kept for it.
        arriving.inVain += count;
        if (arriving.inVain > maxMessage) connection.socket.pause();
        return;
      }
      if (arriving.bytes === 0) arriving.since = performance.now();
      arriving.bytes += count;
      if (arriving.bytes <= maxMessage + SLACK) return;
      const word = this.#objection(arriving, count);
      if (word !== null) refuse(connection, word === 'large' ? CLOSINGS.outOfStep : CLOSINGS.tooFast, word);
    });
    connection.socket.on('message', () => this.#arrived(arriving));
    connection.socket.once('close', () => this.#arrived(arriving));
  }

  /** A whole message is there: whether this person may still have so much read. */
  mayRead(connection: Connection, bytes: number): boolean {
    return this.#mayBring(connection, bytes - (this.#reserved.get(connection) ?? 0));
  }

  /** What the connection sent has been taken in, or never will be. */
  release(connection: Connection): void {
    const reserved = this.#reserved.get(connection);
    // What came before it may be taken in while it still arrives.
    const arrives = [...this.#arriving].some((one) => one.connection === connection);
    if (reserved === undefined || arrives) return;
    this.#reserved.delete(connection);
    this.#people.remove(connection.person.id);
    this.#bytes -= reserved;
  }

  /** Why no more of it is waited for; null when it may go on. */
  #objection(arriving: Arriving, count: number): 'large' | 'large-at-once' | 'offline' | null {
    const { connection } = arriving;
    if (!arriving.looking) {
      // Who is in step sends no such thing, or a single edit that large: coming back, it is part of step 2.
      if (connection.synced || this.#reserved.has(connection)) return 'large';
      if (this.#people.of(connection.person.id) > 0) return 'large-at-once';
      count = arriving.bytes;
    }
    if (this.#bytes + count > this.#parts.settings.offlineAtOnce && !this.#makeRoom(arriving)) {
      return 'large-at-once';
    }
    if (!this.#mayBring(connection, count)) return 'offline';
    if (!arriving.looking) this.#begin(arriving);
    this.#reserved.set(connection, (this.#reserved.get(connection) ?? 0) + count);
    this.#bytes += count;
    // An answer to a ping has to wait until the message is through.
    connection.alive = true;
    return null;
  }

  #mayBring(connection: Connection, bytes: number): boolean {
    return bytes <= 0 || this.#parts.offline.take(connection.person.id, performance.now(), bytes);
  }

  #begin(arriving: Arriving): void {
    this.#people.add(arriving.connection.person.id);
    this.#arriving.add(arriving);
    arriving.last = arriving.before = { bytes: 0, at: arriving.since };
    const { offlineLook } = this.#parts.settings;
    const look = () => {
      const { bytes, last } = arriving;
      if (bytes - last.bytes < (offlineLook / 1_000) * SLOWEST) {
        this.#cutOff(arriving);
        return;
      }
      arriving.before = last;
      arriving.last = { bytes, at: performance.now() };
    };
    arriving.looking = setInterval(look, offlineLook).unref();
  }

  /** Nothing of it is waited for any more. */
  #arrived(arriving: Arriving): void {
    arriving.bytes = 0;
    if (!arriving.looking) return;
    clearInterval(arriving.looking);
    arriving.looking = null;
    this.#arriving.delete(arriving);
  }

  #cutOff(arriving: Arriving): void {
    this.#parts.counters.add('cut-off.slow-message');
    this.#arrived(arriving);
    this.release(arriving.connection);
    arriving.connection.cutOff();
  }

  /** The one that has lately been slowest gives way to another; who has just begun is spared. */
  #makeRoom(other: Arriving): boolean {
    const now = performance.now();
    const speed = ({ bytes, before }: Arriving) => (bytes - before.bytes) / (now - before.at);
    const [slowest] = [...this.#arriving]
      .filter((one) => one !== other && now - one.since > this.#parts.settings.offlineLook)
      .sort((a, b) => speed(a) - speed(b));
    if (slowest) this.#cutOff(slowest);
    return slowest !== undefined;
  }
}
