/** One line of a bench's table. */
export interface Figure {
  readonly what: string;
  /** The measured value with its unit. */
  readonly measured: string;
  /** What the design asks for; absent where nothing is asked. */
  readonly aim?: string;
  readonly met?: boolean;
}

/** What a bench hands to the runner. */
export interface BenchReport {
  readonly title: string;
  readonly figures: readonly Figure[];
}

/** A figure that an aim stands beside: met when the value is at most `most`. */
export function atMost(what: string, value: number, most: number, say: (value: number) => string): Figure {
  return { what, measured: say(value), aim: `≤ ${say(most)}`, met: value <= most };
}

/** Prints a bench's table, and hands it to the runner when there is one. */
export function report(title: string, figures: readonly Figure[]): void {
  print({ title, figures });
  process.send?.({ title, figures } satisfies BenchReport);
}

export function print({ title, figures }: BenchReport): void {
  const width = (read: (figure: Figure) => string) =>
    Math.max(0, ...figures.map((figure) => [...read(figure)].length));
  const [first, second] = [width(({ what }) => what), width(({ measured }) => measured)];
  console.log(`\n${title}`);
  for (const { what, measured, aim, met } of figures) {
    const judged = aim === undefined ? '' : `   aim ${aim}${met ? ', met' : ', NOT met'}`;
    console.log(`  ${what.padEnd(first)}  ${measured.padStart(second)}${judged}`);
  }
}

/** The middle value; of an even number of values the upper one of the two. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which this share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const milliseconds = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
export const seconds = (value: number) => `${value.toFixed(2)} s`;
export const microseconds = (value: number) => `${Math.round(value)} µs`;
export const megabytes = (value: number) => `${Math.round(value)} MB`;
export const kilobytes = (value: number) => `${(value / 1024).toFixed(1)} kB`;
export const times = (value: number) => `${value.toFixed(1)} ×`;
