import { randomUUID } from 'node:crypto';
import type { Log } from '../log';
import type { Counters } from './counters';
import { CHANNELS, type Notices } from './notices';
import type { OpenRooms } from './open-rooms';
import { type PresenceNews, readNotice, writeNotices } from './presence-notice';
import type { Room } from './room';
import type { LiveSettings } from './settings';
import { WritersElsewhere } from './writers-elsewhere';

/** A node is forgotten when it was not heard of for so many times `tellPresence`: two notices may be lost. */
const FORGET_AFTER = 2.5;

export interface PresenceBetweenNodesParts {
  readonly settings: LiveSettings;
  readonly report: Log;
  readonly counters: Counters;
  /** Left out when there are no other nodes. */
  readonly notices: Notices | undefined;
}

/** What the other nodes are told of a document that somebody has open here. */
interface Told {
  /** Nodes on which somebody has it open too, and until when they count. */
  readonly nodes: Map<string, number>;
  /** What they know of who is present here, by Yjs client id. */
  readonly known: Map<number, string>;
  greeting: 'ask' | 'here' | null;
}

/**
 * Presence of people on several nodes. Each node tells the others who is present in a document, as its own gate knows
 * them, while somebody has that document open on another node as well: what changed, in a few rounds a second at most
 * that hold all documents, and everybody now and then. Nothing of it is stored, and a lost notice is made up for by
 * the next round of everybody; of a node that died nothing is heard, and its people are forgotten.
 */
export class PresenceBetweenNodes {
  readonly #rooms: OpenRooms;
  readonly #parts: PresenceBetweenNodesParts;
  readonly #node = randomUUID();
  readonly #told = new Map<string, Told>();
  readonly #writers = new WritersElsewhere();
  readonly #waiting = new Set<string>();
  #timer: NodeJS.Timeout | null = null;
  #underWay: Promise<void> | null = null;
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(rooms: OpenRooms, parts: PresenceBetweenNodesParts) {
    this.#rooms = rooms;
    this.#parts = parts;
  }

  /** Somebody has come into the room: when they are the first, it is asked who is elsewhere. */
  entered(room: Room): void {
    if (!this.#parts.notices || room.connections.size !== 1) return;
    this.#greet(room.documentId, 'ask');
  }

  /** Somebody's presence here has changed. */
  changed(room: Room): void {
    const told = this.#told.get(room.documentId);
    if (told && told.nodes.size > 0) this.#plan(room.documentId);
  }

  /** Tells everybody anew, since a notice may be lost. @param asking hears everybody of the others besides */
  tellAll(asking = false): void {
    for (const { documentId, connections } of this.#rooms.all) {
      if (connections.size > 0) this.#greet(documentId, asking ? 'ask' : 'here');
    }
  }

  /** Forgets nodes that were not heard of for too long, and whoever was present there. */
  forget(): void {
    const now = performance.now();
    this.#writers.forget(now);
    for (const [documentId, { nodes }] of this.#told) {
      for (const [node, until] of nodes) if (until < now) nodes.delete(node);
      const room = this.#rooms.get(documentId)?.room;
      if (room?.presence.forgetElsewhere(now)) room.handOut();
      if (nodes.size === 0 && !room?.connections.size) this.#told.delete(documentId);
    }
  }

  /** Takes in a notice of a node, this one included. '' says that some may have been missed. */
  hear(text: string): void {
    const notice = text === '' ? null : readNotice(text);
    if (text === '') this.tellAll(true);
    else if (!notice) this.#parts.counters.add('notices.unreadable');
    if (!notice || notice.node === this.#node) return;
    const now = performance.now();
    for (const news of notice.news) this.#take(notice.node, news, now);
  }

  /** Whether somebody who may write has the document open on another node, also where nobody has it open here. */
  hasWriters(documentId: string): boolean {
    return this.#writers.has(documentId, performance.now());
  }

  /** Tells that nobody is present here any more. Never rejects. */
  async stop(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    await this.#underWay;
    const gone = [...this.#told].flatMap(([documentId, { known }]) =>
      [...known.keys()].map((client): PresenceNews => ({ kind: 'gone', documentId, client })),
    );
    this.#told.clear();
    await this.#announce(gone);
  }

  #take(node: string, news: PresenceNews, now: number): void {
    const { documentId } = news;
    const until = now + this.#parts.settings.tellPresence * FORGET_AFTER;
    if (news.kind === 'here' || news.kind === 'ask') this.#writers.hear(node, news, until);
    const room = this.#rooms.get(documentId)?.room;
    const told = this.#told.get(documentId);
    if (!room || !told || room.connections.size === 0) return;
    const isNew = !told.nodes.has(node);
    told.nodes.set(node, until);
    if (isNew || news.kind === 'ask') this.#greet(documentId, 'here');
    const seen =
      (news.kind === 'is' && room.presence.hearElsewhere(node, news.there, until, now)) ||
      (news.kind === 'gone' && room.presence.goneElsewhere(node, news.client, now));
    if (seen) room.handOut();
  }

  /** Everybody is told anew, with a word that somebody has the document open. */
  #greet(documentId: string, greeting: 'ask' | 'here'): void {
    const told = this.#told.get(documentId) ?? { nodes: new Map(), known: new Map(), greeting: null };
    this.#told.set(documentId, told);
    if (told.greeting !== 'ask') told.greeting = greeting;
    // Those who have left meanwhile are told as gone.
    for (const client of told.known.keys()) told.known.set(client, '');
    this.#plan(documentId);
  }

