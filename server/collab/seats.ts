import { CLOSINGS, type Closing, closingOf } from '../../app/document/close-codes';
import type { Seat, SeatPerson } from '../../app/services/rooms';
import type { Log } from '../log';
import type { Connection, SeatRequest } from './connection';

/** What the bearer of this request may do in this document now. Never says why not. */
export type TakeSeat = (request: SeatRequest, documentId: string) => Promise<Seat>;

/** A connection and the document it is in. */
export interface Seated {
  readonly documentId: string;
  readonly connection: Connection;
}

/**
 * Seats asked for at the same time. Each is a dozen reads of the database, which on SQLite happen in this thread:
 * between two of them everybody else has a turn.
 */
const AT_ONCE = 4;

/**
 * Asks for seats again and closes the connections whose seat has changed: people come back through the door.
 * An answer that does not come leaves everything as it is; the sweep asks again.
 */
export function reseating(takeSeat: TakeSeat, report: Log): (at: readonly Seated[]) => Promise<void> {
  return async (at) => {
    const asked = new Map<string, Promise<Seat>>();
    const rest = [...at];
    const ask = async (): Promise<void> => {
      for (let next = rest.shift(); next; next = rest.shift()) {
        const { documentId, connection } = next;
        // One session has one answer for one document, however many windows it has open.
        const name = `${documentId} ${connection.request.headers.cookie ?? ''}`;
        const seat = asked.get(name) ?? takeSeat(connection.request, documentId);
        asked.set(name, seat);
        try {
          const now = await seat;
          const closing = afterwards(connection, now);
          if (closing) connection.close(closing);
          else if (now.seat !== 'none') connection.until = now.until;
        } catch (error) {
          report.error({ documentId, err: error }, 'a seat could not be asked for');
        }
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, ask));
  };
}

/** What a connection is closed with, given what its seat is now; null when nothing has changed. */
function afterwards({ seat: before }: Connection, now: Seat): Closing | null {
  if (now.seat === 'none') return now.code === undefined ? CLOSINGS.accessRemoved : closingOf(now.code);
  if (now.person.id !== before.person.id) return CLOSINGS.signedOut;
  if (now.epoch !== before.epoch) return CLOSINGS.anotherEpoch;
  if (now.seat !== before.seat) return now.code === undefined ? CLOSINGS.accessChanged : closingOf(now.code);
  // They may do what they could: coming back is enough to write under the name and organisation of now.
  return sameAsBefore(before.person, now.person) ? null : CLOSINGS.outOfStep;
}

function sameAsBefore(before: SeatPerson, now: SeatPerson): boolean {
  return (
    before.name === now.name &&
    before.organisationId === now.organisationId &&
    before.organisation === now.organisation
  );
}
