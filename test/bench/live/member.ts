import { EMPTY_UPDATE, EMPTY_VECTOR, syncMessage } from './messages';
import type { Link } from './targets';
import { type Heard, readUint, Wire } from './wire';

/** What a client has when it comes. */
export interface Belongings {
  /** Its state vector. */
  readonly vector: Uint8Array;
  /** What it sends when the server has nothing. */
  readonly whole: Uint8Array;
  /** Whether it has something that the server lacks for certain. */
  readonly fresh: boolean;
}

export const NOTHING: Belongings = { vector: EMPTY_VECTOR, whole: EMPTY_UPDATE, fresh: false };

/** A client of the y-websocket protocol without a document: it greets as the stock client does. */
export class Member {
  readonly wire: Wire;
  /** Bytes of the answer to its step 1. */
  received = 0;
  onUpdate: Heard = () => undefined;
  readonly #keeps: boolean;
  readonly #belongings: Belongings;
  #synced: () => void = () => undefined;

  constructor(link: Link, document: string, number: number, belongings: Belongings = NOTHING) {
    this.wire = new Wire(link, document, number);
    this.#keeps = link.target !== 'broadcast';
    this.#belongings = belongings;
    this.wire.onMessage = (bytes, at, end) => this.#hear(bytes, at, end);
  }

  /** Resolves when it has the text; rejects when it is not let in or sent away. */
  async join(): Promise<void> {
    const synced = new Promise<void>((resolve, reject) => {
      this.#synced = resolve;
      this.wire.onClose = (code) => reject(new Error(`The server closed the connection with ${code}.`));
    });
    synced.catch(() => undefined);
    await this.wire.connect();
    if (!this.#keeps) return;
    this.wire.send(this.wire.frame(syncMessage(0, this.#belongings.vector)));
    await synced;
  }

  #hear(bytes: Buffer, at: number, end: number): void {
    const type = bytes[at];
    // Hocuspocus asks with a type of its own, so as not to be asked back.
    if (type !== 0 && type !== 4) return;
    const step = bytes[at + 1];
    if (step === 2) {
      this.received += end - at;
      this.onUpdate(bytes, readUint(bytes, at + 2)[1], end);
    } else if (step === 1) {
      this.received += end - at;
      this.#synced();
    } else if (step === 0) {
      const known = bytes[readUint(bytes, at + 2)[1]] ?? 0;
      const { whole, fresh } = this.#belongings;
      this.wire.send(this.wire.frame(syncMessage(1, fresh || known === 0 ? whole : EMPTY_UPDATE)));
    }
  }
}
