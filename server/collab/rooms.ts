import { CLOSINGS, type Closing, closingOf } from '../../app/document/close-codes';
import type { HeldText, RoomPerson, RoomStats, Rooms, UpdateAuthor } from '../../app/services/rooms';
import type { Log } from '../log';
import { CommitQueue } from './commit-queue';
import type { Connection } from './connection';
import { Counters } from './counters';
import type { FoldUpdates } from './fold';
import { type OpenRoom, OpenRooms } from './open-rooms';
import { PersonBuckets } from './person-buckets';
import { encodeClocks } from './protocol';
import type { Room } from './room';
import { liveTextError, putServerUpdate } from './server-update';
import { LIVE_DEFAULTS, type LiveSettings } from './settings';
import { Tally } from './tally';
import type { UpdateLog } from './update-log';

/** How nodes of one database wake each other; the store is one. */
export interface Notices {
  notify(channel: string, payload: string): Promise<void>;
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>;
}

/** Something of a document was stored; the seats of a document, a person or a session may have changed. */
export const CHANNELS = {
  stored: 'live-stored',
  document: 'live-document',
  person: 'live-person',
  session: 'live-session',
} as const;

export interface RoomsParts {
  readonly log: UpdateLog;
  readonly report: Log;
  readonly settings?: Partial<LiveSettings>;
  readonly fold: FoldUpdates;
  /** Given when other nodes write to the same log. */
  readonly notices?: Notices;
  /**
   * A text that differs whenever something may have been written to the database, by whomever; null when that
   * cannot be told. Without it everything may have changed at any time.
   */
  readonly mark?: () => Promise<string | null>;
  /** Asks for the seat of each connection again, and closes those that lost theirs. Never rejects. */
  readonly reseat: (at: readonly Seated[]) => Promise<void>;
  /** A commit succeeded and took so long, in ms. */
  readonly onCommit?: (ms: number) => void;
}

export interface Seated {
  readonly documentId: string;
  readonly connection: Connection;
}

/** The live documents of this node, for services and for the process. */
export class LiveRooms implements Rooms {
  readonly settings: LiveSettings;
  readonly counters = new Counters();
  readonly connections = new Set<Connection>();
  /** How many of them come from an address, and how many are a person's. */
  readonly byAddress = new Tally();
  readonly byPerson = new Tally();
  stopping = false;

  readonly #parts: RoomsParts;
  readonly #queue: CommitQueue;
  readonly #rooms: OpenRooms;
  readonly #holds = new Map<string, Promise<void>>();
  #trying = false;

