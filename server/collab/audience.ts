import { CLOSINGS } from '../../app/document/close-codes';
import type { RoomPerson } from '../../app/services/rooms';
import type { Connection } from './connection';
import type { Counters } from './counters';
import type { DocumentText } from './document-text';
import type { Presence } from './presence';
import { awarenessFrame, besideFrame, storedFrame } from './protocol';
import { type Entry, senders } from './room-entry';
import type { LiveSettings } from './settings';

/**
 * Everyone who has a document open, and how they are served: what was stored goes out as one buffer for all
 * who sent nothing of it; who cannot keep up is sent nothing until they have taken what they were sent, and
 * then gets what they missed from the stored text.
 */
export class Audience {
  readonly connections = new Set<Connection>();
  readonly #text: DocumentText;
  readonly #presence: Presence;
  readonly #settings: LiveSettings;
  readonly #counters: Counters;

  constructor(text: DocumentText, presence: Presence, settings: LiveSettings, counters: Counters) {
    this.#text = text;
    this.#presence = presence;
    this.#settings = settings;
    this.#counters = counters;
  }

  /** Who is here, in the order in which they came; a person once. */
  people(): RoomPerson[] {
    const people = new Map<string, RoomPerson>();
    for (const { person } of this.connections) {
      if (people.get(person.id)?.seat !== 'write') people.set(person.id, person);
    }
    return [...people.values()];
  }

  /** Hands out stored updates, presence, and to each sender what of theirs is stored. */
  tell(entries: readonly Entry[], presence: Buffer | null): void {
    const tail = presence ? [presence] : [];
    const shared = joined([...entries.flatMap(({ frame }) => frame ?? []), ...tail]);
    const own = senders(entries);
    for (const connection of this.connections) {
      // Who has not asked for the text yet was told who is here when they came, and must not miss who comes next.
      if (presence && !connection.joined && connection.unsent <= this.#settings.unsentSoft) {
        connection.send(presence);
      }
      const sent = own.get(connection);
      if (!sent) {
        if (shared && connection.joined) this.#give(connection, shared);
        continue;
      }
      connection.settled = sent.upTo;
      const frames = connection.joined
        ? entries.flatMap(({ frame, from }) => (frame && from !== connection ? frame : []))
        : [];
      if (connection.wantsStored) frames.push(storedFrame(sent.upTo, sent.clocks));
      if (connection.joined) frames.push(...tail);
      const mine = joined(frames);
      if (mine) this.#give(connection, mine);
      else connection.position = this.#text.position;
    }
  }

  /** Hands out updates that another node has stored. */
  tellAll(frames: readonly Buffer[]): void {
    const shared = joined(frames);
    if (!shared) return;
    for (const connection of this.connections) if (connection.joined) this.#give(connection, shared);
  }

  /** Sends the text a client lacks; from now on it gets what is added. */
  answer(connection: Connection, frames: readonly Uint8Array[]): void {
    connection.sendAll(frames);
    connection.owed = connection.unsent;
    connection.joined = true;
    connection.behind = false;
    connection.position = this.#text.position;
  }

  /** A connection that was behind has taken what it was sent. */
  catchUp(connection: Connection): void {
    if (!connection.behind || connection.unsent > this.#settings.unsentSoft / 2) return;
    const frames = [...this.#text.since(connection.position), awarenessFrame(this.#presence.everybody())];
    if (connection.wantsStored) frames.push(storedFrame(connection.settled, new Map()));
    this.#counters.add('caught-up');
    this.answer(connection, frames);
  }

  /**
   * Sends everybody's presence. Clients forget a peer after 30 s without, and connect again after 30 s
   * without any message, so this goes out even when nobody is present.
   */
  renew(): void {
    if (this.connections.size === 0) return;
    const frame = awarenessFrame(this.#presence.everybody());
    for (const connection of this.connections) if (!connection.behind) connection.send(frame);
  }

  /** Tells the pages that something beside the text is new; one that cannot keep up looks by itself now and then. */
  tellBeside(): void {
    const frame = besideFrame();
    for (const connection of this.connections) {
      if (connection.wantsStored && !connection.behind) connection.send(frame);
    }
  }

  #give(connection: Connection, frames: Buffer): void {
    // One that was closed is still here until its end is heard of.
    if (!connection.open) return;
    if (connection.unsent > this.#settings.unsentHard + connection.owed) {
      this.#counters.add('cut-off.unsent');
      connection.close(CLOSINGS.tooSlow);
      return;
    }
    if (connection.unsent > this.#settings.unsentSoft) connection.behind = true;
    if (connection.behind) return;
    connection.position = this.#text.position;
    connection.send(frames);
  }
}

function joined(frames: readonly Buffer[]): Buffer | undefined {
  return frames.length > 1 ? Buffer.concat(frames) : frames[0];
}
