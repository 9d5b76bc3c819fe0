import type { IncomingMessage } from 'node:http';
import { CLOSINGS, type Closing } from '../../app/document/close-codes';
import { LIVE_PROTOCOL } from '../../app/document/live-protocol';
import type { Seat } from '../../app/services/rooms';
import type { Log } from '../log';
import type { SeatRequest, TakenSeat } from './connection';
import type { OpenRoom } from './open-rooms';
import type { LiveRooms } from './rooms';
import type { TakeSeat } from './seats';
import { Tally } from './tally';

export interface GateParts {
  readonly rooms: LiveRooms;
  readonly takeSeat: TakeSeat;
  readonly report: Log;
  /** The origins whose pages may connect, for this request; compared letter by letter. */
  readonly origins: (request: IncomingMessage) => readonly string[];
  /** The visitor's address: the peer's, or what a trusted proxy says. */
  readonly addressOf: (request: IncomingMessage) => string;
}

type RefusalStatus = 403 | 404 | 429 | 503;

/** How a request to connect is answered. */
export type Admission =
  /** Refused before the upgrade, with an HTTP status. */
  | { readonly answer: 'refused'; readonly status: RefusalStatus }
  /** Let in far enough to be told in words why not; `told` is called when the socket is gone. */
  | { readonly answer: 'closed'; readonly closing: Closing; readonly told: () => void }
  | {
      readonly answer: 'admitted';
      readonly seat: TakenSeat;
      readonly request: SeatRequest;
      readonly wantsStored: boolean;
      readonly open: OpenRoom;
    };

/** Of one address beyond its limit, so many at a time are told why in words; the rest get a status. */
const MOST_TOLD = 20;

const DOCUMENT_ID = /^[\w-]{1,60}$/;

/**
 * Decides about requests to connect, in this order: Origin, address, seat, what the page believes, limits, and
 * last the text itself. "No such document", "no session" and "not yours" get the same answer.
 */
export class Gate {
  readonly #parts: GateParts;
  /** Requests under way and sockets that are being told why not, by address. */
  readonly #asking = new Tally();

  constructor(parts: GateParts) {
    this.#parts = parts;
  }

  async admit(request: IncomingMessage, documentId: string, query: URLSearchParams): Promise<Admission> {
    const { rooms, origins, addressOf } = this.#parts;
    if (rooms.stopping) return this.#refuse(503, 'stopping');
    const { origin, host } = request.headers;
    const ours = origin !== undefined && origins(request).includes(origin);
    // A page of another site must not speak with this visitor's cookie; one that hides where it is from neither.
    if (!ours && !comesFromHost(origin, host)) return this.#refuse(403, 'origin');
    if (!DOCUMENT_ID.test(documentId)) return this.#refuse(404, 'document-id');
    const address = addressOf(request);
    const there = this.#asking.of(address) + rooms.present.byAddress.of(address);
    if (there >= rooms.settings.perAddress + MOST_TOLD) return this.#refuse(429, 'address');
    // What a browser is answered instead of an upgrade no page can read.
    if (!ours) return this.#close(address, CLOSINGS.otherAddress);
    if (there >= rooms.settings.perAddress) return this.#close(address, CLOSINGS.networkFull);
    this.#asking.add(address);
    try {
      return await this.#seat({ headers: request.headers, address }, documentId, query);
    } finally {
      this.#asking.remove(address);
    }
  }

  async #seat(request: SeatRequest, documentId: string, query: URLSearchParams): Promise<Admission> {
    const { rooms, takeSeat, report } = this.#parts;
    let seat: Seat;
    try {
      seat = await takeSeat(request, documentId);
    } catch (error) {
      report.error({ err: error }, 'a seat could not be asked for');
      return this.#refuse(503, 'seat-failed');
    }
    if (seat.seat === 'none') return this.#refuse(404, 'no-seat');
    const closing = this.#objection(documentId, seat, query);
    if (closing) return this.#close(request.address, closing);
    try {
      const open = await rooms.find(documentId);
      return { answer: 'admitted', seat, request, wantsStored: query.get('acks') === '1', open };
    } catch {
      // Already reported. The document stays closed to all rather than open and blank.
      return this.#close(request.address, CLOSINGS.documentUnavailable);
    }
  }

  /** Why somebody who has a seat cannot take it now. */
  #objection(documentId: string, seat: TakenSeat, query: URLSearchParams): Closing | null {
    const { rooms } = this.#parts;
    const { settings } = rooms;
    const page = query.get('page');
    if (page !== null && page !== String(LIVE_PROTOCOL)) return CLOSINGS.pageOutdated;
    // Somebody else has signed in in this browser since: what one person wrote never goes in under another's name.
    const person = query.get('person');
    if (person !== null && person !== seat.person.id) return CLOSINGS.signedOut;
    const epoch = query.get('epoch');
    if (epoch !== null && epoch !== String(seat.epoch)) return CLOSINGS.anotherEpoch;
    if (rooms.present.byPerson.of(seat.person.id) >= settings.perPerson) return CLOSINGS.tooManyConnections;
    return rooms.connectedTo(documentId) >= settings.perDocument ? CLOSINGS.documentFull : null;
  }

  #refuse(status: RefusalStatus, word: string): Admission {
    this.#parts.rooms.counters.add(`refused.gate.${word}`);
    return { answer: 'refused', status };
  }

  #close(address: string, closing: Closing): Admission {
    this.#parts.rooms.counters.add(`refused.gate.${closing.code}`);
    this.#asking.add(address);
    return { answer: 'closed', closing, told: () => this.#asking.remove(address) };
  }
}

/** Whether a page was asked for under the very name its socket is: one of the server's, though not the portal's own. */
function comesFromHost(origin: string | undefined, host: string | undefined): boolean {
  return origin !== undefined && host !== undefined && /^https?:\/\/(.*)$/.exec(origin)?.[1] === host;
}