  constructor(parts: RoomsParts) {
    const { log, report, notices, fold } = parts;
    this.#parts = parts;
    this.settings = { ...LIVE_DEFAULTS, ...parts.settings };
    this.#queue = new CommitQueue({
      log,
      longestWindow: this.settings.longestWindow,
      storeTimeout: this.settings.storeTimeout,
      ...(parts.onCommit ? { onCommit: parts.onCommit } : {}),
      onFailure: (error) => {
        this.counters.add('commits.failed');
        report.error({ err: error }, 'updates could not be stored');
        // What failed may have been this commit and not the database.
        void this.tryStoring();
      },
    });
    this.#rooms = new OpenRooms({
      log,
      report,
      fold,
      queue: this.#queue,
      settings: this.settings,
      counters: this.counters,
      cuts: new PersonBuckets(this.settings.cuts),
      pieces: new PersonBuckets(this.settings.pieces),
      shared: notices !== undefined,
      onStored: (documentId) => this.#notify(CHANNELS.stored, documentId),
      isHeld: (documentId) => this.#holds.has(documentId),
    });
  }

  get open(): readonly Room[] {
    return this.#rooms.all;
  }

  /** The room of a document; let somebody in in the same turn. @throws whatever the log throws */
  async find(documentId: string): Promise<OpenRoom> {
    return this.#rooms.open(documentId);
  }

  /** Lets a connection in. */
  enter({ room, intake }: OpenRoom, connection: Connection): void {
    this.#rooms.keep(room);
    this.connections.add(connection);
    const { socket, person, request } = connection;
    this.byAddress.add(request.address);
    this.byPerson.add(person.id);
    socket.on('message', (data: Buffer, isBinary: boolean) => intake.hear(connection, data, isBinary));
    socket.on('pong', () => {
      connection.alive = true;
    });
    socket.once('close', () => {
      connection.open = false;
      this.connections.delete(connection);
      this.byAddress.remove(request.address);
      this.byPerson.remove(person.id);
      intake.forget(connection);
      room.leave(connection);
    });
    room.enter(connection);
  }

  /** How many are connected to a document. */
  connectedTo(documentId: string): number {
    return this.#rooms.get(documentId)?.room.connections.size ?? 0;
  }

  #notify(channel: string, payload: string): void {
    // A lost notice is found by the next look at the log or the next sweep of the seats.
    this.#parts.notices?.notify(channel, payload).catch((error: unknown) => {
      this.counters.add('notices.failed');
      this.#parts.report.warn({ err: error }, 'the other nodes could not be told');
    });
  }

  close(documentId: string, code: number): void {
    this.#rooms.get(documentId)?.room.closeAll(closingOf(code));
    this.#notify(CHANNELS.document, documentId);
  }

  revokePerson(personId: string, code: number): void {
    this.#closeThose(({ person }) => person.id === personId, closingOf(code));
    this.#notify(CHANNELS.person, personId);
  }

  revokeSession(sessionId: string, code: number): void {
    this.#closeThose(({ seat }) => seat.sessionId === sessionId, closingOf(code));
    this.#notify(CHANNELS.session, sessionId);
  }

  #closeThose(which: (connection: Connection) => boolean, closing: Closing): void {
    for (const connection of [...this.connections]) if (which(connection)) connection.close(closing);
  }

  reseat(documentId: string): void {
    this.reseatHere((at) => at.documentId === documentId);
    this.#notify(CHANNELS.document, documentId);
  }

  reseatPerson(personId: string): void {
    this.reseatHere(({ connection }) => connection.person.id === personId);
    this.#notify(CHANNELS.person, personId);
  }

  /** Asks for the seats of connections of this node again. */
  reseatHere(which: (at: Seated) => boolean): void {
    const found = this.open.flatMap(({ documentId, connections }) =>
      [...connections].map((connection) => ({ documentId, connection })).filter(which),
    );
    if (found.length > 0) void this.#parts.reseat(found);
  }

  /** What `mark` says; null when it cannot be told. Never rejects. */
  async storeMark(): Promise<string | null> {
    try {
      return (await this.#parts.mark?.()) ?? null;
    } catch (error) {
      this.#parts.report.warn({ err: error }, 'the database did not say whether it has changed');
      return null;
    }
  }

  hold<T>(documentId: string, work: (held: HeldText) => Promise<T>): Promise<T> {
    const before = this.#holds.get(documentId) ?? Promise.resolve();
    const held = before.then(() => this.#hold(documentId, work));
    const over: Promise<void> = held
      .then(
        () => undefined,
        () => undefined,
      )
      .then(() => {
        if (this.#holds.get(documentId) === over) this.#holds.delete(documentId);
      });
    this.#holds.set(documentId, over);
    return held;
  }

  async #hold<T>(documentId: string, work: (held: HeldText) => Promise<T>): Promise<T> {
    const { room, intake } = await this.#findOrRefuse(documentId);
    intake.hold();
    try {
      await this.#queue.settled();
      if (this.#parts.notices) await room.pull();
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
      if (after.code !== undefined) this.close(documentId, after.code);
      return result;
    } finally {
      intake.release();
    }
  }

  async #findOrRefuse(documentId: string): Promise<OpenRoom> {
    if (this.stopping) throw liveTextError('unavailable');
    try {
      return await this.#rooms.open(documentId);
    } catch (error) {
      throw liveTextError('unavailable', error);
    }
  }

  async appendServerUpdate(documentId: string, update: Uint8Array, author: UpdateAuthor): Promise<number> {
    if (this.#parts.notices) await (await this.#findOrRefuse(documentId)).room.pull();
    const { room } = await this.#findOrRefuse(documentId);
    return putServerUpdate(room, update, author);
  }

  people(documentId: string): readonly RoomPerson[] {
    return this.#rooms.get(documentId)?.room.people() ?? [];
  }

  stats(): RoomStats {
    const rooms = this.open;
    const now = performance.now();
    const sum = (of: (room: Room) => number) => rooms.reduce((total, room) => total + of(room), 0);
    return {
      rooms: rooms.length,
      connections: this.connections.size,
      uncommitted: sum((room) => room.uncommitted),
      oldestUncommittedMs: Math.max(0, ...rooms.map(({ oldestAt }) => (oldestAt ? now - oldestAt : 0))),
      lastCommitMs: this.#queue.lastCommitMs,
      textBytes: sum((room) => room.bytes),
      unsentBytes: [...this.connections].reduce((total, { unsent }) => total + unsent, 0),
      storing: this.#queue.storing,
      counts: this.counters.all(),
    };
  }

  /** After a failed commit: tries whether the database stores again, so that people may go on. Never rejects. */
  async tryStoring(): Promise<void> {
    if (this.#queue.storing || this.#trying) return;
    this.#trying = true;
    try {
      await this.#parts.log.probe();
      this.#queue.storing = true;
      this.#parts.report.info({}, 'updates can be stored again');
    } catch {
      // Reported when the commit failed; it is tried again in a moment.
    } finally {
      this.#trying = false;
    }
  }

  /** Takes in what other nodes have stored: of these documents, or of whichever have grown. */
  async look(documentIds?: readonly string[]): Promise<void> {
    const seqs = new Map(this.open.map(({ documentId, seq }) => [documentId, seq]));
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

  /** Stores what waits, tells everyone to come back, and lets everything go; takes 5 s at most. */
  async shutdown(): Promise<void> {
    this.stopping = true;
    const end = performance.now() + 4_500;
    await Promise.race([this.#queue.settled(), pause(3_000)]);
    this.#closeThose(() => true, CLOSINGS.restarting);
    while (this.connections.size > 0 && performance.now() < end) await pause(10);
    for (const connection of this.connections) connection.cutOff();
    for (const room of this.open) this.#rooms.forget(room);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
