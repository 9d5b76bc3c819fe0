import { CLOSINGS } from '../../app/document/close-codes';
import type { Connection } from './connection';
import { type Content, Inboxes } from './inboxes';
import { beyondLimits, type Limits } from './intake-limits';
import type { LargeMessages } from './large-messages';
import type { PersonBuckets } from './person-buckets';
import { UpdateReader } from './reading';
import type { RefusalParts, Refuse } from './refusals';
import type { Room } from './room';
import { entryOf } from './room-entry';
import { isCostly, PIECE, type SplitUpdates } from './split-update';
import type { UpdateStructure } from './update-structure';

export interface ContentIntakeParts extends Limits, RefusalParts {
  /** Whether other nodes write to the same log. */
  readonly shared: boolean;
  readonly pieces: PersonBuckets;
  readonly split: SplitUpdates;
  readonly large: LargeMessages;
}

/** Bytes of one connection that are judged before everybody else has a turn. */
const TURN = PIECE;
/**
 * While so many bytes of the document wait to be stored, and of one person in it, nothing more is judged of what they
 * send: others who write there would wait behind it. And how long until the next look, in ms.
 */
const ENOUGH_WAITS = 1_024 * 1_024;
const ENOUGH_OF_ONE = 256 * 1_024;
const WAIT = 5;

/** Judges the edits that clients of a room send, in the order in which each sent them. */
export class ContentIntake {
  readonly #room: Room;
  readonly #parts: ContentIntakeParts;
  readonly #refuse: Refuse;
  readonly #inboxes: Inboxes;
  readonly #reader: UpdateReader;
  #held = false;

  constructor(room: Room, parts: ContentIntakeParts, refuse: Refuse) {
    this.#room = room;
    this.#parts = parts;
    this.#refuse = refuse;
    this.#inboxes = new Inboxes(parts.settings.maxMessage);
    this.#reader = new UpdateReader(parts.pieces, refuse);
  }

  /** Takes an edit in, or keeps it until what it waits for is over. */
  take(connection: Connection, content: Content): void {
    if (this.#held || this.#inboxes.has(connection)) this.#inboxes.keep(connection, content);
    else if (this.#enoughWaits(connection)) {
      this.#inboxes.keep(connection, content);
      this.#drainAfter(connection, WAIT);
    } else this.#begin(connection, content, false);
  }

  /** Everything waits from now on. */
  hold(): void {
    this.#held = true;
  }

  /** Takes in what waited. */
  release(): void {
    this.#held = false;
    for (const connection of this.#inboxes.ready) this.#drain(connection);
  }

  forget(connection: Connection): void {
    this.#inboxes.forget(connection);
    this.#parts.large.release(connection);
  }

  /** Whether something the connection sent waits. */
  waitsFor(connection: Connection): boolean {
    return this.#inboxes.has(connection);
  }

  /** @param looked whether the log was looked at for what it builds on */
  #begin(connection: Connection, content: Content, looked: boolean): void {
    const { piece, update } = content;
    // A run of words is never cut, so a piece may be large as well; a read seat's is not put in order.
    const whole = piece || connection.seat.seat !== 'write' || !this.#isCostly(update);
    if (whole) this.#judge(connection, content, looked);
    else this.#split(connection, content, looked);
  }

  #isCostly(update: Uint8Array): boolean {
    return update.length > this.#parts.settings.maxMessage || isCostly(update);
  }

  /** A large message is read and split elsewhere, and its pieces are judged by turns with what others send. */
  #split(connection: Connection, content: Content, looked: boolean): void {
    const { split, report, settings } = this.#parts;
    const { state, documentId } = this.#room;
    // What was written while the line was cut has an allowance of its own.
    const usual = content.update.length <= settings.maxMessage;
    const giveBack = usual ? this.#reader.setAside(connection, content.update) : () => undefined;
    if (!giveBack) return;
    const looking = this.#inboxes.look(connection, content);
    split(content.update, [...state.clocks], PIECE)
      .then((found) => {
        if (!connection.open || this.#room.broken) return;
        if (found.kind === 'damaged') {
          this.#refuse(connection, CLOSINGS.damagedChange, `update.${found.word}`);
          return;
        }
        giveBack();
        looking.over(found.kind === 'pieces' ? piecesOf(content, found.pieces) : []);
        if (found.kind === 'gap') this.#gap(connection, looking.content, looked);
        this.#drain(connection);
      })
      .catch((error: unknown) => {
        report.error({ err: error, documentId }, 'a large message could not be split');
        this.#refuse(connection, CLOSINGS.serverFault, 'split');
      });
  }

