import { median, milliseconds } from '../figures';
import { compared, interleaved, type Row, type RowParts, withServer } from './rows';
import type { Running, Target } from './targets';
import type { TypingOrders, TypingReading } from './typing-load';
import { documentName } from './world';

const count = (value: number) => Math.round(value).toLocaleString('en-GB');
const seconds = (value: number) => `${value.toFixed(2)} s`;

type Shape = Omit<TypingOrders, 'kind' | 'link'>;

function type({ load }: RowParts, server: Running, shape: Shape): Promise<TypingReading> {
  return load.run<TypingReading>({ kind: 'typing', link: server.link, ...shape });
}

const perHundredThousand = ({ cpu, delivered }: TypingReading) => (cpu / delivered) * 100_000;

/** The slowest that is still good: 99 of 100 deliveries within this many ms. */
const TOO_LATE = 200;
const CROWD = { writers: 10, readers: 40 };
/** Deliveries a second that are asked for first, and how the rate is raised. */
const FIRST_RATE = 25_000;
const RAISE = 1.35;

export const saturation: Row = {
  title: '50 clients, 10 of them writing, faster and faster until p99 is over 200 ms',
  async run(parts) {
    const each = CROWD.writers + CROWD.readers - 1;
    // A second round need not begin from the bottom.
    const reached = new Map<Target, number>();
    const best = await interleaved(parts.targets, parts.quick ? 1 : 2, (target) =>
      withServer(target, {}, async (server) => {
        let [good, failed] = [{ perSecond: 0, p99: 0, cpu: 0, delivered: 1 }, 0];
        for (let rate = Math.max(FIRST_RATE, (reached.get(target) ?? 0) / RAISE ** 3); failed < 2; ) {
          const shape = { ...CROWD, perSecond: rate / each / CROWD.writers, cursors: false };
          const reading = await type(parts, server, { ...shape, documents: [parts.fresh()], seconds: 1.2 });
          if (reading.p99 <= TOO_LATE && reading.perSecond > rate * 0.8) {
            good = reading;
            reached.set(target, rate);
            failed = 0;
            rate *= RAISE;
          } else failed += 1;
        }
        return good;
      }),
    );
    return [
      ...compared(best, ({ perSecond }) => perSecond, {
        what: 'Deliveries a second at the last good rate',
        say: count,
        better: 'more',
        aim: 300_000,
      }),
      ...compared(best, ({ cpu, delivered }) => (cpu / delivered) * 100_000, {
        what: 'Processor time for 100,000 deliveries at that rate',
        say: seconds,
        better: 'less',
      }),
    ];
  },
};

export const cursors: Row = {
  title: '200 clients, 20 of them writing 8 letters a second, each with a cursor',
  async run(parts) {
    const shape = { writers: 20, readers: 180, perSecond: 8, cursors: true };
    const readings = await interleaved(parts.targets, parts.quick ? 1 : 3, (target) =>
      withServer(target, {}, (server) =>
        type(parts, server, { ...shape, documents: [parts.fresh()], seconds: parts.quick ? 3 : 5 }),
      ),
    );
    return [
      ...compared(readings, perHundredThousand, {
        what: 'Processor time for 100,000 deliveries',
        say: seconds,
        better: 'less',
        aim: 1,
      }),
      ...compared(readings, ({ p99 }) => p99, { what: 'p99', say: milliseconds, better: 'less', aim: 60 }),
    ];
  },
};

export const pairs: Row = {
  title: '500 documents with two clients each, one of them writing 4 letters a second',
  async run(parts) {
    const documents = Array.from({ length: 500 }, (_, at) => documentName('pair', at));
    const readings = await interleaved(parts.targets, parts.quick ? 1 : 2, (target) =>
      withServer(target, {}, (server) =>
        type(parts, server, {
          documents,
          writers: 1,
          readers: 1,
          perSecond: 4,
          seconds: parts.quick ? 3 : 5,
          cursors: false,
        }),
      ),
    );
    return [
      ...compared(readings, perHundredThousand, {
        what: 'Processor time for 100,000 deliveries',
        say: seconds,
        better: 'less',
        aim: 16,
      }),
      ...compared(readings, ({ p99 }) => p99, { what: 'p99', say: milliseconds, better: 'less' }),
    ];
  },
};

export const quiet: Row = {
  title: 'One writer with 10 letters a second, one reader',
  async run(parts) {
    const readings = await interleaved(parts.targets, parts.quick ? 1 : 3, (target) =>
      withServer(target, {}, (server) =>
        type(parts, server, {
          documents: [parts.fresh()],
          writers: 1,
          readers: 1,
          perSecond: 10,
          seconds: parts.quick ? 3 : 4,
          cursors: false,
        }),
      ),
    );
    const bare = [...readings].find(([{ name }]) => name === 'broadcast')?.[1] ?? [];
    return [
      ...compared(readings, ({ p50 }) => p50, {
        what: 'p50',
        say: (value) => `${value.toFixed(2)} ms`,
        better: 'less',
        aim: median(bare.map(({ p50 }) => p50)) + 3,
      }),
      ...compared(readings, ({ p99 }) => p99, { what: 'p99', say: milliseconds, better: 'less' }),
    ];
  },
};
