import { setTimeout as pause } from 'node:timers/promises';
import { CLOSINGS, closingOf } from '../../app/document/close-codes';
import type { HeldText, RoomPerson, RoomStats, Rooms, UpdateAuthor } from '../../app/services/rooms';
import type { Log } from '../log';
import { CommitQueue } from './commit-queue';
import type { Connection } from './connection';
import { Counters } from './counters';
import type { FoldUpdates } from './fold';
import { Holds } from './holds';
import { HoldsBetweenNodes } from './holds-between-nodes';
import { LargeMessages } from './large-messages';
import { CHANNELS, type Notices } from './notices';
import { type OpenRoom, OpenRooms } from './open-rooms';
import { OtherNodes } from './other-nodes';
import { PersonBuckets } from './person-buckets';
import { PresenceBetweenNodes } from './presence-between-nodes';
import { PresentConnections } from './present-connections';
import type { Room } from './room';
import { roomStats } from './room-stats';
import type { Seated } from './seats';
import { LIVE_DEFAULTS, type LiveSettings } from './settings';
import type { SplitUpdates } from './split-update';
import { TextAccess } from './text-access';
import type { UpdateLog } from './update-log';

export interface RoomsParts {
  readonly log: UpdateLog;
  readonly report: Log;
  readonly settings?: Partial<LiveSettings>;
  readonly fold: FoldUpdates;
  readonly split: SplitUpdates;
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

/** The live documents of this node, for services and for the process. */
export class LiveRooms implements Rooms {
  readonly settings: LiveSettings;
  readonly counters = new Counters();
  readonly present = new PresentConnections();
  /** Who is present on other nodes, and what they are told of this one. */
  readonly elsewhere: PresenceBetweenNodes;
  readonly holdsElsewhere: HoldsBetweenNodes;
  stopping = false;

  readonly #parts: RoomsParts;
  readonly #queue: CommitQueue;
  readonly #rooms: OpenRooms;
  readonly #nodes: OtherNodes;
  readonly #texts: TextAccess;
  readonly #large: LargeMessages;

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
    const holds = new Holds();
    this.#large = new LargeMessages({
      settings: this.settings,
      counters: this.counters,
      report,
      offline: new PersonBuckets(this.settings.offline),
    });
    this.#rooms = new OpenRooms({
      log,
      report,
      fold,
      split: parts.split,
      large: this.#large,
      queue: this.#queue,
      settings: this.settings,
      counters: this.counters,
      cuts: new PersonBuckets(this.settings.cuts),
      pieces: new PersonBuckets(this.settings.pieces),
      shared: notices !== undefined,
      onPresent: (room) => this.elsewhere.changed(room),
      onStored: (documentId) => this.#nodes.tell(CHANNELS.stored, documentId),
      isHeld: (documentId) => holds.has(documentId),
    });
    const { counters, settings } = this;
    this.#nodes = new OtherNodes(this.#rooms, { log, report, counters, notices });
    this.elsewhere = new PresenceBetweenNodes(this.#rooms, { settings, report, counters, notices });
    this.holdsElsewhere = new HoldsBetweenNodes({
      notices,
      holdHere: (documentId, ended) => this.#texts.holdFor(documentId, ended),
      failed: (error) => {
        counters.add('notices.failed');
        report.warn({ err: error }, 'a document could not be held with the other nodes');
      },
    });
    this.#texts = new TextAccess({
      rooms: this.#rooms,
      queue: this.#queue,
      nodes: this.#nodes,
      holds,
      holdsElsewhere: this.holdsElsewhere,
      split: parts.split,
      splitOver: this.settings.maxMessage,
      stopping: () => this.stopping,
      close: (documentId, code) => this.close(documentId, code),
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
    this.present.add(connection);
    const { socket } = connection;
    if (connection.seat.seat === 'write') this.#large.watch(room.documentId, connection);
    socket.on('message', (data: Buffer, isBinary: boolean) => intake.hear(connection, data, isBinary));
    socket.on('pong', () => {
      connection.alive = true;
    });
    socket.once('close', () => {
      connection.open = false;
      this.present.remove(connection);
      intake.forget(connection);
      room.leave(connection);
    });
    room.enter(connection);
    this.elsewhere.entered(room);
  }

  /** Bytes of large messages that are arriving or being taken in. */
  get largeBytes(): number {
    return this.#large.bytes;
  }

  /** How many are connected to a document. */
  connectedTo(documentId: string): number {
    return this.#rooms.get(documentId)?.room.connections.size ?? 0;
  }

  close(documentId: string, code: number): void {
    this.#rooms.get(documentId)?.room.closeAll(closingOf(code));
    this.#nodes.tell(CHANNELS.document, documentId);
  }

  revokePerson(personId: string, code: number): void {
    this.present.close(closingOf(code), ({ person }) => person.id === personId);
    this.#nodes.tell(CHANNELS.person, personId);
  }

  revokeSession(sessionId: string, code: number): void {
    this.present.close(closingOf(code), ({ seat }) => seat.sessionId === sessionId);
    this.#nodes.tell(CHANNELS.session, sessionId);
  }

  reseat(documentId: string): void {
    this.reseatHere((at) => at.documentId === documentId);
    this.#nodes.tell(CHANNELS.document, documentId);
  }

  reseatPerson(personId: string): void {
    this.reseatHere(({ connection }) => connection.person.id === personId);
    this.#nodes.tell(CHANNELS.person, personId);
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
    return this.#texts.hold(documentId, work);
  }

  appendServerUpdate(documentId: string, update: Uint8Array, author: UpdateAuthor): Promise<number> {
    return this.#texts.append(documentId, update, author);
  }

  hasWriters(documentId: string): boolean {
    const here = this.people(documentId).some(({ seat }) => seat === 'write');
    return here || this.elsewhere.hasWriters(documentId);
  }

  /** Tells the pages of this node that something beside these texts is new: a comment, a reply, a decision. */
  tellBeside(documentIds: readonly string[]): void {
    for (const id of documentIds) this.#rooms.get(id)?.room.audience.tellBeside();
  }

  /** Who has the document open on this node, in the order in which they came; a person once. */
  people(documentId: string): readonly RoomPerson[] {
    return this.#rooms.get(documentId)?.room.audience.people() ?? [];
  }

  stats(): RoomStats {
    return roomStats(this.open, this.present, this.#queue, this.counters);
  }

  /** After a failed commit: tries whether the database stores again, so that people may go on. Never rejects. */
  async tryStoring(): Promise<void> {
    if (await this.#queue.tryAgain()) this.#parts.report.info({}, 'updates can be stored again');
  }

  /** Takes in what other nodes have stored: of these documents, or of whichever have grown. */
  look(documentIds?: readonly string[]): Promise<void> {
    return this.#nodes.look(documentIds);
  }

  /** Stores what waits, tells everyone to come back, and lets everything go; takes 5 s at most. */
  async shutdown(): Promise<void> {
    this.stopping = true;
    const end = performance.now() + 4_500;
    await Promise.race([this.#queue.settled(), pause(3_000)]);
    this.present.close(CLOSINGS.restarting);
    while (this.present.all.size > 0 && performance.now() < end) await pause(10);
    for (const connection of this.present.all) connection.cutOff();
    await Promise.race([this.elsewhere.stop(), pause(500)]);
    for (const room of this.open) this.#rooms.forget(room);
  }
}
