/** Something known of a range of a client's clocks. */
interface Range<T> {
  readonly from: number;
  to: number;
  readonly value: T;
}

/** Values for ranges of Yjs clocks, by client id. Ranges of one client are added in ascending order or overlap none. */
export class ClockRanges<T> {
  readonly #ranges = new Map<number, Range<T>[]>();

  /** Says that the clocks `from` to before `to` have this value. */
  add(client: number, from: number, to: number, value: T): void {
    const ranges = this.#ranges.get(client) ?? [];
    this.#ranges.set(client, ranges);
    let place = ranges.length;
    while (place > 0 && (ranges[place - 1]?.from ?? 0) > from) place -= 1;
    ranges.splice(place, 0, { from, to, value });
  }

  /** The range a clock is in. */
  find(client: number, clock: number): Readonly<Range<T>> | undefined {
    const ranges = this.#ranges.get(client) ?? [];
    let low = 0;
    let high = ranges.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const range = ranges[middle];
      if (range === undefined || range.from > clock) high = middle - 1;
      else if (range.to <= clock) low = middle + 1;
      else return range;
    }
    return undefined;
  }

  /** The first clock after this one at which a range begins; undefined when there is none. */
  next(client: number, clock: number): number | undefined {
    const ranges = this.#ranges.get(client) ?? [];
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ranges[middle]?.from ?? 0) > clock) high = middle;
      else low = middle + 1;
    }
    return ranges[low]?.from;
  }
}
