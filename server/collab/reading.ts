import { CLOSINGS } from '../../app/document/close-codes';
import type { Connection } from './connection';
import { isDamage } from './damage';
import type { PersonBuckets } from './person-buckets';
import type { Refuse } from './refusals';
import { readStructure, type UpdateStructure } from './update-structure';

/** Pieces of text in an update that nobody counts: typing, and a pasted sentence. */
const FEW_PIECES = 64;
/** Bytes of an update that can hold no more than a few hundred pieces: it is read first and counted then. */
const SMALL = 1_024;
/** Of a larger one so many bytes are taken for a piece until it has been read. */
const BYTES_FOR_PIECE = 16;

/**
 * Reads the updates of clients, and each person's only as far as they may still give work: what a large one may
 * cost is set aside before it is read, so that coming back with the next one on a new connection is of no use. What
 * it turns out not to cost is given back; of what was damaged nothing is.
 */
export class UpdateReader {
  readonly #pieces: PersonBuckets;
  readonly #refuse: Refuse;

  constructor(pieces: PersonBuckets, refuse: Refuse) {
    this.#pieces = pieces;
    this.#refuse = refuse;
  }

  /** Null when the connection was refused. */
  read(connection: Connection, update: Uint8Array): UpdateStructure | null {
    const { id } = connection.person;
    const aside = update.length > SMALL ? Math.ceil(update.length / BYTES_FOR_PIECE) : 0;
    if (!this.#pieces.take(id, performance.now(), aside)) return this.#tooMuch(connection);
    const structure = this.#structure(connection, update);
    if (!structure) return null;
    const { count } = structure.structs;
    const cost = count > FEW_PIECES ? count : 0;
    // Bringing less than was set aside leaves more than there was.
    return this.#pieces.take(id, performance.now(), cost - aside) ? structure : this.#tooMuch(connection);
  }

  /**
   * The same for an update that is read elsewhere and comes back in pieces.
   *
   * @returns gives back what was set aside; null when the connection was refused
   */
  setAside(connection: Connection, update: Uint8Array): (() => void) | null {
    const { id } = connection.person;
    const aside = Math.ceil(update.length / BYTES_FOR_PIECE);
    if (!this.#pieces.take(id, performance.now(), aside)) return this.#tooMuch(connection);
    return () => void this.#pieces.take(id, performance.now(), -aside);
  }

  #structure(connection: Connection, update: Uint8Array): UpdateStructure | null {
    try {
      return readStructure(update);
    } catch (error) {
      if (!isDamage(error)) throw error;
      this.#refuse(connection, CLOSINGS.damagedChange, `update.${error.word}`);
      return null;
    }
  }

  #tooMuch(connection: Connection): null {
    this.#refuse(connection, CLOSINGS.tooFast, 'pieces');
    return null;
  }
}
