import { LARGEST_TEXT_BYTES } from '../../app/document/live-protocol';

/** Limits of the live-text server; sizes in bytes, times in ms. */
export interface LiveSettings {
  /** One message of a client. */
  readonly maxMessage: number;
  /** The first step 2 of somebody who may write: everything they wrote while the line was cut, in one message. */
  readonly maxOffline: number;
  /** Such bytes of one person, over all connections: they are split and judged piece by piece. */
  readonly offline: Allowance;
  /** Such bytes of all people that are arriving or being split at the same time. */
  readonly offlineAtOnce: number;
  /** How often it is looked whether such a message still arrives; whoever has had so long may have to give way. */
  readonly offlineLook: number;
  /** Fragments one message may come in. */
  readonly maxFragments: number;
  /** One document, as stored updates. */
  readonly maxDocument: number;
  /** Connections of one person, one network address and one document. */
  readonly perPerson: number;
  readonly perAddress: number;
  readonly perDocument: number;
  /** Each connection earns so much a second and may save up to so much. */
  readonly messages: Allowance;
  readonly bytes: Allowance;
  /** Requests for the whole text: small in, large out. */
  readonly requests: Allowance;
  /** Requests of one person, from all windows, for which a large text has to be cut to what the page lacks. */
  readonly cuts: Allowance;
  /** Pieces of text in the large updates of one person: each has to be read and put in order, whatever its size. */
  readonly pieces: Allowance;
  /** Unsent bytes over which a connection is sent nothing more until it has caught up. */
  readonly unsentSoft: number;
  /** Unsent bytes, besides the text it was answered with, over which a connection is cut off. */
  readonly unsentHard: number;
  /** Edits and presence messages of a read seat before its connection is closed. */
  readonly refusals: number;
  /** Who was silent for so long is asked for a sign of life, and cut off when there is none by the next look. */
  readonly heartbeat: number;
  /** Everybody's presence is sent again; clients forget a peer after 30 s. */
  readonly renewal: number;
  /** Every seat is asked for again at least so often, should a notice be lost. */
  readonly reseatEvery: number;
  /** The longest an edit waits for others to be stored and sent with it. */
  readonly longestWindow: number;
  /** A document nobody has open stays in memory so long. */
  readonly keepWarm: number;
  /** The stored tail is folded when it outgrows this and the last fold. */
  readonly foldAfter: number;
  /** So many updates that are not in the fold are folded too, more for a long text: each is read when it is opened. */
  readonly foldAfterUpdates: number;
  /** An append that takes longer counts as failed. */
  readonly storeTimeout: number;
  /** Updates of one document that wait to be stored. */
  readonly maxBacklog: number;
  /** With other nodes on the same log: how often it is looked at, should a notice be lost. */
  readonly lookEvery: number;
  /** With other nodes: everybody present here is told to them anew; who is not told of is forgotten after 2.5 times. */
  readonly tellPresence: number;
  /** The least time between two rounds in which they are told what changed. */
  readonly presencePause: number;
}

export interface Allowance {
  readonly perSecond: number;
  readonly most: number;
}

const KIB = 1_024;
const MIB = KIB * KIB;

export const LIVE_DEFAULTS: LiveSettings = {
  maxMessage: MIB,
  maxOffline: LARGEST_TEXT_BYTES,
  offline: { perSecond: 64 * KIB, most: 48 * MIB },
  offlineAtOnce: 64 * MIB,
  offlineLook: 30_000,
  maxFragments: 512,
  maxDocument: LARGEST_TEXT_BYTES,
  perPerson: 24,
  perAddress: 500,
  perDocument: 500,
  messages: { perSecond: 400, most: 4_000 },
  bytes: { perSecond: 512 * KIB, most: 8 * MIB },
  requests: { perSecond: 0.5, most: 20 },
  cuts: { perSecond: 0.2, most: 30 },
  pieces: { perSecond: 10_000, most: 400_000 },
  unsentSoft: MIB,
  unsentHard: 6 * MIB,
  refusals: 10,
  heartbeat: 16_000,
  renewal: 20_000,
  reseatEvery: 15_000,
  longestWindow: 30,
  keepWarm: 60_000,
  foldAfter: 256 * KIB,
  foldAfterUpdates: 3_000,
  storeTimeout: 10_000,
  maxBacklog: 16 * MIB,
  lookEvery: 2_000,
  tellPresence: 10_000,
  presencePause: 250,
};

/** A bucket that fills with time and is emptied by use. */
export class Bucket {
  readonly #allowance: Allowance;
  #left: number;
  #at: number;

  /** @param now monotonic, in ms */
  constructor(allowance: Allowance, now: number) {
    this.#allowance = allowance;
    this.#left = allowance.most;
    this.#at = now;
  }

  /** Takes `amount`, or gives back where it is negative; false, and nothing taken, when there is too little. */
  take(amount: number, now: number): boolean {
    const { perSecond, most } = this.#allowance;
    this.#left = Math.min(most, this.#left + ((now - this.#at) / 1_000) * perSecond);
    this.#at = now;
    if (amount > this.#left) return false;
    this.#left = Math.min(most, this.#left - amount);
    return true;
  }

  isFull(now: number): boolean {
    return this.take(0, now) && this.#left >= this.#allowance.most;
  }
}
