import { Intake } from './intake';
import type { LargeMessages } from './large-messages';
import type { PersonBuckets } from './person-buckets';
import { Room, type RoomParts } from './room';
import type { SplitUpdates } from './split-update';

/** A document that is open on this node. */
export interface OpenRoom {
  readonly room: Room;
  readonly intake: Intake;
}

export interface OpenRoomsParts extends Omit<RoomParts, 'onEmpty' | 'onBroken'> {
  readonly cuts: PersonBuckets;
  readonly pieces: PersonBuckets;
  readonly split: SplitUpdates;
  readonly large: LargeMessages;
  /** Whether somebody needs the document to stay open though nobody is connected. */
  readonly isHeld: (documentId: string) => boolean;
}

/**
 * The documents that are open. Each is read once, however many come at once, stays open for a while after the
 * last has left, and is let go when nothing of it waits.
 */
export class OpenRooms {
  readonly #parts: OpenRoomsParts;
  readonly #open = new Map<string, OpenRoom>();
  readonly #loading = new Map<string, Promise<OpenRoom>>();
  readonly #leaving = new Map<Room, NodeJS.Timeout>();

  constructor(parts: OpenRoomsParts) {
    this.#parts = parts;
  }

  get all(): readonly Room[] {
    return [...this.#open.values()].map(({ room }) => room);
  }

  get(documentId: string): OpenRoom | undefined {
    return this.#open.get(documentId);
  }

  /**
   * The room of a document, read from the log when it is not open. Use it in the same turn.
   *
   * @throws whatever the log throws; the document then stays closed to all
   */
  async open(documentId: string): Promise<OpenRoom> {
    const known = this.#open.get(documentId);
    if (known) return known;
    const loading = this.#loading.get(documentId) ?? this.#load(documentId);
    this.#loading.set(documentId, loading);
    return loading;
  }

  async #load(documentId: string): Promise<OpenRoom> {
    const { log, counters, report } = this.#parts;
    try {
      const loaded = await log.load(documentId);
      const room = new Room(documentId, loaded, {
        ...this.#parts,
        onEmpty: (empty) => this.#letGoLater(empty),
        onBroken: (broken) => this.forget(broken),
      });
      const opened = { room, intake: new Intake(room, this.#parts) };
      this.#open.set(documentId, opened);
      this.#letGoLater(room);
      counters.add('loads');
      return opened;
    } catch (error) {
      counters.add('loads.failed');
      report.error({ documentId, err: error }, 'a document cannot be opened');
      throw error;
    } finally {
      this.#loading.delete(documentId);
    }
  }

  /** Somebody is in the room: it stays. */
  keep(room: Room): void {
    clearTimeout(this.#leaving.get(room));
    this.#leaving.delete(room);
  }

  forget(room: Room): void {
    this.keep(room);
    if (this.#open.get(room.documentId)?.room === room) this.#open.delete(room.documentId);
  }

  #letGoLater(room: Room): void {
    this.keep(room);
    const { settings, isHeld } = this.#parts;
    // What the next newcomer would have to take in piece by piece is folded while nobody waits for it.
    if (room.text.tailBytes > settings.foldAfter / 16) void room.fold();
    const timer = setTimeout(() => {
      this.#leaving.delete(room);
      if (room.connections.size > 0) return;
      if (room.idle && !isHeld(room.documentId)) this.forget(room);
      else this.#letGoLater(room);
    }, settings.keepWarm);
    this.#leaving.set(room, timer.unref());
  }
}
