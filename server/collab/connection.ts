import type { IncomingHttpHeaders } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { CLOSINGS, type Closing } from '../../app/document/close-codes';
import type { RoomPerson, Seat } from '../../app/services/rooms';
import type { Present } from './presence';
import { Bucket, type LiveSettings } from './settings';

/** What is kept of the request that opened a connection, to ask for the seat again. */
export interface SeatRequest {
  readonly headers: IncomingHttpHeaders;
  /** Network address of the other side, or what a trusted proxy says it is. */
  readonly address: string;
}

/** A seat that lets somebody in. */
export type TakenSeat = Exclude<Seat, { readonly seat: 'none' }>;

/** How long the other side may take to answer a close before it is cut off, in ms. */
const CLOSE_WAIT = 2_000;

/** One socket in one document, and how far it has been served. */
export class Connection implements Present {
  readonly order: number;
  readonly socket: WebSocket;
  readonly request: SeatRequest;
  readonly seat: TakenSeat;
  readonly person: RoomPerson;
  /** Whether it asked to be told what is stored. */
  readonly wantsStored: boolean;
  readonly messages: Bucket;
  readonly bytes: Bucket;
  readonly requests: Bucket;
  presenceId: number | null = null;
  /** When the session runs out, as far as is known. */
  until: Date | undefined;

  open = true;
  /** Whether it has been sent the text, and so gets what is added. */
  joined = false;
  /** Whether it has sent what the server lacked, so that nothing it builds on can be missing. */
  synced = false;
  /** Whether it is sent nothing until it has taken what it was sent. */
  behind = false;
  /** Bytes that lay unsent when it was last answered with the text: a large one takes a slow line a while. */
  owed = 0;
  /** Bytes that lay unsent at the last ping. */
  unsentAtPing = 0;
  /** Up to which position of the text it has been served. */
  position = 0;
  /** Whether it has shown a sign of life since the last look, and whether it was asked for one. */
  alive = true;
  asked = false;
  /** Content messages it has sent, and how many of them are settled. */
  received = 0;
  settled = 0;
  /** The first of them that was passed over because its step 2 will carry it. */
  passedOver: number | null = null;
  /** Whether it knew of more than the server at its last request for the text, and was asked for that. */
  askedAgain = false;
  /** Messages refused so far, and client ids it has begun to write under. */
  refused = 0;
  bound = 0;

  readonly #wire: Duplex;

  constructor(parts: {
    readonly order: number;
    readonly socket: WebSocket;
    /** The stream under the socket. Whole frames are written to it directly, many at once. */
    readonly wire: Duplex;
    readonly seat: TakenSeat;
    readonly request: SeatRequest;
    readonly wantsStored: boolean;
    readonly settings: LiveSettings;
  }) {
    this.order = parts.order;
    this.socket = parts.socket;
    this.request = parts.request;
    this.seat = parts.seat;
    this.until = parts.seat.until;
    this.person = { ...parts.seat.person, seat: parts.seat.seat };
    this.wantsStored = parts.wantsStored;
    const now = performance.now();
    this.messages = new Bucket(parts.settings.messages, now);
    this.bytes = new Bucket(parts.settings.bytes, now);
    this.requests = new Bucket(parts.settings.requests, now);
    this.#wire = parts.wire;
  }

  /** Bytes handed over that the network has not taken yet. */
  get unsent(): number {
    return this.#wire.writableLength;
  }

  /** Sends whole frames. */
  send(frames: Uint8Array): void {
    if (this.open && this.#wire.writable) this.#wire.write(frames);
  }

  /** Sends several pieces as one write. */
  sendAll(frames: readonly Uint8Array[]): void {
    if (!this.open || !this.#wire.writable) return;
    this.#wire.cork();
    for (const frame of frames) this.#wire.write(frame);
    this.#wire.uncork();
  }

  /** Closes with a code; nothing is sent or heard after it. */
  close({ code, reason }: Closing): void {
    if (!this.open) return;
    this.open = false;
    this.socket.close(code, reason);
    setTimeout(() => this.socket.terminate(), CLOSE_WAIT).unref();
  }

  /** Hears how many bytes come in, before they are read. */
  onBytes(listener: (count: number) => void): void {
    this.#wire.prependListener('data', (chunk: Buffer) => listener(chunk.length));
  }

  cutOff(): void {
    this.open = false;
    this.socket.terminate();
  }

  replaced(): void {
    this.close(CLOSINGS.openedAgain);
  }
}
