/** Counts of what happened since the start, by word. */
export class Counters {
  readonly #counts = new Map<string, number>();

  add(word: string, by = 1): void {
    this.#counts.set(word, (this.#counts.get(word) ?? 0) + by);
  }

  all(): Record<string, number> {
    return Object.fromEntries([...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
