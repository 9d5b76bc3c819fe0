/** Gives work its turn on a fixed number of places, first come first served. */
export interface Turns {
  /**
   * Runs `work` on a free place. When one is free the work starts before `take` returns; otherwise it waits.
   * The place is given on when the work's promise settles.
   */
  take<T>(work: (place: number) => Promise<T>): Promise<T>;
  /** Resolves when nothing runs and nothing waits. */
  idle(): Promise<void>;
}

export function turns(places: number): Turns {
  const free = Array.from({ length: places }, (_, place) => places - 1 - place);
  const waiting: Array<(place: number) => void> = [];
  let onIdle: Array<() => void> = [];

  const give = (place: number) => {
    const next = waiting.shift();
    if (next) {
      next(place);
      return;
    }
    free.push(place);
    if (free.length === places) {
      for (const told of onIdle) told();
      onIdle = [];
    }
  };

  return {
    take(work) {
      return new Promise((resolve, reject) => {
        const start = (place: number) => {
          work(place)
            .finally(() => give(place))
            .then(resolve, reject);
        };
        const place = free.pop();
        if (place === undefined) waiting.push(start);
        else start(place);
      });
    },
    idle() {
      if (free.length === places) return Promise.resolve();
      return new Promise((resolve) => onIdle.push(resolve));
    },
  };
}
