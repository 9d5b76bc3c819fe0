import { createHash } from 'node:crypto';
import type { LiveReading } from '../../app/document/text-types';

/** Characters of HTML kept altogether; a reading takes a few times that in memory. */
const MOST_CHARACTERS = 3_000_000;

/**
 * Keeps the last readings of live texts by the bytes they were read from, so that ten people opening a draft
 * cost one reading, also when they come at the same time.
 */
export class ReadingCache {
  private readonly readings = new Map<string, { reading: Promise<LiveReading>; size: number }>();

  read(updates: readonly Uint8Array[], work: () => Promise<LiveReading>): Promise<LiveReading> {
    const key = keyOf(updates);
    const known = this.readings.get(key);
    if (known !== undefined) {
      this.readings.delete(key);
      this.readings.set(key, known);
      return known.reading;
    }
    const entry = { reading: work(), size: 0 };
    this.readings.set(key, entry);
    entry.reading.then(
      ({ html }) => {
        entry.size = html.length;
        this.letGo();
      },
      () => this.readings.delete(key),
    );
    return entry.reading;
  }

  clear(): void {
    this.readings.clear();
  }

  private letGo(): void {
    let total = [...this.readings.values()].reduce((sum, { size }) => sum + size, 0);
    for (const [key, { size }] of this.readings) {
      if (total <= MOST_CHARACTERS) return;
      this.readings.delete(key);
      total -= size;
    }
  }
}

function keyOf(updates: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const update of updates) hash.update(`${update.byteLength} `).update(update);
  return hash.digest('base64');
}
