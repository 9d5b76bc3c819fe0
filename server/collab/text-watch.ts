import type { Unshowable } from '../../app/document/unshowable';
import type { Log } from '../log';
import type { Room } from './room';
import type { LiveRooms } from './rooms';

/** How often it is looked which texts have come to rest, in ms; a text rests when nothing came in between. */
const LOOK_EVERY = 5_000;

export interface TextWatchParts {
  readonly rooms: LiveRooms;
  readonly report: Log;
  /** The blocks of a text that the editor cannot show; done off this thread. */
  readonly unshowable: (updates: Uint8Array[]) => Promise<Unshowable[]>;
  readonly everyMs?: number;
}

interface Watched {
  /** Where the text stood at the last look. */
  seen: number;
  /** Where it stood when it was last examined. */
  examined: number;
}

/**
 * Holds open texts against the schema of the editor when their changes have settled. The door looks at the shape of
 * each edit alone; what only the whole text shows is found here, and reported once for each state of a text.
 *
 * @returns stops it
 */
export function watchTexts({ rooms, report, unshowable, everyMs = LOOK_EVERY }: TextWatchParts): () => void {
  const watched = new WeakMap<Room, Watched>();
  let busy = false;

  const look = async () => {
    if (busy) return;
    busy = true;
    try {
      // One after the other: people's own work on texts goes before.
      for (const room of rooms.open) if (rests(room)) await examine(room);
    } finally {
      busy = false;
    }
  };

  const rests = (room: Room): boolean => {
    const { position } = room.text;
    // At 0 nothing has come in since the text was folded.
    const known = watched.get(room) ?? { seen: -1, examined: 0 };
    watched.set(room, known);
    const still = known.seen === position && room.backlog.count === 0;
    known.seen = position;
    return still && known.examined !== position;
  };

  const examine = async (room: Room) => {
    const { documentId, seq, text } = room;
    const known = watched.get(room);
    if (known) known.examined = text.position;
    try {
      const found = await unshowable(text.updates());
      if (found.length === 0) return;
      rooms.counters.add('damaged-texts');
      const blocks = found.slice(0, 20).map(({ at, id, why }) => `${at} ${id ?? '-'} ${why}`);
      report.error(
        { documentId, seq, count: found.length, blocks },
        'a text holds what the editor cannot show',
      );
    } catch (error) {
      rooms.counters.add('damaged-texts');
      report.error({ documentId, seq, err: error }, 'a text cannot be read');
    }
  };

  const timer = setInterval(() => void look(), everyMs).unref();
  return () => clearInterval(timer);
}
