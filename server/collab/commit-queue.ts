import { type Batch, FEW_BYTES, type Flushed, isBulk, takeTurns } from './flush-order';
import type { Refused, UpdateLog } from './update-log';

export interface CommitQueueParts {
  readonly log: UpdateLog;
  readonly longestWindow: number;
  readonly storeTimeout: number;
  /** The database refused or did not answer. */
  readonly onFailure: (error: unknown) => void;
  /** A commit succeeded and took so long. */
  readonly onCommit?: (ms: number) => void;
}

/** Deliveries a second for which waiting one more ms pays. */
const DELIVERIES_PER_MS = 1_000;
/** The share of time that commits may take before the window grows for them. */
const COMMIT_SHARE = 3;
/** The same for large commits; those who type are served meanwhile. */
const BULK_SHARE = 3;
const HALF_LIFE = 300;

/**
 * Stores, then sends. All updates of a flush, of all documents, are one transaction, and only when it has
 * been committed does anybody see them.
 *
 * A lone edit is flushed at the end of the turn of the event loop it came in. While a commit is under way
 * everything waits for the next one, and under load a window opens after each flush, growing with the socket
 * writes that flushing at once would cost, up to `longestWindow`. A transaction takes only so many bytes, and after a
 * large one documents of which much waits have to wait for a moment, in which those who type are served.
 */
export class CommitQueue {
  readonly #parts: CommitQueueParts;
  readonly #waiting = new Set<Flushed>();
  #underWay: Promise<void> | null = null;
  #planned: 'turn' | NodeJS.Timeout | null = null;
  /** When documents of which much waits have their turn again. */
  #bulkAt = Number.NEGATIVE_INFINITY;
  /** Whether the planned flush is for such documents only. */
  #forBulk = false;
  /** The next flush takes everything that waits. */
  #all = false;
  #flushedAt = Number.NEGATIVE_INFINITY;
  #load = 0;
  #commitMs = 0;
  #trying = false;
  lastCommitMs = 0;
  storing = true;

  constructor(parts: CommitQueueParts) {
    this.#parts = parts;
  }

  /** Something of this document waits. */
  request(document: Flushed): void {
    this.#waiting.add(document);
    if (this.#forBulk && this.#planned !== 'turn' && !isBulk(document)) this.#unplan();
    this.#plan();
  }

  /** Resolves when everything that waits at this moment has been stored or has failed. */
  async settled(): Promise<void> {
    this.#all = true;
    await this.#underWay;
    await this.#flushNow();
  }

  /**
   * After a failed commit: tries whether the log stores again; what failed may have been that commit only. What it
   * failed of was reported then. Never rejects; answers whether it stores again from now on.
   */
  async tryAgain(): Promise<boolean> {
    if (this.storing || this.#trying) return false;
    this.#trying = true;
    try {
      await this.#parts.log.probe();
      this.storing = true;
      return true;
    } catch {
      return false;
    } finally {
      this.#trying = false;
    }
  }

  #plan(): void {
    if (this.#underWay || this.#planned) return;
    const now = performance.now();
    let wait = this.#flushedAt + this.#window() - now;
    this.#forBulk = this.#bulkAt > now && [...this.#waiting].every(isBulk);
    if (this.#forBulk) wait = Math.max(wait, this.#bulkAt - now);
    if (wait < 1) {
      this.#planned = 'turn';
      queueMicrotask(() => {
        if (this.#planned === 'turn') void this.#flushNow();
      });
    } else this.#planned = setTimeout(() => void this.#flushNow(), wait);
  }

  #unplan(): void {
    if (this.#planned && this.#planned !== 'turn') clearTimeout(this.#planned);
    this.#planned = null;
  }

  #window(): number {
    const idle = performance.now() - this.#flushedAt;
    const load = this.#load * 2 ** (-idle / HALF_LIFE);
    const wanted = Math.max(load / DELIVERIES_PER_MS, this.#load > 0 ? this.#commitMs * COMMIT_SHARE : 0);
    return idle > HALF_LIFE ? 0 : Math.min(this.#parts.longestWindow, wanted);
  }

  /** Never rejects. */
  #flushNow(): Promise<void> {
    this.#unplan();
    if (this.#underWay) return this.#underWay;
    const storing: Batch[] = [];
    let deliveries = 0;
    // A timer may fire a little before its time.
    const bulk = performance.now() > this.#bulkAt - 1;
    const batches = takeTurns(this.#waiting, { bulk, all: this.#all });
    this.#all = false;
    for (const batch of batches) {
      deliveries += batch.deliveries;
      if (batch.updates.length > 0) storing.push(batch);
      else this.#tell(batch, []);
    }
    this.#measure(deliveries);
    if (storing.length === 0) {
      if (this.#waiting.size > 0) this.#plan();
      return Promise.resolve();
    }
    this.#underWay = this.#store(storing).finally(() => {
      this.#underWay = null;
      this.#flushedAt = performance.now();
      if (this.#waiting.size > 0) this.#plan();
    });
    return this.#underWay;
  }

  #pauseAfterBulk(): number {
    return Math.min(this.#parts.longestWindow, this.lastCommitMs * BULK_SHARE);
  }

  #measure(deliveries: number): void {
    const now = performance.now();
    const passed = Math.max(1, Math.min(now - this.#flushedAt, 10 * HALF_LIFE));
    const kept = 2 ** (-passed / HALF_LIFE);
    this.#load = this.#load * kept + (deliveries / passed) * 1_000 * (1 - kept);
    this.#flushedAt = now;
  }

  async #store(batches: readonly Batch[]): Promise<void> {
    const started = performance.now();
    let answers: ReadonlyArray<number | Refused>;
    try {
      answers = await inTime(
        this.#parts.log.append(batches.flatMap((batch) => batch.updates)),
        this.#parts.storeTimeout,
      );
      this.storing = true;
    } catch (error) {
      this.storing = false;
      this.#parts.onFailure(error);
      for (const batch of batches) batch.failed();
      return;
    }
    this.lastCommitMs = performance.now() - started;
    this.#parts.onCommit?.(this.lastCommitMs);
    const bytes = batches.reduce((sum, batch) => sum + batch.bytes, 0);
    if (bytes > FEW_BYTES) this.#bulkAt = performance.now() + this.#pauseAfterBulk();
    else this.#commitMs = this.#commitMs * 0.8 + this.lastCommitMs * 0.2;
    let from = 0;
    for (const batch of batches) {
      this.#tell(batch, answers.slice(from, from + batch.updates.length));
      from += batch.updates.length;
    }
  }

  /** A document that cannot be told must not keep the others from being told. */
  #tell(batch: Batch, answers: ReadonlyArray<number | Refused>): void {
    try {
      batch.stored(answers);
    } catch (error) {
      this.#parts.onFailure(error);
      batch.failed();
    }
  }
}

function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(Object.assign(new Error(`The database has not answered for ${ms} ms.`), { code: 'timed-out' }));
    }, ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
