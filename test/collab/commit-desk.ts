import { CommitQueue } from '../../server/collab/commit-queue';
import type { Batch, Flushed } from '../../server/collab/flush-order';
import type { NewUpdate, UpdateLog } from '../../server/collab/update-log';

const UPDATE: NewUpdate = {
  documentId: 'doc',
  update: new Uint8Array([0, 0]),
  clientId: null,
  personId: 'p',
  organisationId: null,
  bind: [],
  onlyWhileOpen: true,
};

/** A document that hands over what was put into it, and says when each was told. */
export class Desk implements Flushed {
  readonly told: number[] = [];
  failures = 0;
  waiting = 0;
  readonly #listeners: number;
  readonly #each: number;

  readonly #onTold: () => void;

  /** @param each bytes of an update */
  constructor(listeners = 2, each = 2, onTold: () => void = () => undefined) {
    this.#listeners = listeners;
    this.#each = each;
    this.#onTold = onTold;
  }

  get waitingBytes(): number {
    return this.waiting * this.#each;
  }

  takeBatch(most: number): Batch | null {
    const size = Math.min(this.waiting, Math.max(1, Math.floor(most / this.#each)));
    if (size === 0) return null;
    this.waiting -= size;
    return {
      updates: Array.from({ length: size }, () => UPDATE),
      bytes: size * this.#each,
      more: this.waiting > 0,
      deliveries: size * this.#listeners,
      stored: (answers) => {
        this.told.push(answers.length);
        this.#onTold();
      },
      failed: () => void this.failures++,
    };
  }
}

/** A queue on this log, and what it asked of it. */
export function queueOn(log: UpdateLog, longestWindow = 30) {
  const appends: number[] = [];
  const counted: UpdateLog = {
    ...log,
    append: (updates) => {
      appends.push(updates.length);
      return log.append(updates);
    },
  };
  const faults: unknown[] = [];
  const onFailure = (error: unknown) => void faults.push(error);
  const queue = new CommitQueue({ log: counted, longestWindow, storeTimeout: 1_000, onFailure });
  const put = (desk: Desk) => {
    desk.waiting++;
    queue.request(desk);
  };
  return { queue, put, appends, faults };
}
