import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { RoomStats } from '../app/services/rooms';

/** Upper ends of the commit histogram, in seconds: a quiet disk answers in 1 ms, a busy one in 100. */
const COMMIT_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const REFUSED = 'refused.';

export interface Metrics {
  /** A commit of live text took so long. */
  committed(ms: number): void;
  /** Everything that is measured, as Prometheus text. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** What of live text is looked at when somebody asks, by the name it is told under. */
const GAUGES: ReadonlyArray<readonly [name: string, help: string, value: (stats: RoomStats) => number]> = [
  ['concord_live_rooms', 'Documents that are open on this process.', ({ rooms }) => rooms],
  [
    'concord_live_sockets',
    'Live connections to documents on this process.',
    ({ connections }) => connections,
  ],
  ['concord_live_uncommitted', 'Updates accepted and not yet committed.', ({ uncommitted }) => uncommitted],
  [
    'concord_live_oldest_uncommitted_seconds',
    'Age of the oldest update that is not committed.',
    ({ oldestUncommittedMs }) => oldestUncommittedMs / 1_000,
  ],
  ['concord_live_text_bytes', 'Bytes of text held in memory.', ({ textBytes }) => textBytes],
  [
    'concord_live_buffered_bytes',
    'Bytes handed to sockets that the network has not taken yet.',
    ({ unsentBytes }) => unsentBytes,
  ],
  ['concord_live_storing', '1 while the last attempt to store succeeded.', ({ storing }) => Number(storing)],
];

/** What this process does, in numbers; no names, no texts, no addresses. */
export function createMetrics(): Metrics & { watch(stats: () => RoomStats): void } {
  const register = new Registry();
  collectDefaultMetrics({ register, prefix: 'concord_' });
  const commits = new Histogram({
    name: 'concord_live_commit_seconds',
    help: 'How long committing the updates of one flush took.',
    buckets: COMMIT_SECONDS,
    registers: [register],
  });
  return {
    committed: (ms) => commits.observe(ms / 1_000),
    text: () => register.metrics(),
    contentType: register.contentType,
    watch(stats) {
      for (const [name, help, value] of GAUGES) {
        new Gauge({
          name,
          help,
          registers: [register],
          collect() {
            this.set(value(stats()));
          },
        });
      }
      const counter = (name: string, help: string, label: string, mine: (word: string) => string | null) =>
        new Counter({
          name,
          help,
          labelNames: [label],
          registers: [register],
          collect() {
            this.reset();
            for (const [word, times] of Object.entries(stats().counts)) {
              const of = mine(word);
              if (of !== null) this.inc({ [label]: of }, times);
            }
          },
        });
      new Counter({
        name: 'concord_live_updates_total',
        help: 'Updates taken in from clients.',
        registers: [register],
        collect() {
          this.reset();
          this.inc(stats().counts.updates ?? 0);
        },
      });
      counter(
        'concord_live_refused_total',
        'Messages and connections refused, by reason.',
        'reason',
        (word) => (word.startsWith(REFUSED) ? word.slice(REFUSED.length) : null),
      );
      counter('concord_live_events_total', 'What else happened to live text, by kind.', 'event', (word) =>
        word.startsWith(REFUSED) || word === 'updates' ? null : word,
      );
    },
  };
}

export interface MetricsDoor {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Answers `/metrics` on an address of its own. The public port never does: behind a proxy on the same machine
 * every visitor seems to come from here, so the peer's address could not tell them apart.
 */
export async function openMetricsDoor(metrics: Metrics, host: string, port: number): Promise<MetricsDoor> {
  const server: Server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url?.split('?')[0] !== '/metrics') {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Only GET /metrics is answered here.\n');
      return;
    }
    metrics.text().then(
      (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
