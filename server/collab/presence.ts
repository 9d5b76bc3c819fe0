import type { RoomPerson } from '../../app/services/rooms';
import {
  encodePresence,
  encodePresences,
  isNull,
  possible,
  readCursor,
  readPresence,
  seenState,
} from './presence-state';

/** How long an id stays its person's after they left, in ms: a late echo must not bring them back. */
const REMEMBERED_MS = 60_000;
const MOST_REMEMBERED = 1_000;

/** Somebody who can be present: a connection. */
export interface Present {
  readonly person: RoomPerson;
  /** Grows with each connection. */
  readonly order: number;
  /** The Yjs client id under which it is present; one for the life of the connection. */
  presenceId: number | null;
  /** The same page has connected again and is present there. */
  replaced(): void;
}

interface Entry {
  owner: Present;
  clock: number;
  cursor: string;
  bytes: Buffer;
}

/** What an awareness message was. */
export type Heard = 'changed' | 'same' | 'echo' | 'refused';

/**
 * Who is here and where their cursors are. Never stored. The server writes who somebody is; a client says only
 * where its cursor stands, under one client id, which nobody else can use or remove. An entry ends with its
 * connection.
 *
 * Two lanes: a changed state is handed out with the next flush, the newest of each client only. A state that
 * is merely renewed (the stock client does so every 15 s) is noted, and all of them are sent together by
 * `renewal` in time before clients forget each other.
 */
export class Presence {
  readonly #entries = new Map<number, Entry>();
  readonly #changed = new Set<number>();
  readonly #gone = new Map<number, Buffer>();
  readonly #departed = new Map<number, { readonly personId: string; readonly until: number }>();
  readonly #writerOf: (client: number) => string | undefined;

  /** @param writerOf the person to whom a client id belongs by what they wrote */
  constructor(writerOf: (client: number) => string | undefined) {
    this.#writerOf = writerOf;
  }

  /**
   * Takes in an awareness update of a connection. Entries under other ids are echoes and are passed over.
   *
   * @throws Damage
   */
  hear(owner: Present, update: Uint8Array, now: number): Heard {
    const entries = readPresence(update);
    const [only] = entries;
    if (owner.presenceId === null) {
      if (entries.length !== 1 || !only || isNull(only.state) || !possible(only)) return 'echo';
      if (!this.#mayBe(owner, only.client, now)) return 'refused';
      owner.presenceId = only.client;
      this.#entries.get(only.client)?.owner.replaced();
    }
    const own = entries.find((entry) => entry.client === owner.presenceId);
    if (!own || !possible(own)) return 'echo';
    if (isNull(own.state)) return this.#remove(own.client, own.clock) ? 'changed' : 'same';
    return this.#put(owner, own.client, own.clock, readCursor(own.state));
  }

  /** The connection that is present under this client id. */
  ownerOf(client: number): Present | undefined {
    return this.#entries.get(client)?.owner;
  }

  leave(owner: Present, now: number): boolean {
    const client = owner.presenceId;
    if (client === null || this.#entries.get(client)?.owner !== owner) return false;
    if (this.#departed.size >= MOST_REMEMBERED) this.#departed.clear();
    this.#departed.set(client, { personId: owner.person.id, until: now + REMEMBERED_MS });
    return this.#remove(client, this.#entries.get(client)?.clock ?? 0);
  }

  /** What changed since the last call, as an awareness update; null when nothing did. */
  takeChanged(): Buffer | null {
    if (this.#changed.size === 0 && this.#gone.size === 0) return null;
    const parts = [...this.#gone.values()];
    for (const client of this.#changed) {
      const entry = this.#entries.get(client);
      if (entry) parts.push(entry.bytes);
    }
    this.#changed.clear();
    this.#gone.clear();
    return encodePresences(parts);
  }

  get changed(): number {
    return this.#changed.size + this.#gone.size;
  }

  /** Everybody, with their newest clocks; an update of no entries when nobody is here. */
  everybody(): Buffer {
    return encodePresences([...this.#entries.values()].map((entry) => entry.bytes));
  }

  #mayBe(owner: Present, client: number, now: number): boolean {
    const holder = this.#entries.get(client)?.owner;
    if (holder && (holder.person.id !== owner.person.id || holder.order > owner.order)) return false;
    const writer = this.#writerOf(client);
    if (writer !== undefined && writer !== owner.person.id) return false;
    const departed = this.#departed.get(client);
    return !departed || departed.until < now || departed.personId === owner.person.id;
  }

  #put(owner: Present, client: number, clock: number, cursor: string): Heard {
    const entry = this.#entries.get(client);
    if (entry && entry.owner === owner && clock < entry.clock) return 'same';
    const same = entry?.cursor === cursor && entry.owner === owner;
    const bytes = encodePresence(client, clock, seenState(owner.person, cursor));
    this.#entries.set(client, { owner, clock, cursor, bytes });
    if (same) return 'same';
    this.#gone.delete(client);
    this.#changed.add(client);
    return 'changed';
  }

  #remove(client: number, clock: number): boolean {
    if (!this.#entries.delete(client)) return false;
    this.#changed.delete(client);
    this.#gone.set(client, encodePresence(client, clock, 'null'));
    return true;
  }
}
