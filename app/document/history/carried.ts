import { openLive } from '../live-document';
import type { Attribution } from './attribution';
import { linesOfLive } from './lines';
import type { Carried } from './writers';

/**
 * Who had written the text that a new draft begins with, told by the client ids and clocks it has there.
 *
 * @param update what the draft begins with: the text that `attribution` is about, and nothing else
 */
export function carriedOver(update: Uint8Array, version: string, attribution: Attribution): Carried {
  const doc = openLive([update]);
  const runs: number[] = [];
  for (const [place, pieces] of linesOfLive(doc).entries()) {
    const source = attribution.lines[place] ?? [];
    const cursor = { place: 0, used: 0 };
    for (const { text, clock, whole } of pieces) {
      let done = 0;
      while (done < text.length) {
        const left = (source[cursor.place] ?? 0) - cursor.used;
        if (left <= 0) {
          if (cursor.place >= source.length) break;
          cursor.place += 3;
          cursor.used = 0;
          continue;
        }
        const length = Math.min(left, text.length - done);
        const writer = source[cursor.place + 1] ?? 0;
        const at = source[cursor.place + 2] ?? 0;
        if (!whole) runs.push(clock + done, clock + done + length, writer, at);
        else if (done === 0) runs.push(clock, clock + 1, writer, at);
        done += length;
        cursor.used += length;
      }
    }
  }
  doc.destroy();
  return { version, writers: attribution.writers, runs: ascending(runs) };
}

/** By clock: attributes of a block are written after what is inside it. */
function ascending(runs: readonly number[]): number[] {
  const fours = Array.from({ length: runs.length / 4 }, (_, place) => runs.slice(place * 4, place * 4 + 4));
  return fours.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0)).flat();
}
