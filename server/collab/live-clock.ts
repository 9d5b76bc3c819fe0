import type { Log } from '../log';
import { CHANNELS, type Notices } from './notices';
import type { LiveRooms } from './rooms';

/** Presence is renewed and seats are asked for by turns, so that not everything happens in the same moment. */
const TURNS = 8;
/** How often sessions that have run out are looked for, in ms. */
const EXPIRY_LOOK = 500;
/** How often, after a failed commit, it is tried whether the database stores again, in ms. */
const TRY_STORING = 1_000;

/**
 * Everything that happens by itself: heartbeats, renewed presence, sessions that run out, seats that are asked
 * for again, storing that is tried again after it failed, and, with other nodes, looking at the log when they say so and now and then besides,
 * and telling them who is here.
 *
 * @returns stops it
 */
export async function startLiveClock(
  rooms: LiveRooms,
  report: Log,
  notices?: Notices,
): Promise<() => Promise<void>> {
  const { settings } = rooms;
  const timers = [
    setInterval(() => beat(rooms), settings.heartbeat),
    setInterval(() => expire(rooms), EXPIRY_LOOK),
    setInterval(reseatingInTurns(rooms), settings.reseatEvery / TURNS),
    setInterval(renewing(rooms), settings.renewal / TURNS),
    setInterval(() => void rooms.tryStoring(), TRY_STORING),
  ];
  const stops: Array<() => Promise<void>> = [];

  if (notices) {
    const look = (documentIds?: readonly string[]) => {
      rooms.look(documentIds).catch((error: unknown) => {
        report.error({ err: error }, 'the log cannot be read');
      });
    };
    timers.push(setInterval(() => look(), settings.lookEvery));
    // '' says that notices may have been missed.
    const hear = async (channel: string, heard: (id: string) => void) => {
      stops.push(await notices.listen(channel, heard));
    };
    await hear(CHANNELS.stored, (id) => look(id === '' ? undefined : [id]));
    timers.push(setInterval(() => rooms.elsewhere.tellAll(), settings.tellPresence));
    timers.push(setInterval(() => rooms.elsewhere.forget(), settings.tellPresence / TURNS));
    await hear(CHANNELS.presence, (words) => rooms.elsewhere.hear(words));
    await hear(CHANNELS.hold, (words) => rooms.holdsElsewhere.hear(words));
    await hear(CHANNELS.document, (id) => rooms.reseatHere((at) => id === '' || at.documentId === id));
    await hear(CHANNELS.person, (id) => rooms.reseatHere(({ connection }) => connection.person.id === id));
    await hear(CHANNELS.session, (id) =>
      rooms.reseatHere(({ connection }) => connection.seat.sessionId === id),
    );
  }

  for (const timer of timers) timer.unref();
  return async () => {
    for (const timer of timers) clearInterval(timer);
    await Promise.all(stops.map((stop) => stop()));
  };
}

/** Who has been heard of since the last look need not be asked: every client says something every 15 s. */
function beat(rooms: LiveRooms): void {
  for (const connection of rooms.present.all) {
    if (!connection.open) continue;
    // An answer waits its turn behind a text that a slow line is still taking.
    const taking = connection.unsent < connection.unsentAtPing;
    connection.unsentAtPing = connection.unsent;
    if (connection.alive || taking) {
      // A paused connection cannot answer.
      connection.alive = connection.socket.isPaused;
      connection.asked = false;
    } else if (connection.asked) {
      rooms.counters.add('cut-off.silent');
      connection.cutOff();
    } else {
      connection.asked = true;
      connection.socket.ping();
    }
  }
}

/** A session may have been renewed by a visit elsewhere, so its end is asked for, not assumed. */
function expire(rooms: LiveRooms): void {
  const now = Date.now();
  rooms.reseatHere(({ connection }) => connection.open && (connection.until?.getTime() ?? now + 1) <= now);
}

/**
 * Asks for every seat again in the course of eight turns; not when nothing was written since the last time, for
 * then no seat can have changed.
 */
function reseatingInTurns(rooms: LiveRooms): () => void {
  let turn = 0;
  let asked: string | null = null;
  let asking: Promise<boolean> = Promise.resolve(true);
  const begin = async (): Promise<boolean> => {
    const mark = await rooms.storeMark();
    const changed = mark === null || mark !== asked;
    asked = mark;
    return changed;
  };
  return () => {
    if (turn === 0) asking = begin();
    const own = turn;
    turn = (turn + 1) % TURNS;
    asking.then((changed) => {
      if (changed) rooms.reseatHere(({ connection }) => connection.order % TURNS === own);
    });
  };
}

function renewing(rooms: LiveRooms): () => void {
  let turn = 0;
  const turns = new WeakMap<object, number>();
  let next = 0;
  return () => {
    turn = (turn + 1) % TURNS;
    for (const room of rooms.open) {
      const own = turns.get(room) ?? next++ % TURNS;
      turns.set(room, own);
      if (own === turn) room.audience.renew();
    }
  };
}
