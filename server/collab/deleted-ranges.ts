import { ByteWriter } from './bytes';

/** Deleted clocks of one Yjs client id: pairs of clock and length, in order. */
export interface ClientDeletes {
  readonly client: number;
  readonly ranges: readonly number[];
}

interface Ranges {
  /** Start and end by turns, sorted, none touching the next. */
  sorted: number[];
  /** The same, as they came, not yet merged in. */
  fresh: number[];
}

/**
 * Everything that is deleted in a document, by Yjs client id. A client repeats all of it in every step 2, so
 * the server must be able to tell that nothing of it is new. Adding is cheap and sorting is put off until
 * somebody asks.
 */
export class DeletedRanges {
  readonly #clients = new Map<number, Ranges>();
  #encoded: Buffer | null = null;

  add(deletes: readonly ClientDeletes[]): void {
    for (const { client, ranges } of deletes) {
      let known = this.#clients.get(client);
      if (!known) {
        known = { sorted: [], fresh: [] };
        this.#clients.set(client, known);
      }
      for (let at = 0; at < ranges.length; at += 2) {
        const clock = ranges[at] ?? 0;
        known.fresh.push(clock, clock + (ranges[at + 1] ?? 0));
      }
      this.#encoded = null;
    }
  }

  /** The part of `deletes` that is not deleted yet. */
  beyond(deletes: readonly ClientDeletes[]): ClientDeletes[] {
    const beyond: ClientDeletes[] = [];
    for (const { client, ranges } of deletes) {
      const known = this.#sorted(client);
      const fresh: number[] = [];
      for (let at = 0; at < ranges.length; at += 2) {
        const clock = ranges[at] ?? 0;
        uncovered(known, clock, clock + (ranges[at + 1] ?? 0), fresh);
      }
      if (fresh.length > 0) beyond.push({ client, ranges: fresh });
    }
    return beyond;
  }

  /** All of it in the form in which an update carries it. */
  encode(): Buffer {
    this.#encoded ??= encodeDeletes(this.#all());
    return this.#encoded;
  }

  /** The same without some of it. */
  encodeWithout(deletes: readonly ClientDeletes[]): Buffer {
    if (deletes.length === 0) return this.encode();
    const others = new DeletedRanges();
    others.add(deletes);
    return encodeDeletes(others.beyond(this.#all()));
  }

  #all(): ClientDeletes[] {
    return [...this.#clients.keys()].map((client) => ({ client, ranges: lengths(this.#sorted(client)) }));
  }

  #sorted(client: number): number[] {
    const known = this.#clients.get(client);
    if (!known) return [];
    if (known.fresh.length > 0) {
      known.sorted = merged(known.sorted, known.fresh);
      known.fresh = [];
    }
    return known.sorted;
  }
}

export function encodeDeletes(deletes: readonly ClientDeletes[]): Buffer {
  const writer = new ByteWriter(64);
  writer.uint(deletes.length);
  for (const { client, ranges } of deletes) {
    writer.uint(client).uint(ranges.length / 2);
    for (const number of ranges) writer.uint(number);
  }
  return writer.done();
}

function lengths(sorted: readonly number[]): number[] {
  return sorted.map((value, at) => (at % 2 === 0 ? value : value - (sorted[at - 1] ?? 0)));
}

/** Both as start and end by turns; the first sorted, the second as it came. */
function merged(sorted: readonly number[], fresh: readonly number[]): number[] {
  const added = inOrder(fresh);
  const out: number[] = [];
  const append = (from: number, to: number) => {
    const last = out.length - 1;
    if (last > 0 && from <= (out[last] ?? 0)) out[last] = Math.max(out[last] ?? 0, to);
    else out.push(from, to);
  };
  let at = 0;
  for (let next = 0; next < added.length; next += 2) {
    const from = added[next] ?? 0;
    for (; at < sorted.length && (sorted[at] ?? 0) < from; at += 2)
      append(sorted[at] ?? 0, sorted[at + 1] ?? 0);
    append(from, added[next + 1] ?? 0);
  }
  for (; at < sorted.length; at += 2) append(sorted[at] ?? 0, sorted[at + 1] ?? 0);
  return out;
}

/** One message brings its ranges in order; several after each other need not fit. */
function inOrder(ranges: readonly number[]): readonly number[] {
  const isSorted = ranges.every((start, at) => at % 2 === 1 || at === 0 || start >= (ranges[at - 2] ?? 0));
  if (isSorted) return ranges;
  const pairs = Array.from({ length: ranges.length / 2 }, (_, pair): [number, number] => [
    ranges[pair * 2] ?? 0,
    ranges[pair * 2 + 1] ?? 0,
  ]);
  return pairs.sort((a, b) => a[0] - b[0]).flat();
}

/** Appends clock and length of each part of [from, to) that lies outside `sorted`. */
function uncovered(sorted: readonly number[], from: number, to: number, out: number[]): void {
  let low = 0;
  let high = sorted.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle * 2 + 1] ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  let at = from;
  for (let pair = low; at < to; pair++) {
    const start = sorted[pair * 2] ?? Number.POSITIVE_INFINITY;
    if (start >= to) {
      out.push(at, to - at);
      return;
    }
    if (start > at) out.push(at, start - at);
    at = Math.max(at, sorted[pair * 2 + 1] ?? 0);
  }
}
