import { CLOSINGS } from '../../app/document/close-codes';
import type { Connection } from './connection';
import { ContentIntake, type ContentIntakeParts } from './content-intake';
import { isDamage } from './damage';
import { awarenessFrame, type ClientMessage, contentKind, readMessage } from './protocol';
import { type Refusal, type Refuse, refusingIn } from './refusals';
import type { Room } from './room';
import { type TextRequestParts, TextRequests } from './text-requests';

/** A byte that asks for everybody's presence counts as so many messages: no client asks more than once. */
const COST_OF_EVERYBODY = 20;

export interface IntakeParts extends ContentIntakeParts, TextRequestParts {}

/**
 * The one way in for what clients of a room send. Each message is decided by the seat of its connection, the
 * shape of its bytes and the state of the document; what is refused costs only the connection it came from.
 */
export class Intake {
  readonly #room: Room;
  readonly #parts: IntakeParts;
  readonly #refuse: Refuse;
  readonly #content: ContentIntake;
  readonly #requests: TextRequests;

  constructor(room: Room, parts: IntakeParts) {
    this.#room = room;
    this.#parts = parts;
    this.#refuse = refusingIn(room.documentId, parts);
    this.#content = new ContentIntake(room, parts, this.#refuse);
    this.#requests = new TextRequests(room, parts, this.#refuse);
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
      const large = data.length > this.#parts.settings.maxMessage;
      if (!connection.messages.take(1, now) || !(large || connection.bytes.take(data.length, now))) {
        this.#refuse(connection, CLOSINGS.tooFast, 'too-fast');
        return;
      }
      const objection = large ? this.#objection(connection, data) : null;
      if (objection) this.#refuse(connection, objection.closing, objection.word);
      else this.#message(connection, readMessage(data), now);
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
    this.#content.hold();
  }

  /** Takes in what waited, in the order in which each connection sent it. */
  release(): void {
    this.#content.release();
  }

  forget(connection: Connection): void {
    this.#content.forget(connection);
  }

  /** Why a message beyond the usual size is not read; null for what was written while the line was cut. */
  #objection(connection: Connection, data: Buffer): Refusal | null {
    const content = contentKind(data);
    if (connection.seat.seat !== 'write' || content === null) {
      return { closing: CLOSINGS.changeTooLarge, word: 'too-large' };
    }
    // A single edit that large is part of step 2 when its client comes back.
    if (content === 'update' || connection.synced) return { closing: CLOSINGS.outOfStep, word: 'large' };
    if (this.#room.bytes + data.length > this.#parts.settings.maxDocument) {
      return { closing: CLOSINGS.documentTooLarge, word: 'document-too-large' };
    }
    if (this.#parts.large.mayRead(connection, data.length)) return null;
    return { closing: CLOSINGS.tooFast, word: 'offline' };
  }

  #message(connection: Connection, message: ClientMessage, now: number): void {
    const { presence, audience } = this.#room;
    switch (message.kind) {
      case 'step-1': {
        const mayDiffer = connection.seat.seat === 'write' && connection.synced;
        const toldAll = mayDiffer && !this.#content.waitsFor(connection);
        this.#requests.answer(connection, message.encoded, now, toldAll);
        return;
      }
      case 'awareness': {
        const heard = presence.hear(connection, message.update, now);
        if (heard === 'refused') this.#parts.counters.add('refused.presence');
        if (heard === 'changed') this.#room.present();
        return;
      }
      case 'query-awareness':
        if (!connection.messages.take(COST_OF_EVERYBODY - 1, now)) {
          this.#refuse(connection, CLOSINGS.tooFast, 'too-fast');
        } else if (!connection.behind) connection.send(awarenessFrame(presence.everybody()));
        return;
      default:
        if (!audience.connections.has(connection)) return;
        this.#content.take(connection, { ...message, ordinal: ++connection.received });
    }
  }
}
