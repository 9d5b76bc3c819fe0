import type { ClientDeletes } from './deleted-ranges';
import type { Entry } from './room-entry';
import { readExtent } from './update-structure';

/** What one document has accepted and not stored, in order: what is being stored, then what waits for the next flush. */
export class Backlog {
  #waiting: Entry[] = [];
  #underWay: readonly Entry[] = [];
  #bytes = 0;
  #waitingBytes = 0;
  /** Bytes that wait or are being stored, by person. */
  readonly #ofPerson = new Map<string, number>();

  get count(): number {
    return this.#waiting.length + this.#underWay.length;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Whether there is something that nobody has begun to store, be it only an answer to its sender. */
  get waits(): boolean {
    return this.#waiting.length > 0;
  }

  /** Bytes that nobody has begun to store. */
  get waitingBytes(): number {
    return this.#waitingBytes;
  }

  /** Bytes of one person. */
  bytesOf(personId: string): number {
    return this.#ofPerson.get(personId) ?? 0;
  }

  /** When the oldest came in; undefined when there is none. */
  get oldestAt(): number | undefined {
    return (this.#underWay[0] ?? this.#waiting[0])?.at;
  }

  /** What they delete. */
  deletes(): ClientDeletes[] {
    return [...this.#underWay, ...this.#waiting].flatMap(({ update }) => {
      return update ? readExtent(update.update).deletes : [];
    });
  }

  add(entry: Entry): void {
    this.#waiting.push(entry);
    this.#waitingBytes += entry.size;
    this.#count(entry, entry.size);
  }

  /** The first of what waits, of so many bytes or one entry, is being stored from now on. */
  begin(most: number): readonly Entry[] {
    let bytes = 0;
    const beyond = this.#waiting.findIndex(({ size }, at) => {
      bytes += size;
      return at > 0 && bytes > most;
    });
    this.#underWay = this.#waiting.splice(0, beyond < 0 ? this.#waiting.length : beyond);
    for (const { size } of this.#underWay) this.#waitingBytes -= size;
    return this.#underWay;
  }

  /** What was being stored is, or could not be. */
  end(): void {
    for (const entry of this.#underWay) this.#count(entry, -entry.size);
    this.#underWay = [];
  }

  /** Gives up what waits. */
  abandon(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#waitingBytes = 0;
    for (const entry of waiting) {
      this.#count(entry, -entry.size);
      entry.settle?.('failed');
    }
  }

  #count({ from }: Entry, bytes: number): void {
    this.#bytes += bytes;
    if (!from || bytes === 0) return;
    const all = this.bytesOf(from.person.id) + bytes;
    if (all > 0) this.#ofPerson.set(from.person.id, all);
    else this.#ofPerson.delete(from.person.id);
  }
}
