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
import { type ElsewhereEntry, PresentElsewhere } from './present-elsewhere';

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
  /** The newest clock that the client gave. */
  heard: number;
  /** The clock under which others get it. */
  clock: number;
  cursor: string;
  bytes: Buffer;
  /** How many had left when others were last given a new clock of it. */
  since: number;
}

interface Departed {
  readonly personId: string;
  readonly clock: number;
  readonly until: number;
  /** The how-manyth of those who left. */
  readonly left: number;
}

/** Somebody who is present on this node, as other nodes are told. */
export interface PresentHere {
  readonly client: number;
  readonly clock: number;
  readonly person: RoomPerson;
  readonly cursor: string;
}

/** What an awareness message was. */
export type Heard = 'changed' | 'same' | 'echo' | 'refused';

/**
 * Who is here and where their cursors are. Never stored. The server writes who somebody is; a client says only
 * where its cursor stands, under one client id, which nobody else can use or remove. An entry ends with its
 * connection. Who is connected to another node is here too, until that node says otherwise or nothing any more.
 *
 * Two lanes: a changed state is handed out with the next flush, the newest of each client only. A state that
 * is merely renewed (the stock client does so every 15 s) is noted, and all of them are sent together by
 * `renewal` in time before clients forget each other.
 *
 * Clients pass over a clock that they have seen, and one of 0. So a changed state is handed out under the clock its
 * client gave or, where that would be passed over (it has said nothing yet, or has come back), under the next one. A
 * client that loses its line forgets everybody and keeps their clocks. So whoever comes back is given newer ones; and
 * of somebody this node has not known others may remember the clock they gave, so they are first given the next one.
 */
