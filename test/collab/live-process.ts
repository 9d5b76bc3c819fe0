import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openStore } from '../../db/store';
import { attachLive } from '../../server/collab/attach';
import { foldHere } from '../../server/collab/fold';
import { startLiveClock } from '../../server/collab/live-clock';
import { LiveRooms } from '../../server/collab/rooms';
import { reseating } from '../../server/collab/seats';
import { splitHere } from '../../server/collab/split-update';
import type { UpdateLog } from '../../server/collab/update-log';
import { storeLog } from '../../server/collab/update-log-store';
import type { Log } from '../../server/log';
import { ORIGIN, Seats } from './seats-by-name';

/** How long the late server keeps what it has told everybody, in ms. */
const LATE = 250;

/** A log that says at once that it has stored, and stores later: what such servers elsewhere do. */
function late(log: UpdateLog): UpdateLog {
  let seq = 0;
  return {
    ...log,
    append: async (updates) => {
      setTimeout(() => void log.append(updates), LATE);
      return updates.map(() => ++seq);
    },
  };
}

/** A live-text server as a process of its own, to be killed: database file, port and manner are its words. */
async function main(file: string, port: number, how: string): Promise<void> {
  const store = await openStore({ file });
  const seats = new Seats();
  for (const name of ['alice', 'bob', 'carol']) seats.kinds.set(name, 'write');
  const quiet = () => undefined;
  const report: Log = { info: quiet, warn: quiet, error: (facts, message) => console.error(message, facts) };
  const rooms = new LiveRooms({
    log: how === 'late' ? late(storeLog(store, () => new Date())) : storeLog(store, () => new Date()),
    report,
    settings: { foldAfter: 4_000 },
    fold: foldHere,
    split: splitHere,
    reseat: reseating(seats.take, report),
  });
  const server = createServer();
  const addressOf = () => 'here';
  attachLive(server, { rooms, takeSeat: seats.take, report, origins: () => [ORIGIN], addressOf });
  await startLiveClock(rooms, report);
  server.listen(port, '127.0.0.1', () => {
    process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
  });
}

await main(process.argv[2] ?? '', Number(process.argv[3] ?? 0), process.argv[4] ?? 'sound');
