import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { LiveTextWorkshop } from '../app/document/workshop-types';
import { readSessionSecret } from '../app/http/session.server';
import { takeSeatWithSecret } from '../app/services/live/take-seat.server';
import { readWriteMark } from '../db/queries/write-mark';
import type { Store } from '../db/store';
import { attachLive } from './collab/attach';
import { startLiveClock } from './collab/live-clock';
import { LiveRooms } from './collab/rooms';
import { reseating, type TakeSeat } from './collab/seats';
import type { LiveSettings } from './collab/settings';
import { watchTexts } from './collab/text-watch';
import { storeLog } from './collab/update-log-store';
import type { Log } from './log';
import { peerAddress } from './peer-address';
import { originOf, type Workbench } from './request-context';

export interface Live {
  readonly rooms: LiveRooms;
  /** Lets people in through this server, as the services of this bench see them. */
  attach(server: Server, bench: Workbench, trustedProxies: number): Promise<void>;
  /** Stores what was accepted, closes every socket and stops. */
  stop(): Promise<void>;
}

export interface LiveParts {
  readonly store: Store;
  readonly log: Log;
  readonly now: () => Date;
  readonly texts: LiveTextWorkshop;
  readonly settings?: Partial<LiveSettings>;
  /** A commit succeeded and took so long, in ms. */
  readonly onCommit?: (ms: number) => void;
}

/** The live-text server on the portal's own database. */
export function createLive(parts: LiveParts): Live {
  const { store, log, now, texts, settings, onCommit } = parts;
  let asked: TakeSeat = async () => ({ seat: 'none' });
  const takeSeat: TakeSeat = (request, documentId) => asked(request, documentId);
  const notices = store.engine === 'postgres' ? store : undefined;
  const rooms = new LiveRooms({
    log: storeLog(store, now),
    report: log,
    fold: (updates) => texts.foldUpdates(updates),
    split: (update, known, most) => texts.splitUpdate(update, known, most),
    ...(notices ? { notices } : {}),
    ...(settings ? { settings } : {}),
    ...(onCommit ? { onCommit } : {}),
    ...(store.engine === 'sqlite' ? { mark: () => store.tx((tx) => readWriteMark(tx)) } : {}),
    reseat: reseating(takeSeat, log),
  });
  let stopClock: (() => Promise<void>) | null = null;
  let stopWatch: (() => void) | null = null;

  return {
    rooms,
    async attach(server, bench, trustedProxies) {
      const secure = bench.settings.secureCookies;
      asked = async (request, documentId) => {
        const secret = readSessionSecret(request.headers.cookie, secure);
        return await takeSeatWithSecret(store, secret, documentId, now());
      };
      attachLive(
        server,
        {
          rooms,
          takeSeat,
          report: log,
          origins: (request: IncomingMessage) => [originOf(request, bench.settings.origin)],
          addressOf: (request) => peerAddress(request.socket as Socket, request.headers, trustedProxies),
        },
        bench.basePath,
      );
      stopClock = await startLiveClock(rooms, log, notices);
      stopWatch = watchTexts({ rooms, report: log, unshowable: (updates) => texts.unshowable(updates) });
    },
    async stop() {
      stopWatch?.();
      await stopClock?.();
      await rooms.shutdown();
    },
  };
}
