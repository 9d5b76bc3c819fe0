import { CLOSINGS } from '../../app/document/close-codes';
import type { Log } from '../log';
import type { Counters } from './counters';
import type { Notices } from './notices';
import type { OpenRooms } from './open-rooms';
import type { UpdateLog } from './update-log';

export interface OtherNodesParts {
  readonly log: UpdateLog;
  readonly report: Log;
  readonly counters: Counters;
  /** Left out when no other node writes to the same log. */
  readonly notices: Notices | undefined;
}

/** The other nodes of the same log: they are told what happens here, and what they have stored is taken in. */
export class OtherNodes {
  readonly #parts: OtherNodesParts;
  readonly #rooms: OpenRooms;

  constructor(rooms: OpenRooms, parts: OtherNodesParts) {
    this.#rooms = rooms;
    this.#parts = parts;
  }

  /** Whether there may be any. */
  get possible(): boolean {
    return this.#parts.notices !== undefined;
  }

  tell(channel: string, payload: string): void {
    // A lost notice is found by the next look at the log or the next sweep of the seats.
    this.#parts.notices?.notify(channel, payload).catch((error: unknown) => {
      this.#parts.counters.add('notices.failed');
      this.#parts.report.warn({ err: error }, 'the other nodes could not be told');
    });
  }

  /** Takes in what they have stored: of these documents, or of whichever have grown. */
  async look(documentIds?: readonly string[]): Promise<void> {
    const seqs = new Map(this.#rooms.all.map(({ documentId, seq }) => [documentId, seq]));
    const grown = documentIds ?? (await this.#parts.log.grown(seqs));
    await Promise.all(grown.map((documentId) => this.#lookAt(documentId)));
  }

  async #lookAt(documentId: string): Promise<void> {
    const room = this.#rooms.get(documentId)?.room;
    try {
      await room?.pull();
    } catch (error) {
      this.#parts.report.error({ documentId, err: error }, 'the log cannot be read');
      room?.break(CLOSINGS.documentUnavailable);
    }
  }
}
