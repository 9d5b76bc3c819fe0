import { CLOSINGS, type Closing } from '../../app/document/close-codes';
import { Audience } from './audience';
import { Backlog } from './backlog';
import type { CommitQueue } from './commit-queue';
import type { Connection } from './connection';
import { DocumentState } from './document-state';
import { DocumentText } from './document-text';
import type { Batch, Flushed } from './flush-order';
import { LogFollower } from './log-follower';
import { Presence } from './presence';
import { awarenessFrame, step1Frame } from './protocol';
import type { Entry } from './room-entry';
import { TailFold, type TailFoldParts } from './tail-fold';
import type { LoadedDocument, Refused } from './update-log';

export interface RoomParts extends TailFoldParts {
  readonly queue: CommitQueue;
  /** Whether other nodes write to the same log. */
  readonly shared: boolean;
  /** Somebody's presence on this node has changed. */
  readonly onPresent: (room: Room) => void;
  /** Something of this document has been stored. */
  readonly onStored: (documentId: string) => void;
  /** The last connection has left. */
  readonly onEmpty: (room: Room) => void;
  /** The room is of no more use: what it knows may differ from the log. */
  readonly onBroken: (room: Room) => void;
}

/**
 * A document that is open: who is here, what the log holds of it, and what waits to be stored. Updates are
 * passed on as bytes; no Yjs document is built.
 *
 * What has been accepted but not stored is known to `state` only: no byte of it leaves before `stored`. When
 * storing fails the room is broken: everyone is sent away, and the next to come loads it from the log anew.
 */
export class Room implements Flushed {
  readonly documentId: string;
  readonly presence: Presence;
  readonly state: DocumentState;
  readonly text: DocumentText;
  readonly audience: Audience;
  readonly backlog = new Backlog();
  broken = false;

  readonly #parts: RoomParts;
  readonly #followed: LogFollower;
  readonly #tail: TailFold;

  /** @throws Damage when the log holds what it cannot hold */
  constructor(documentId: string, loaded: LoadedDocument, parts: RoomParts) {
    this.documentId = documentId;
    this.#parts = parts;
    this.state = new DocumentState((client) => this.presence.personUnder(client));
    this.presence = new Presence((client) => this.state.writers.get(client));
    this.text = new DocumentText(loaded.folded);
    this.audience = new Audience(this.text, this.presence, parts.settings, parts.counters);
    this.#tail = new TailFold(documentId, this.text, parts);
    this.#followed = new LogFollower(documentId, loaded.seq, parts, {
      knowsWriter: (client) => this.state.writers.has(client),
      learnWriters: (bindings) => this.state.learnWriters(bindings),
      take: (updates) => {
        if (!this.broken) this.audience.tellAll(this.#take(updates));
      },
      leftBehind: () => this.break(CLOSINGS.outOfStep),
    });
    if (loaded.folded) this.state.take(loaded.folded.state);
    this.#take(loaded.tail.map(({ update }) => update));
    this.state.learnWriters(loaded.bindings);
  }

  /** The number of the last update this node has of the document. */
  get seq(): number {
    return this.#followed.seq;
  }

  get connections(): ReadonlySet<Connection> {
    return this.audience.connections;
  }

  get idle(): boolean {
    return this.connections.size === 0 && this.backlog.count === 0 && !this.#tail.underWay;
  }

  /** Bytes of the text with what waits to be stored. */
  get bytes(): number {
    return this.text.bytes + this.backlog.bytes;
  }

  enter(connection: Connection): void {
    this.audience.connections.add(connection);
    const frames: Uint8Array[] = [awarenessFrame(this.presence.everybodyFor(connection.person.id))];
    // A read seat has nothing to tell; it is not asked.
    if (connection.seat.seat === 'write') frames.unshift(step1Frame(this.state.clocks));
    connection.sendAll(frames);
  }

  leave(connection: Connection): void {
    if (!this.audience.connections.delete(connection)) return;
    if (this.presence.leave(connection, performance.now())) this.present();
    if (this.connections.size === 0) this.#parts.onEmpty(this);
  }

  /** Everything that is deleted in the stored text, encoded. What waits brings its own deletes when it is stored. */
  storedDeletes(): Uint8Array {
    return this.state.deleted.encodeWithout(this.backlog.deletes());
  }

  put(entry: Entry): void {
    this.backlog.add(entry);
    this.#parts.queue.request(this);
  }

  /** Somebody's presence on this node has changed. */
  present(): void {
    this.handOut();
    this.#parts.onPresent(this);
  }

  /** Has what changed in presence handed out with the next flush. */
  handOut(): void {
    this.#parts.queue.request(this);
  }

  get waitingBytes(): number {
    return this.backlog.waitingBytes;
  }

  takeBatch(most: number): Batch | null {
    const entries = this.backlog.begin(most);
    const presence = this.presence.takeChanged();
    if (entries.length === 0 && !presence) return null;
    const frame = presence && awarenessFrame(presence);
    return {
      updates: entries.flatMap(({ update }) => update ?? []),
      bytes: entries.reduce((sum, { size }) => sum + size, 0),
      more: this.backlog.waits,
      deliveries: (entries.length + (frame ? 1 : 0)) * this.connections.size,
      stored: (answers) => this.#stored(entries, answers, frame),
      failed: () => this.#failed(entries),
    };
  }

  #stored(
    entries: readonly Entry[],
    answers: ReadonlyArray<number | Refused>,
    presence: Buffer | null,
  ): void {
    this.backlog.end();
    const told: Entry[] = [];
    let refused: Refused | null = null;
    let next = 0;
    for (const entry of entries) {
      const answer = entry.update ? answers[next++] : undefined;
      if (answer !== undefined) entry.settle?.(answer);
      if (typeof answer === 'string') {
        refused = answer;
        continue;
      }
      told.push(entry);
      if (this.broken || !entry.frame || answer === undefined) continue;
      this.text.add(entry.frame, entry.size, entry.ends);
      this.#tail.grow();
      this.#followed.stored(answer);
    }
    if (this.broken) return;
    this.audience.tell(told, presence);
    if (told.some(({ frame }) => frame)) this.#parts.onStored(this.documentId);
    // The state has taken in what the log has not.
    if (refused) this.break(refused === 'closed' ? CLOSINGS.draftFrozen : CLOSINGS.outOfStep);
    else if (this.#tail.pays) void this.fold();
  }

  #failed(entries: readonly Entry[]): void {
    this.backlog.end();
    for (const { settle } of entries) settle?.('failed');
    this.break(CLOSINGS.notStored);
  }

  /** Takes in what is stored already, and answers it as frames. */
  #take(updates: readonly Uint8Array[]): Buffer[] {
    return updates.map((update) => {
      this.#tail.grow();
      return this.text.addExtent(this.state.take(update));
    });
  }

  /** Takes in what other nodes have stored. */
  pull(): Promise<void> {
    return this.#followed.look();
  }

  /** Folds what is stored, in the background. Never rejects. */
  fold(): Promise<void> {
    return this.#tail.fold(this.seq);
  }

  closeAll(closing: Closing): void {
    for (const connection of [...this.connections]) connection.close(closing);
  }

  /** Gives the room up: what it knows may differ from the log. */
  break(closing: Closing): void {
    if (this.broken) return;
    this.broken = true;
    this.backlog.abandon();
    this.closeAll(closing);
    this.#parts.onBroken(this);
  }
}
