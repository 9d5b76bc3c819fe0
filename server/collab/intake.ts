import { CLOSINGS, type Closing } from '../../app/document/close-codes';
import type { Log } from '../log';
import type { Connection } from './connection';
import type { Counters } from './counters';
import { isDamage } from './damage';
import { covers, type Verdict } from './document-state';
import type { PersonBuckets } from './person-buckets';
import { awarenessFrame, type ClientMessage, readMessage, step1Frame, updateFrame } from './protocol';
import type { Room } from './room';
import type { LiveSettings } from './settings';
import { readStructure, type UpdateStructure } from './update-structure';

/** A content message and its place among those its connection sent, from 1. */
type Content = ClientMessage & { readonly kind: 'step-2' | 'update' } & { readonly ordinal: number };

interface Inbox {
  readonly contents: Content[];
  bytes: number;
  /** The log is being looked at for what the connection builds on. */
  looking: boolean;
}

/** Pieces of text in an update that nobody counts: typing, and a pasted sentence. */
const FEW_PIECES = 64;
/** Client ids one connection may begin to write under; each page load makes one. */
const MOST_NEW_IDS = 1_000;

export interface IntakeParts {
  readonly settings: LiveSettings;
  readonly counters: Counters;
  readonly report: Log;
  /** Whether other nodes write to the same log. */
  readonly shared: boolean;
  readonly cuts: PersonBuckets;
  readonly pieces: PersonBuckets;
  /** Whether the last attempt to store succeeded. */
  readonly queue: { readonly storing: boolean };
}

/**
 * The one way in for what clients of a room send. Each message is decided by the seat of its connection, the
 * shape of its bytes and the state of the document; what is refused costs only the connection it came from.
 */
export class Intake {
  readonly #room: Room;
  readonly #parts: IntakeParts;
  #held = false;
  /** Content that waits: while the document is held, or while its connection is being looked into. */
  readonly #inbox = new Map<Connection, Inbox>();

  constructor(room: Room, parts: IntakeParts) {
    this.#room = room;
    this.#parts = parts;
  }

  /** Takes a message of a connection. Never throws. */
  hear(connection: Connection, data: Buffer, isBinary: boolean): void {
    if (!connection.open) return;
    connection.alive = true;
    try {
      if (!isBinary) {
        this.#refuse(connection, CLOSINGS.notBinary, 'text-frame');
        return;
      }
      const now = performance.now();
      if (!connection.messages.take(1, now) || !connection.bytes.take(data.length, now)) {
        this.#refuse(connection, CLOSINGS.tooFast, 'too-fast');
        return;
      }
      this.#message(connection, readMessage(data), now);
    } catch (error) {
      if (!isDamage(error)) {
        this.#parts.report.error({ err: error, documentId: this.#room.documentId }, 'a message failed');
        this.#refuse(connection, CLOSINGS.serverFault, 'fault');
      } else if (error.word === 'unknown-type') this.#refuse(connection, CLOSINGS.unknownMessage, error.word);
      else this.#refuse(connection, CLOSINGS.malformedMessage, error.word);
    }
  }

  /** Content waits from now on; presence and reading go on. */
  hold(): void {
    this.#held = true;
  }

