import type { ClientDeletes } from './deleted-ranges';
import type { Entry } from './room-entry';
import { readExtent } from './update-structure';

/** What one document has accepted and not stored, in order: what is being stored, then what waits for the next flush. */
export class Backlog {
  #waiting: Entry[] = [];
  #underWay: readonly Entry[] = [];
  #bytes = 0;

  get count(): number {
    return this.#waiting.length + this.#underWay.length;
  }

  get bytes(): number {
    return this.#bytes;
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
    this.#bytes += entry.size;
  }

  /** Everything that waits is being stored from now on. */
  begin(): readonly Entry[] {
    this.#underWay = this.#waiting;
    this.#waiting = [];
    return this.#underWay;
  }

  /** What was being stored is, or could not be. */
  end(): void {
    for (const { size } of this.#underWay) this.#bytes -= size;
    this.#underWay = [];
  }

  /** Gives up what waits. */
  abandon(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { size, settle } of waiting) {
      this.#bytes -= size;
      settle?.('failed');
    }
  }
}
