import { CLOSINGS, type Closing } from '../../app/document/close-codes';
import type { RoomPerson } from '../../app/services/rooms';
import type { Log } from '../log';
import { Audience } from './audience';
import type { Batch, CommitQueue, Flushed } from './commit-queue';
import type { Connection } from './connection';
import type { Counters } from './counters';
import { DocumentState } from './document-state';
import { DocumentText } from './document-text';
import type { FoldUpdates } from './fold';
import { Presence } from './presence';
import { awarenessFrame, step1Frame } from './protocol';
import type { Entry } from './room-entry';
import type { LiveSettings } from './settings';
import {
  isCompacted,
  type LoadedDocument,
  type Refused,
  type StoredUpdate,
  type UpdateLog,
} from './update-log';
import { readStructure } from './update-structure';

/** Bytes of a text that cost as much to fold as one update of the tail costs to read. */
const BYTES_FOR_UPDATE = 100;

export interface RoomParts {
  readonly log: UpdateLog;
  readonly queue: CommitQueue;
  readonly settings: LiveSettings;
  readonly counters: Counters;
  readonly report: Log;
  readonly fold: FoldUpdates;
  /** Whether other nodes write to the same log. */
  readonly shared: boolean;
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
  broken = false;

  readonly #parts: RoomParts;
  #waiting: Entry[] = [];
  #underWay: readonly Entry[] = [];
  #waitingBytes = 0;
  #seq: number;
  /** Numbers this node was given that lie beyond `#seq`, where another node's may still be missing. */
  readonly #ownAhead = new Set<number>();
  #pulling: Promise<void> | null = null;
  #pullNext: Promise<void> | null = null;
  #folding: Promise<void> | null = null;
  /** Updates of the log that are not in the fold: rows, however few chunks hold them here. */
  #unfolded: number;
  /** After a fold that failed: how long the tail was, and of how many updates. */
  #foldFailed = { bytes: 0, updates: 0 };

  /** @throws Damage when the log holds what it cannot hold */
  constructor(documentId: string, loaded: LoadedDocument, parts: RoomParts) {
    this.documentId = documentId;
    this.#parts = parts;
    this.state = new DocumentState((client) => this.presence.ownerOf(client)?.person.id);
    this.presence = new Presence((client) => this.state.writers.get(client));
    this.text = new DocumentText(loaded.folded);
    this.audience = new Audience(this.text, this.presence, parts.settings, parts.counters);
    if (loaded.folded) this.state.take(readStructure(loaded.folded.state));
    for (const { update } of loaded.tail) {
      const structure = readStructure(update);
      this.state.take(structure);
      this.text.addStructure(structure);
    }
    for (const { clientId, personId } of loaded.bindings) this.state.writers.set(clientId, personId);
    this.#seq = loaded.seq;
    this.#unfolded = loaded.tail.length;
  }

  /** The number of the last update this node has of the document. */
  get seq(): number {
    return this.#seq;
  }

  get connections(): ReadonlySet<Connection> {
    return this.audience.connections;
  }

  get idle(): boolean {
    return this.connections.size === 0 && this.uncommitted === 0 && !this.#folding;
  }

  get uncommitted(): number {
    return this.#waiting.length + this.#underWay.length;
  }

  /** When the oldest update that is not stored came in; undefined when all are. */
  get oldestAt(): number | undefined {
    return (this.#underWay[0] ?? this.#waiting[0])?.at;
  }

  /** Bytes of the text with what waits to be stored. */
  get bytes(): number {
    return this.text.bytes + this.#waitingBytes;
  }

  get waitingBytes(): number {
    return this.#waitingBytes;
  }

  people(): RoomPerson[] {
    const people = new Map<string, RoomPerson>();
    for (const { person } of this.connections) {
      if (people.get(person.id)?.seat !== 'write') people.set(person.id, person);
    }
    return [...people.values()];
  }

  enter(connection: Connection): void {
    this.audience.connections.add(connection);
    const frames: Uint8Array[] = [awarenessFrame(this.presence.everybody())];
    // A read seat has nothing to tell; it is not asked.
    if (connection.seat.seat === 'write') frames.unshift(step1Frame(this.state.clocks));
    connection.sendAll(frames);
  }

  leave(connection: Connection): void {
    if (!this.audience.connections.delete(connection)) return;
    if (this.presence.leave(connection, performance.now())) this.present();
    if (this.connections.size === 0) this.#parts.onEmpty(this);
  }

  /** Everything the document consists of, stored or not, in order. */
  *everything(): Iterable<Uint8Array> {
    yield* this.text.updates();
    for (const { update } of [...this.#underWay, ...this.#waiting]) if (update) yield update.update;
  }

  /** Everything that is deleted in the stored text, encoded. What waits brings its own deletes when it is stored. */
  storedDeletes(): Uint8Array {
    const waiting = [...this.#underWay, ...this.#waiting].flatMap(({ update }) => {
      return update ? readStructure(update.update).deletes : [];
    });
    return this.state.deleted.encodeWithout(waiting);
  }

  put(entry: Entry): void {
    this.#waiting.push(entry);
    this.#waitingBytes += entry.size;
    this.#parts.queue.request(this);
  }

  /** Somebody's presence has changed. */
  present(): void {
    this.#parts.queue.request(this);
  }

  takeBatch(): Batch | null {
    const entries = this.#waiting;
    const presence = this.presence.takeChanged();
    if (entries.length === 0 && !presence) return null;
    this.#waiting = [];
    this.#underWay = entries;
    const frame = presence && awarenessFrame(presence);
    return {
      updates: entries.flatMap(({ update }) => update ?? []),
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
    this.#done(entries);
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
      this.#unfolded++;
      if (this.#parts.shared) this.#ownAhead.add(answer);
      else this.#seq = Math.max(this.#seq, answer);
    }
    if (this.broken) return;
    this.audience.tell(told, presence);
    if (told.some(({ frame }) => frame)) this.#parts.onStored(this.documentId);
    // The state has taken in what the log has not.
    if (refused) this.break(refused === 'closed' ? CLOSINGS.draftFrozen : CLOSINGS.outOfStep);
    else if (this.#mayFold) void this.fold();
  }

  #failed(entries: readonly Entry[]): void {
    this.#done(entries);
    for (const { settle } of entries) settle?.('failed');
    this.break(CLOSINGS.notStored);
  }

  #done(entries: readonly Entry[]): void {
    this.#underWay = [];
    for (const { size } of entries) this.#waitingBytes -= size;
  }

  /** Takes in what other nodes have stored. Who asks while that is under way is answered by the next look. */
  pull(): Promise<void> {
    if (this.#pulling) {
      this.#pullNext ??= this.#pulling
        .catch(() => undefined)
        .then(() => {
          this.#pullNext = null;
          return this.pull();
        });
      return this.#pullNext;
    }
    this.#pulling = this.#pull().finally(() => {
      this.#pulling = null;
    });
    return this.#pulling;
  }