  /** Takes in what waited, in the order in which each connection sent it. */
  release(): void {
    this.#held = false;
    for (const [connection, { looking }] of [...this.#inbox]) if (!looking) this.#drain(connection);
  }

  forget(connection: Connection): void {
    this.#inbox.delete(connection);
  }

  #message(connection: Connection, message: ClientMessage, now: number): void {
    const { presence, audience } = this.#room;
    switch (message.kind) {
      case 'step-1':
        if (!connection.requests.take(1, now)) {
          this.#refuse(connection, CLOSINGS.tooFast, 'requests');
          return;
        }
        this.#answer(connection, message, now);
        return;
      case 'awareness': {
        const heard = presence.hear(connection, message.update, now);
        if (heard === 'refused') this.#parts.counters.add('refused.presence');
        if (heard === 'changed') this.#room.present();
        return;
      }
      case 'query-awareness':
        if (!connection.behind) connection.send(awarenessFrame(presence.everybody()));
        return;
      default:
        if (!audience.connections.has(connection)) return;
        this.#arrived(connection, { ...message, ordinal: ++connection.received });
    }
  }

  #answer(connection: Connection, message: ClientMessage & { readonly kind: 'step-1' }, now: number): void {
    const { audience, text, state } = this.#room;
    const deletes = () => this.#room.storedDeletes();
    // A few bytes ask for a whole text: nobody gets a second while the first lies there unsent.
    if (connection.unsent > this.#parts.settings.unsentSoft) return;
    const cut = text.mustCut(message.clocks, message.encoded);
    if (cut && !this.#parts.cuts.take(connection.person.id, now)) {
      this.#refuse(connection, CLOSINGS.tooFast, 'cuts');
      return;
    }
    audience.answer(connection, text.answer(message.clocks, message.encoded, deletes));
    const told = connection.seat.seat === 'write' && connection.synced && !this.#inbox.has(connection);
    if (!told || covers(state.clocks, message.clocks)) {
      connection.askedAgain = false;
      return;
    }
    this.#differs(connection);
  }

  /** It has sent everything once, and now knows of more than the server does: asked for it once, then sent away. */
  #differs(connection: Connection): void {
    const { counters, report } = this.#parts;
    const facts = { documentId: this.#room.documentId, personId: connection.person.id };
    if (connection.askedAgain) {
      report.error(facts, 'a client went on knowing more than the server');
      this.#refuse(connection, CLOSINGS.outOfStep, 'differs');
      return;
    }
    connection.askedAgain = true;
    counters.add('asked-again');
    report.warn(facts, 'a client knew more than the server');
    connection.send(step1Frame(this.#room.state.clocks));
  }

  #arrived(connection: Connection, content: Content): void {
    if (this.#held || this.#inbox.has(connection)) this.#keep(connection, content);
    else this.#content(connection, content, false);
  }

  #content(connection: Connection, message: Content, looked: boolean): void {
    const structure = this.#structure(connection, message.update);
    if (!structure) return;
    if (connection.seat.seat !== 'write') {
      this.#fromReader(connection, structure);
      return;
    }
    const room = this.#room;
    const { settings } = this.#parts;
    if (room.bytes + message.update.length > settings.maxDocument) {
      this.#refuse(connection, CLOSINGS.documentTooLarge, 'document-too-large');
      return;
    }
    if (room.waitingBytes > settings.maxBacklog) {
      this.#refuse(connection, CLOSINGS.tooFast, 'backlog');
      return;
    }
    const { count } = structure.structs;
    if (count > FEW_PIECES && !this.#parts.pieces.take(connection.person.id, performance.now(), count)) {
      this.#refuse(connection, CLOSINGS.tooFast, 'pieces');
      return;
    }
    // Each id is given to its writer in the transaction that stores for everybody: too many would make it fail.
    if (connection.bound + room.state.unboundIn(structure) > MOST_NEW_IDS) {
      this.#refuse(connection, CLOSINGS.tooFast, 'client-ids');
      return;
    }
    // Nothing is taken in that would be thrown away with the whole room: only who wants to save is told to wait.
    if (!this.#parts.queue.storing && room.state.wouldChange(structure)) {
      this.#refuse(connection, CLOSINGS.notStored, 'not-storing');
      return;
    }
    const verdict = room.state.accept(structure, connection.person.id, () => room.everything());
    switch (verdict.kind) {
      case 'gap':
        this.#gap(connection, message, looked);
        return;
      case 'foreign':
        this.#refuse(connection, CLOSINGS.foreignAuthor, 'foreign-author');
        return;
      case 'misplaced':
        this.#refuse(connection, CLOSINGS.damagedChange, verdict.fault);
        return;
      default:
        if (message.kind === 'step-2') {
          connection.synced = true;
          connection.passedOver = null;
        }
        this.#put(connection, message, verdict);
    }
  }

  #put(connection: Connection, { ordinal }: Content, verdict: Verdict): void {
    const room = this.#room;
    const { person, passedOver } = connection;
    const at = performance.now();
    // What was passed over is stored only with the step 2 that is still to come.
    const upTo = passedOver === null ? ordinal : Math.min(ordinal, passedOver - 1);
    if (verdict.kind !== 'new') {
      room.put({ update: null, frame: null, size: 0, ends: [], from: connection, upTo, at });
      return;
    }
    const { update, ends, unbound } = verdict;
    connection.bound += unbound.length;
    for (const client of unbound) room.state.writers.set(client, person.id);
    // The message is a view into what the network delivered; the frame is a copy of its own.
    const frame = updateFrame(update);
    const kept = frame.subarray(frame.length - update.length);
    const { id: personId, organisationId } = person;
    room.put({
      update: {
        documentId: room.documentId,
        update: kept,
        clientId: ends[0] ?? null,
        personId,
        organisationId,
        bind: unbound.map((clientId) => ({ clientId, personId, organisationId })),
        onlyWhileOpen: true,
      },
      frame,
      size: kept.length,
      ends,
      from: connection,
      upTo,
      at,
    });
    this.#parts.counters.add('updates');
  }

  /** A read seat changes nothing; what it repeats, as every client does on connecting, is no offence. */
  #fromReader(connection: Connection, structure: UpdateStructure): void {
    if (!this.#room.state.wouldChange(structure)) return;
    this.#parts.counters.add('refused.reading-only');
    if (++connection.refused > this.#parts.settings.refusals) {
      this.#refuse(connection, CLOSINGS.readingOnly, 'reading-only-closed');
    }
  }

  /**
   * An update that builds on what the server does not have. A client that has not yet answered step 1 sends
   * such edits in good faith: its step 2 will carry them with all they build on. With other nodes the missing
   * part may be in the log already. Otherwise the client is out of step and comes back with everything.
   */
  #gap(connection: Connection, message: Content, looked: boolean): void {
    if (message.kind === 'update' && !connection.synced) {
      this.#parts.counters.add('awaits-step-2');
      connection.passedOver ??= message.ordinal;
      return;
    }
    if (!this.#parts.shared || looked) {
      this.#refuse(connection, CLOSINGS.outOfStep, 'gap');
      return;
    }
    const copy = { ...message, update: message.update.slice() };
    const inbox: Inbox = { contents: [], bytes: 0, looking: true };
    this.#inbox.set(connection, inbox);
    this.#room
      .pull()
      .then(() => {
        inbox.looking = false;
        if (this.#held) inbox.contents.unshift(copy);
        else {
          if (connection.open && !this.#room.broken) this.#content(connection, copy, true);
          this.#drain(connection);
        }
      })
      .catch((error: unknown) => {
        this.#parts.report.error({ err: error, documentId: this.#room.documentId }, 'the log cannot be read');
        this.#room.break(CLOSINGS.documentUnavailable);
      });
  }

  #keep(connection: Connection, message: Content): void {
    const inbox: Inbox = this.#inbox.get(connection) ?? { contents: [], bytes: 0, looking: false };
    this.#inbox.set(connection, inbox);
    inbox.contents.push({ ...message, update: message.update.slice() });
    inbox.bytes += message.update.length;
    if (inbox.bytes > this.#parts.settings.maxMessage) connection.socket.pause();
  }

  #drain(connection: Connection): void {
    if (this.#held) return;
    const contents = this.#inbox.get(connection)?.contents ?? [];
    this.#inbox.delete(connection);
    connection.socket.resume();
    for (const content of contents) {
      if (!connection.open || this.#room.broken) return;
      this.#arrived(connection, content);
    }
  }

  #structure(connection: Connection, update: Uint8Array): UpdateStructure | null {
    try {
      return readStructure(update);
    } catch (error) {
      if (!isDamage(error)) throw error;
      this.#refuse(connection, CLOSINGS.damagedChange, `update.${error.word}`);
      return null;
    }
  }

  #refuse(connection: Connection, closing: Closing, word: string): void {
    this.#parts.counters.add(`refused.${word}`);
    this.#parts.report.warn(
      {
        documentId: this.#room.documentId,
        personId: connection.person.id,
        code: closing.code,
        why: word,
      },
      'a live connection was closed',
    );
    connection.close(closing);
  }
}
