import { CLOSINGS } from '../../app/document/close-codes';
import type { Connection } from './connection';
import type { PersonBuckets } from './person-buckets';
import { readClocksOf, step1Frame } from './protocol';
import type { RefusalParts, Refuse } from './refusals';
import type { Room } from './room';
import type { LiveSettings } from './settings';

export interface TextRequestParts extends RefusalParts {
  readonly settings: LiveSettings;
  readonly cuts: PersonBuckets;
}

/** Answers who asks for the text they lack, and notices who knows of more than the server does. */
export class TextRequests {
  readonly #room: Room;
  readonly #parts: TextRequestParts;
  readonly #refuse: Refuse;

  constructor(room: Room, parts: TextRequestParts, refuse: Refuse) {
    this.#room = room;
    this.#parts = parts;
    this.#refuse = refuse;
  }

  /**
   * @param encoded the state vector of what they have
   * @param toldAll whether the server has taken in all that the connection has sent
   * @throws Damage
   */
  answer(connection: Connection, encoded: Uint8Array, now: number, toldAll: boolean): void {
    if (!connection.requests.take(1, now)) {
      this.#refuse(connection, CLOSINGS.tooFast, 'requests');
      return;
    }
    const { audience, text, state } = this.#room;
    // A few bytes ask for a whole text: nobody gets a second while the first lies there unsent.
    if (connection.unsent > this.#parts.settings.unsentSoft) return;
    const { clocks, beyond } = readClocksOf(state.clocks, encoded);
    const cut = text.mustCut(clocks, encoded);
    if (cut && !this.#parts.cuts.take(connection.person.id, now)) {
      this.#refuse(connection, CLOSINGS.tooFast, 'cuts');
      return;
    }
    const deletes = () => this.#room.storedDeletes();
    audience.answer(connection, text.answer(clocks, encoded, deletes));
    if (!toldAll || !beyond) connection.askedAgain = false;
    else this.#differs(connection);
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
}
