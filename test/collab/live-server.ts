import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import WebSocket, { type ClientOptions } from 'ws';
import { attachLive } from '../../server/collab/attach';
import { foldHere } from '../../server/collab/fold';
import { startLiveClock } from '../../server/collab/live-clock';
import type { Notices } from '../../server/collab/notices';
import { LiveRooms } from '../../server/collab/rooms';
import { reseating } from '../../server/collab/seats';
import type { LiveSettings } from '../../server/collab/settings';
import { splitHere } from '../../server/collab/split-update';
import type { UpdateLog } from '../../server/collab/update-log';
import { memoryLog } from '../../server/collab/update-log-memory';
import type { Log } from '../../server/log';
import { ORIGIN, Seats } from './seats-by-name';

/** What the server wrote in its log during a test. */
export interface Said {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly facts: Record<string, unknown>;
}

export interface LiveServer {
  readonly port: number;
  readonly rooms: LiveRooms;
  readonly seats: Seats;
  readonly said: Said[];
  stop(): Promise<void>;
  /** A socket as a page of the portal would open it for this session. */
  socket(session: string, path: string, options?: ClientOptions): WebSocket;
}

export interface LiveServerOptions {
  readonly log?: UpdateLog;
  readonly seats?: Seats;
  readonly settings?: Partial<LiveSettings>;
  readonly notices?: Notices;
  readonly mark?: () => Promise<string | null>;
  readonly port?: number;
}

/** A live-text server on a port of its own, stopped when the test ends. Alice and Bob write, Rita reads. */
export async function liveServer(options: LiveServerOptions = {}): Promise<LiveServer> {
  const { log = memoryLog(), settings, notices, mark } = options;
  const seats = options.seats ?? new Seats();
  for (const name of ['alice', 'bob', 'carol']) seats.kinds.set(name, 'write');
  for (const name of ['rita']) seats.kinds.set(name, 'read');
  const said: Said[] = [];
  const say = (level: Said['level']) => (facts: Record<string, unknown>, message: string) =>
    void said.push({ level, facts, message });
  const report: Log = { info: say('info'), warn: say('warn'), error: say('error') };

  const rooms = new LiveRooms({
    log,
    report,
    ...(settings ? { settings } : {}),
    ...(notices ? { notices } : {}),
    ...(mark ? { mark } : {}),
    fold: foldHere,
    split: splitHere,
    reseat: reseating(seats.take, report),
  });
  const server = createServer((_request, response) => response.writeHead(426).end());
  const detach = attachLive(server, {
    rooms,
    takeSeat: seats.take,
    report,
    origins: () => [ORIGIN],
    addressOf: (request) => String(request.headers['x-test-address'] ?? request.socket.remoteAddress),
  });
  const stopClock = await startLiveClock(rooms, report, notices);
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  let stopped: Promise<void> | null = null;
  const stop = () => {
    stopped ??= (async () => {
      await stopClock();
      await rooms.shutdown();
      detach();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    })();
    return stopped;
  };
  onTestFinished(stop);
  return {
    port,
    rooms,
    seats,
    said,
    stop,
    socket: (session, path, more) => {
      const headers = { cookie: `session=${session}`, ...more?.headers };
      return new WebSocket(`ws://127.0.0.1:${port}${path}`, { origin: ORIGIN, ...more, headers });
    },
  };
}
