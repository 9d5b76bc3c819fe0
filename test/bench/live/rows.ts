import { type Figure, median } from '../figures';
import type { LoadProcess } from './load-process';
import type { LiveWorld, Running, StartOptions, Target, TargetName } from './targets';

/** What a row of the table is measured with. */
export interface RowParts {
  /** Those that passed the check. */
  readonly targets: readonly Target[];
  readonly load: LoadProcess;
  readonly world: LiveWorld;
  readonly folder: string;
  /** Fewer rounds and shorter ones. */
  readonly quick: boolean;
  /** A document that nobody has used so far. */
  fresh(): string;
}

export interface Row {
  readonly title: string;
  run(parts: RowParts): Promise<readonly Figure[]>;
}

export type Readings<Reading> = ReadonlyMap<Target, readonly Reading[]>;

/** A row makes no further round that would take it beyond this, so that the whole table takes ten minutes. */
const ROW_SECONDS = 70;

/** Rounds in which all targets take turns, a different one beginning each time. */
export async function interleaved<Reading>(
  targets: readonly Target[],
  rounds: number,
  measure: (target: Target) => Promise<Reading>,
): Promise<Readings<Reading>> {
  const readings = new Map(targets.map((target): [Target, Reading[]] => [target, []]));
  const begun = performance.now();
  for (let round = 0; round < rounds; round += 1) {
    const took = (performance.now() - begun) / 1000;
    if (round > 0 && took + took / round > ROW_SECONDS) {
      console.log(
        `\n  The next row was measured ${round} of ${rounds} times: a round took ${(took / round).toFixed(0)} s.`,
      );
      break;
    }
    const first = round % Math.max(1, targets.length);
    for (const target of [...targets.slice(first), ...targets.slice(0, first)]) {
      readings.get(target)?.push(await measure(target));
    }
  }
  return readings;
}

/** Starts the server for one measurement. */
export async function withServer<T>(
  target: Target,
  options: StartOptions,
  work: (server: Running) => Promise<T>,
): Promise<T> {
  const server = await target.start(options);
  try {
    return await work(server);
  } finally {
    await server.kill();
  }
}

/** What a row says about one value: a line for each target, then ours beside the best peer. */
export interface Comparison {
  readonly what: string;
  readonly say: (value: number) => string;
  readonly better: 'less' | 'more';
  readonly aim?: number;
}

const PEERS: readonly TargetName[] = ['y-websocket', 'hocuspocus'];

export function compared<Reading>(
  readings: Readings<Reading>,
  read: (reading: Reading) => number,
  { what, say, better, aim }: Comparison,
): Figure[] {
  const figures: Figure[] = [];
  const medians = new Map<TargetName, number>();
  for (const [target, list] of readings) {
    const value = median(list.map(read));
    medians.set(target.name, value);
    const judged =
      target.name === 'concord' && aim !== undefined
        ? {
            aim: `${better === 'less' ? '≤' : '≥'} ${say(aim)}`,
            met: better === 'less' ? value <= aim : value >= aim,
          }
        : {};
    figures.push({ what: `${what}: ${target.title}`, measured: say(value), ...judged });
  }
  const ours = medians.get('concord');
  const theirs = PEERS.flatMap((name) => medians.get(name) ?? []);
  if (ours !== undefined && theirs.length > 0) {
    const best = better === 'less' ? Math.min(...theirs) : Math.max(...theirs);
    figures.push({ what: `${what}: ours to the best peer’s`, measured: `${(ours / best).toFixed(2)} ×` });
  }
  return figures;
}
