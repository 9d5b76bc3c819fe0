import type { HeldText, UpdateAuthor } from '../../app/services/rooms';
import type { CommitQueue } from './commit-queue';
import type { Holds } from './holds';
import type { HoldsBetweenNodes } from './holds-between-nodes';
import type { OpenRoom, OpenRooms } from './open-rooms';
import type { OtherNodes } from './other-nodes';
import { encodeClocks } from './protocol';
import { liveTextError, putServerUpdate } from './server-update';
import { PIECE, type SplitUpdates } from './split-update';

export interface TextAccessParts {
  readonly rooms: OpenRooms;
  readonly queue: CommitQueue;
  readonly nodes: OtherNodes;
  readonly holds: Holds;
  readonly holdsElsewhere: Pick<HoldsBetweenNodes, 'asking'>;
  readonly split: SplitUpdates;
  /** An update of a person's own browser beyond this is split elsewhere. */
  readonly splitOver: number;
  readonly stopping: () => boolean;
  /** Closes a document for everyone, with a code. */
  readonly close: (documentId: string, code: number) => void;
}

/** What services do with the text of a document: hold it still, and add to it. */
export class TextAccess {
  readonly #parts: TextAccessParts;

  constructor(parts: TextAccessParts) {
    this.#parts = parts;
  }

  /** @throws LiveTextError, and whatever the work throws */
  hold<T>(documentId: string, work: (held: HeldText) => Promise<T>): Promise<T> {
    const { holds, holdsElsewhere } = this.#parts;
    return holds.after(documentId, () =>
      holdsElsewhere.asking(documentId, () => this.#hold(documentId, work)),
    );
  }

  /** Holds a document that is open here for another node, until the promise is kept. */
  async holdFor(documentId: string, ended: Promise<void>): Promise<void> {
    const { holds, rooms, queue } = this.#parts;
    if (rooms.get(documentId) === undefined) return;
    await holds.after(documentId, async () => {
      const { intake } = await this.#find(documentId);
      intake.hold();
      try {
        await queue.settled();
        await ended;
      } finally {
        intake.release();
      }
    });
  }

  async #hold<T>(documentId: string, work: (held: HeldText) => Promise<T>): Promise<T> {
    const { queue, nodes, close } = this.#parts;
    const { room, intake } = await this.#find(documentId);
    intake.hold();
    try {
      await queue.settled();
      if (nodes.possible) await room.pull();
      if (room.broken) throw liveTextError('not-stored');
      const after: { code?: number } = {};
      const result = await work({
        updates: room.text.updates(),
        stateVector: encodeClocks(room.state.clocks),
        throughSeq: room.seq,
        closeAfter: (code) => {
          after.code = code;
        },
      });
      if (after.code !== undefined) close(documentId, after.code);
      return result;
    } finally {
      intake.release();
    }
  }

  /** @throws LiveTextError */
  async append(documentId: string, update: Uint8Array, author: UpdateAuthor): Promise<number> {
    if (this.#parts.nodes.possible) await (await this.#find(documentId)).room.pull();
    const { room } = await this.#find(documentId);
    if (author.own !== true || update.length <= this.#parts.splitOver) {
      return putServerUpdate(room, update, author);
    }
    return await this.#appendInPieces(documentId, update, author);
  }

  /** What a browser kept may be as large as a text: nobody waits while it is read. Not all or nothing. */
  async #appendInPieces(documentId: string, update: Uint8Array, author: UpdateAuthor): Promise<number> {
    const { room } = await this.#find(documentId);
    const found = await this.#parts.split(update, [...room.state.clocks], PIECE);
    if (found.kind === 'damaged') throw liveTextError('damaged-update');
    if (found.kind === 'gap') throw liveTextError('out-of-step');
    let seq = 0;
    for (const piece of found.pieces) {
      const { room: now } = await this.#find(documentId);
      seq = await putServerUpdate(now, piece, author);
    }
    return seq;
  }

  async #find(documentId: string): Promise<OpenRoom> {
    if (this.#parts.stopping()) throw liveTextError('unavailable');
    try {
      return await this.#parts.rooms.open(documentId);
    } catch (error) {
      throw liveTextError('unavailable', error);
    }
  }
}