export class Presence {
  readonly #entries = new Map<number, Entry>();
  readonly #elsewhere = new PresentElsewhere();
  readonly #changed = new Set<number>();
  readonly #gone = new Map<number, Buffer>();
  readonly #departed = new Map<number, Departed>();
  #left = 0;
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
    if (isNull(own.state)) {
      this.#remember(own.client, owner.person.id, this.#lastClock(own.client), now);
      return this.#remove(own.client, own.clock) ? 'changed' : 'same';
    }
    return this.#put(owner, own.client, own.clock, readCursor(own.state));
  }

  /**
   * Takes in that somebody is present on another node, whose gate has let them in; answers whether people here see
   * something new. Nobody takes an id from its person that way either.
   */
  hearElsewhere(node: string, there: PresentHere, until: number, now: number): boolean {
    const { client, person } = there;
    const owner = this.#entries.get(client)?.owner.person.id ?? this.#writerOf(client);
    if (owner !== undefined && owner !== person.id) return false;
    if (!this.#elsewhere.mayBe(node, client, person.id)) return false;
    const departed = this.#departed.get(client);
    if (departed && departed.until >= now && departed.personId !== person.id) return false;
    const known = this.#elsewhere.get(client);
    const last = this.#lastClock(client);
    const seen = seenState(person, there.cursor);
    const clock = known?.seen === seen ? Math.max(there.clock, last) : next(there.clock, last);
    this.#elsewhere.put(client, {
      node,
      personId: person.id,
      clock,
      seen,
      bytes: encodePresence(client, clock, seen),
      until,
    });
    if (this.#entries.has(client) || (known && clock === known.clock)) return false;
    this.#show(client);
    return true;
  }

  /** Somebody is not present on that node any more. */
  goneElsewhere(node: string, client: number, now: number): boolean {
    const known = this.#elsewhere.remove(client, node);
    return known !== undefined && this.#dropElsewhere(client, known, now);
  }

  /** Forgets those of other nodes that were not heard of for too long. */
  forgetElsewhere(now: number): boolean {
    const lost = this.#elsewhere.takeExpired(now);
    return lost.map(([client, known]) => this.#dropElsewhere(client, known, now)).includes(true);
  }

  /** Who is present on this node. */
  here(): PresentHere[] {
    return [...this.#entries].map(([client, { owner, clock, cursor }]) => ({
      client,
      clock,
      person: owner.person,
      cursor,
    }));
  }

  /** The person who is present under this client id, on whichever node. */
  personUnder(client: number): string | undefined {
    return this.#entries.get(client)?.owner.person.id ?? this.#elsewhere.get(client)?.personId;
  }

  leave(owner: Present, now: number): boolean {
    const client = owner.presenceId;
    const entry = client === null ? undefined : this.#entries.get(client);
    if (client === null || !entry || entry.owner !== owner) return false;
    this.#remember(client, owner.person.id, entry.clock, now);
    return this.#remove(client, entry.clock);
  }

  /** What changed since the last call, as an awareness update; null when nothing did. */
  takeChanged(): Buffer | null {
    if (this.#changed.size === 0 && this.#gone.size === 0) return null;
    const parts = [...this.#gone.values()];
    for (const client of this.#changed) {
      const entry = this.#entries.get(client) ?? this.#elsewhere.get(client);
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
    const elsewhere = this.#elsewhere.all().filter(([client]) => !this.#entries.has(client));
    const all = [...this.#entries.values(), ...elsewhere.map(([, entry]) => entry)];
    return encodePresences(all.map(({ bytes }) => bytes));
  }

  /** The same for somebody who comes in, whose page may have been here a moment ago. */
  everybodyFor(personId: string): Buffer {
    const left = this.#lastSeenBy(personId);
    if (left === 0) return this.everybody();
    for (const [client, entry] of this.#entries) {
      if (entry.since >= left) continue;
      entry.clock += 1;
      entry.since = this.#left;
      entry.bytes = encodePresence(client, entry.clock, seenState(entry.owner.person, entry.cursor));
    }
    for (const [client, { clock }] of this.#elsewhere.all()) this.#elsewhere.raise(client, clock + 1);
    return this.everybody();
  }

  /** Up to the how-manyth who left a page of this person may have seen who is here; 0 when it has not. */
  #lastSeenBy(personId: string): number {
    const here = [...this.#entries.values()].some(({ owner }) => owner.person.id === personId);
    // Their page may have lost a line that is still taken for alive, on this node or another.
    if (here || this.#elsewhere.all().some(([, known]) => known.personId === personId)) {
      this.#left += 1;
      return this.#left;
    }
    const departed = [...this.#departed.values()].filter((one) => one.personId === personId);
    return Math.max(0, ...departed.map(({ left }) => left));
  }

  #mayBe(owner: Present, client: number, now: number): boolean {
    const holder = this.#entries.get(client)?.owner;
    if (holder && (holder.person.id !== owner.person.id || holder.order > owner.order)) return false;
    const known = this.#writerOf(client) ?? this.#elsewhere.get(client)?.personId;
    if (known !== undefined && known !== owner.person.id) return false;
    const departed = this.#departed.get(client);
    return !departed || departed.until < now || departed.personId === owner.person.id;
  }

  #put(owner: Present, client: number, heard: number, cursor: string): Heard {
    const entry = this.#entries.get(client);
    if (entry && entry.owner === owner && heard < entry.heard) return 'same';
    const same = entry?.cursor === cursor && entry.owner === owner;
    const last = this.#lastClock(client);
    const clock = same ? Math.max(heard, last) : next(heard, last);
    const bytes = encodePresence(client, clock, seenState(owner.person, cursor));
    const since = same ? entry.since : this.#left;
    this.#entries.set(client, { owner, heard, clock, cursor, bytes, since });
    if (same) return 'same';
    this.#show(client);
    return 'changed';
  }

  /** The newest clock under which others here have seen this client id; 0 when they have not. */
  #lastClock(client: number): number {
    const known = this.#entries.get(client) ?? this.#elsewhere.get(client) ?? this.#departed.get(client);
    return known?.clock ?? 0;
  }

  #show(client: number): void {
    this.#gone.delete(client);
    this.#changed.add(client);
  }

  #remove(client: number, clock: number): boolean {
    const entry = this.#entries.get(client);
    if (!entry) return false;
    this.#entries.delete(client);
    const last = Math.max(clock, entry.clock);
    // The same page is connected to another node already.
    const elsewhere = this.#elsewhere.raise(client, last + 1);
    if (elsewhere) this.#show(client);
    else this.#hide(client, last);
    return true;
  }

  #hide(client: number, clock: number): void {
    this.#changed.delete(client);
    this.#gone.set(client, encodePresence(client, clock, 'null'));
  }

  #dropElsewhere(client: number, { personId, clock }: ElsewhereEntry, now: number): boolean {
    if (this.#entries.has(client)) return false;
    this.#remember(client, personId, clock, now);
    this.#hide(client, clock);
    return true;
  }

  #remember(client: number, personId: string, clock: number, now: number): void {
    if (this.#departed.size >= MOST_REMEMBERED) this.#departed.clear();
    this.#left += 1;
    this.#departed.set(client, { personId, clock, until: now + REMEMBERED_MS, left: this.#left });
  }
}

/** A clock that nobody has seen: after the one that was given, where this node does not know what others have seen. */
function next(given: number, last: number): number {
  return last === 0 ? given + 1 : Math.max(given, last + 1);
}