  #judge(connection: Connection, content: Content, looked: boolean): void {
    const structure = this.#reader.read(connection, content.update);
    if (!structure) return;
    if (connection.seat.seat !== 'write') {
      this.#fromReader(connection, structure);
      return;
    }
    const room = this.#room;
    const refusal = beyondLimits(this.#parts, room, connection, structure);
    if (refusal) {
      this.#refuse(connection, refusal.closing, refusal.word);
      return;
    }
    const verdict = room.state.accept(structure, connection.person.id, () => room.text.updates());
    switch (verdict.kind) {
      case 'gap':
        this.#gap(connection, content, looked);
        return;
      case 'foreign':
        this.#refuse(connection, CLOSINGS.foreignAuthor, 'foreign-author');
        return;
      case 'misplaced':
        this.#refuse(connection, CLOSINGS.damagedChange, verdict.fault);
        return;
      default: {
        if (content.kind === 'step-2' && content.piece !== 'more') {
          connection.synced = true;
          connection.passedOver = null;
        }
        // What was passed over is stored only with the step 2 that is still to come.
        const { passedOver } = connection;
        const upTo = passedOver === null ? content.ordinal : Math.min(content.ordinal, passedOver - 1);
        if (verdict.kind === 'new') {
          connection.bound += verdict.unbound.length;
          for (const client of verdict.unbound) room.state.writers.set(client, connection.person.id);
          this.#parts.counters.add('updates');
        }
        room.put(entryOf(room.documentId, verdict, connection, upTo));
      }
    }
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
  #gap(connection: Connection, content: Content, looked: boolean): void {
    if (content.kind === 'update' && !connection.synced) {
      this.#parts.counters.add('awaits-step-2');
      connection.passedOver ??= content.ordinal;
      return;
    }
    if (!this.#parts.shared || looked) {
      this.#refuse(connection, CLOSINGS.outOfStep, 'gap');
      return;
    }
    const looking = this.#inboxes.look(connection, content);
    this.#room
      .pull()
      .then(() => {
        looking.over(this.#held ? [looking.content] : []);
        if (this.#held) return;
        if (connection.open && !this.#room.broken) this.#begin(connection, looking.content, true);
        this.#drain(connection);
      })
      .catch((error: unknown) => {
        this.#parts.report.error({ err: error, documentId: this.#room.documentId }, 'the log cannot be read');
        this.#room.break(CLOSINGS.documentUnavailable);
      });
  }

  /** Takes in what waits of a connection; after some of it everybody else has a turn. */
  #drain(connection: Connection): void {
    let judged = 0;
    while (!this.#held && connection.open && !this.#room.broken) {
      if (judged > TURN || this.#enoughWaits(connection)) {
        this.#drainAfter(connection, judged > TURN ? 0 : WAIT);
        return;
      }
      const content = this.#inboxes.next(connection);
      if (!content) break;
      judged += content.update.length;
      this.#begin(connection, content, false);
    }
    if (!this.#inboxes.has(connection)) this.#parts.large.release(connection);
  }

  #drainAfter(connection: Connection, ms: number): void {
    setTimeout(() => this.#drain(connection), ms).unref();
  }

  #enoughWaits({ person }: Connection): boolean {
    const { backlog } = this.#room;
    return backlog.bytes > ENOUGH_WAITS || backlog.bytesOf(person.id) > ENOUGH_OF_ONE;
  }
}

/** Only with the last piece is the message taken in. */
function piecesOf(content: Content, pieces: readonly Uint8Array[]): Content[] {
  const { ordinal } = content;
  return pieces.map(
    (update, at): Content =>
      at === pieces.length - 1
        ? { ...content, update, piece: 'last' }
        : { ...content, update, piece: 'more', ordinal: ordinal - 1 },
  );
}
