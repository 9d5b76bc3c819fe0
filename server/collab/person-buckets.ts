import { type Allowance, Bucket } from './settings';

/** People whose buckets are remembered; a full bucket says nothing and need not be. */
const MOST_REMEMBERED = 5_000;

/**
 * An allowance of each person over all their connections, those that have ended with them: for what costs the same
 * however many windows it is asked from.
 */
export class PersonBuckets {
  readonly #allowance: Allowance;
  readonly #buckets = new Map<string, Bucket>();

  constructor(allowance: Allowance) {
    this.#allowance = allowance;
  }

  /** @param now monotonic, in ms */
  take(personId: string, now: number, amount = 1): boolean {
    const known = this.#buckets.get(personId);
    if (known) return known.take(amount, now);
    if (this.#buckets.size >= MOST_REMEMBERED) this.#forgetFull(now);
    const bucket = new Bucket(this.#allowance, now);
    this.#buckets.set(personId, bucket);
    return bucket.take(amount, now);
  }

  #forgetFull(now: number): void {
    for (const [personId, bucket] of this.#buckets) if (bucket.isFull(now)) this.#buckets.delete(personId);
  }
}