  async #pull(): Promise<void> {
    const rows = await this.#parts.log.after(this.documentId, this.#seq).catch((error: unknown) => {
      // This process was away for so long that what it lacks is compacted: only loading anew helps.
      if (isCompacted(error)) this.break(CLOSINGS.outOfStep);
      throw error;
    });
    const fresh = rows.filter(({ seq }) => !this.#ownAhead.has(seq));
    if (fresh.length > 0) await this.#learnWriters(fresh);
    if (this.broken) return;
    const frames: Buffer[] = [];
    for (const { seq, update } of fresh) {
      // Stored by this node while the rows were being read.
      if (this.#ownAhead.has(seq)) continue;
      const structure = readStructure(update);
      this.state.take(structure);
      frames.push(this.text.addStructure(structure));
      this.#unfolded++;
    }
    this.#seq = Math.max(this.#seq, rows.at(-1)?.seq ?? 0);
    for (const seq of this.#ownAhead) if (seq <= this.#seq) this.#ownAhead.delete(seq);
    this.audience.tellAll(frames);
  }

  async #learnWriters(rows: readonly StoredUpdate[]): Promise<void> {
    const unknown = rows.some(({ update }) =>
      readStructure(update).blocks.some(({ client }) => !this.state.writers.has(client)),
    );
    if (!unknown) return;
    for (const { clientId, personId } of await this.#parts.log.bindings(this.documentId)) {
      this.state.writers.set(clientId, personId);
    }
  }

  /** Whether folding pays: it costs as much as the whole text is long, and spares whoever opens it next the tail. */
  get #mayFold(): boolean {
    const { foldAfter, foldAfterUpdates } = this.#parts.settings;
    const { bytes, tailBytes } = this.text;
    const { bytes: failedBytes, updates: failedUpdates } = this.#foldFailed;
    if (tailBytes > Math.max(foldAfter, bytes - tailBytes, failedBytes + foldAfter)) return true;
    const least = Math.max(foldAfterUpdates, bytes / BYTES_FOR_UPDATE);
    return this.#unfolded > failedUpdates + least;
  }

  /** Folds what is stored, in the background. Never rejects. */
  fold(): Promise<void> {
    this.#folding ??= this.#fold().finally(() => {
      this.#folding = null;
    });
    return this.#folding;
  }

  async #fold(): Promise<void> {
    const { updates, position } = this.text.beginFold();
    const throughSeq = this.#seq;
    const count = this.#unfolded;
    const { log, fold, counters, report } = this.#parts;
    try {
      const folded = { ...(await fold(updates)), throughSeq };
      await log.fold(this.documentId, folded);
      this.text.endFold(position, folded);
      this.#unfolded -= count;
      this.#foldFailed = { bytes: 0, updates: 0 };
      counters.add('folds');
    } catch (error) {
      this.text.endFold(position, null);
      // Tried again when there is more to fold, not with every edit.
      this.#foldFailed = { bytes: this.text.tailBytes, updates: this.#unfolded };
      counters.add('folds.failed');
      report.warn({ documentId: this.documentId, err: error }, 'a text could not be folded');
    }
  }

  closeAll(closing: Closing): void {
    for (const connection of [...this.connections]) connection.close(closing);
  }

  /** Gives the room up: what it knows may differ from the log. */
  break(closing: Closing): void {
    if (this.broken) return;
    this.broken = true;
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#waitingBytes = 0;
    for (const { settle } of waiting) settle?.('failed');
    this.closeAll(closing);
    this.#parts.onBroken(this);
  }
}
