import type { HealthLine } from '../../app/services/health';
import { ill, look, well } from './line';

const WHAT = 'Live text';
/** A commit that takes longer is worth a word, in ms. */
const SLOW_MS = 2_000;

export interface LiveFigures {
  readonly rooms: number;
  readonly connections: number;
  readonly uncommitted: number;
  readonly oldestUncommittedMs: number;
  readonly storing: boolean;
}

/** How many documents and connections are open on this process, and whether all that was written is stored. */
export function liveLine(figures: LiveFigures): HealthLine {
  const { rooms, connections, uncommitted, oldestUncommittedMs, storing } = figures;
  // Where several processes serve one database, each knows its own.
  const open = `At the process that answers: ${count(rooms, 'document')} open, ${count(connections, 'connection')}`;
  const cure = 'See to the free disk and the database; people keep what they wrote and are told.';
  if (!storing) return ill(WHAT, `${open}. The last attempt to store edits failed.`, cure);
  if (oldestUncommittedMs > SLOW_MS)
    return look(
      WHAT,
      `${open}. ${count(uncommitted, 'edit')} wait to be stored, the oldest for ${Math.round(oldestUncommittedMs / 1000)} s.`,
      cure,
    );
  return well(
    WHAT,
    `${open}. ${uncommitted === 0 ? 'Every edit is stored' : `${count(uncommitted, 'edit')} on the way to the disk`}.`,
  );
}

/** That a portal answers and its metrics do not. */
export function unansweredLine(metricsUrl: string): HealthLine {
  return look(
    WHAT,
    `Nobody answers with figures at ${metricsUrl}, so it cannot be told whether every edit is stored.`,
    'See that METRICS_PORT and METRICS_HOST are what the portal has, and that it was started again since they were set.',
  );
}

/** The figures of a portal in another process, from its metrics; null when it gives none. */
export async function figuresFrom(metricsUrl: string): Promise<LiveFigures | null> {
  try {
    const text = await (await fetch(metricsUrl, { signal: AbortSignal.timeout(3_000) })).text();
    const figure = (name: string) =>
      Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
    const rooms = figure('concord_live_rooms');
    if (Number.isNaN(rooms)) return null;
    return {
      rooms,
      connections: figure('concord_live_sockets'),
      uncommitted: figure('concord_live_uncommitted'),
      oldestUncommittedMs: figure('concord_live_oldest_uncommitted_seconds') * 1_000,
      storing: figure('concord_live_storing') === 1,
    };
  } catch {
    return null;
  }
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