  #plan(documentId?: string): void {
    if (!this.#parts.notices) return;
    if (documentId !== undefined) this.#waiting.add(documentId);
    if (this.#timer || this.#underWay || this.#waiting.size === 0) return;
    const wait = this.#toldAt + this.#parts.settings.presencePause - performance.now();
    this.#timer = setTimeout(
      () => {
        this.#timer = null;
        this.#underWay = this.#tell().finally(() => {
          this.#underWay = null;
          this.#plan();
        });
      },
      Math.max(0, wait),
    ).unref();
  }

  async #tell(): Promise<void> {
    this.#toldAt = performance.now();
    const news = [...this.#waiting].flatMap((documentId) => this.#newsOf(documentId));
    this.#waiting.clear();
    await this.#announce(news);
  }

  #newsOf(documentId: string): PresenceNews[] {
    const told = this.#told.get(documentId);
    if (!told) return [];
    const room = this.#rooms.get(documentId)?.room;
    const writers = room?.audience.people().some(({ seat }) => seat === 'write') ?? false;
    const news: PresenceNews[] = told.greeting ? [{ kind: told.greeting, documentId, writers }] : [];
    told.greeting = null;
    const here = room?.presence.here() ?? [];
    const present = new Set(here.map(({ client }) => client));
    for (const client of told.known.keys()) {
      if (present.has(client)) continue;
      told.known.delete(client);
      news.push({ kind: 'gone', documentId, client });
    }
    if (told.nodes.size === 0) return news;
    for (const there of here) {
      const state = `${there.clock} ${there.cursor}`;
      if (told.known.get(there.client) === state) continue;
      told.known.set(there.client, state);
      news.push({ kind: 'is', documentId, there });
    }
    return news;
  }

  async #announce(news: readonly PresenceNews[]): Promise<void> {
    const { notices, counters, report } = this.#parts;
    const { texts, left } = writeNotices(this.#node, news);
    for (let count = 0; count < left; count++) counters.add('notices.too-large');
    try {
      for (const text of texts) await notices?.announce(CHANNELS.presence, text);
    } catch (error) {
      counters.add('notices.failed');
      report.warn({ err: error }, 'the other nodes could not be told who is here');
    }
  }
}
